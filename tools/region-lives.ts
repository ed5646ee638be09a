import { isChoice } from '../shared/kernel/condition';
import { livesOf, steps } from '../shared/policy/lint/asked';
import type { Given } from '../shared/policy/lint/problem';
import { combinations } from '../shared/policy/lint/routing';
import type { Life, Move, Place } from '../shared/policy/policy';
import { lives } from '../shared/vocabulary/lives';
import { standings } from '../shared/vocabulary/standings';
import { verbTitles } from '../shared/vocabulary/verbs';
import { deciders, effectsText } from './effect-text';
import { table } from './markdown';
import { choiceText, clauseText, condText, onText } from './region-text';
import { factText, placeText, valueText, whoText } from './region-text';

const heldBy = (given: Given, id: string, place: Place<string>): string => {
  if (place.held) return whoText(given, place.held);
  const offices = given.rules.opinions
    .filter((opinion) => opinion.at === id)
    .map((opinion) => whoText(given, opinion.by));
  return offices.join('、') || '—';
};

const leavesText = (
  given: Given,
  { pass, fault }: NonNullable<Place<string>['leaves']>,
): string => {
  const to = (place: string): string => placeText(given, place);
  const failed = fault ? choiceText(given, fault, to) : '—';
  return `审查通过→${choiceText(given, pass, to)}；有问题→${failed}`;
};

const listText = (given: Given, { on }: Place<string>): string[] => {
  if (on === undefined) return [];
  return [on === false ? '不在名单上' : `在名单“${given.rules.lists[on]?.title ?? on}”上`];
};

const placesTable = (given: Given, life: Life): string =>
  table(
    ['环节', '代号', '状态', '由谁办理', '说明'],
    Object.entries(given.policy.words.places)
      .filter(([, place]) => place.life === life)
      .map(([id, place]) => [
        place.title,
        id,
        standings[place.standing],
        heldBy(given, id, place),
        [
          ...(place.start ? ['起点'] : []),
          ...(place.final ? ['终点'] : []),
          ...listText(given, place),
          ...(place.leaves ? [leavesText(given, place.leaves)] : []),
        ].join('，'),
      ]),
  );

const toText = (given: Given, move: Move<string, string>): string =>
  move.do === 'recall'
    ? `取回到“${(move.undoes ?? []).map((verb) => verbTitles[verb]).join('、')}”之前的环节`
    : choiceText(given, move.to, (place) => placeText(given, place));

const notesOf = (move: Move<string, string>): string =>
  [
    ...(move.reason ? ['须写理由'] : []),
    ...(move.grants ? ['备案生效'] : []),
    ...(move.ends ? ['备案终止'] : []),
    ...(move.issues ? ['发编号'] : []),
  ].join('，') || '—';

const movesTable = (given: Given, life: Life): string =>
  table(
    ['办理', '由谁', '从', '到', '需填', '条件', '说明', '依据'],
    given.rules.moves
      .filter((move) => move.from.some((id) => given.policy.words.places[id]?.life === life))
      .map((move) => [
        verbTitles[move.do],
        move.by.map((who) => whoText(given, who)).join('、'),
        move.from.map((place) => placeText(given, place)).join('、'),
        toText(given, move),
        (move.needs ?? []).map((form) => given.rules.forms[form]?.title ?? form).join('、') || '—',
        move.when ? condText(given, move.when) : '—',
        notesOf(move),
        clauseText(given, move.clause),
      ]),
  );

/** Every step once, with all its verbs on one arrow. */
const diagram = (given: Given, life: Life): string => {
  const arrows = new Map<string, Set<string>>();
  for (const { from, to, move } of steps(given, life)) {
    if (from === to) continue;
    const key = `${from} --> ${to}`;
    arrows.set(key, (arrows.get(key) ?? new Set()).add(move ? verbTitles[move.do] : '审查'));
  }
  const places = Object.entries(given.policy.words.places).filter(([, one]) => one.life === life);
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...places.map(([id, place]) => `  state "${place.title}" as ${id}`),
    ...places.filter(([, place]) => place.start).map(([id]) => `  [*] --> ${id}`),
    ...[...arrows].map(([key, verbs]) => `  ${key}: ${[...verbs].join('、')}`),
    ...places.filter(([, place]) => place.final).map(([id]) => `  ${id} --> [*]`),
    '```',
  ].join('\n');
};

const decides = (given: Given, life: Life): string[] => {
  const choice = given.policy.words.decides?.[life];
  if (choice === undefined) return [];
  const says = choiceText(given, choice, (decider) => deciders[decider]);
  return [`### 由谁决定\n\n${isChoice(choice) ? says : `一律由${says}决定`}。`];
};

const routes = (given: Given, life: Life): string[] => {
  const by = Object.keys(given.policy.words.routing?.[life]?.by ?? {});
  if (by.length === 0) return [];
  const all = combinations(given).filter((one) => one.life === life);
  const rows = all.map(({ values, rows: [row] }) => [
    ...by.map((name) => valueText(given, name, values[name]!)),
    row ? whoText(given, row.lead) : '—',
    (row?.co ?? []).map((office) => whoText(given, office)).join('、') || '—',
    row ? clauseText(given, row.clause) : '—',
  ]);
  const head = [...by.map((name) => factText(given, name)), '牵头', '协同', '依据'];
  return [
    `### 分办\n\n共 ${all.length} 种情况，每种有且只有一个牵头处室。\n\n${table(head, rows)}`,
  ];
};

const follows = (given: Given, life: Life): string[] => {
  const rows = given.rules.then
    .filter((row) => row.of === life)
    .map((row) => [
      onText(given, row.on),
      row.when ? condText(given, row.when) : '—',
      effectsText(given, row.effects),
      clauseText(given, row.clause),
    ]);
  return rows.length > 0
    ? [`### 后续\n\n${table(['发生以后', '条件', '后续', '依据'], rows)}`]
    : [];
};

const lifePart = (given: Given, life: Life): string =>
  [
    `## ${lives[life]}`,
    `### 环节\n\n${placesTable(given, life)}`,
    `### 流程图\n\n${diagram(given, life)}`,
    `### 办理\n\n${movesTable(given, life)}`,
    ...decides(given, life),
    ...routes(given, life),
    ...follows(given, life),
  ].join('\n\n');

/** How the cases of each life go: places, diagram, moves, who decides, routing, what follows. */
export const livesParts = (given: Given): string[] =>
  livesOf(given).map((life) => lifePart(given, life));
