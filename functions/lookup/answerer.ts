import type { Pool } from 'pg';
import { dayOf } from '@shared/kernel/calendar';
import { readCode } from '@shared/kernel/id';
import { lookupBody, lookupTag, type LookupRow } from './answer';
import { newId } from '../outside/clock';
import { byCode, byPair, readLookup } from './store';

/**
 * What a lookup replies: status, fixed headers (one of two records, the same each time), the entity
 * tag if there is one, body text.
 */
export type LookupReply = {
  status: number;
  headers: Readonly<Record<string, string>>;
  etag?: string;
  body: string;
};

const headers: Readonly<Record<string, string>> = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'access-control-allow-origin': '*',
};
const unkept: Readonly<Record<string, string>> = { ...headers, 'cache-control': 'no-store' };

const refuse = (status: number, code: string): LookupReply => ({
  status,
  headers: unkept,
  body: JSON.stringify({ refusal: { code }, request: '' }),
});

// Shanghai's day changes only with the hour, so it is worked out once an hour.
let known = { hour: '-', day: '' };
const dayAt = (now: string): string => {
  if (!now.startsWith(known.hour)) known = { hour: now.slice(0, 13), day: dayOf(now) };
  return known.day;
};

// Of so many codes the last answer stays at hand: a class that scans its poster asks for one.
const AT_HAND = 500;

/**
 * Works an answer out once: under one key, the same entity tag is the same answer. The row is read
 * every time.
 */
const makeReply = () => {
  const lately = new Map<string, LookupReply>();
  const answered = (key: string, etag: string, row: LookupRow, today: string): LookupReply => {
    const known = lately.get(key);
    if (known?.etag === etag) return known;
    const made = { status: 200, headers, etag, body: lookupBody(row, today) };
    lately.delete(key);
    if (lately.size >= AT_HAND) lately.delete(lately.keys().next().value!);
    lately.set(key, made);
    return made;
  };
  return (
    key: string,
    row: LookupRow | undefined,
    now: string,
    ifNoneMatch: string | undefined,
  ): LookupReply => {
    if (!row) return refuse(404, 'not_found');
    const today = dayAt(now);
    const etag = lookupTag(row, today);
    // A gateway that compresses may have weakened the tag (W/"…"), and a phone may send several.
    if (ifNoneMatch?.includes(etag)) return { status: 304, headers, etag, body: '' };
    return answered(key, etag, row, today);
  };
};

type Query = { key: string; statement: typeof byCode; values: string[] };

/**
 * Of one code at most one query runs at a time; requests that come meanwhile share the next one,
 * which is sent when it ends. A query already sent is never joined, so every answer is at least as
 * new as its own request.
 */
const makeSharing = (pool: Pick<Pool, 'query'>) => {
  const running = new Map<string, Promise<LookupRow | undefined>>();
  const waiting = new Map<string, Promise<LookupRow | undefined>>();
  const ended = (key: string): void => void running.delete(key);
  const send = ({ key, statement, values }: Query): Promise<LookupRow | undefined> => {
    const asked = readLookup(pool, statement, values, key, ended);
    running.set(key, asked);
    return asked;
  };
  return (query: Query): Promise<LookupRow | undefined> => {
    const { key } = query;
    const next = waiting.get(key);
    if (next) return next;
    const current = running.get(key);
    if (!current) return send(query);
    const go = () => {
      waiting.delete(key);
      return send(query);
    };
    const asked = current.then(go, go);
    waiting.set(key, asked);
    return asked;
  };
};

/**
 * Answers lookups, those of one code at one time by one query. Never throws: what fails is logged
 * and answered 500.
 */
export const makeLookup = (
  pool: Pick<Pool, 'query'>,
  now: () => string,
  log: (entry: Record<string, unknown>) => void = (entry) =>
    process.stderr.write(`${JSON.stringify(entry)}\n`),
) => {
  const shared = makeSharing(pool);
  const reply = makeReply();
  const answer = async (query: Query, ifNoneMatch: string | undefined): Promise<LookupReply> => {
    try {
      return reply(query.key, await shared(query), now(), ifNoneMatch);
    } catch (error) {
      const request = newId('request');
      log({
        level: 'error',
        request,
        endpoint: query.statement.name,
        error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
      });
      return { status: 500, headers: unkept, body: JSON.stringify({ request }) };
    }
  };
  return {
    /** By the code of a poster, as scanned or typed; an altered code is refused without a query. */
    code: async (text: string, ifNoneMatch?: string): Promise<LookupReply> => {
      const code = readCode(text);
      if (!code) return refuse(404, 'bad_code');
      return answer({ key: code, statement: byCode, values: [code] }, ifNoneMatch);
    },
    /** By school and app. */
    pair: async (school: string, app: string, ifNoneMatch?: string): Promise<LookupReply> =>
      /^org_\w{8,32}$/.test(school) && /^app_\w{8,32}$/.test(app)
        ? answer({ key: `${school}|${app}`, statement: byPair, values: [school, app] }, ifNoneMatch)
        : refuse(404, 'not_found'),
  };
};

/** What answers lookups. */
export type Lookup = ReturnType<typeof makeLookup>;
