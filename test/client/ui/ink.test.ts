import {
  bounds,
  drawInk,
  finished,
  inkLength,
  isSigned,
  onPaper,
  pictureOf,
  type Ink,
  type Paper,
  type Pen,
  type Stroke,
} from '@client/ui/ink';

const across: Stroke = [
  { x: 100, y: 50 },
  { x: 100, y: 250 },
];
/** Follows translate, rotate and scale as a canvas does, and keeps where each line ends. */
const recorder = () => {
  let m = [1, 0, 0, 1, 0, 0] as [number, number, number, number, number, number];
  const points: [number, number][] = [];
  const times = (n: typeof m) => {
    const [a, b, c, d, e, f] = m;
    m = [
      a * n[0] + c * n[1],
      b * n[0] + d * n[1],
      a * n[2] + c * n[3],
      b * n[2] + d * n[3],
      a * n[4] + c * n[5] + e,
      b * n[4] + d * n[5] + f,
    ];
  };
  const at = (x: number, y: number) =>
    void points.push([
      Math.round(m[0] * x + m[2] * y + m[4]),
      Math.round(m[1] * x + m[3] * y + m[5]),
    ]);
  const pen = {
    translate: (x: number, y: number) => times([1, 0, 0, 1, x, y]),
    rotate: (r: number) => times([Math.cos(r), Math.sin(r), -Math.sin(r), Math.cos(r), 0, 0]),
    scale: (x: number, y: number) => times([x, 0, 0, y, 0, 0]),
    moveTo: at,
    lineTo: at,
    quadraticCurveTo: (_: number, __: number, x: number, y: number) => at(x, y),
    beginPath: () => undefined,
    stroke: () => undefined,
    save: () => undefined,
    restore: () => undefined,
    clearRect: () => undefined,
    fillRect: () => undefined,
    lineWidth: 0,
    lineCap: 'butt',
    lineJoin: 'bevel',
    strokeStyle: '',
    fillStyle: '',
  } satisfies Pen as Pen;
  return { pen, points };
};

test('a dot or a slip of the finger is no signature, a written line is', () => {
  expect(isSigned([])).toBe(false);
  expect(isSigned([[{ x: 5, y: 5 }]])).toBe(false);
  expect(
    isSigned([
      [
        { x: 0, y: 0 },
        { x: 60, y: 0 },
      ],
    ]),
  ).toBe(false);
  expect(inkLength([across])).toBe(200);
  expect(isSigned([across])).toBe(true);
});

test('the picture is cut to the ink with a margin', () => {
  expect(bounds([across])).toEqual({ left: 84, top: 34, width: 32, height: 232 });
});

test('written on a phone held sideways, a line down the screen comes out from left to right', () => {
  const { pen, points } = recorder();
  const picture = finished([across], true);
  picture.draw(pen);
  expect([picture.width, picture.height]).toEqual([464, 64]);
  expect(points).toEqual([
    [32, 32],
    [432, 32],
  ]);
});

test('sideways, what is at the right of the screen comes out on top', () => {
  const { pen, points } = recorder();
  finished(
    [
      across,
      [
        { x: 200, y: 50 },
        { x: 200, y: 60 },
      ],
    ],
    true,
  ).draw(pen);
  expect(points[2]![1]).toBeLessThan(points[0]![1]);
});

test('written upright it stays as it is', () => {
  const { pen, points } = recorder();
  finished([across], false).draw(pen);
  expect(points).toEqual([
    [32, 32],
    [32, 432],
  ]);
});

const tall: Paper = { width: 266, height: 820 };
const wide: Paper = { width: 812, height: 266 };
const rounded = ({ strokes }: Ink) =>
  strokes.map((stroke) => stroke.map(({ x, y }) => [Math.round(x), Math.round(y)]));
/** What the picture of this ink looks like: its size and where its lines go. */
const looksLike = (ink: Ink) => {
  const { pen, points } = recorder();
  const picture = pictureOf(ink);
  picture.draw(pen);
  return { width: picture.width, height: picture.height, points };
};

test('case 17 · a tap leaves a dot', () => {
  const { pen, points } = recorder();
  drawInk(pen, [[{ x: 20, y: 30 }]]);
  expect(points).toEqual([
    [20, 30],
    [20, 30],
  ]);
});

test('case 17 · a phone turned while signing keeps what is written upright, there and back', () => {
  const written: Ink = { strokes: [across, [{ x: 60, y: 400 }]], paper: tall };
  const turned = onPaper(written, wide);
  // Down a tall paper is to the right on a wide one; what was at its right is on top.
  const [[from, to], [dot]] = turned.strokes as [Stroke, Stroke];
  expect(to!.x - from!.x).toBe(200);
  expect(to!.y).toBe(from!.y);
  expect(dot!.y).toBeGreaterThan(from!.y);
  expect(looksLike(turned)).toEqual(looksLike(written));
  expect(looksLike(turned).width).toBeGreaterThan(looksLike(turned).height);
  expect(rounded(onPaper(turned, tall))).toEqual(rounded(written));
});

test('ink stays where it is on a paper of the same size, and nothing written needs no place', () => {
  const written: Ink = { strokes: [across], paper: tall };
  expect(onPaper(written, { ...tall })).toBe(written);
  expect(onPaper({ strokes: [] }, wide)).toEqual({ strokes: [], paper: wide });
});

test.each<[string, Paper]>([
  ['as wide but much lower', { width: 812, height: 100 }],
  ['small and tall', { width: 90, height: 200 }],
  ['much larger', { width: 1200, height: 700 }],
])('ink on a paper %s stays whole in it and keeps its shape', (_, paper) => {
  const corners: Stroke = [
    { x: 5, y: 5 },
    { x: 260, y: 815 },
  ];
  const { strokes } = onPaper({ strokes: [corners], paper: tall }, paper);
  const box = bounds(strokes, 0);
  expect(box.left).toBeGreaterThanOrEqual(0);
  expect(box.top).toBeGreaterThanOrEqual(0);
  expect(box.left + box.width).toBeLessThanOrEqual(paper.width);
  expect(box.top + box.height).toBeLessThanOrEqual(paper.height);
  const long = Math.max(box.width, box.height);
  const short = Math.min(box.width, box.height);
  expect(long / short).toBeCloseTo(810 / 255, 5);
});
