import { inflateSync } from 'node:zlib';
import type { Made, Why } from './made';

/** Names (ISO 32000-1) of what runs, starts, hides or sends: none of it belongs on a form. Seven letters at least, so that no picture's bytes spell one by chance. */
const BARRED: ReadonlySet<string> = new Set([
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'Encrypt',
  'RichMedia',
  'SubmitForm',
  'ImportData',
  'GoToE',
]);
const TAIL = 1024; // bytes from the end within which readers look for the end mark
const MOST_UNPACKED = 64 << 20; // bytes of packed objects, all together
const MOST_STREAMS = 50_000;
const MOST_MARKS = 1_000_000; // of any sort, packed ones too: each costs as much as a hundred bytes that mark nothing

const SPACE = String.raw`[\x00\t\n\f\r ]`;
const REGULAR = String.raw`[^\x00\t\n\f\r ()<>[\]{}/%]`;
/** All that decides over a PDF: the names that matter, names with an escape, where an object begins and where a stream does. Whatever else there is costs a step or two a byte. */
const MARKS = new RegExp(
  [
    `/(?<name>(?:${[...BARRED].join('|')}|ObjStm|First|Filter|DecodeParms|[A-Za-z0-9]{1,20}Decode)(?!${REGULAR}))`,
    `/(?<spelled>[^#${REGULAR.slice(2)}{0,64}#${REGULAR}{1,64})`,
    String.raw`(?<object>\d${SPACE}+obj)`,
    String.raw`(?<!end)(?<stream>stream[\x00\t\f ]*(?:\r\n|\n|\r))`,
  ].join('|'),
  'g',
);

/** What may still be done for one file. */
type Left = { unpacked: number; streams: number; marks: number };

/** The name at a mark as it is meant (#4a is j in any spelling); undefined where the mark is no name. */
const nameAt = ({ name, spelled }: Partial<Record<string, string>>): string | undefined =>
  name ??
  spelled?.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** Why the names of a text are not taken, and what else it marks, in their order. */
const read = (
  text: string,
  left: Left,
  other: (mark: RegExpExecArray, name: string | undefined) => Why | undefined,
): Why | undefined => {
  for (const mark of text.matchAll(MARKS)) {
    if ((left.marks -= 1) < 0) return 'too_big';
    const name = nameAt(mark.groups!);
    const why = name !== undefined && BARRED.has(name) ? 'not_allowed' : other(mark, name);
    if (why) return why;
  }
  return undefined;
};

/** Why the objects packed in one stream (where names hide from a plain search) are not taken. */
const faultOfPacked = (data: Buffer, left: Left): Why | undefined => {
  let unpacked: Buffer;
  try {
    unpacked = inflateSync(data, { maxOutputLength: Math.max(1, left.unpacked) });
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_big' : 'broken';
  }
  left.unpacked -= unpacked.length;
  return read(unpacked.toString('latin1'), left, () => undefined);
};

/** Why a PDF is not taken. It is read once from its beginning to its end, and so is each packed stream, however its parts are spaced. */
const faultOf = (b: Buffer): Why | undefined => {
  const text = b.toString('latin1');
  const left: Left = { unpacked: MOST_UNPACKED, streams: MOST_STREAMS, marks: MOST_MARKS };
  const names = new Set<string>(); // of the object that is being read
  let packedTo = 0;
  const fault = read(text, left, ({ index, 0: { length }, groups }, name) => {
    if (name !== undefined) names.add(name);
    // the kind of a packed stream stands right before it: one with an object's beginning between hides
    else if (groups!.object !== undefined && names.has('ObjStm')) return 'not_allowed';
    else if (groups!.object !== undefined) names.clear();
    else {
      if ((left.streams -= 1) < 0) return 'too_big';
      if (index < packedTo) return 'broken';
      const isPacked = (names.has('ObjStm') || names.has('First')) && names.has('Filter'); // unpacked, its names are read like all others
      // one way of packing is in use; another one serves to hide
      const isOdd =
        !names.has('FlateDecode') ||
        names.has('DecodeParms') ||
        [...names].some((n) => n !== 'FlateDecode' && n.endsWith('Decode'));
      names.clear();
      if (!isPacked) return undefined;
      if (isOdd) return 'not_allowed';
      packedTo = text.indexOf('endstream', index + length);
      return packedTo < 0 ? 'broken' : faultOfPacked(b.subarray(index + length, packedTo), left);
    }
    return undefined;
  });
  return fault ?? (names.has('ObjStm') ? 'not_allowed' : undefined);
};

/** Takes a PDF that has its two end marks, is not encrypted, and neither runs, starts nor carries anything; bytes after the end go, the rest stays as it is. */
export const cleanPdf = (b: Buffer): Made | Why => {
  if (b.toString('latin1', 0, 5) !== '%PDF-') return 'not_allowed';
  const end = b.lastIndexOf('%%EOF');
  if (end < 0 || b.length - end > TAIL) return 'broken';
  const bytes = b.subarray(0, end + 5);
  return faultOf(bytes) ?? { bytes: Buffer.concat([bytes, Buffer.from('\n')]) };
};
