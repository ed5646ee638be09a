import { unbroken } from '@client/ui/unbroken';

const wholes = (text: string) =>
  unbroken(text)
    .filter((p) => p.whole)
    .map((p) => p.text);

test.each([
  ['已暂停使用　2026-11-22 起', ['2026-11-22']],
  ['最迟 2026年11月8日 答复。', ['2026年11月8日']],
  ['受理于 2026-11-22 17:33，电话 0527-84389867', ['2026-11-22 17:33', '0527-84389867']],
  ['教APP备3200457号', []],
  ['', []],
])('%s keeps whole what must not be torn', (text, kept) => {
  expect(wholes(text)).toEqual(kept);
  expect(
    unbroken(text)
      .map((p) => p.text)
      .join(''),
  ).toBe(text);
});
