import type { Operand } from '../shared/kernel/condition';
import type { Decider, Effect, Hold, Life, Receiver } from '../shared/policy/policy';
import type { Given } from '../shared/policy/lint/problem';
import { lives } from '../shared/vocabulary/lives';
import { verbTitles } from '../shared/vocabulary/verbs';
import { factText, valueText, whoText } from './region-text';

const receivers = {
  provider: '发给应用的提供者',
  respondent: '发给原事项被要求的单位',
  users_of_app: '发给使用这个应用的每所学校，每校一件',
  users_of_provider: '发给使用这个提供者的应用的每所学校，每校每个应用一件',
} as const satisfies Readonly<Record<Receiver, string>>;

const targets = {
  cause: '起因的那件',
  app: '同一应用在办的每件',
  provider: '同一提供者在办的每件',
  filer: '同一单位在办的每件',
} as const satisfies Readonly<Record<Extract<Effect, { on: unknown }>['of'], string>>;

const audiences = {
  filer: '申请单位',
  respondent: '被要求的单位',
  users_of_app: '使用这个应用的学校',
  users_of_provider: '使用这个提供者的应用的学校',
  cause: '起因事项的受理窗口',
  upper: '上一级教育主管部门',
} as const satisfies Readonly<Record<Extract<Effect, { tell: unknown }>['tell'], string>>;

/** Which bureau decides, in words. */
export const deciders = {
  own: '原来的教育主管部门',
  above: '上一级教育主管部门',
  owner: '执行同一规则的最上级教育主管部门',
} as const satisfies Readonly<Record<Decider, string>>;

/** What a list does, in words. */
export const doings = {
  bars_use: '禁止使用',
  bars_new: '不再受理新的备案，已备案的照旧',
  permits_use: '没有备案也可以选用',
} as const satisfies Readonly<Record<Hold['does'], string>>;

/** Whom a list is of, or does something to. */
export const holders = {
  app: '这个应用',
  provider: '这个提供者的所有应用',
} as const satisfies Readonly<Record<Hold['to'], string>>;

const called: Readonly<Record<string, string>> = { organ: '移送部门' };

const sourceText = (given: Given, name: string, source: Operand): string =>
  typeof source === 'object' && 'fact' in source
    ? `办理时填的“${factText(given, source.fact)}”`
    : valueText(given, name, source);

const valuesText = (
  given: Given,
  values: Readonly<Record<string, Operand>> | undefined,
): string => {
  const told = Object.entries(values ?? {}).map(
    ([name, source]) =>
      `${called[name] ?? factText(given, name)}：${sourceText(given, name, source)}`,
  );
  return told.length > 0 ? `（${told.join('，')}）` : '';
};

/** Who takes up a case that nobody begins. */
const takenUpBy = (given: Given, life: Life): string => {
  const start = Object.values(given.policy.words.places).find(
    (place) => place.life === life && place.start,
  );
  return start?.held ? `等${whoText(given, start.held)}办理` : '等人办理';
};

const openText = (given: Given, effect: Extract<Effect, { open: unknown }>): string =>
  [
    `开出“${lives[effect.open]}”${valuesText(given, effect.with)}`,
    ...(effect.to ? [receivers[effect.to]] : []),
    effect.do ? `由系统“${verbTitles[effect.do]}”` : takenUpBy(given, effect.open),
    ...(effect.refused ? ['办不成的不再办'] : []),
  ].join('，');

const doText = (given: Given, effect: Extract<Effect, { on: unknown }>): string =>
  [
    `对${targets[effect.of]}“${lives[effect.on]}”`,
    `由系统“${verbTitles[effect.do]}”`,
    valuesText(given, effect.with),
    effect.refused ? '，办不成的不再办' : '',
  ].join('');

/** One thing that follows, in words. */
export const effectText = (given: Given, effect: Effect): string => {
  if ('open' in effect) return openText(given, effect);
  return 'on' in effect ? doText(given, effect) : `告知${audiences[effect.tell]}：“${effect.what}”`;
};

/** Everything that follows, numbered where it is several things. */
export const effectsText = (given: Given, effects: readonly Effect[]): string =>
  effects.length === 1
    ? effectText(given, effects[0]!)
    : effects.map((effect, index) => `${index + 1}. ${effectText(given, effect)}`).join('<br>');
