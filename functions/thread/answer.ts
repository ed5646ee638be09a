import { Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { framed, onFrame } from './frame';

/** What a thread is asked: the number of the job and what it is about. */
export type Asked = { job: number; input: unknown };
/**
 * What a thread says: that it is ready, and then what became of each job; `grown` when it holds so
 * much that another should take its place.
 */
export type Answered =
  | { ready: true }
  | { job: number; output: unknown; grown: boolean }
  | { job: number; failed: string; grown: boolean };

/**
 * The pipe on which a thread answers; its standard output belongs to whatever its libraries print.
 */
export const ANSWERS = 3;

const MEGABYTE = 1 << 20;
const LOOK_EVERY = 25; // milliseconds between two looks at the memory

// Beside the work, because the work may hold its own loop: ends the process when it has grown too
// much or nobody is left to answer.
const guard = (most: number): void => {
  const look = `
    const { ppid } = process;
    setInterval(() => {
      if (process.memoryUsage.rss() > ${most} || process.ppid !== ppid) process.kill(process.pid, 'SIGKILL');
    }, ${LOOK_EVERY});`;
  new Worker(look, { eval: true, env: {} }).unref();
};

/**
 * Makes this process do one kind of work: each job's input in, its output out. Ends with whoever
 * started it, and when it grows by more than the megabytes of its first argument.
 */
export const answerJobs = <Input, Output>(
  work: (input: Input) => Output | Promise<Output>,
): void => {
  const megabytes = Number(process.argv[2]);
  const before = process.memoryUsage.rss();
  guard(before + megabytes * MEGABYTE);
  const answers = new Socket({ fd: ANSWERS });
  const say = (answer: Answered): void => {
    for (const part of framed(answer)) answers.write(part);
  };
  const hasGrown = (): boolean => process.memoryUsage.rss() - before > (megabytes * MEGABYTE) / 2;
  onFrame(process.stdin, (asked) => {
    const { job, input } = asked as Asked;
    void (async () => {
      try {
        const output = await work(input as Input);
        say({ job, output, grown: hasGrown() });
      } catch (error) {
        const failed = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
        say({ job, failed, grown: hasGrown() });
      }
    })();
  });
  process.stdin.on('end', () => process.exit());
  say({ ready: true });
};
