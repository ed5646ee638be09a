import { parentPort } from 'node:worker_threads';

/** What a thread is asked: the number of the job and what it is about. */
export type Asked = { job: number; input: unknown };
/** What a thread answers. */
export type Answered = { job: number; output: unknown } | { job: number; failed: string };

/** Makes this thread do one kind of work: each job's input in, its output out; buffers that the output owns are moved, not copied. */
export const answerJobs = <Input, Output>(
  work: (input: Input) => Output | Promise<Output>,
  moved: (output: Output) => ArrayBuffer[] = () => [],
): void => {
  const port = parentPort!;
  port.on('message', ({ job, input }: Asked) => {
    void (async () => {
      try {
        const output = await work(input as Input);
        port.postMessage({ job, output } satisfies Answered, moved(output));
      } catch (error) {
        const failed = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
        port.postMessage({ job, failed } satisfies Answered);
      }
    })();
  });
};
