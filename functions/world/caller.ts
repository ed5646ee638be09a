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

/** Whom a case concerns: who began it, whom it is put to, and the bureau that decides it. */
export type Concerned = { filer: string | null; respondent: string | null; bureau: string };

const ofBureau = ({ roles, slots }: Caller): string[] => [
  ...new Set([...roles.filter((role) => role === 'desk' || role === 'head'), ...slots]),
];

const asFiler = ({ org, roles }: Caller): string[] => {
  if (org.kind === 'provider') return roles.includes('filer') ? ['provider'] : [];
  return roles.filter((role) => role === 'filer' || role === 'filer_head' || role === 'expert');
};

// The head of an organisation may do what its clerk may: what is put to it does not wait for one.
const asRespondent = ({ roles }: Caller): string[] => [
  ...(roles.some((role) => role === 'filer' || role === 'filer_head') ? ['respondent'] : []),
  ...(roles.includes('filer_head') ? ['respondent_head'] : []),
];

/**
 * The parties and offices a caller is towards a case; empty when only reading from above.
 */
export const partiesOf = (caller: Caller, concerned: Concerned): string[] => {
  const { id } = caller.org;
  if (isBureau(caller)) return id === concerned.bureau ? ofBureau(caller) : [];
  return [
    ...(id === concerned.filer ? asFiler(caller) : []),
    ...(id === concerned.respondent ? asRespondent(caller) : []),
  ];
};

/** Everything a caller can be asked as in their own organisation. */
export const partiesAt = (caller: Caller): string[] =>
  partiesOf(caller, {
    filer: caller.org.id,
    respondent: caller.org.id,
    bureau: caller.org.id,
  });
