import { spawnSync } from 'node:child_process';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a function answers the gateway (HTTP API, payload 2.0). */
export type Answer = {
  statusCode: number;
  headers?: Record<string, string>;
  body: string;
  isBase64Encoded?: boolean;
};

/** One cloud function in a process of its own, as it runs in the cloud: its bundle, its own environment, events and answers as JSON. */
export type Lambda = {
  invoke: <T = Answer>(event: unknown) => Promise<T>;
  said: () => string;
  end: () => void;
};

/** Bundles every function as `npm run package` does, into a folder that `remove` takes away. */
export const bundles = (): { folder: string; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'apb-build-'));
  const { status, stderr } = spawnSync(
    process.execPath,
    [resolve(__dirname, '../../tools/bundle.mjs'), folder],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

const heard = <T>(child: ChildProcess): Promise<T> =>
  new Promise((done, fail) => {
    const ended = (code: number | null) => fail(new Error(`the function ended with ${code}`));
    child.once('exit', ended).once('message', (said) => {
      child.off('exit', ended);
      done(said as T);
    });
  });

/** Starts a function; rejects with what it said when it cannot begin. */
export const startLambda = async (
  folder: string,
  name: string,
  env: Record<string, string>,
): Promise<Lambda> => {
  const child = fork(join(__dirname, 'lambda-host.cjs'), [join(folder, name, 'index.js')], {
    env: { ...env, TZ: 'UTC' },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part: Buffer) => (said += part.toString()));
  await heard(child).catch((error: Error) =>
    Promise.reject(new Error(`${name}: ${error.message}\n${said}`)),
  );
  return {
    said: () => said,
    invoke: async <T>(event: unknown) => {
      const answer = heard<{ value?: T; error?: string }>(child);
      child.send(event as object);
      const { value, error } = await answer;
      if (error !== undefined) throw new Error(`${name} threw: ${error}`);
      return value as T;
    },
    end: () => void child.removeAllListeners().kill(),
  };
};
