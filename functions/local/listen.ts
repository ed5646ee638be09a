import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Lookup } from '../lookup/answerer';
import { isLookup, replyTo } from '../lookup/quick';
import { guardHeaders } from './static';

/** The server of a long-lived process, not yet listening: lookups straight on node:http, everything else through `fetch`. */
export const makeServer = (lookup: Lookup, fetch: (request: Request) => Promise<Response>): Server => {
  const others = getRequestListener(fetch);
  return createServer((request, response) => {
    if (request.method !== 'GET' || !isLookup(request.url ?? '')) return void others(request, response);
    void replyTo(lookup, request.url!, request.headers['if-none-match']).then(({ status, headers, body }) => {
      response.writeHead(status, { ...guardHeaders, ...headers, ...(status !== 304 && { 'content-length': Buffer.byteLength(body) }) });
      response.end(body);
    });
  });
};
