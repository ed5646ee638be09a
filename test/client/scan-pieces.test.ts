import { piecesOf } from '@client/platform/pieces';

const holds = (pieces: ReturnType<typeof piecesOf>, x: number, y: number, side: number) =>
  pieces.some(
    (p) =>
      p.left <= x && p.top <= y && p.left + p.width >= x + side && p.top + p.height >= y + side,
  );

test.each([
  [4000, 3000],
  [3024, 4032],
  [1000, 1000],
  [1300, 640],
  [37, 5000],
])('any small square of a photo of %d by %d lies whole in one piece', (width, height) => {
  const pieces = piecesOf(width, height);
  const side = Math.min(400, width, height);
  for (let x = 0; x <= width - side; x += 37)
    for (let y = 0; y <= height - side; y += 41) expect(holds(pieces, x, y, side)).toBe(true);
  for (const p of pieces) {
    expect(p.left + p.width).toBeLessThanOrEqual(width);
    expect(p.top + p.height).toBeLessThanOrEqual(height);
  }
});

test('the middle of a photo is read first', () => {
  const [first] = piecesOf(4000, 3000);
  expect(Math.abs(first!.left + 500 - 2000)).toBeLessThanOrEqual(300);
  expect(Math.abs(first!.top + 500 - 1500)).toBeLessThanOrEqual(300);
});
