import Taro from '@tarojs/taro';
import { api as contract } from '@shared/contract';
import type { Endpoint, InputOf, OutputOf } from '@shared/contract/endpoint';
import type { Refusal } from '@shared/kernel/refusal';
import { keep, kept } from '../phone/kept';
import { randomBytes } from '../platform/random';
import { currentToken, forgetToken } from '../account/session';
import { sentence } from '../words/refusal';

/**
 * What a call gives: the value, a reasoned refusal, or the news that the network or the server
 * failed.
 */
export type Reply<T> =
  | { ok: true; value: T }
  | { ok: false; refusal: Refusal }
  | { ok: false; offline: true; request?: string };

type Calls<G> = {
  [K in keyof G]: (
    input: InputOf<G[K]>,
    options?: { key?: Promise<string> },
  ) => Promise<Reply<OutputOf<G[K]>>>;
};
type Client = { [G in keyof typeof contract]: Calls<(typeof contract)[G]> };

const randomHex = async (bytes: number): Promise<string> =>
  Array.from(await randomBytes(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * A fresh idempotency key, 144 bits nobody can guess: one for each thing a person means to do, kept
 * while it is retried.
 */
export const newKey = (): Promise<string> => randomHex(18);

// Only a number: by it a phone that signed in before is let in while somebody else guesses behind
// the same address.
const deviceNumber = async (): Promise<string> => {
  const number = kept<string>('device') ?? (await randomHex(16));
  keep('device', number);
  return number;
};

/** The address of an endpoint: path parameters filled in, the rest of a GET in the query. */
export const addressOf = (
  endpoint: Endpoint,
  input: Record<string, unknown>,
): { url: string; rest: Record<string, unknown> } => {
  const rest = { ...input };
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  if (endpoint.method !== 'GET') return { url: API_BASE + path, rest };
  const query = Object.entries(rest)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  return { url: API_BASE + path + (query ? `?${query}` : ''), rest: {} };
};

const isRefusal = (body: unknown): body is { refusal: Refusal } =>
  typeof body === 'object' && body !== null && 'refusal' in body;

const call = async (
  endpoint: Endpoint,
  input: Record<string, unknown>,
  key: Promise<string> | undefined,
): Promise<Reply<unknown>> => {
  const { url, rest } = addressOf(endpoint, input);
  // What everybody may ask is asked without a name: nobody can tell that it was this person who
  // looked up or complained.
  const token = endpoint.audience === 'public' ? undefined : currentToken();
  try {
    const response = await Taro.request({
      url,
      method: endpoint.method,
      timeout: 30_000,
      header: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
        ...(endpoint.method === 'POST' && { 'idempotency-key': await (key ?? newKey()) }),
        ...(endpoint.audience === 'public' &&
          endpoint.path.startsWith('/session') && { 'x-device': await deviceNumber() }),
      },
      ...(endpoint.method !== 'GET' && { data: JSON.stringify(rest) }),
    });
    const body = response.data as unknown;
    if (response.statusCode >= 200 && response.statusCode < 300) return { ok: true, value: body };
    if (isRefusal(body)) {
      // Told once, wherever it is noticed first: every page then only says whom it is for.
      if (body.refusal.code === 'session_ended' && token && token === currentToken()) {
        forgetToken();
        void Taro.showModal({ content: sentence(body.refusal), showCancel: false });
      }
      return { ok: false, refusal: body.refusal };
    }
    const request =
      typeof body === 'object' && body !== null && 'request' in body
        ? String(body.request)
        : undefined;
    return { ok: false, offline: true, ...(request && { request }) };
  } catch {
    return { ok: false, offline: true };
  }
};

const calls = (group: Record<string, Endpoint>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(group).map(([name, endpoint]) => [
      name,
      (input: Record<string, unknown>, options?: { key?: Promise<string> }) =>
        call(endpoint, input, options?.key),
    ]),
  );

/** The typed client: `api.case.open({ id })`. The only caller of Taro.request. Never throws. */
export const api = Object.fromEntries(
  Object.entries(contract).map(([name, group]) => [name, calls(group as Record<string, Endpoint>)]),
) as unknown as Client;

/** Absolute address of an endpoint that gives bytes, with the token to send: for `openDocument`. */
export const documentAddress = (
  endpoint: Endpoint,
  input: Record<string, unknown>,
): { url: string; token?: string } => {
  const token = currentToken();
  const { url } = addressOf(endpoint, input);
  return { url, ...(token && { token }) };
};

/** Thrown by `need`: what a page shows when a question failed. */
export type Failed = { refusal?: Refusal; offline?: true };

/** The value of a reply, or a throw of `Failed`: for a question's queryFn. */
export const need = async <T>(reply: Promise<Reply<T>>): Promise<T> => {
  const answer = await reply;
  if (answer.ok) return answer.value;
  throw 'refusal' in answer ? { refusal: answer.refusal } : { offline: true };
};
