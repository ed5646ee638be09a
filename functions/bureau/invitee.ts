import { headOf, rolesIn, type OrgKind, type Role } from '@shared/kernel/kinds';
import { readName } from '@shared/kernel/identifiers';
import { longest } from '@shared/kernel/limits';
import type { Fault } from '@shared/kernel/refusal';
import type { Policy } from '@shared/policy/policy';
import { textFault } from './setting';

/** Everything wrong with an invitation into an organisation of this kind, at once. */
export const inviteeFaults = (
  policy: Policy,
  kind: OrgKind,
  to: { name: string; role: Role; slots: readonly string[]; title: string },
): Fault[] => {
  const faults: Fault[] = [];
  if (readName(to.name).shape === 'wrong')
    faults.push({ field: 'name', code: 'name_shape', label: '姓名' });
  if (!rolesIn[kind].includes(to.role))
    faults.push({ field: 'role', code: 'not_an_option', label: '角色' });
  const offices = kind === 'bureau' ? Object.keys(policy.words.offices) : [];
  const held = offices.filter((office) => to.slots.includes(office));
  // Nobody is in charge of an office they are not in.
  const known = new Set([...offices, ...held.map(headOf)]);
  if (to.slots.some((slot) => !known.has(slot)))
    faults.push({ field: 'slots', code: 'not_an_option', label: '处室' });
  if (to.role === 'office' && to.slots.length === 0)
    faults.push({ field: 'slots', code: 'missing', label: '处室' });
  const wrongTitle =
    to.title === '' ? undefined : textFault('title', '职务', to.title, longest.post);
  return wrongTitle ? [...faults, wrongTitle] : faults;
};
