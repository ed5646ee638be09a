// The server that is killed: the whole app over a database, in a process of its own.
import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { openServer } from '@functions/world/open';
import { wholeApp } from '@functions/http/app';
import { drain } from '@functions/outbox/work';
import type { SealKeys } from '@functions/seal/seal';

const { databaseUrl, keys, now } = JSON.parse(process.argv[2]!) as {
  databaseUrl: string;
  keys: SealKeys;
  now: string;
};
const server = openServer({ databaseUrl, connections: 10, keys, demo: false, clock: () => now });
const app = wholeApp(server, server.pool);
const door = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
  console.log(`ready ${(door.address() as AddressInfo).port}`),
);
setInterval(() => void drain(server).catch(() => undefined), 100);
// Whoever started it is gone.
process.stdin.resume().once('end', () => process.exit());
