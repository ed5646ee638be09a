/** One box of an ISO base media file (ISO/IEC 14496-12, 4.2): where it, its content and its end are. */
export type Box = { type: string; at: number; body: number; end: number };

/** The boxes one after another from `from`; stops where no whole box follows, so compare the last end with `to`. */
export const boxesIn = (b: Buffer, from: number, to: number): Box[] => {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    const short = b.readUInt32BE(at);
    if (short === 1 && at + 16 > to) break;
    const size = short === 0 ? to - at : short === 1 ? Number(b.readBigUInt64BE(at + 8)) : short;
    const head = short === 1 ? 16 : 8;
    if (size < head || size > to - at) break;
    boxes.push({ type: b.toString('latin1', at + 4, at + 8), at, body: at + head, end: at + size });
    at += size;
  }
  return boxes;
};

/** The boxes that fill a range exactly; throws a RangeError when they do not. */
export const boxesFilling = (b: Buffer, from: number, to: number): Box[] => {
  const boxes = boxesIn(b, from, to);
  if ((boxes.at(-1)?.end ?? from) !== to) throw new RangeError('boxes do not fill their container');
  return boxes;
};

/** Makes a box say nothing, at its old size, so that offsets elsewhere stay right. */
export const blankBox = (b: Buffer, box: Box): void => {
  b.write('free', box.at + 4, 'latin1');
  b.fill(0, box.body, box.end);
};

/** A range of bytes: the first, and the one after the last. */
export type Span = readonly [from: number, to: number];

/** Zeroes everything in `[from, to)` that no span covers. */
export const blankOutside = (b: Buffer, from: number, to: number, spans: readonly Span[]): void => {
  let at = from;
  for (const [start, end] of [...spans].sort((x, y) => x[0] - y[0])) {
    if (end <= at || start >= to) continue;
    if (start > at) b.fill(0, at, start);
    at = end;
  }
  if (at < to) b.fill(0, at, to);
};

/** Where an item's bytes are: in the file (0), in the meta box's idat (1), or made of other items (2). */
export type Place = { id: number; method: number; spans: readonly Span[] };

const MOST_PLACES = 100_000;

/** Reads an item location box (ISO/IEC 14496-12, 8.11.3); a RangeError when it is damaged or points outside the file. */
export const placesOf = (b: Buffer, { body, end }: Box): Place[] => {
  let at = body;
  const take = (bytes: number): number => {
    if (at + bytes > end) throw new RangeError('the item locations end early');
    at += bytes;
    if (bytes === 0) return 0;
    return bytes === 8 ? Number(b.readBigUInt64BE(at - 8)) : b.readUIntBE(at - bytes, bytes);
  };
  const version = take(4) >>> 24;
  const sizes = take(2);
  const [offsetSize, lengthSize, baseSize, indexSize] = [
    sizes >> 12,
    (sizes >> 8) & 15,
    (sizes >> 4) & 15,
    version > 0 ? sizes & 15 : 0,
  ];
  if (
    version > 2 ||
    [offsetSize, lengthSize, baseSize, indexSize].some((s) => s !== 0 && s !== 4 && s !== 8)
  )
    throw new RangeError('unknown item locations');
  const places: Place[] = [];
  let extents = 0;
  for (let n = take(version < 2 ? 2 : 4); n > 0; n -= 1) {
    const id = take(version < 2 ? 2 : 4);
    const method = version > 0 ? take(2) & 15 : 0;
    if (take(2) !== 0) throw new RangeError('an item lies in another file');
    const base = take(baseSize);
    const spans: Span[] = [];
    for (let e = take(2); e > 0; e -= 1) {
      take(indexSize);
      const from = base + take(offsetSize);
      const length = take(lengthSize);
      if (length === 0 || ++extents > MOST_PLACES) throw new RangeError('an item without a length');
      spans.push([from, from + length]);
    }
    places.push({ id, method, spans });
  }
  return places;
};
