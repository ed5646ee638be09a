import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Lookup, LookupReply } from '../lookup/answerer';
import { isLookup, replyTo } from '../lookup/quick';
import { guardHeaders } from './static';

// Read where they lie: asking for `headers` would build a record of all of them, for every scan.
const headerOf = (raw: readonly string[], name: string): string | undefined => {
  for (let i = 0; i < raw.length; i += 2)
    if (raw[i]!.length === name.length && raw[i]!.toLowerCase() === name) return raw[i + 1];
  return undefined;
};

const guards = Object.fromEntries(
  Object.entries(guardHeaders).map(([name, value]) => [name.toLowerCase(), value]),
);
const flat = new Map<LookupReply['headers'], readonly string[]>();
const fixedHeaders = (headers: LookupReply['headers']): readonly string[] => {
  const known = flat.get(headers) ?? Object.entries({ ...guards, ...headers }).flat();
  flat.set(headers, known);
  return known;
};

/**
 * The server of a long-lived process, not yet listening: lookups straight on node:http, everything
 * else through `fetch`.
 */
export const makeServer = (
  lookup: Lookup,
  fetch: (request: Request) => Promise<Response>,
): Server => {
  const others = getRequestListener(fetch);
  return createServer((request, response) => {
    if (request.method !== 'GET' || !isLookup(request.url ?? ''))
      return void others(request, response);
    void replyTo(lookup, request.url!, headerOf(request.rawHeaders, 'if-none-match')).then(
      ({ status, headers, etag, body }) => {
        const all = fixedHeaders(headers).slice();
        if (etag) all.push('etag', etag);
        if (status !== 304) all.push('content-length', String(Buffer.byteLength(body)));
        response.writeHead(status, all);
        response.end(body);
      },
    );
  });
};
