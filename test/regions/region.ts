import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '@shared/domain/case';
import { policies, rulesFor } from '@shared/policy';
import type { Life } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { lifeIds } from '@shared/vocabulary/lives';
import { typicalOf } from './people';
import { readBook, type Book } from './story';

const bookFile = (region: string): string => join(__dirname, `${region}.yaml`);
const nameOf = (policy: string): string => policy.split('@')[0]!;

/** Every region of the registry that has a book of worked cases, by its short name. */
export const regions: readonly string[] = [...new Set(Object.keys(policies).map(nameOf))].filter(
  (region) => existsSync(bookFile(region)),
);

/**
 * A region as its book tells it: the rules, and what is typically handed in in each kind of case.
 */
export type Region = {
  name: string;
  book: Book;
  rules: Rules;
  lives: readonly Life[];
  typical: Readonly<Record<Life, readonly Answers[]>>;
};

/** The region of a book. */
export const regionOf = (name: string): Region => {
  const book = readBook(bookFile(name));
  const rules = rulesFor(book.地区)!;
  const starts = Object.values(rules.policy.words.places).filter(({ start }) => start);
  return {
    name,
    book,
    rules,
    lives: lifeIds.filter((life) => starts.some((place) => place.life === life)),
    typical: Object.fromEntries(
      lifeIds.map((life) => [life, typicalOf(book, rules, life)]),
    ) as unknown as Region['typical'],
  };
};
