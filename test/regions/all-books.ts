import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { play, readBook } from './play';

/** The number of the first worked case that does not come out as its book says; undefined when all do. */
export const firstFailure = (folder: string): string | undefined => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  for (const book of files.sort().map((file) => readBook(join(folder, file))))
    for (const story of book.案例)
      try {
        play(book, story);
      } catch {
        return story.编号;
      }
  return undefined;
};
