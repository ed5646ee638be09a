import { setTimeout as wait } from 'node:timers/promises';

const PIECE = 16_384; // bytes

/** Sends a form as a thin line brings it: its fields and a little of the file, then the rest piece by piece. Gives the status. */
export const postForm = async (
  fetch: (request: Request) => Promise<Response>,
  { url, fields }: { url: string; fields: Record<string, string> },
  bytes: Buffer,
): Promise<number> => {
  const part = (name: string, more = '') =>
    `--edge\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n`;
  const head = Object.entries(fields).map(([name, value]) => `${part(name)}${value}\r\n`);
  const body = new ReadableStream<Uint8Array>({
    start: async (c) => {
      c.enqueue(Buffer.from(head.join('') + part('file', '; filename="a"')));
      c.enqueue(bytes.subarray(0, 200));
      await wait(3);
      for (let at = 200; at < bytes.length; at += PIECE) {
        c.enqueue(bytes.subarray(at, at + PIECE));
        if (at % (1 << 20) < PIECE) await wait(0);
      }
      c.enqueue(Buffer.from('\r\n--edge--\r\n'));
      c.close();
    },
  });
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' };
  const init = { method: 'POST', body, headers, duplex: 'half' as const };
  return (await fetch(new Request(url, init))).status;
};
