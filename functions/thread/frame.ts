import type { Readable } from 'node:stream';

const BYTES = '\u0000bytes'; // the key of an object that stands for bytes; no value of ours has it
const HEAD = 8; // bytes: the length of the JSON, and of all bytes behind it

// Bytes are taken out before JSON sees them: it would ask a Buffer for its numbers, one by one.
const withoutBytes = (value: unknown, beside: Uint8Array[]): unknown => {
  if (ArrayBuffer.isView(value)) {
    beside.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return { [BYTES]: value.byteLength };
  }
  if (Array.isArray(value)) return value.map((each) => withoutBytes(each, beside));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withoutBytes(each, beside)]),
  );
};

/**
 * A value as the parts of one message: its JSON, and every array of bytes in it as it is, uncopied.
 */
export const framed = (value: unknown): Uint8Array[] => {
  const beside: Uint8Array[] = [];
  const json = Buffer.from(JSON.stringify(withoutBytes(value, beside)));
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(json.length, 0);
  head.writeUInt32LE(
    beside.reduce((sum, { length }) => sum + length, 0),
    4,
  );
  return [head, json, ...beside];
};

const unframed = (message: Buffer): unknown => {
  let at = HEAD + message.readUInt32LE(0);
  // Values are revived from the inside out, in the order in which they were written.
  return JSON.parse(message.toString('utf8', HEAD, at), (_, value: unknown) => {
    const length = (value as Record<string, unknown> | null)?.[BYTES];
    if (typeof length !== 'number') return value;
    at += length;
    return new Uint8Array(message.buffer, message.byteOffset + at - length, length);
  });
};

/** Hears each message that arrives on a stream, however it is cut into parts. */
export const onFrame = (stream: Readable, hear: (value: unknown) => void): void => {
  let parts: Buffer[] = [];
  let have = 0;
  let need = HEAD;
  stream.on('data', (part: Buffer) => {
    parts.push(part);
    have += part.length;
    while (have >= need) {
      const all = parts.length === 1 ? parts[0]! : Buffer.concat(parts, have);
      parts = [all];
      const whole = HEAD + all.readUInt32LE(0) + all.readUInt32LE(4);
      if (have < whole) {
        need = whole;
        return;
      }
      const rest = all.subarray(whole);
      parts = rest.length > 0 ? [rest] : [];
      have = rest.length;
      need = HEAD;
      hear(unframed(all.subarray(0, whole)));
    }
  });
};
