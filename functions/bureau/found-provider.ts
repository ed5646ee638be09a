import type { Transaction } from 'kysely';
import type { Instant } from '@shared/kernel/calendar';
import { readName } from '@shared/kernel/identifiers';
import { longest } from '@shared/kernel/limits';
import { overBy } from '@shared/kernel/text';
import { makeInvitation, type Inviting } from '../account/invite';
import { providerOrg } from '../case/org-store';
import type { Tables } from '../db/tables';
import { providerNamed } from '../registry/store';
import type { Founded } from './found';
import { bureausOnPath } from './store';

/** A provider to be founded, as the operator names it: with which bureau, and who comes first. */
export type ProviderFounding = { name: string; path: string; admin: string };

const wrong = ({ name, admin }: ProviderFounding): string[] => [
  ...(name.trim() === '' || overBy(name, longest.name) > 0
    ? ['--name: 1 至 60 个字 · 1 to 60 characters']
    : []),
  ...(readName(admin).shape === 'wrong'
    ? ['--admin: 提供者经办人的姓名 · the name of the provider’s first person']
    : []),
];

/**
 * Makes the organisation of a provider, unless papers were put to it already, and an invitation for
 * its first person; gives everything that is wrong as lines for the operator instead. The
 * transaction is in system scope.
 */
export const foundProvider = async (
  server: Inviting,
  tx: Transaction<Tables>,
  founding: ProviderFounding,
  now: Instant,
): Promise<{ ok: true; value: Founded } | { ok: false; wrong: string[] }> => {
  const faults = wrong(founding);
  const [bureau] = await bureausOnPath(tx, founding.path);
  if (bureau?.path !== founding.path)
    faults.push(`--path: 没有这个教育局 · no bureau at ${founding.path}`);
  if (faults.length > 0 || !bureau) return { ok: false, wrong: faults };
  const provider = await providerNamed(tx, founding.name.trim(), server.newId('provider'));
  const made = { id: server.newId('org'), bureau: { id: bureau.id, path: bureau.path } };
  const id = await providerOrg(tx, provider, made);
  const name = readName(founding.admin).as;
  const { code, expires } = await makeInvitation(server, tx, { org: id, name, role: 'filer' }, now);
  return { ok: true, value: { id, code, expires } };
};
