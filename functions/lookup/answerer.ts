import type { Pool } from 'pg';
import { dayOf } from '@shared/kernel/calendar';
import { readCode } from '@shared/kernel/id';
import { lookupBody, lookupTag, type LookupRow } from './answer';
import { byCode, byPair, readLookup } from './store';

/** What a lookup replies: status, headers, body text. */
export type LookupReply = { status: number; headers: Record<string, string>; body: string };

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'access-control-allow-origin': '*',
} as const;

const refuse = (status: number, code: string): LookupReply => ({ status, headers: { ...headers, 'cache-control': 'no-store' }, body: JSON.stringify({ refusal: { code }, request: '' }) });

const reply = (row: LookupRow | undefined, now: string, ifNoneMatch: string | undefined): LookupReply => {
  if (!row) return refuse(404, 'not_found');
  const today = dayOf(now);
  const etag = lookupTag(row, today);
  if (ifNoneMatch === etag) return { status: 304, headers: { ...headers, etag }, body: '' };
  return { status: 200, headers: { ...headers, etag }, body: lookupBody(row, today) };
};

/**
 * Answers lookups. Requests for the same code that arrived while a query waits to be sent share that query;
 * a query already sent is never joined, so every answer is at least as new as its own request.
 */
export const makeLookup = (pool: Pick<Pool, 'query'>, now: () => string) => {
  const waiting = new Map<string, Promise<LookupRow | undefined>>();
  const shared = (key: string, ask: () => Promise<LookupRow | undefined>): Promise<LookupRow | undefined> => {
    const known = waiting.get(key);
    if (known) return known;
    const asked = new Promise<void>((go) => setImmediate(go)).then(() => {
      waiting.delete(key);
      return ask();
    });
    waiting.set(key, asked);
    return asked;
  };
  return {
    /** By the code of a poster, as scanned or typed; an altered code is refused without a query. */
    code: async (text: string, ifNoneMatch?: string): Promise<LookupReply> => {
      const code = readCode(text);
      if (!code) return refuse(404, 'bad_code');
      return reply(await shared(code, () => readLookup(pool, byCode, [code])), now(), ifNoneMatch);
    },
    /** By school and app. */
    pair: async (school: string, app: string, ifNoneMatch?: string): Promise<LookupReply> =>
      /^org_\w{8,32}$/.test(school) && /^app_\w{8,32}$/.test(app)
        ? reply(await shared(`${school}|${app}`, () => readLookup(pool, byPair, [school, app])), now(), ifNoneMatch)
        : refuse(404, 'not_found'),
  };
};
