import ts from 'typescript';
import { verdictWords } from '@shared/vocabulary/verdicts';
import { standings } from '@shared/vocabulary/standings';
import { verbs } from '@shared/vocabulary/verbs';
import { filesBelow, findCode, textOf } from './source';

// A regulation says what it says, a document is drawn word for word, and a demonstration tells stories.
const ASIDE = /^(shared\/(policy|vocabulary)\/|functions\/(documents|demo)\/)/;

/** Where one of these words stands as a whole text, outside the vocabulary. */
const wordedIn = (words: ReadonlySet<string>): string[] =>
  filesBelow('client', 'functions', 'shared')
    .filter((file) => /\.tsx?$/.test(file) && !ASIDE.test(file))
    .flatMap((file) =>
      findCode(
        textOf(file),
        (node) =>
          (ts.isStringLiteralLike(node) || ts.isJsxText(node)) && words.has(node.text.trim()),
      ).map((line) => `${file}:${line}`),
    );

test('what the public is told of a tool is worded in one file', () => {
  const words = new Set<string>(Object.values(verdictWords));
  expect(wordedIn(words)).toEqual([]);
});

test('how a case stands is worded in the vocabulary alone', () => {
  const words = new Set<string>(Object.values(standings));
  // An act may be called as what it leads to.
  for (const { title } of Object.values(verbs)) words.delete(title);
  expect(wordedIn(words)).toEqual([]);
});
