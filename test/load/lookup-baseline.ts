import { createServer, type Server } from 'node:http';
import type { Pool } from 'pg';
import { byCode } from '@functions/lookup/store';

/** The least a lookup can be: node:http and pg, the same statement under the same name, the same headers, a body of the same bytes that nothing is computed for. */
export const rawServer = (pool: Pool, headers: Record<string, string>, body: string): Server => {
  const all = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
  return createServer((request, response) => {
    void pool.query({ ...byCode, values: [request.url!.slice('/lookup/'.length)] }).then(() => {
      response.writeHead(200, all);
      response.end(body);
    });
  });
};
