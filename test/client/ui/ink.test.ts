import { bounds, finished, inkLength, isSigned, type Pen, type Stroke } from '@client/ui/ink';

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
