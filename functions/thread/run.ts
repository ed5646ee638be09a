import { Worker } from 'node:worker_threads';
import type { Answered, Asked } from './answer';
import { programOf } from './file';

/** How much one job may take: milliseconds from when it begins, and megabytes that the process may grow meanwhile. */
export type Bounds = { milliseconds: number; megabytes: number };

/** What became of a job: its output, or why there is none. `busy`: it never began, for too many wait already. */
export type Done<Output> =
  | { ok: true; output: Output }
  | { ok: false; why: 'too_slow' | 'too_large' | 'failed' | 'busy'; said?: string };

type Waiting = { asked: Asked; moved: ArrayBuffer[]; finish: (done: Done<unknown>) => void };
/** A thread, and how the job it is doing ends; without one it is idle. */
type Thread = { worker: Worker; end?: (done: Done<unknown>, worn: boolean) => void };

const LOOK_EVERY = 40; // milliseconds between two looks at the memory
const MEGABYTE = 1 << 20;

/** Makes the door to threads that do one kind of work: at most `threads` at once, the others wait in their order, at most `waiting` of them. */
export const makeThreads = <Input, Output>(
  name: string,
  bounds: Bounds,
  { threads = 2, waiting = 200 }: { threads?: number; waiting?: number } = {},
) => {
  const queue: Waiting[] = [];
  const idle: Thread[] = [];
  let busy = 0;
  let numbered = 0;

  const gone = (thread: Thread, done: Done<unknown>): void => {
    if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    thread.end?.(done, true);
  };

  const begin = (): Thread => {
    const worker = new Worker(programOf(name), {
      resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes, maxYoungGenerationSizeMb: 64 },
      // What it needs comes with the job: a thread that reads pictures knows no key and no password.
      env: {},
    });
    const thread: Thread = { worker };
    worker.on('message', (said: Answered) =>
      'failed' in said
        ? thread.end?.({ ok: false, why: 'failed', said: said.failed }, false)
        : thread.end?.({ ok: true, output: said.output }, false),
    );
    worker.on('error', (error: NodeJS.ErrnoException) =>
      gone(
        thread,
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? { ok: false, why: 'too_large' }
          : { ok: false, why: 'failed', said: error.message },
      ),
    );
    worker.on('exit', () => gone(thread, { ok: false, why: 'failed', said: 'the thread ended' }));
    return thread;
  };

  const run = (thread: Thread, { asked, moved, finish }: Waiting): void => {
    busy += 1;
    const before = process.memoryUsage.rss();
    const timer = setTimeout(
      () => thread.end?.({ ok: false, why: 'too_slow' }, true),
      bounds.milliseconds,
    );
    // The heap's own limit does not count what pictures and unpacked streams take, so the process itself is looked at.
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > bounds.megabytes * MEGABYTE)
        thread.end?.({ ok: false, why: 'too_large' }, true);
    }, LOOK_EVERY);
    thread.end = (done, worn) => {
      delete thread.end;
      clearTimeout(timer);
      clearInterval(watch);
      busy -= 1;
      if (worn) void thread.worker.terminate();
      else {
        thread.worker.unref(); // an idle thread keeps no process alive
        idle.push(thread);
      }
      finish(done);
      goOn();
    };
    thread.worker.ref();
    thread.worker.postMessage(asked, moved);
  };

  const goOn = (): void => {
    while (queue.length > 0 && busy < threads) run(idle.pop() ?? begin(), queue.shift()!);
  };

  return {
    /** Does one job; `moved` are buffers of the input that the caller gives away. Never rejects. */
    run: (input: Input, moved: ArrayBuffer[] = []): Promise<Done<Output>> =>
      new Promise((done) => {
        if (queue.length >= waiting) return done({ ok: false, why: 'busy' });
        queue.push({
          asked: { job: (numbered += 1), input },
          moved,
          finish: done as (d: Done<unknown>) => void,
        });
        goOn();
      }),
    /** Ends the idle threads; a process that goes on makes new ones when it needs them. */
    close: async (): Promise<void> => {
      await Promise.all(idle.splice(0).map(({ worker }) => worker.terminate()));
    },
  };
};
