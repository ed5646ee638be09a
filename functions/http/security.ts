import type { Endpoint } from '@shared/contract/endpoint';
import { prefixes } from '@shared/kernel/id';
import { statusOf, type RefusalCode } from '@shared/kernel/refusal';
import type { SecurityKind } from '@shared/kernel/security';
import type { Ask } from './ask';
import { insertSecurity, type SecurityLine } from './security-store';

const anId = new RegExp(`^(${Object.values(prefixes).join('|')})_[0-9a-z]{8,32}$`);

/** The id a request is about: the first there is among what was sent. */
export const aboutOf = (input: Record<string, unknown>): string =>
  Object.values(input).find((v): v is string => typeof v === 'string' && anId.test(v)) ?? '';

const lineOf = (
  ask: Ask,
  line: Pick<SecurityLine, 'what' | 'went'> & Partial<SecurityLine>,
): SecurityLine => ({
  id: ask.house.newId('event'),
  at: ask.now,
  ...(ask.caller && {
    person: ask.caller.person,
    org: { id: ask.caller.org.id, path: ask.caller.bureau.path },
  }),
  ...(ask.about && { about: ask.about }),
  ...line,
});

/**
 * Writes down what was done, in the transaction of the request; before somebody was known, `who`
 * says who they turned out to be.
 */
export const logDone = async (
  ask: Ask,
  what: SecurityKind,
  who: Partial<SecurityLine> = {},
): Promise<void> => {
  if (ask.logged) return;
  ask.logged = true;
  const line = lineOf(ask, { what, went: 'done', ...who });
  if (!ask.isOver()) return insertSecurity(await ask.tx(), line);
  await ask.house.db.transaction().execute((tx) => insertSecurity(tx, line));
};

// A form with faults is no attempt at anything; being the wrong person or in the wrong place is.
// Too often is not written either: what came before is,
// and a flood must not fill the log.
const isAttempt = (ask: Ask, code: RefusalCode): boolean =>
  statusOf[code] === 403 ||
  code === 'invitation_spent' ||
  (code === 'not_found' && ask.caller !== undefined && ask.about !== '');

/** Writes down what was refused, in a transaction of its own, for that of the request is gone. */
export const logRefused = async (ask: Ask, e: Endpoint, code: RefusalCode): Promise<void> => {
  if (!isAttempt(ask, code)) return;
  const line = lineOf(ask, {
    what: e.logs ?? 'attempt',
    went: 'refused',
    detail: e.logs ? code : `${code} ${e.method} ${e.path}`,
  });
  await ask.house.db.transaction().execute((tx) => insertSecurity(tx, line));
};
