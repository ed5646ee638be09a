import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { ANSWERS, type Answered, type Asked } from './answer';
import { programOf } from './file';
import { framed, onFrame } from './frame';

/**
 * How much one job may take: milliseconds from when it begins, and megabytes that its process may
 * grow meanwhile.
 */
export type Bounds = { milliseconds: number; megabytes: number };

/**
 * What became of a job: its output, or why there is none. `busy`: it never began, for too many wait
 * already.
 */
export type Done<Output> =
  | { ok: true; output: Output }
  | { ok: false; why: 'too_slow' | 'too_large' | 'failed' | 'busy'; said?: string };

type Job = {
  ask: () => Promise<Asked>;
  whose: string;
  finish: (done: Done<unknown>) => void;
  fail: (error: unknown) => void;
};
/** A process, and who listens to it while it does a job; without a job it is idle. */
type Thread = {
  child: ChildProcess;
  hear?: (said: Answered) => void;
  ended?: (done: Done<unknown>) => void;
  tired?: NodeJS.Timeout;
};

const IDLE = 60_000; // milliseconds after which a process with nothing to do ends

const handles = ({ child }: Thread) => [
  child,
  child.stdin as Socket,
  child.stdio[ANSWERS] as Socket,
];

/** Starts a process for one kind of work; `ended` hears why it is gone. */
const start = async (name: string, { megabytes }: Bounds): Promise<Thread> => {
  const child = spawn(
    process.execPath,
    [await programOf(name), String(megabytes)],
    // What it needs comes with the job: who reads strangers' files knows no key and no password.
    { env: {}, stdio: ['pipe', 'ignore', 'ignore', 'pipe'] },
  );
  const thread: Thread = { child };
  child.on('error', ({ message }) => thread.ended?.({ ok: false, why: 'failed', said: message }));
  // Its guard and the system end what grows too large by SIGKILL, Node itself by SIGABRT.
  child.on('exit', (code, signal) =>
    thread.ended?.(
      signal === 'SIGKILL' || signal === 'SIGABRT'
        ? { ok: false, why: 'too_large' }
        : { ok: false, why: 'failed', said: `it ended with ${signal ?? code}` },
    ),
  );
  child.stdin!.on('error', () => undefined); // its end is heard above
  onFrame(child.stdio[ANSWERS] as Readable, (said) => thread.hear?.(said as Answered));
  return thread;
};

/** Has a thread do one job. `worn` when it must not do another. */
const doIn = (
  thread: Thread,
  asked: Asked,
  milliseconds: number,
): Promise<{ done: Done<unknown>; worn: boolean }> =>
  new Promise((resolve) => {
    let timer: NodeJS.Timeout;
    const finish = (done: Done<unknown>, worn: boolean): void => {
      clearTimeout(timer);
      delete thread.hear;
      delete thread.ended;
      resolve({ done, worn });
    };
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => finish({ ok: false, why: 'too_slow' }, true), milliseconds);
    };
    wait();
    thread.ended = (done) => finish(done, true);
    thread.hear = (said) => {
      if ('ready' in said) return wait(); // its start is not the job's time
      finish(
        'failed' in said
          ? { ok: false, why: 'failed', said: said.failed }
          : { ok: true, output: said.output },
        said.grown,
      );
    };
    for (const part of framed(asked)) thread.child.stdin!.write(part);
  });

/** The threads that have nothing to do, woken before another is started. */
const makeIdlers = (name: string, bounds: Bounds) => {
  const idle: Thread[] = [];
  const end = (thread: Thread): void => {
    clearTimeout(thread.tired);
    if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
    thread.child.kill('SIGKILL');
  };
  return {
    end,
    rest: (thread: Thread): void => {
      for (const handle of handles(thread)) handle.unref(); // an idle thread keeps no process alive
      thread.ended = () => end(thread);
      thread.tired = setTimeout(() => end(thread), IDLE).unref();
      idle.push(thread);
    },
    wake: async (): Promise<Thread> => {
      const thread = idle.pop() ?? (await start(name, bounds));
      clearTimeout(thread.tired);
      for (const handle of handles(thread)) handle.ref();
      return thread;
    },
    endAll: (): void => {
      for (const thread of idle.splice(0)) end(thread);
    },
  };
};

/**
 * Makes the door to threads of one kind of work: at most `threads` at once, the others wait in
 * their order, at most `waiting` of them.
 * Each is a process of its own, because only a process can be ended in the middle of native code,
 * counts its own memory, and takes nothing with it when it falls.
 */
export const makeThreads = <Input, Output>(
  name: string,
  bounds: Bounds,
  { threads = 2, waiting = 200 }: { threads?: number; waiting?: number } = {},
) => {
  const queue: Job[] = [];
  const doing = new Set<Job>();
  const { wake, rest, end, endAll } = makeIdlers(name, bounds);
  let numbered = 0;

  const work = async ({ ask, finish, fail }: Job): Promise<void> => {
    try {
      const asked = await ask();
      const thread = await wake();
      const { done, worn } = await doIn(thread, asked, bounds.milliseconds);
      if (worn) end(thread);
      else rest(thread);
      finish(done);
    } catch (error) {
      fail(error);
    }
  };

  const goOn = (): void => {
    while (queue.length > 0 && doing.size < threads) {
      // Whoever sends many at once does not keep the others waiting for all of them.
      const busy = new Set([...doing].map(({ whose }) => whose));
      const fair = queue.findIndex(({ whose }) => !busy.has(whose));
      const [job] = queue.splice(Math.max(0, fair), 1);
      doing.add(job!);
      void work(job!).then(() => {
        doing.delete(job!);
        goOn();
      });
    }
  };

  return {
    /**
     * Does one job. An `input` that is a function is asked for it when the job begins, so that what
     * waits takes no memory; its error is this one's. Among those that wait, first come they for
     * whom nothing is being done: `whose` says for whom.
     */
    run: (input: Input | (() => Promise<Input>), whose = ''): Promise<Done<Output>> =>
      new Promise((resolve, reject) => {
        if (queue.length >= waiting) return resolve({ ok: false, why: 'busy' });
        const job = (numbered += 1);
        const given = async (): Promise<unknown> =>
          typeof input === 'function' ? (input as () => Promise<Input>)() : input;
        queue.push({
          ask: async () => ({ job, input: await given() }),
          whose,
          finish: resolve as (done: Done<unknown>) => void,
          fail: reject,
        });
        goOn();
      }),
    /** Ends the idle threads; a process that goes on makes new ones when it needs them. */
    close: endAll,
  };
};
