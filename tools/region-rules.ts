import { holds, outcomes, type Cond } from '../shared/kernel/condition';
import type { Given } from '../shared/policy/lint/problem';
import { combinations } from '../shared/policy/lint/routing';
import type { Category, Effect, Use, Verb } from '../shared/policy/policy';
import type { Cited } from '../shared/policy/rules';
import { listKinds } from '../shared/vocabulary/list-kinds';
import { lives } from '../shared/vocabulary/lives';
import { organs, type Organ } from '../shared/vocabulary/organs';
import { doings, effectsText, holders } from './effect-text';
import { table } from './markdown';
import { actText, clauseText, condText, factText, lengthText, onText } from './region-text';
import { placeText, whoText } from './region-text';

const listsPart = (given: Given): string =>
  `## 公布的名单\n\n${table(
    ['名单', '种类', '列入的是', '公布的内容', '依据'],
    Object.values(given.rules.lists).map((list) => [
      list.title,
      listKinds[list.kind],
      { app: '应用', provider: '提供者' }[list.of],
      list.shows.map((name) => (name === 'since' ? '列入日期' : factText(given, name))).join('、'),
      clauseText(given, list.clause),
    ]),
  )}`;

const holdsPart = (given: Given): string =>
  `## 名单的效力\n\n${table(
    ['名单', '对谁', '效力', '家长看到', '依据'],
    given.rules.holds.map((hold) => [
      given.rules.lists[hold.list]?.title ?? hold.list,
      holders[hold.to],
      doings[hold.does],
      hold.says,
      clauseText(given, hold.clause),
    ]),
  )}`;

const pointsOf = (given: Given, form: string | undefined): string =>
  (form ? (given.rules.forms[form]?.fields ?? []) : [])
    .map((field) => (typeof field.label === 'string' ? field.label : field.id))
    .join('；');

const opinionsPart = (given: Given): string =>
  `## 审查意见\n\n${table(
    ['意见', '在哪个环节', '由谁', '要点', '重新提交时，这些内容没改就不必重审', '依据'],
    given.rules.opinions.map((opinion) => [
      opinion.title,
      placeText(given, opinion.at),
      whoText(given, opinion.by),
      pointsOf(given, opinion.form),
      opinion.looksAt?.map((field) => factText(given, field)).join('、') ?? '每次都审',
      clauseText(given, opinion.clause),
    ]),
  )}`;

const clocksPart = (given: Given): string =>
  `## 时限\n\n${table(
    ['时限', '事项', '起算', '结束', '暂停', '长短', '依据'],
    Object.values(given.rules.clocks).map((clock) => [
      clock.title,
      lives[clock.life],
      onText(given, clock.from),
      onText(given, clock.until),
      clock.pauses?.map((place) => placeText(given, place)).join('、') ?? '—',
      outcomes(clock.length)
        .map((length) => lengthText(given, length))
        .join('；'),
      clauseText(given, clock.clause),
    ]),
  )}`;

const tracksPart = (given: Given): string =>
  `## 并行事项\n\n${table(
    ['事项', '适用', '由谁办', '由谁核实', '逾期', '依据'],
    Object.values(given.rules.tracks).map((track) => [
      track.title,
      track.when ? condText(given, track.when) : '全部',
      track.by.map((who) => whoText(given, who)).join('、'),
      track.confirmedBy.map((who) => whoText(given, who)).join('、'),
      track.lapses ? condText(given, track.lapses) : '—',
      clauseText(given, track.clause),
    ]),
  )}`;

const checksPart = (given: Given): string =>
  `## 检查\n\n${table(
    ['问题', '适用', '不得通过', '提醒', '由人判断', '依据'],
    given.rules.checks.map((check) => [
      check.about,
      check.applies ? condText(given, check.applies) : '全部',
      check.stop ? condText(given, check.stop) : '—',
      check.warn ? condText(given, check.warn) : '—',
      check.ask ? `${whoText(given, check.ask.by)}：${check.ask.text}` : '—',
      clauseText(given, check.clause),
    ]),
  )}`;

const results = { yes: '可以', pilot: '试点', no: '不可' } as const satisfies Record<
  Use['is'],
  string
>;

const usePart = (given: Given): string =>
  `## 可否使用\n\n“不可”优先于“可以”，“可以”优先于“试点”；都不成立就是不可使用。名单的效力在此之前。\n\n${table(
    ['结论', '条件', '家长看到', '依据'],
    given.rules.use.map((row) => [
      results[row.is],
      condText(given, row.when),
      row.says,
      clauseText(given, row.clause),
    ]),
  )}`;

const unfiledPart = (given: Given): string =>
  `## 没有备案时家长看到\n\n从上到下，第一条成立的为准。\n\n${table(
    ['条件', '家长看到', '依据'],
    given.rules.unfiled.map((row) => [
      row.when ? condText(given, row.when) : '其他',
      row.says,
      clauseText(given, row.clause),
    ]),
  )}`;

const separationPart = (given: Given): string =>
  `## 回避\n\n${table(
    ['办过', '不再办', '依据'],
    given.rules.separationOfDuties.map(({ pair: [first, second], clause }) => [
      actText(given, first),
      actText(given, second),
      clauseText(given, clause),
    ]),
  )}`;

/** What follows from a complaint of one category, once somebody ended it so. */
const afterwards = (given: Given, { id, by }: Category, verb: Verb): Effect[] => {
  const facts = { facts: { category: id, 'category.by': by }, settings: {} };
  const isSo = (when?: Cond): boolean => !when || holds(when, facts) === true;
  return given.rules.then
    .filter(({ of, on }) => of === 'complaint' && 'did' in on && on.did === verb)
    .filter(({ when }) => isSo(when))
    .flatMap((row) => row.effects);
};

const organText = (effect: Effect): string[] => {
  const organ = 'open' in effect ? effect.with?.organ : undefined;
  if (organ === undefined) return [];
  return [typeof organ === 'string' ? organs[organ as Organ] : '办理时填写'];
};

const leadOf = (given: Given, { id }: Category): string => {
  const way = combinations(given).find(
    ({ life, values }) => life === 'complaint' && values.category === id,
  );
  const lead = way?.rows[0]?.lead;
  return whoText(given, lead ?? 'desk');
};

const categoryRow = (given: Given, category: Cited<Category>): string[] => [
  category.title,
  { school: '学校', app: '应用' }[category.by],
  leadOf(given, category),
  effectsText(given, afterwards(given, category, 'uphold')) || '—',
  afterwards(given, category, 'refer').flatMap(organText).join('、') || '—',
  clauseText(given, category.clause),
];

const categoriesPart = (given: Given): string =>
  `## 投诉种类\n\n${table(
    ['种类', '是谁的问题', '由谁核查', '查证属实以后', '移送给', '依据'],
    given.rules.categories.map((category) => categoryRow(given, category)),
  )}`;

const settingsPart = (given: Given): string =>
  `## 由教育主管部门确定\n\n${table(
    ['事项', '允许范围', '建议'],
    Object.values(given.policy.words.settings).map(({ ask, limit, suggest }) => [
      ask,
      limit ? `${limit.least ?? '不限'}–${limit.most ?? '不限'}` : '—',
      String(suggest ?? '—'),
    ]),
  )}`;

/** The rules that hold for all lives, one table each. */
export const rulesParts = (given: Given): string[] =>
  [
    listsPart,
    holdsPart,
    opinionsPart,
    clocksPart,
    tracksPart,
    checksPart,
    usePart,
    unfiledPart,
    separationPart,
    categoriesPart,
    settingsPart,
  ].map((part) => part(given));
