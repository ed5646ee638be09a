import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import * as z from 'zod/mini';
import type { Endpoint, InputOf, OutputOf } from '@shared/contract/endpoint';
import type { Result } from '@shared/kernel/result';
import { statusOf, type Refusal } from '@shared/kernel/refusal';
import { shut, unshut } from '../seal/box';
import { makeAsk, type Ask, type SignedAsk } from './ask';
import { isBureau, type Caller } from './caller';
import type { House } from './house';
import { claimKey, keepReply } from './kept-store';

// zod's generated parsers were no faster for these schemas, and a server that writes no code while running is easier to vouch for.
z.config({ jitless: true });

type AskOf<E> = E extends { audience: 'public' | 'demo' } ? Ask : SignedAsk;
/** What answers an endpoint: a value or a refusal; bytes where the endpoint says so. */
export type Handler<E> = (
  ask: AskOf<E>,
  input: InputOf<E>,
) => Promise<Result<E extends { bytes: string } ? Uint8Array : OutputOf<E>>>;
/** The handlers of a contract group, complete by type. */
export type Handlers<G> = { [K in keyof G]: Handler<G[K]> };

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const MAX_BODY = 6_000_000;

/** The headers every answer carries. */
export const safeHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};

const mayCall = (e: Endpoint, caller: Caller): boolean =>
  e.audience === 'signed_in' || e.audience === 'school_or_bureau'
    ? true
    : e.audience === 'admin'
      ? caller.roles.includes('admin')
      : e.audience === 'bureau'
        ? isBureau(caller)
        : !isBureau(caller);

// PostgreSQL keeps neither NUL nor half a surrogate pair; nobody types them by accident.
const storable = (text: string): boolean =>
  !text.includes('\u0000') &&
  !/\\u0000/i.test(text) &&
  text.isWellFormed() &&
  !/\\ud[89a-f]/i.test(text);

// A body is read only as far as it may be long, so that nobody can make the process hold more.
const readText = async (c: Context): Promise<string | undefined> => {
  if (!c.req.raw.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of c.req.raw.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(part, { stream: true });
    if (text.length > MAX_BODY) return undefined;
  }
  return text + decoder.decode();
};

const readInput = async (c: Context, e: Endpoint): Promise<Record<string, unknown> | undefined> => {
  const params = c.req.param() as Record<string, string>;
  if (!Object.values(params).every(storable)) return undefined;
  if (e.method === 'GET')
    return Object.values(c.req.query()).every(storable)
      ? { ...c.req.query(), ...params }
      : undefined;
  const text = await readText(c);
  if (text === undefined || text.length > MAX_BODY || !storable(text)) return undefined;
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? { ...body, ...params }
      : undefined;
  } catch {
    return undefined;
  }
};

const malformed = (error: z.core.$ZodError): Refusal => ({
  code: 'bad_request',
  faults: error.issues.slice(0, 50).map((i) => ({
    field: i.path.join('.'),
    label: i.path.join('.'),
    code:
      i.code === 'too_big'
        ? ('too_long' as const)
        : i.code === 'unrecognized_keys'
          ? ('unknown_field' as const)
          : ('wrong_kind' as const),
  })),
});

const refused = (c: Context, refusal: Refusal, request: string): Response =>
  c.json({ refusal, request }, statusOf[refusal.code], { ...safeHeaders });

const authorise = async (
  ask: Ask,
  c: Context,
  e: Endpoint,
): Promise<Caller | Refusal | undefined> => {
  if (e.audience === 'public' || e.audience === 'demo') return undefined;
  const token = /^Bearer ([\w-]{20,100})$/.exec(c.req.header('authorization') ?? '')?.[1];
  if (!token) return { code: 'sign_in_first' };
  const caller = await ask.enter(sha(token));
  if (!caller) return { code: 'session_ended' };
  return mayCall(e, caller) ? caller : { code: 'not_yours' };
};

type Kept = { key: string; hash: string };

/** Handles one request of one endpoint from parse to reply; the only place that catches exceptions. */
const answer = async (
  house: House,
  e: Endpoint,
  handler: Handler<Endpoint>,
  c: Context,
): Promise<Response> => {
  const request = house.newId('request');
  const ask = makeAsk(house, request);
  try {
    // Before a connection is taken: whoever sends slowly holds nothing but themselves.
    const raw = await readInput(c, e);
    const who = await authorise(ask, c, e);
    if (who && 'code' in who) return refused(c, who, request);
    const input = raw && z.safeParse(e.input(), raw);
    if (!input) return refused(c, { code: 'bad_request' }, request);
    if (!input.success) return refused(c, malformed(input.error), request);
    let kept: Kept | undefined;
    if (
      (e.method === 'POST' && e.refusals.includes('key_reused')) ||
      (e.method === 'POST' && who)
    ) {
      const key = c.req.header('idempotency-key') ?? '';
      if (!/^[\w-]{16,100}$/.test(key))
        return refused(
          c,
          {
            code: 'bad_request',
            faults: [{ field: 'idempotency-key', label: 'Idempotency-Key', code: 'missing' }],
          },
          request,
        );
      kept = {
        key,
        hash: sha(`${key}|${who?.person ?? ''}|${who?.seat ?? ''}|${e.method} ${e.path}`),
      };
      // Keyed, for what was sent may be a name that many could guess.
      const inputHash = house.seal.blindIndex(JSON.stringify(input.data), 'kept input');
      const before = await claimKey(await ask.tx(), kept.hash, inputHash, ask.now);
      if (before) {
        await ask.end('rollback');
        if (before.input !== inputHash) return refused(c, { code: 'key_reused' }, request);
        return c.body(unshut(house.seal.deriveReplyKey(key), before.box, kept.hash), 200, {
          ...safeHeaders,
          'content-type': 'application/json; charset=utf-8',
        });
      }
    }
    const result = await handler((who ? { ...ask, caller: who } : ask) as SignedAsk, input.data);
    if (!result.ok) {
      await ask.end('rollback');
      return refused(c, result.refusal, request);
    }
    if (e.bytes) {
      await ask.end('commit');
      return c.body(result.value as unknown as ArrayBuffer, 200, {
        ...safeHeaders,
        'content-type': e.bytes,
        'content-disposition': 'inline',
      });
    }
    const body = JSON.stringify(z.parse(e.output(), result.value));
    if (kept)
      await keepReply(
        await ask.tx(),
        kept.hash,
        shut(house.seal.deriveReplyKey(kept.key), body, kept.hash),
      );
    await ask.end('commit');
    return c.body(body, 200, { ...safeHeaders, 'content-type': 'application/json; charset=utf-8' });
  } catch (error) {
    await ask.end('rollback').catch(() => undefined);
    house.log({
      level: 'error',
      request,
      endpoint: `${e.method} ${e.path}`,
      error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
      stack: error instanceof Error ? error.stack : undefined,
    });
    return c.json({ request }, 500, { ...safeHeaders });
  } finally {
    // Whoever was refused before the handler ran has a transaction too; left open it would hold its connection for ever.
    await ask.end('rollback').catch(() => undefined);
  }
};

/** A Hono app that serves the endpoints of a contract group. Demo endpoints do not exist outside demo mode. */
export const serve = <G extends Record<string, Endpoint>>(
  house: House,
  group: G,
  handlers: Handlers<G>,
): Hono => {
  const app = new Hono();
  for (const [name, e] of Object.entries(group)) {
    if (e.audience === 'demo' && !house.demo) continue;
    const handler = handlers[name as keyof G] as unknown as Handler<Endpoint>;
    app.on(e.method, e.path, (c) => answer(house, e, handler, c));
  }
  return app;
};
