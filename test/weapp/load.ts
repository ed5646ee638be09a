import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { makeOld } from './old-phone';

/** Runs the files of a built mini-program in the world that WeChat gives on an old phone: no window, no fetch, no eval, a Function that makes nothing, no newer built-ins. `globals` are the rest of it. */
export const loader = (dist: string, globals: Record<string, unknown>) => {
  const timers = new Set<NodeJS.Timeout>();
  const timer = (kind: typeof setTimeout | typeof setInterval) => (fn: () => void, ms?: number) => {
    const t = kind(fn, ms) as NodeJS.Timeout;
    // What has been fetched is kept for minutes: that timer must not keep the test alive.
    t.unref();
    timers.add(t);
    return t;
  };
  const context = createContext(
    {
      ...globals,
      setTimeout: timer(setTimeout),
      setInterval: timer(setInterval),
      clearTimeout: (t: NodeJS.Timeout) => clearTimeout(t),
      clearInterval: (t: NodeJS.Timeout) => clearInterval(t),
    },
    { codeGeneration: { strings: false, wasm: false } },
  );
  // A build that leans on `new Function` gets a function that does nothing, as on a phone.
  runInContext(
    '{ const real = Function; const ban = function Function() { return function () {}; }; ban.prototype = real.prototype; globalThis.Function = ban; }',
    context,
  );
  makeOld(context);
  const copy = runInContext('(text) => JSON.parse(text)', context) as (text: string) => unknown;
  const cache = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const known = cache.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    cache.set(file, module);
    const source = readFileSync(path.join(dist, file), 'utf8');
    const run = runInContext(`(function (require, module, exports) {${source}\n})`, context, {
      filename: file,
    }) as (r: (f: string) => unknown, m: unknown, e: unknown) => void;
    run(
      (wanted) =>
        load(path.posix.join(path.posix.dirname(file), wanted).replace(/(\.js)?$/, '.js')),
      module,
      module.exports,
    );
    return module.exports;
  };
  return {
    load,
    /** The same value made of the phone's own objects: what goes through JSON, as all that WeChat hands over does. */
    inner: <T>(value: T): T => copy(JSON.stringify(value)) as T,
    stop: () => {
      for (const t of timers) clearTimeout(t);
    },
  };
};
