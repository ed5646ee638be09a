import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import * as z from 'zod/mini';
import { smallBody, type Audience, type Endpoint } from '@shared/contract/endpoint';
import { no, yes, type Result } from '@shared/kernel/result';
import { statusOf, type FaultCode, type Refusal } from '@shared/kernel/refusal';
import { shut, unshut } from '../seal/box';
import type { Handler, Handlers, Request, SignedRequest } from '../world/request';
import { makeRequest } from './request';
import { askerOf } from './asker';
import { parseBody, readText, storable, turnAfter } from './body';
import { isBureau, type Caller } from '../world/caller';
import type { Server } from '../world/server';
import { claimKey, keepReply } from '../world/kept-store';
import { countRequest } from '../world/limits';
import { aboutOf, logDone, logRefused } from '../world/security';

// zod's generated parsers were no faster for these schemas, and a server that writes no code while
// running is easier to vouch for.
z.config({ jitless: true });

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The headers every answer carries. */
export const safeHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};

const anyone = (): boolean => true;
const mayCall = {
  public: anyone,
  demo: anyone,
  signed_in: anyone,
  school_or_bureau: anyone,
  admin: (caller) => caller.roles.includes('admin'),
  bureau: isBureau,
  school: (caller) => !isBureau(caller),
} as const satisfies Record<Audience, (caller: Caller) => boolean>;

const faultCode = (code: z.core.$ZodIssue['code']): FaultCode => {
  if (code === 'too_big') return 'too_long';
  return code === 'unrecognized_keys' ? 'unknown_field' : 'wrong_kind';
};

const malformed = (error: z.core.$ZodError): Refusal => ({
  code: 'bad_request',
  faults: error.issues.slice(0, 50).map((issue) => ({
    field: issue.path.join('.'),
    label: issue.path.join('.'),
    code: faultCode(issue.code),
  })),
});

const refused = (c: Context, refusal: Refusal, request: string): Response =>
  c.json({ refusal, request }, statusOf[refusal.code], { ...safeHeaders });

/**
 * What a request says before its body is read: the caller's token, as its hash, or why there is
 * none.
 */
const tokenOf = (c: Context, endpoint: Endpoint): Result<string | undefined> => {
  if (endpoint.audience === 'public' || endpoint.audience === 'demo') return yes(undefined);
  const token = /^Bearer ([\w-]{20,100})$/.exec(c.req.header('authorization') ?? '')?.[1];
  return token ? yes(sha(token)) : no('sign_in_first');
};

type Brought = { params: Record<string, string>; text: string };

/**
 * The path, the query and the body as text. Nobody's body is read before it is known that somebody
 * with a session sends it.
 */
const bringIn = async (
  request: Request,
  c: Context,
  endpoint: Endpoint,
  session: string | undefined,
): Promise<Result<Brought>> => {
  const query = endpoint.method === 'GET' ? c.req.query() : {};
  const params = { ...query, ...(c.req.param() as Record<string, string>) };
  if (!Object.values(params).every(storable)) return no('bad_request');
  if (endpoint.method === 'GET') return yes({ params, text: '' });
  if (session !== undefined && !(await request.knows(session))) return no('session_ended');
  const body = await readText(c, endpoint.body ?? smallBody);
  return body.ok ? yes({ params, text: body.value }) : no(body.why);
};

const inputOf = async (
  endpoint: Endpoint,
  { params, text }: Brought,
): Promise<Result<Record<string, unknown>>> => {
  const body = await parseBody(text, endpoint.body ?? smallBody);
  if (!body.ok) return no(body.why);
  const input = z.safeParse(endpoint.input(), { ...body.value, ...params });
  return input.success
    ? yes(input.data as Record<string, unknown>)
    : { ok: false, refusal: malformed(input.error) };
};

const authorise = async (
  request: Request,
  endpoint: Endpoint,
  session: string | undefined,
): Promise<Result<Caller | undefined>> => {
  if (session === undefined) return yes(undefined);
  const caller = await request.enter(session);
  if (!caller) return no('session_ended');
  request.caller = caller;
  return mayCall[endpoint.audience](caller) ? yes(caller) : no('not_yours');
};

type Kept = { key: string; hash: string };

const MISSING_KEY: Refusal = {
  code: 'bad_request',
  faults: [{ field: 'idempotency-key', label: 'Idempotency-Key', code: 'missing' }],
};

/** The key under which a reply is kept; undefined for what changes nothing or is anybody's. */
const keyOf = (
  c: Context,
  endpoint: Endpoint,
  who: Caller | undefined,
): Result<Kept | undefined> => {
  if (endpoint.method !== 'POST' || !(who || endpoint.refusals.includes('key_reused')))
    return yes(undefined);
  const key = c.req.header('idempotency-key') ?? '';
  if (!/^[\w-]{16,100}$/.test(key)) return { ok: false, refusal: MISSING_KEY };
  const hash = sha(
    `${key}|${who?.person ?? ''}|${who?.seat ?? ''}|${endpoint.method} ${endpoint.path}`,
  );
  return yes({ key, hash });
};

const json = (c: Context, body: string): Response =>
  c.body(body, 200, { ...safeHeaders, 'content-type': 'application/json; charset=utf-8' });

/**
 * What was kept under a key: the reply to the same request, a refusal to another one, or undefined
 * when there is none yet.
 */
const keptReply = async (
  request: Request,
  kept: Kept,
  { params, text }: Brought,
): Promise<Result<string | undefined>> => {
  const { seal } = request.server;
  await turnAfter(text);
  // Keyed, for what was sent may be a name that many could guess.
  const inputHash = seal.blindIndex(`${JSON.stringify(params)}${text}`, 'kept input');
  const before = await claimKey(await request.tx(), kept.hash, inputHash, request.now);
  if (!before) return yes(undefined);
  if (before.input !== inputHash) return no('key_reused');
  return yes(unshut(seal.deriveReplyKey(kept.key), before.box, kept.hash));
};

const overLimit = async (request: Request, endpoint: Endpoint): Promise<Refusal | undefined> =>
  endpoint.limit ? countRequest(request.server, endpoint.limit, request.asker) : undefined;

/** A file: shown where it is opened, or saved under its name. */
const bytesReply = (c: Context, { bytes = '', saves }: Endpoint, file: ArrayBuffer): Response =>
  c.body(file, 200, {
    ...safeHeaders,
    'content-type': bytes,
    'content-disposition': saves ? `attachment; filename="${saves}"` : 'inline',
  });

/** Handles one request of one endpoint from parse to reply. */
const handle = async (
  request: Request,
  endpoint: Endpoint,
  handler: Handler<Endpoint>,
  c: Context,
): Promise<Result<Response>> => {
  const session = tokenOf(c, endpoint);
  if (!session.ok) return session;
  if (session.value !== undefined) request.asker.session = session.value;
  const refusal = await overLimit(request, endpoint);
  if (refusal) return { ok: false, refusal };
  const brought = await bringIn(request, c, endpoint, session.value);
  if (!brought.ok) return brought;
  const who = await authorise(request, endpoint, session.value);
  if (!who.ok) return who;
  const input = await inputOf(endpoint, brought.value);
  if (!input.ok) return input;
  request.about = aboutOf(input.value);
  const kept = keyOf(c, endpoint, who.value);
  if (!kept.ok) return kept;
  if (kept.value) {
    const before = await keptReply(request, kept.value, brought.value);
    if (!before.ok) return before;
    if (before.value !== undefined) return yes(json(c, before.value));
  }
  const result = await handler(request as SignedRequest, input.value as never);
  if (!result.ok) return result;
  if (endpoint.logs) await logDone(request, endpoint.logs);
  if (endpoint.bytes) {
    await request.end('commit');
    return yes(bytesReply(c, endpoint, result.value as unknown as ArrayBuffer));
  }
  const body = JSON.stringify(z.parse(endpoint.output(), result.value));
  if (kept.value) {
    const { key, hash } = kept.value;
    await keepReply(
      await request.tx(),
      hash,
      shut(request.server.seal.deriveReplyKey(key), body, hash),
    );
  }
  await request.end('commit');
  return yes(json(c, body));
};

/** Answers one request, whatever happens; the only place that catches exceptions. */
const answer = async (
  server: Server,
  endpoint: Endpoint,
  handler: Handler<Endpoint>,
  c: Context,
): Promise<Response> => {
  const id = server.newId('request');
  const request = makeRequest(server, id, askerOf(c, server.behindProxy));
  try {
    const result = await handle(request, endpoint, handler, c);
    if (result.ok) return result.value;
    await request.end('rollback');
    await logRefused(request, endpoint, result.refusal.code);
    return refused(c, result.refusal, id);
  } catch (error) {
    await request.end('rollback').catch(() => undefined);
    server.log({
      level: 'error',
      request: id,
      endpoint: `${endpoint.method} ${endpoint.path}`,
      error: error instanceof Error ? `${error.name}: ${error.message}` : 'unknown',
      stack: error instanceof Error ? error.stack : undefined,
    });
    return c.json({ request: id }, 500, { ...safeHeaders });
  } finally {
    // Whoever was refused before the handler ran has a transaction too; left open it would hold its
    // connection for ever.
    await request.end('rollback').catch(() => undefined);
  }
};

/**
 * A Hono app that serves the endpoints of a contract group. Demo endpoints do not exist outside
 * demo mode.
 */
export const serve = <G extends Record<string, Endpoint>>(
  server: Server,
  group: G,
  handlers: Handlers<G>,
): Hono => {
  const app = new Hono();
  for (const [name, endpoint] of Object.entries(group)) {
    if (endpoint.audience === 'demo' && !server.demo) continue;
    const handler = handlers[name as keyof G] as unknown as Handler<Endpoint>;
    app.on(endpoint.method, endpoint.path, (c) => answer(server, endpoint, handler, c));
  }
  return app;
};
