import { Agent, request } from 'node:http';

/** Sends GET for each path in turn over so many connections kept alive, one request at a time on each; throws at any answer that is not 200. */
export const drive = async (
  port: number,
  paths: readonly string[],
  count: number,
  connections: number,
): Promise<void> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const get = (path: string): Promise<void> =>
    new Promise((done, fail) => {
      request({ agent, port, host: '127.0.0.1', path }, (response) => {
        if (response.statusCode !== 200) fail(new Error(`${path}: ${response.statusCode}`));
        response.resume().once('end', done);
      })
        .once('error', fail)
        .end();
    });
  let sent = 0;
  const worker = async (): Promise<void> => {
    while (sent < count) await get(paths[sent++ % paths.length]!);
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
};

/** The answer to one GET: its headers that say something about the answer, and its body. */
export const sample = async (
  port: number,
  path: string,
): Promise<{ headers: Record<string, string>; body: string }> => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  const hop = new Set(['date', 'connection', 'keep-alive', 'content-length']);
  return {
    headers: Object.fromEntries([...response.headers].filter(([name]) => !hop.has(name))),
    body: await response.text(),
  };
};
