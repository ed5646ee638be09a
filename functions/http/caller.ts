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
export const isBureau = (c: Caller): boolean => c.org.kind === 'bureau';

/**
 * True if all the caller does here is to give an opinion on a panel: they see what waits for one,
 * and nothing else.
 */
export const isExpertOnly = (c: Caller): boolean =>
  !isBureau(c) && c.roles.length > 0 && c.roles.every((r) => r === 'expert');

/**
 * The parties and offices a caller is towards a case of this school and this deciding bureau; empty
 * when only reading from above.
 */
export const partiesOf = (c: Caller, school: string, bureau: string): string[] => {
  if (c.org.id === school && c.org.kind === 'provider')
    return c.roles.includes('filer') ? ['provider'] : [];
  if (c.org.id === school && !isBureau(c))
    return c.roles.filter((r) => r === 'filer' || r === 'filer_head' || r === 'expert');
  if (c.org.id === bureau && isBureau(c))
    return [...new Set([...c.roles.filter((r) => r === 'desk' || r === 'head'), ...c.slots])];
  return [];
};
