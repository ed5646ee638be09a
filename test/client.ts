import { randomBytes } from 'node:crypto';
import { api } from '@shared/contract';
import type { Endpoint, InputOf, OutputOf } from '@shared/contract/endpoint';
import type { Refusal } from '@shared/kernel/refusal';

/** What a call gave: status, and the value or the refusal. */
export type Reply<T> = { status: number; text: string; value: T; refusal?: Refusal };
type Calls<G> = {
  [K in keyof G]: (input: InputOf<G[K]>, o?: { key?: string }) => Promise<Reply<OutputOf<G[K]>>>;
};
/** A typed client of the whole contract over any fetch. */
export type Client = { [G in keyof typeof api]: Calls<(typeof api)[G]> };

/** The request of an endpoint call, exactly as a phone sends it. */
export const requestOf = (
  e: Endpoint,
  input: Record<string, unknown>,
  token?: string,
  key = randomBytes(12).toString('hex'),
): Request => {
  const rest = { ...input };
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = encodeURIComponent(String(rest[name]));
    delete rest[name];
    return value;
  });
  const query = new URLSearchParams(
    Object.entries(rest)
      .filter(([, v]) => v !== undefined)
      .map(([k, v]) => [k, String(v)]),
  ).toString();
  const url = `http://house.test${path}${e.method === 'GET' && query ? `?${query}` : ''}`;
  return new Request(url, {
    method: e.method,
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(e.method === 'POST' && { 'idempotency-key': key }),
    },
    ...(e.method !== 'GET' && { body: JSON.stringify(rest) }),
  });
};

/** A client over an app's fetch, signed in by a token. */
export const clientFor = (
  fetch: (r: Request) => Response | Promise<Response>,
  token?: string,
): Client =>
  Object.fromEntries(
    Object.entries(api).map(([name, group]) => [
      name,
      Object.fromEntries(
        Object.entries(group as Record<string, Endpoint>).map(([k, e]) => [
          k,
          async (input: Record<string, unknown>, o?: { key?: string }) => {
            const response = await fetch(requestOf(e, input, token, o?.key));
            const text = await response.text();
            const body = e.bytes ? text : (JSON.parse(text || 'null') as { refusal?: Refusal });
            return {
              status: response.status,
              text,
              value: body,
              ...(typeof body === 'object' && body?.refusal && { refusal: body.refusal }),
            };
          },
        ]),
      ),
    ]),
  ) as unknown as Client;
