import type { Server } from '../world/server';
import { storeOf } from '../files/store-of';

/** Which print of which filing; there is one of each, the newest. */
export type Which = { filing: string; what: 'form' | 'poster' };

const MOST_BYTES = 16 << 20; // bytes of a kept print, which is sealed and so longer than its PDF
const TYPE = 'application/octet-stream';

/**
 * Where a print of a filing is kept; whoever erases a filing's personal values removes these too.
 */
export const printKey = ({ filing, what }: Which): string => `p/${filing}/${what}`;

/**
 * The version of what is drawn: a keyed hash over all of it, so that nobody can try out what stands
 * there.
 */
export const versionOf = (server: Server, drawn: unknown): string =>
  server.seal.blindIndex(JSON.stringify(drawn), 'print');

// Bound to its filing, its kind and its version: copied elsewhere or altered it does not open.
const rowOf = (which: Which, version: string): string => `${printKey(which)}/${version}`;

/**
 * The PDF kept of this very version; undefined when there is none, it is of another version, or it
 * is not what we kept.
 */
export const readKept = async (
  server: Server,
  which: Which,
  version: string,
): Promise<Uint8Array | undefined> => {
  const bytes = await storeOf(server).read(printKey(which), MOST_BYTES);
  const [kept, keyId, box] = bytes ? Buffer.from(bytes).toString('latin1').split('.') : [];
  if (kept !== version || !keyId || !box) return undefined;
  try {
    const pdf = server.seal.open({ keyId, box }, rowOf(which, version));
    return new Uint8Array(Buffer.from(pdf, 'base64'));
  } catch {
    server.log({ level: 'warn', what: 'a kept print does not open', key: printKey(which) });
    return undefined;
  }
};

/**
 * Keeps the PDF of a version, sealed as the personal values in it are, in place of the version
 * before.
 */
export const keepPrint = async (
  server: Server,
  which: Which,
  version: string,
  pdf: Uint8Array,
): Promise<void> => {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('base64');
  const { keyId, box } = server.seal.seal(text, rowOf(which, version));
  await storeOf(server).write(
    printKey(which),
    Buffer.from(`${version}.${keyId}.${box}`, 'latin1'),
    TYPE,
  );
};
