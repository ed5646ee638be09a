import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { assertBoundByRls, makeDb, makePool } from '../db/connect';
import { refuseDemonstration } from '../db/live-store';
import { migrate, readMigrations } from '../db/migrate';
import type { Tables } from '../db/tables';
import { makeLookup } from '../lookup/answerer';
import { checkFiles } from '../lookup/check-file';
import { now } from '../outside/clock';
import { announce, step, type Persona } from './announce';
import { openDatabase } from './database';
import { readEnv, type LocalEnv } from './env';
import { makeServer } from './listen';
import { guardHeaders, staticFiles } from './static';

type App = {
  fetch: (request: Request) => Response | Promise<Response>;
  close?: () => Promise<void>;
};
type AppFile = { makeApp: (env: LocalEnv) => App | Promise<App> };
type SeedFile = {
  seedDemo: (
    ctx: LocalEnv & { app: App; say: (line: string) => void },
  ) => Promise<readonly Persona[]>;
};

const root = resolve(__dirname, '../..');
const SCANS = 10; // connections that only lookups use
const say = (line: string) => console.log(`  ${line}`);

// Read when present, so that the launcher also runs in a half-built checkout.
const optional = <T>(file: string): T | undefined =>
  existsSync(join(__dirname, `${file}.ts`)) ? (require(file) as T) : undefined;

let stopping = false;
let child: ChildProcess | undefined;
const closers: (() => unknown)[] = [];
const goOn = () => {
  if (stopping) throw new Error('stopped');
};

const closeAll = async (): Promise<void> => {
  for (const close of closers.splice(0).reverse())
    await Promise.resolve(close()).catch((error: unknown) => console.error(error));
};

const portIsFree = (port: number, host: string): Promise<void> =>
  new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new Error(
              `端口 ${port} 已被占用,请换一个端口 · port ${port} is in use, choose another:  PORT=${port + 1} npm start`,
            )
          : error,
      ),
    );
    probe.listen(port, host, () => probe.close(() => done()));
  });

const buildPages = (): Promise<void> =>
  new Promise((done, fail) => {
    child = spawn(process.execPath, [join(root, 'tools/ensure-client.mjs'), 'h5'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => (said += part.toString()));
    child.once('exit', (code) =>
      code === 0
        ? done()
        : fail(new Error(`页面构建失败 · building the pages failed\n${said.slice(-4000)}`)),
    );
  });

// The build starts processes of its own; all of them are one group.
const stopBuild = (): void => {
  if (child?.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid);
  } catch {
    // It ended in between.
  }
};

const answering = async (app: App | undefined) => {
  const page = await staticFiles(join(root, 'dist/h5'));
  const checkFile = checkFiles(process.env.WECHAT_CHECK_FILE);
  return async (request: Request): Promise<Response> => {
    const proof = checkFile(new URL(request.url).pathname);
    if (proof !== undefined)
      return new Response(proof, {
        headers: { 'content-type': 'text/plain; charset=utf-8', ...guardHeaders },
      });
    const file = page(request);
    if (file) return file;
    const response = (await app?.fetch(request)) ?? new Response('not found', { status: 404 });
    const guarded = new Response(response.body, response);
    for (const [name, value] of Object.entries(guardHeaders))
      if (!guarded.headers.has(name)) guarded.headers.set(name, value);
    return guarded;
  };
};

const closed = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3000).unref();
  });

const run = async (): Promise<void> => {
  const asked = readEnv(process.env);
  await portIsFree(asked.port, asked.host);
  const database = await step(
    asked.databaseUrl
      ? '连接数据库 · connecting to the database'
      : '启动内置数据库 · starting the built-in database',
    () =>
      openDatabase(asked, (error) => {
        if (!stopping) console.error(`数据库意外停止 · the database went away: ${error.message}`);
        void halt(1);
      }),
  );
  closers.push(database.close);
  goOn();

  const migrations = join(root, 'functions/db/migrations');
  if (existsSync(migrations))
    await step('更新表结构 · updating the tables', async () =>
      migrate(database.ownerUrl, await readMigrations(migrations)),
    );
  const probe = makePool(database.appUrl, { max: 1 });
  const live = asked.demo ? Promise.resolve() : refuseDemonstration(makeDb<Tables>(probe));
  await Promise.all([assertBoundByRls(probe), live]).finally(() => probe.end());
  goOn();

  const env: LocalEnv = {
    databaseUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    dataDir: asked.dataDir,
    origin: asked.origin,
    demo: asked.demo,
  };
  const app = await optional<AppFile>('./app')?.makeApp(env);
  if (app?.close) closers.push(app.close);
  const seed = asked.demo && app ? optional<SeedFile>('../demo/seed') : undefined;
  const personas =
    seed && app
      ? await step('准备演示数据 · preparing demo data', () => seed.seedDemo({ ...env, app, say }))
      : [];
  goOn();

  await step(
    '准备页面(源码变动后需 1 分钟左右)· preparing the pages (about a minute after a change)',
    buildPages,
  );
  goOn();

  const answer = await answering(app);
  // Connections of their own: a scan waits for no list and no act.
  const scans = makePool(database.appUrl, { max: SCANS });
  closers.push(() => scans.end());
  const server = makeServer(makeLookup(scans, now), answer);
  closers.push(() => closed(server));
  await new Promise<void>((done, fail) =>
    server.once('error', fail).listen(asked.port, asked.host, done),
  );
  await announce(asked, personas ?? []);
};

const started = run();

// What was begun is first allowed to reach its end, so that there is something whole to close.
const halt = async (code: number): Promise<void> => {
  if (stopping) return;
  stopping = true;
  stopBuild();
  await started.catch(() => undefined);
  await closeAll();
  process.exit(code);
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!stopping) console.log('\n正在停止 · stopping …');
    void halt(0);
  });
}
started.catch(async (error: Error) => {
  if (stopping) return;
  console.error(`\n${process.env.DEBUG ? error.stack : error.message}`);
  await halt(1);
});
