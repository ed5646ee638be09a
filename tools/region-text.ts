import {
  isChoice,
  outcomes,
  type Choose,
  type Cond,
  type Operand,
} from '../shared/kernel/condition';
import type { Length, N, On, Standing, Verb } from '../shared/policy/policy';
import type { Given } from '../shared/policy/lint/problem';
import { factNamed } from '../shared/policy/lint/possible';
import { coreFacts } from '../shared/vocabulary/facts';
import { partyTitles } from '../shared/vocabulary/parties';
import { standings } from '../shared/vocabulary/standings';
import { verbTitles } from '../shared/vocabulary/verbs';

const stateWords: Readonly<Record<string, string>> = {
  idle: '未开始',
  running: '进行中',
  paused: '暂停',
  over: '已超过',
  na: '不适用',
  open: '待办',
  given: '待核实',
  done: '已完成',
  lapsed: '已逾期',
  pass: '通过',
  fault: '有问题',
  bar: '不予通过',
};

const named = (g: Given, fact: string): string => {
  const [kind, ...rest] = fact.split('.');
  const id = rest.join('.');
  if (kind === 'clock') return `时限“${g.rules.clocks[id]?.title ?? id}”`;
  if (kind === 'track') return `“${g.rules.tracks[id]?.title ?? id}”`;
  if (kind === 'opinion') return `“${g.rules.opinions.find((o) => o.id === id)?.title ?? id}”`;
  return `“${factNamed(g, fact)?.means ?? fact}”`;
};

/** A value of a fact in words. */
export const valueText = (g: Given, fact: string, o: Operand): string => {
  if (typeof o === 'object')
    return 'fact' in o
      ? named(g, o.fact)
      : `“${g.policy.words.settings[o.setting]?.ask ?? o.setting}”`;
  if (typeof o === 'boolean') return o ? '是' : '否';
  if (fact === 'case.place') return g.policy.words.places[String(o)]?.title ?? String(o);
  if (fact === 'case.standing') return standings[o as Standing] ?? String(o);
  if (fact === 'category') return g.rules.categories.find(({ id }) => id === o)?.title ?? String(o);
  return (
    g.rules.fields[fact]?.options?.[String(o)] ??
    coreFacts[fact]?.titles?.[String(o)] ??
    stateWords[String(o)] ??
    String(o)
  );
};

/** Several things in words, told apart where one of them is itself a list. */
const listText = (all: readonly string[]): string =>
  all.some((one) => /[、，]/.test(one)) ? `“${all.join('”、“')}”` : all.join('、');

/** A condition in words. */
export const condText = (g: Given, c: Cond): string => {
  if ('all' in c) return c.all.map((x) => condText(g, x)).join('，并且');
  if ('any' in c) return `（${c.any.map((x) => condText(g, x)).join('，或者')}）`;
  if ('not' in c) return `不是（${condText(g, c.not)}）`;
  if ('known' in c) return `已填${named(g, c.known)}`;
  const name = named(g, c.fact);
  if ('is' in c) {
    const is = typeof c.is === 'boolean' ? '为' : '是';
    return `${name}${is}${valueText(g, c.fact, c.is)}`;
  }
  if ('in' in c) return `${name}是${listText(c.in.map((o) => valueText(g, c.fact, o)))}之一`;
  if ('has' in c) return `${name}含${valueText(g, c.fact, c.has)}`;
  return 'atLeast' in c
    ? `${name}不小于${valueText(g, c.fact, c.atLeast)}`
    : `${name}不大于${valueText(g, c.fact, c.atMost)}`;
};

/** A choice in words. */
export const choiceText = <T>(g: Given, c: Choose<T>, say: (v: T) => string): string =>
  isChoice(c)
    ? [...c.first.map((r) => `${condText(g, r.when)}：${say(r.is)}`), `其他：${say(c.else)}`].join(
        '；',
      )
    : say(outcomes(c)[0]!);

/** Who, in words. */
export const whoText = (g: Given, who: string): string =>
  g.policy.words.offices[who] ?? (partyTitles as Readonly<Record<string, string>>)[who] ?? who;

/** A place by its title. */
export const placeText = (g: Given, place: string): string =>
  g.policy.words.places[place]?.title ?? place;

/** An act in words; opine:x names the opinion, cause:x an act in the case that led here. */
export const actText = (g: Given, key: string): string => {
  if (key.startsWith('cause:')) return `起因事项中的${actText(g, key.slice('cause:'.length))}`;
  if (key === 'opine:*') return '任何审查意见';
  if (key.startsWith('opine:'))
    return g.rules.opinions.find((o) => o.id === key.slice(6))?.title ?? key;
  return verbTitles[key as Verb] ?? key;
};

const number = (g: Given, n: N): string =>
  typeof n === 'number' ? String(n) : `〔${g.policy.words.settings[n.setting]?.ask ?? n.setting}〕`;

/** A length in words. */
export const lengthText = (g: Given, l: Length): string => {
  if ('workingDays' in l) return `${number(g, l.workingDays)} 个工作日`;
  if ('days' in l) return `${number(g, l.days)} 天`;
  if ('months' in l) return `${number(g, l.months)} 个月`;
  if ('years' in l) return `${number(g, l.years)} 年`;
  return 'until' in l ? untilText(g, l.until) : '不限';
};

const untilText = (g: Given, until: string | { fact: string }): string =>
  typeof until === 'string'
    ? `到 ${until}`
    : `到${named(g, until.fact)}那天，遇休息日顺延到下一个工作日`;

/** What starts or ends a clock, in words. */
export const onText = (g: Given, on: On<string> | undefined): string => {
  if (!on) return '—';
  if ('enter' in on) return `进入“${on.enter.map((p) => placeText(g, p)).join('”、“')}”`;
  if ('did' in on) return verbTitles[on.did];
  if ('granted' in on) return '批准生效';
  return `“${g.rules.tracks[on.track]?.title ?? on.track}”完成`;
};

const kinds: Readonly<Record<string, string>> = { house: '办理约定', bureau: '公开承诺' };

/** The clause as a short reference, with whose words it is and whether anybody compared them. */
export const clauseText = (
  g: Given,
  c: { doc: string; no: string; kind: string; unsure?: true },
): string => {
  const notes = [...(kinds[c.kind] ? [kinds[c.kind]] : []), ...(c.unsure ? ['原文未核对'] : [])];
  const isOwn = c.kind !== 'text' || c.doc === g.own.doc;
  return `${isOwn ? c.no : `${c.doc} ${c.no}`}${notes.length > 0 ? `（${notes.join('，')}）` : ''}`;
};

/** How a fact or a question is called. */
export const factText = (g: Given, name: string): string => {
  const label = g.rules.fields[name]?.label;
  if (typeof label === 'string') return label;
  return coreFacts[name]?.means ?? named(g, name).replace(/^“(.*)”$/, '$1');
};
