import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rulesFor } from '@shared/policy';
import { play, readBook, type Book, type Kind, type Story } from './play';

const books = readdirSync(__dirname)
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .map((file) => ({ file, book: readBook(join(__dirname, file)) }));
const stories = books.flatMap(({ file, book }) =>
  book.案例.map((story): [string, Book, Story] => [
    `${file} ${story.编号} ${(story.依据 ?? []).map((id) => `[${id}] `).join('')}${story.标题}`,
    book,
    story,
  ]),
);
const standingFor: Partial<Record<Kind, readonly string[]>> = {
  通过: ['filed', 'pilot', 'closed', 'listed', 'corrected'],
  退回: ['returned', 'draft', 'asked'],
  不予: ['rejected', 'revoked', 'closed', 'barred'],
};

test.each(stories)('%s', (_, book, story) => {
  const { case: c, refused, cited } = play(book, story);
  const wanted = standingFor[story.类];
  if (wanted) expect(wanted).toContain(c.standing);
  if (story.类 === '拦下') expect(refused.map((r) => r.clause?.no).filter(Boolean)).not.toEqual([]);
  // Every story shows the article by which it ended as it did.
  expect([...cited, ...refused.flatMap((r) => (r.clause ? [r.clause.no] : []))]).not.toEqual([]);
  expect(story.步骤.some((step) => step.条 ?? step.不行?.条)).toBe(true);
});

test('every region that schools file in has at least twelve worked cases, of every kind', () => {
  expect(new Set(stories.map(([, , s]) => s.编号)).size).toBe(stories.length);
  for (const { file, book } of books) {
    const kinds = new Set(book.案例.map((s) => s.类));
    expect([file, book.案例.length >= 12]).toEqual([file, true]);
    for (const kind of ['通过', '退回', '不予', '拦下'] as const)
      expect([file, kind, kinds.has(kind)]).toEqual([file, kind, true]);
    expect(rulesFor(book.地区)).toBeDefined();
  }
});
