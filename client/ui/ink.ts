type Point = { x: number; y: number };
/** One stroke of a pen: points in CSS pixels of the pad; a dot is one point. */
export type Stroke = Point[];
/**
 * The size of a pad's paper, in CSS pixels. One taller than wide is written on with the phone held
 * sideways.
 */
export type Paper = { width: number; height: number };
/** What is written, and on what paper; there is none before the first stroke. */
export type Ink = { strokes: readonly Stroke[]; paper?: Paper };
/** Nothing written. */
export const noInk: Ink = { strokes: [] };
/** The part of a 2D canvas context that ink needs; WeChat's and the browser's both have it. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'quadraticCurveTo'
  | 'stroke'
  | 'save'
  | 'restore'
  | 'translate'
  | 'rotate'
  | 'scale'
  | 'clearRect'
  | 'fillRect'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'strokeStyle'
  | 'fillStyle'
>;

/** Length of all strokes together, in CSS pixels; a dot is nothing. */
export const inkLength = (strokes: readonly Stroke[]): number =>
  strokes.reduce(
    (sum, stroke) =>
      sum +
      stroke
        .slice(1)
        .reduce(
          (length, point, index) =>
            length + Math.hypot(point.x - stroke[index]!.x, point.y - stroke[index]!.y),
          0,
        ),
    0,
  );

/**
 * Whether this can be a signature: 120 pixels of line at least, which no slip of a finger leaves.
 */
export const isSigned = (strokes: readonly Stroke[]): boolean => inkLength(strokes) >= 120;

/** The box around all strokes with a margin, in CSS pixels. */
export const bounds = (strokes: readonly Stroke[], margin = 16) => {
  const points = strokes.flat();
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const left = Math.min(...xs) - margin;
  const top = Math.min(...ys) - margin;
  return {
    left,
    top,
    width: Math.max(...xs) + margin - left,
    height: Math.max(...ys) + margin - top,
  };
};

/** Draws strokes as rounded lines, smoothed through the middles of their points. */
export const drawInk = (pen: Pen, strokes: readonly Stroke[]): void => {
  pen.lineWidth = 4;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = '#101522';
  for (const stroke of strokes) {
    const [first, ...rest] = stroke;
    if (!first) continue;
    pen.beginPath();
    pen.moveTo(first.x, first.y);
    // A line without a length is not drawn everywhere.
    if (rest.length === 0) pen.lineTo(first.x + 0.1, first.y);
    rest.forEach((point, index) => {
      const next = rest[index + 1];
      if (next)
        pen.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
      else pen.lineTo(point.x, point.y);
    });
    pen.stroke();
  }
};

/**
 * Size of the finished picture and how to draw it: cut to the ink, and turned upright when it was
 * written on a phone held sideways (`turned`).
 */
export const finished = (strokes: readonly Stroke[], turned: boolean) => {
  const box = bounds(strokes);
  const scale = 2;
  const [width, height] = turned ? [box.height, box.width] : [box.width, box.height];
  return {
    width: Math.ceil(width * scale),
    height: Math.ceil(height * scale),
    draw: (pen: Pen) => {
      pen.save();
      pen.fillStyle = '#FFFFFF';
      pen.fillRect(0, 0, width * scale, height * scale);
      pen.scale(scale, scale);
      if (turned) {
        // The phone's top is at the writer's left: screen down is the writer's right.
        pen.translate(0, box.width);
        pen.rotate(-Math.PI / 2);
      }
      pen.translate(-box.left, -box.top);
      drawInk(pen, strokes);
      pen.restore();
    },
  };
};

const isTall = (paper: Paper | undefined): boolean => !!paper && paper.height > paper.width;
const sizeHeld = (paper: Paper): Paper =>
  isTall(paper) ? { width: paper.height, height: paper.width } : paper;
// As the writer sees it: the phone's top is at the left of a tall paper.
const seen =
  (paper: Paper) =>
  (point: Point): Point =>
    isTall(paper) ? { x: point.y, y: paper.width - point.x } : point;
const written =
  (paper: Paper) =>
  (point: Point): Point =>
    isTall(paper) ? { x: paper.width - point.y, y: point.x } : point;
// Where the middle of something of this size comes to lie, as far from the middle of the room as
// before, but inside the room.
const middle = (start: number, size: number, before: number, room: number, scale: number) => {
  const half = (size * scale) / 2;
  const at = room / 2 + (start + size / 2 - before / 2) * scale;
  return Math.min(Math.max(at, half), Math.max(half, room - half));
};

/**
 * The same ink on a paper of another size or turned the other way: upright for the writer as
 * before, in the middle as before, smaller only where it would not fit.
 */
export const onPaper = (ink: Ink, paper: Paper): Ink => {
  const { strokes, paper: old } = ink;
  if (!old || strokes.length === 0) return { strokes, paper };
  if (old.width === paper.width && old.height === paper.height) return ink;
  const upright = strokes.map((stroke) => stroke.map(seen(old)));
  const box = bounds(upright, 4);
  const [before, room] = [sizeHeld(old), sizeHeld(paper)];
  const scale = Math.min(1, room.width / box.width, room.height / box.height);
  const x = middle(box.left, box.width, before.width, room.width, scale);
  const y = middle(box.top, box.height, before.height, room.height, scale);
  const move = (point: Point): Point => ({
    x: x + (point.x - box.left - box.width / 2) * scale,
    y: y + (point.y - box.top - box.height / 2) * scale,
  });
  return { strokes: upright.map((stroke) => stroke.map(move).map(written(paper))), paper };
};

/** The finished picture of what is written, upright however the phone was held. */
export const pictureOf = ({ strokes, paper }: Ink) => finished(strokes, isTall(paper));
