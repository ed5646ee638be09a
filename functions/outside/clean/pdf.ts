import { inflateSync } from 'node:zlib';
import type { Made, Why } from './made';

/** Names (ISO 32000-1) of what runs, starts, hides or sends: none of it belongs on a form. Seven letters at least, so that no picture's bytes spell one by chance. */
const BARRED = new Set([
  'JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'Encrypt', 'RichMedia', 'SubmitForm', 'ImportData', 'GoToE',
]);
const TAIL = 1024; // bytes from the end within which readers look for the end mark
const MOST_UNPACKED = 64 << 20; // bytes of packed objects, all together
const MOST_STREAMS = 50_000;

/** A name as it is meant: #4a is j in any spelling. */
const meant = (name: string): string => name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const namesIn = function* (text: string): Generator<string> {
  for (const [, name] of text.matchAll(/\/([^\x00\t\n\f\r ()<>[\]{}/%]{2,64})/g)) yield name!.includes('#') ? meant(name!) : name!;
};

const isBarred = (text: string): boolean => {
  for (const name of namesIn(text)) if (BARRED.has(name)) return true;
  return false;
};

/** The texts of all packed objects (object streams, where names hide from a plain search). */
const packed = (b: Buffer, text: string): string[] | Why => {
  const texts: string[] = [];
  let left = MOST_UNPACKED;
  let streams = 0;
  for (const found of text.matchAll(/stream(\r\n|\n|\r)/g)) {
    if (text.slice(found.index - 3, found.index) === 'end') continue;
    const before = text.slice(Math.max(0, found.index - 2048), found.index);
    const names = new Set(namesIn(before.slice(before.lastIndexOf('obj') + 3)));
    if (!names.has('ObjStm') && !names.has('First')) continue;
    if ((streams += 1) > MOST_STREAMS) return 'too_big';
    if (!names.has('Filter')) continue; // not packed: the plain search has read it
    // one way of packing is in use; another one serves to hide
    if (!names.has('FlateDecode') || names.has('DecodeParms') || [...names].some((n) => n !== 'FlateDecode' && /Decode$/.test(n))) return 'not_allowed';
    try {
      const unpacked = inflateSync(b.subarray(found.index + found[0].length), { maxOutputLength: Math.max(1, left) });
      left -= unpacked.length;
      texts.push(unpacked.toString('latin1'));
    } catch (e) {
      return (e as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_big' : 'broken';
    }
  }
  return texts;
};

/** Takes a PDF that has its two end marks, is not encrypted, and neither runs, starts nor carries anything; bytes after the end go, the rest stays as it is. */
export const cleanPdf = (b: Buffer): Made | Why => {
  if (b.toString('latin1', 0, 5) !== '%PDF-') return 'not_allowed';
  const end = b.lastIndexOf('%%EOF');
  if (end < 0 || b.length - end > TAIL) return 'broken';
  const bytes = b.subarray(0, end + 5);
  const text = bytes.toString('latin1');
  if (isBarred(text)) return 'not_allowed';
  const texts = packed(bytes, text);
  if (typeof texts === 'string') return texts;
  return texts.some(isBarred) ? 'not_allowed' : { bytes: Buffer.concat([bytes, Buffer.from('\n')]) };
};
