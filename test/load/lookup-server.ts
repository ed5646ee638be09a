// One of the two servers that `npm run bench:lookup` compares, in a process of its own: ours|raw, told by its parent when to count.
import { makeServer } from '@functions/local/listen';
import { makePool } from '@functions/db/connect';
import { makeLookup } from '@functions/lookup/answerer';
import { now } from '@functions/outside/clock';
import { rawServer } from './lookup-baseline';

type Given = {
  kind: 'ours' | 'raw';
  url: string;
  connections: number;
  headers: Record<string, string>;
  body: string;
};

let since = process.cpuUsage();
process.on('message', (asked: Given | 'start' | 'stop') => {
  if (asked === 'start') {
    globalThis.gc?.();
    since = process.cpuUsage();
    process.send!({ started: true });
  } else if (asked === 'stop') {
    const { user, system } = process.cpuUsage(since);
    process.send!({ cpu: user + system });
  } else {
    const pool = makePool(asked.url, { max: asked.connections });
    const server =
      asked.kind === 'raw'
        ? rawServer(pool, asked.headers, asked.body)
        : makeServer(makeLookup(pool, now), () =>
            Promise.resolve(new Response(null, { status: 404 })),
          );
    server.keepAliveTimeout = 600_000;
    server.listen(0, '127.0.0.1', () =>
      process.send!({ port: (server.address() as { port: number }).port }),
    );
  }
});
