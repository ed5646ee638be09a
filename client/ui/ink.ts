/** One stroke of a pen: points in CSS pixels of the pad. */
export type Stroke = { x: number; y: number }[];
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
        .reduce((s, p, i) => s + Math.hypot(p.x - stroke[i]!.x, p.y - stroke[i]!.y), 0),
    0,
  );

/** Whether this can be a signature: 120 pixels of line at least, which no slip of a finger leaves. */
export const isSigned = (strokes: readonly Stroke[]): boolean => inkLength(strokes) >= 120;

/** The box around all strokes with a margin, in CSS pixels. */
export const bounds = (strokes: readonly Stroke[], margin = 16) => {
  const points = strokes.flat();
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
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
    rest.forEach((p, i) => {
      const next = rest[i + 1];
      if (next) pen.quadraticCurveTo(p.x, p.y, (p.x + next.x) / 2, (p.y + next.y) / 2);
      else pen.lineTo(p.x, p.y);
    });
    pen.stroke();
  }
};

/** Size of the finished picture and how to draw it: cut to the ink, and turned upright when it was written on a phone held sideways (`turned`). */
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
