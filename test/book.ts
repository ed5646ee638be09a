import { join } from 'node:path';
import { isFiles, isSealed } from '@shared/fields/answer';
import type { Answers, Attached } from '@shared/domain/case';
import type { Rules } from '@shared/policy/rules';
import { answersOf, readBook, type Book } from './regions/play';

/** A region's book of worked cases. */
export const bookOf = (region: string): Book =>
  readBook(join(__dirname, 'regions', `${region}.yaml`));

/** Answers in the book's words as a phone sends them: a real file in place of each picture, names and numbers in the clear. */
export const sent = (
  rules: Rules,
  said: Record<string, unknown>,
  forms: readonly string[],
  photo: Attached,
): Answers =>
  Object.fromEntries(
    Object.entries(answersOf(rules, said, forms)).flatMap(([field, a]) =>
      a === null ? [] : [[field, isSealed(a) ? a.commitment : isFiles(a) ? [photo] : a]],
    ),
  );
