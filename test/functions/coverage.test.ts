import { dirname } from 'node:path';
import { openFonts } from '@functions/documents/fonts';
import { undrawable } from '@shared/kernel/printable';

const { drawable } = openFonts(
  dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json')),
);

test('the phone knows exactly the characters the printed form can show', () => {
  const wrong: number[] = [];
  for (let code = 0x21; code < 0x30000; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    if (/\s/u.test(character)) continue;
    if ((undrawable(character).length === 0) !== drawable.has(code)) wrong.push(code);
  }
  expect(wrong).toEqual([]);
});

test('a rare character is named, once', () => {
  expect(undrawable('住在𠮷林的𠮷先生')).toEqual(['𠮷']);
  expect(undrawable('项目概况（一）：□ ■ √')).toEqual([]);
});
