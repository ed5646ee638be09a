import { filesBelow, textOf } from './source';

/** Names that meant the same as another, or two things; docs/names.md says what took their place. */
const RETIRED =
  /\b(barred_until|hitVerdict|verdictOf|answerKind|lifeTitles|standingTitles|verbWord|House|openHouse|World|makeAsk|SignedAsk)\b/;

test('no name that was retired comes back', () => {
  const found = filesBelow('client', 'functions', 'shared', 'tools')
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((line, i) => (RETIRED.test(line) ? [`${file}:${i + 1} ${line.trim()}`] : [])),
    );
  expect(found).toEqual([]);
});

test('every retired name is listed with what took its place', () => {
  const listed = textOf('docs/names.md').split('## No longer used')[1] ?? '';
  const names = RETIRED.source.match(/[a-zA-Z_]{4,}/g) ?? [];
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(listed).toContain(`\`${name}\``);
});
