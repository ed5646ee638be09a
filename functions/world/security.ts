import type { Endpoint } from '@shared/contract/endpoint';
import { prefixes } from '@shared/kernel/id';
import { statusOf, type RefusalCode } from '@shared/kernel/refusal';
import type { SecurityKind } from '@shared/kernel/security';
import type { Request } from './request';
import { insertSecurity, type SecurityLine } from './security-store';

const anId = new RegExp(`^(${Object.values(prefixes).join('|')})_[0-9a-z]{8,32}$`);

/** The id a request is about: the first there is among what was sent. */
export const aboutOf = (input: Record<string, unknown>): string =>
  Object.values(input).find(
    (value): value is string => typeof value === 'string' && anId.test(value),
  ) ?? '';

const lineOf = (
  request: Request,
  line: Pick<SecurityLine, 'what' | 'went'> & Partial<SecurityLine>,
): SecurityLine => ({
  id: request.server.newId('event'),
  at: request.now,
  ...(request.caller && {
    person: request.caller.person,
    org: { id: request.caller.org.id, path: request.caller.bureau.path },
  }),
  ...(request.about && { about: request.about }),
  ...line,
});

/**
 * Writes down what was done, in the transaction of the request; before somebody was known, `who`
 * says who they turned out to be.
 */
export const logDone = async (
  request: Request,
  what: SecurityKind,
  who: Partial<SecurityLine> = {},
): Promise<void> => {
  if (request.logged) return;
  request.logged = true;
  const line = lineOf(request, { what, went: 'done', ...who });
  if (!request.isOver()) return insertSecurity(await request.tx(), line);
  await request.server.db.transaction().execute((tx) => insertSecurity(tx, line));
};

// A form with faults is no attempt at anything; being the wrong person or in the wrong place is.
// Too often is not written either: what came before is,
// and a flood must not fill the log.
const isAttempt = (request: Request, code: RefusalCode): boolean =>
  statusOf[code] === 403 ||
  code === 'invitation_spent' ||
  (code === 'not_found' && request.caller !== undefined && request.about !== '');

/** Writes down what was refused, in a transaction of its own, for that of the request is gone. */
export const logRefused = async (
  request: Request,
  endpoint: Endpoint,
  code: RefusalCode,
): Promise<void> => {
  if (!isAttempt(request, code)) return;
  const line = lineOf(request, {
    what: endpoint.logs ?? 'attempt',
    went: 'refused',
    detail: endpoint.logs ? code : `${code} ${endpoint.method} ${endpoint.path}`,
  });
  await request.server.db.transaction().execute((tx) => insertSecurity(tx, line));
};
