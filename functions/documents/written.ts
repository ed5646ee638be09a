import { isPoint, isSealed } from '@shared/fields/answer';
import { kindOf } from '@shared/fields';
import type { Answers, OpinionState } from '@shared/domain/case';
import type { Field } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';

const marks = { pass: '√ ', fail: '× ', na: '○ ' } as const;

/** An answer in the words that stand on paper; empty when there is none. Files are named. */
export const asText = (field: Field, answers: Answers): string => {
  const answer = answers[field.id];
  if (answer === undefined || answer === null || isSealed(answer)) return '';
  const { paper, text } = kindOf(field);
  return (paper ?? text)(field, answer);
};

/**
 * The points of an opinion in the order of its form, then the questions it alone could answer: one
 * line each, with its note.
 */
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
export const opinionText = (
  rules: Rules,
  form: string | undefined,
  opinion: OpinionState,
): string =>
  [
    ...pointLines(rules, form, opinion.answers ?? {}),
    opinion.reason ?? (opinion.state === 'pass' ? '审查通过。' : ''),
  ]
    .filter(Boolean)
    .join('\n');
