import { isFiles, isPoint, isSealed } from '@shared/domain/answers';
import type { Answers, OpinionState } from '@shared/domain/case';
import { chineseDay } from '@shared/kernel/calendar';
import { undrawable } from '@shared/kernel/printable';
import type { Field } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';

/** A name as paper takes it: a character the fonts lack becomes a line to write on, for nobody may be kept from filing by their name. */
export const byHand = (name: string): string => {
  const rare = undrawable(name);
  return [...name].map((c) => (rare.includes(c) ? BLANK : c)).join('');
};

/** The line that stands for a character to be written by hand. */
export const BLANK = '＿';

const marks = { pass: '√ ', fail: '× ', na: '○ ' } as const;

/** An answer in the words that stand on paper; empty when there is none. Files are named. */
export const asText = (field: Field, answers: Answers): string => {
  const a = answers[field.id];
  if (a === undefined || a === null || isSealed(a) || isPoint(a)) return '';
  if (isFiles(a)) return a.map((f) => f.name).join('、');
  if (Array.isArray(a))
    return (a as readonly string[]).map((x) => field.options?.[x] ?? x).join('、');
  if (field.kind === 'person') return byHand(String(a));
  if (field.kind === 'yes') return a === true ? '是' : '否';
  if (field.kind === 'attest') return a === true ? '√' : '';
  if (field.kind === 'date') return chineseDay(String(a));
  return `${field.options?.[String(a)] ?? String(a)}${field.kind === 'number' ? (field.unit ?? '') : ''}`;
};

/** The points of an opinion in the order of its form, then the questions it alone could answer: one line each, with its note. */
const pointLines = (rules: Rules, form: string | undefined, answers: Answers): string[] => {
  const asked = (form ? (rules.forms[form]?.fields ?? []) : []).map((f) => ({
    id: f.id,
    label: typeof f.label === 'string' ? f.label : f.id,
  }));
  const checks = rules.checks.flatMap((c) =>
    c.ask ? [{ id: `check:${c.id}`, label: c.ask.text }] : [],
  );
  return [...asked, ...checks].flatMap(({ id, label }) => {
    const a = answers[id];
    return isPoint(a) ? [`${marks[a.is]}${label}${a.note ? `：${a.note}` : ''}`] : [];
  });
};

/** An opinion as it stands on paper: its points, then its reason or the plain verdict. */
export const opinionText = (rules: Rules, form: string | undefined, o: OpinionState): string =>
  [
    ...pointLines(rules, form, o.answers ?? {}),
    o.reason ?? (o.state === 'pass' ? '审查通过。' : ''),
  ]
    .filter(Boolean)
    .join('\n');
