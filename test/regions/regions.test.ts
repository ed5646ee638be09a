import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { policies, rulesFor } from '@shared/policy';
import { play, readBook, type Book, type Kind, type Story } from './play';
import { regions } from './region';

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
  const { case: last, refused, cited } = play(book, story);
  const wanted = standingFor[story.类];
  if (wanted) expect(wanted).toContain(last.standing);
  if (story.类 === '拦下')
    expect(refused.map(({ clause }) => clause?.no).filter(Boolean)).not.toEqual([]);
  // Every story shows the article by which it ended as it did.
  expect([...cited, ...refused.flatMap(({ clause }) => clause?.no ?? [])]).not.toEqual([]);
  expect(story.步骤.some((step) => step.条 ?? step.不行?.条)).toBe(true);
});

test('every region that schools file in has at least twelve worked cases, of every kind', () => {
  expect(new Set(stories.map(([, , story]) => story.编号)).size).toBe(stories.length);
  for (const { file, book } of books) {
    const kinds = new Set(book.案例.map((story) => story.类));
    expect([file, book.案例.length >= 12]).toEqual([file, true]);
    for (const kind of ['通过', '退回', '不予', '拦下'] as const)
      expect([file, kind, kinds.has(kind)]).toEqual([file, kind, true]);
    expect(rulesFor(book.地区)).toBeDefined();
  }
});

test('every region of the registry has a book, and every book a region', () => {
  const withPlaces = Object.values(policies).filter(
    ({ words }) => Object.keys(words.places).length > 0,
  );
  const names = withPlaces.map(({ id }) => id.split('@')[0]!);
  expect([...new Set(names)].sort()).toEqual([...regions].sort());
  expect(books.map(({ book }) => book.地区.split('@')[0]!).sort()).toEqual([...regions].sort());
});
