import { isFiles, isSealed } from '../fields/answer';
import { kindOf } from '../fields';
import type { Wrong } from '../fields/kind';
import { choose, holds, type Facts, type FactValue } from '../kernel/condition';
import type { Clause, Fault } from '../kernel/refusal';
import type { Scalar } from '../kernel/scalar';
import { cleaned } from '../kernel/text';
import type { Field } from '../policy/policy';
import type { Cited, Rules } from '../policy/rules';
import type { Answer, Answers } from './case';

const empty = (answer: Answer | undefined): boolean =>
  answer === undefined ||
  answer === null ||
  answer === '' ||
  (typeof answer === 'string' && cleaned(answer).trim() === '') ||
  (Array.isArray(answer) && answer.length === 0);

/**
 * One answer as conditions see it: a file list is its count, a point its verdict, a sealed value is
 * simply given.
 */
export const seen = (answer: Answers[string]): FactValue => {
  if (answer === null || answer === undefined || typeof answer !== 'object') return answer;
  if (Array.isArray(answer))
    return answer.length > 0 && typeof answer[0] === 'object'
      ? answer.length
      : (answer as readonly Scalar[]);
  return 'is' in answer ? answer.is : true;
};

/** Answers as conditions see them, by field. */
export const allSeen = (answers: Answers): Record<string, FactValue> =>
  Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, seen(answer)]));

/** The name of the fact that holds what was proved of the app before. */
export const keptFact = (field: string): string => `kept.${field}`;

/**
 * The fields of the named forms that are asked under these facts, each with the clause that asks
 * it; what was proved of the app before is not.
 */
export const askedFields = (rules: Rules, forms: readonly string[], facts: Facts): Cited<Field>[] =>
  forms.flatMap((id) => {
    const form = rules.forms[id];
    return (form?.fields ?? [])
      .filter((field) => !(field.once && facts.facts[keptFact(field.id)] !== undefined))
      .filter((field) => !field.shown || holds(field.shown, facts) === true)
      .map((field) => ({ ...field, clause: form!.clause }));
  });

/** A field's label under these facts. */
export const labelOf = (field: Field, facts: Facts): string =>
  choose(field.label, facts) ?? (typeof field.label === 'string' ? field.label : '');

/** What is wrong with one given answer, as its kind demands. */
const wrongWith = (field: Field, answer: Answer, today: FactValue): Wrong => {
  if (!isSealed(answer)) return kindOf(field).wrong(field, answer, today);
  return field.secret ? undefined : { code: 'wrong_kind' };
};

/** Everything wrong with the answers to these forms, all at once; empty when they may be sent. */
export const faults = (
  rules: Rules,
  forms: readonly string[],
  answers: Answers,
  facts: Facts,
): Fault[] =>
  askedFields(rules, forms, facts).flatMap((field) => {
    const answer = answers[field.id];
    const fault = (fault: NonNullable<Wrong>, clause?: Clause): Fault => ({
      field: field.id,
      label: labelOf(field, facts),
      ...fault,
      ...(clause && { clause }),
    });
    if (empty(answer))
      return field.optional ? [] : [fault({ code: kindOf(field).missing }, field.clause)];
    const wrong = wrongWith(field, answer!, facts.facts.today);
    return wrong ? [fault(wrong, field.clause)] : [];
  });

/**
 * Answers in their normal form (full-width digits, spaces in numbers), without answers to questions
 * that are not asked.
 */
export const normalise = (
  rules: Rules,
  forms: readonly string[],
  answers: Answers,
  facts: Facts,
): Answers =>
  Object.fromEntries(
    askedFields(rules, forms, facts).flatMap((field): [string, Answer | undefined][] => {
      const answer = answers[field.id];
      if (empty(answer)) return [];
      if (typeof answer !== 'string') return [[field.id, answer]];
      const as = kindOf(field).normalise?.(field, answer) ?? cleaned(answer).trim();
      return [[field.id, as]];
    }),
  );

// A file is given another name when it is submitted; it stays the same file.
const plain = (answer: Answer | undefined): string =>
  JSON.stringify(isFiles(answer) ? answer.map((file) => file.file) : (answer ?? null));

/**
 * Ids of the fields whose answers differ. Sealed values differ when their commitment does, files
 * when they are other files.
 */
export const changedFields = (before: Answers, after: Answers): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((id) => before[id] !== after[id] && plain(before[id]) !== plain(after[id]))
    .sort();
