import { inflateRawSync } from 'node:zlib';

const CENTRAL = 0x02_01_4b_50;
const LOCAL_HEAD = 30;
const CENTRAL_HEAD = 46;

/** The files of a ZIP by their names, read by its central directory. */
export const filesOfZip = (zip: Uint8Array): Map<string, Buffer> => {
  const bytes = Buffer.from(zip);
  const files = new Map<string, Buffer>();
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  while (bytes.readUInt32LE(at) === CENTRAL) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const lengths = [28, 30, 32].map((of) => bytes.readUInt16LE(at + of)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + CENTRAL_HEAD, at + CENTRAL_HEAD + lengths[0]);
    const from =
      local + LOCAL_HEAD + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(from, from + packed);
    files.set(name, method === 0 ? body : inflateRawSync(body));
    at += CENTRAL_HEAD + lengths[0] + lengths[1] + lengths[2];
  }
  return files;
};

const plain = (xml: string): string =>
  xml
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&amp;/g, '&');

/** The rows of the first sheet of a workbook, every cell as the text that it is; a formula is an error. */
export const rowsOfWorkbook = (xlsx: Uint8Array): string[][] => {
  const files = filesOfZip(xlsx);
  const sheet = files.get('xl/worksheets/sheet1.xml')!.toString('utf8');
  if (/<f[ >]/.test(sheet)) throw new Error('a cell is a formula');
  const strings = [
    ...(files.get('xl/sharedStrings.xml')?.toString('utf8') ?? '').matchAll(/<si>.*?<\/si>/gs),
  ];
  const shared = strings.map(([item]) => plain(item));
  return [...sheet.matchAll(/<row[ >].*?<\/row>/gs)].map(([row]) => {
    const cells: string[] = [];
    for (const [, about = '', cell = ''] of row.matchAll(/<c([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      // An empty cell is left out: where one stands, its address says.
      const column = /r="([A-Z])\d/.exec(about)![1]!.charCodeAt(0) - 'A'.charCodeAt(0);
      while (cells.length < column) cells.push('');
      cells[column] = about.includes('t="s"') ? shared[Number(plain(cell))]! : plain(cell);
    }
    return cells;
  });
};
