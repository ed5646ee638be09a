import ts from 'typescript';
import { policies, rulesFor } from '@shared/policy';
import { verbIds } from '@shared/vocabulary/verbs';
import { lifeStandings, standingIds, standings } from '@shared/vocabulary/standings';
import { coreFacts } from '@shared/vocabulary/facts';
import { lifeIds } from '@shared/vocabulary/lives';
import { listKinds } from '@shared/vocabulary/list-kinds';
import { complaintPlaces } from '@shared/policy/lives/complaint';
import { referralPlaces } from '@shared/policy/lives/referral';
import { stopUsePlaces } from '@shared/policy/lives/stop-use';
import { verdictKinds } from '@shared/vocabulary/verdicts';
import { partyTitles } from '@shared/vocabulary/parties';
import { filesBelow, textOf } from './source';

// What one regulation alone calls so stands in its policy. Code that says it would be that region's code.
const regions = Object.keys(policies).filter((id) => policies[id]!.base !== undefined);

/** Every id and title of offices, places, tracks and use rows of a policy, its base's left out. */
const namesIn = (id: string): Set<string> => {
  const rules = rulesFor(id)!;
  const { places, offices } = rules.policy.words;
  const entries = [
    ...Object.entries(offices),
    ...Object.entries(places).map(([key, place]) => [key, place.title]),
    ...Object.entries(rules.tracks).map(([key, track]) => [key, track.title]),
    ...rules.use.map((row) => [row.id, row.says]),
  ];
  return new Set(entries.flat());
};

/** Words of our own vocabulary: a policy may use them, and so may code. */
const common = new Set<string>([
  ...verbIds,
  ...standingIds,
  ...verdictKinds,
  ...Object.keys(partyTitles),
  ...lifeIds,
  ...Object.values(standings),
  ...Object.values(lifeStandings).flatMap((words): string[] => Object.values(words)),
  ...Object.keys(listKinds),
  ...Object.values(coreFacts).flatMap((fact) => fact.values ?? []),
  // Lives that any region may take over as they are.
  ...[complaintPlaces, referralPlaces, stopUsePlaces].flatMap((places) =>
    Object.entries(places).flatMap(([id, place]) => [id, place.title]),
  ),
]);

const all = regions.map(namesIn);
const onlyOne = [...new Set(all.flatMap((names) => [...names]))].filter(
  (name) => all.filter((names) => names.has(name)).length === 1 && !common.has(name),
);

const code = filesBelow('client', 'functions', 'shared').filter(
  (path) =>
    /\.tsx?$/.test(path) &&
    !path.startsWith('shared/policy/regions/') &&
    path !== 'shared/policy/national.ts' &&
    !path.startsWith('shared/policy/lives/') &&
    !path.startsWith('functions/demo/'),
);

/** The whole strings of a source text, template pieces and the text of elements among them. */
const stringsIn = (text: string): string[] => {
  const file = ts.createSourceFile('f.tsx', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node)
    )
      found.push(node.text);
    else if (ts.isJsxText(node)) found.push(node.text.trim());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

// A short title may be a common word within a sentence; alone it is the title.
const holds = (said: string, title: string): boolean =>
  title.length > 5 ? said.includes(title) : said === title;

const isChinese = (name: string): boolean => /[\u4e00-\u9fff]/.test(name);

test('no string of the code is an id or holds a title that only one policy has', () => {
  expect(onlyOne.length).toBeGreaterThan(60);
  const ids = new Set(onlyOne.filter((name) => !isChinese(name)));
  const titles = onlyOne.filter((name) => isChinese(name) && name.length > 2);
  const known = code.flatMap((path) =>
    stringsIn(textOf(path)).flatMap((said) => [
      ...(ids.has(said) ? [`${path}: ${said}`] : []),
      ...titles.filter((title) => holds(said, title)).map((title) => `${path}: ${title}`),
    ]),
  );
  expect([...new Set(known)].sort()).toEqual([]);
});
