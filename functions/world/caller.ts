import type { Level, OrgKind, Role } from '@shared/kernel/kinds';
import type { Scalar } from '@shared/kernel/scalar';

/** The bureau somebody belongs to or files with, with what it has decided for itself. */
export type Bureau = {
  id: string;
  name: string;
  path: string;
  policy: string;
  tel: string;
  prefix: string;
  version: number;
  settings: Readonly<Record<string, Scalar>>;
  offices: Readonly<Record<string, string>>;
};

/** Who asks: the person, the seat they act from, and everything they are in that organisation. */
export type Caller = {
  person: string;
  seat: string;
  session: string;
  org: { id: string; kind: OrgKind; name: string; path: string; level: Level };
  roles: readonly Role[];
  slots: readonly string[];
  bureau: Bureau;
};

/** True if the caller works for a bureau. */
export const isBureau = (caller: Caller): boolean => caller.org.kind === 'bureau';

/**
 * True if all the caller does here is to give an opinion on a panel: they see what waits for one,
 * and nothing else.
 */
export const isExpertOnly = (caller: Caller): boolean =>
  !isBureau(caller) && caller.roles.length > 0 && caller.roles.every((role) => role === 'expert');

/**
 * The parties and offices a caller is towards a case that `filer` began (nobody's organisation: null)
 * and this bureau decides; empty when only reading from above.
 */
export const partiesOf = (caller: Caller, filer: string | null, bureau: string): string[] => {
  if (caller.org.id === filer && caller.org.kind === 'provider')
    return caller.roles.includes('filer') ? ['provider'] : [];
  if (caller.org.id === filer && !isBureau(caller))
    return caller.roles.filter(
      (role) => role === 'filer' || role === 'filer_head' || role === 'expert',
    );
  if (caller.org.id === bureau && isBureau(caller))
    return [
      ...new Set([
        ...caller.roles.filter((role) => role === 'desk' || role === 'head'),
        ...caller.slots,
      ]),
    ];
  return [];
};
