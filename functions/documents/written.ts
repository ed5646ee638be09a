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
  const asked = (form ? (rules.forms[form]?.fields ?? []) : []).map((field) => ({
    id: field.id,
    label: typeof field.label === 'string' ? field.label : field.id,
  }));
  const checks = rules.checks.flatMap((check) =>
    check.ask ? [{ id: `check:${check.id}`, label: check.ask.text }] : [],
  );
  return [...asked, ...checks].flatMap(({ id, label }) => {
    const answer = answers[id];
    return isPoint(answer)
      ? [`${marks[answer.is]}${label}${answer.note ? `：${answer.note}` : ''}`]
      : [];
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
