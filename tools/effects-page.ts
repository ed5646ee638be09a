import type { Given } from '../shared/policy/lint/problem';
import { livesOf } from '../shared/policy/lint/asked';
import type { Life } from '../shared/policy/policy';
import { lives } from '../shared/vocabulary/lives';
import { doings, effectsText, holders } from './effect-text';
import { table } from './markdown';
import { clauseText, condText, onText } from './region-text';

/** Coming onto a list is a consequence too: what it does, with the articles that say so. */
const listed = (given: Given, list: string): [string, string] => {
  const { title, clause } = given.rules.lists[list]!;
  const holds = given.rules.holds.filter((hold) => hold.list === list);
  const does = holds.map((hold) => `${holders[hold.to]}${doings[hold.does]}`);
  const clauses = [clause, ...holds.map((hold) => hold.clause)];
  return [
    [`列入“${title}”并公布`, ...does].join('；'),
    [...new Set(clauses.map((one) => clauseText(given, one)))].join('、'),
  ];
};

const byPlaces = (given: Given, life: Life): string[][] => {
  const places = Object.values(given.policy.words.places).filter((place) => place.life === life);
  const titles = (on: string): string =>
    places.flatMap((place) => (place.on === on ? [place.title] : [])).join('”、“');
  const lists = [...new Set(places.flatMap(({ on }) => (on ? [on] : [])))];
  return lists.map((list) => {
    const [what, clauses] = listed(given, list);
    return [`进入“${titles(list)}”`, '—', what, clauses];
  });
};

const byRows = (given: Given, life: Life): string[][] =>
  given.rules.then
    .filter((row) => row.of === life)
    .map((row) => [
      onText(given, row.on),
      row.when ? condText(given, row.when) : '—',
      effectsText(given, row.effects),
      clauseText(given, row.clause),
    ]);

const regionPart = (given: Given): string => {
  const rows = livesOf(given).flatMap((life) =>
    [...byPlaces(given, life), ...byRows(given, life)].map((row) => [lives[life], ...row]),
  );
  const head = ['事项', '发生以后', '条件', '后续', '依据'];
  return `## ${given.policy.title}\n\n${table(head, rows)}`;
};

const intro = [
  '<!-- 由 npm run docs 从规则生成，请勿手改 -->',
  '# 后续',
  '',
  '一件事办到哪一步，会引出什么：每个地区一张表，条件成立时由系统办理，每件只办一次。办不成的，受理窗口收到待办“后续办理未完成”。',
  '已经引出后续的一步不能取回。',
].join('\n');

/** What follows from what, region by region, from the policies alone. */
export const effectsPage = (all: readonly Given[]): string =>
  `${[intro, ...all.map(regionPart)].join('\n\n')}\n`;
