import { clean } from '@functions/outside/clean';
import { active, SECRET } from '../hostile/files-pdf';
import { forbidden, opened } from '../honest/opened';
import { CARRIED, honest } from '../honest/pdf';
import { readPdfs, type Page, type Read } from '../pdf';

jest.setTimeout(60_000);

const taken = async (bytes: Buffer): Promise<Buffer> => {
  const made = await clean({ bytes, use: 'file' });
  if (!made.ok) throw new Error(`not taken: ${JSON.stringify(made)}`);
  return Buffer.from(made.bytes);
};
const said = (page: Page): string => page.texts.map(({ text }) => text).join('|');

describe('a PDF that people truly send', () => {
  const before: Buffer[] = [];
  const after: Buffer[] = [];
  let read: Read[];
  beforeAll(async () => {
    for (const { make } of honest) before.push(await make());
    for (const each of before) after.push(await taken(each));
    read = readPdfs([...before, ...after]);
  });

  test.each(honest.map((h, i) => [h.title, i] as const))('is taken: %s', async (_, i) => {
    const { says, images } = honest[i]!;
    const [old, now] = [read[i]!, read[honest.length + i]!];
    expect(now.pages.map(said)).toEqual(says);
    if (images !== undefined) expect(now.pages.flatMap((p) => p.images)).toHaveLength(images);
    const sizes = ({ pages }: Read) => pages.map(({ width, height }) => [width, height]);
    expect(sizes(now)).toEqual(sizes(old));
    for (const [n, page] of old.pages.entries()) {
      // What stood on the page stands where it stood; a form's look comes on top.
      expect(now.pages[n]!.texts).toEqual(expect.arrayContaining(page.texts));
      expect(now.pages[n]!.images).toEqual(page.images);
    }
    expect(await opened(after[i]!)).not.toContain(CARRIED);
    expect(now.info).not.toHaveProperty('Author');
    expect((await taken(after[i]!)).length).toBeLessThanOrEqual(after[i]!.length + 200);
  });
});

describe('what runs, sends, fetches or carries', () => {
  test.each(
    active
      .filter(({ answer, make }) => answer === 'taken' && make().includes('%PDF-'))
      .map((h) => [h.title, h] as const),
  )('%s is not in what is kept', async (_, { make }) => {
    const text = await opened(await taken(make()));
    for (const word of [SECRET, ...forbidden])
      expect([word, text.includes(word)]).toEqual([word, false]);
  });
});
