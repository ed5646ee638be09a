import type { PictureKind, Stranger } from './made';

/** What a file is by its bytes: what we read, or what it is instead. */
export type TrueKind = PictureKind | 'pdf' | { stranger: Stranger };

type Sign = readonly [at: number, hex: string];
const text = (words: string, at = 0): Sign => [at, Buffer.from(words, 'latin1').toString('hex')];

/**
 * What the first bytes of each kind are; the first that fits counts. Everything that begins
 * otherwise is looked at as text.
 */
const signs: readonly (readonly [is: PictureKind | Stranger, ...Sign[]])[] = [
  ['jpeg', [0, 'ffd8ff']],
  ['png', [0, '89504e470d0a1a0a']],
  ['webp', text('RIFF'), text('WEBP', 8)],
  ['gif', text('GIF87a')],
  ['gif', text('GIF89a')],
  ['raw', [0, '49492a00'], text('CR', 8)],
  ['tiff', [0, '49492a00']],
  ['tiff', [0, '4d4d002a']],
  ['film', text('RIFF'), text('AVI ', 8)],
  ['sound', text('RIFF'), text('WAVE', 8)],
  ['sound', text('ID3')],
  ['sound', text('#!AMR')],
  ['film', [0, '1a45dfa3']],
  ['archive', text('Rar!')],
  ['archive', [0, '377abcaf271c']],
  ['archive', [0, '1f8b']],
  ['office', [0, 'd0cf11e0a1b11ae1']],
  ['program', text('MZ')],
  ['program', text('\x7fELF')],
  ['bitmap', text('BM'), [6, '00000000']],
];

/** What a ZIP is, by a name among its files. */
const zips: readonly (readonly [name: string, is: Stranger])[] = [
  ['OFD.xml', 'ofd'],
  ['word/', 'word'],
  ['xl/', 'excel'],
  ['ppt/', 'powerpoint'],
];

const avif = ['avif', 'avis'];
const heic = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
const ENDS = 65_536; // bytes at either end of a ZIP, where the names of its files stand
const BEFORE = 1024; // bytes that readers of PDF allow before its header

const begins = (bytes: Buffer, [at, hex]: Sign): boolean =>
  bytes.toString('hex', at, at + hex.length / 2) === hex;

const mediaKind = (bytes: Buffer): TrueKind => {
  const end = Math.min(bytes.readUInt32BE(0), 128, bytes.length);
  const brands = [bytes.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.toString('latin1', at, at + 4));
  if (brands.some((brand) => avif.includes(brand))) return 'avif';
  return brands.some((brand) => heic.includes(brand)) ? 'heic' : { stranger: 'film' };
};

const zipKind = (bytes: Buffer): Stranger => {
  const names =
    bytes.toString('latin1', 0, ENDS) + bytes.toString('latin1', Math.max(0, bytes.length - ENDS));
  return zips.find(([name]) => names.includes(name))?.[1] ?? 'archive';
};

const textKind = (bytes: Buffer): Stranger => {
  const head = bytes
    .toString('utf8', 0, 4096)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/<svg[\s>]/i.test(head)) return 'svg';
  if (/^<(!doctype|html|head|body|script|\?xml|!--)/i.test(head)) return 'page';
  // In a text of any encoding there is no zero, and hardly another control.
  return bytes.subarray(0, 4096).some((byte) => byte < 9) ? 'unknown' : 'text';
};

/** What a file is by its bytes, whatever its name says. */
export const kindOf = (bytes: Buffer): TrueKind => {
  if (bytes.length === 0) return { stranger: 'empty' };
  if (bytes.length >= 16 && bytes.toString('latin1', 4, 8) === 'ftyp') return mediaKind(bytes);
  if (begins(bytes, text('PK\x03\x04'))) return { stranger: zipKind(bytes) };
  const found = signs.find(([, ...marks]) => marks.every((mark) => begins(bytes, mark)))?.[0];
  if (found && isPicture(found)) return found;
  if (found) return { stranger: found as Stranger };
  const header = bytes.indexOf('%PDF-');
  return header >= 0 && header < BEFORE ? 'pdf' : { stranger: textKind(bytes) };
};

const isPicture = (is: PictureKind | Stranger): is is PictureKind =>
  ['jpeg', 'png', 'webp', 'gif', 'tiff'].includes(is);
