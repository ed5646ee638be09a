import type { Scalar } from './scalar';

/** A value a condition compares with: a literal, a bureau setting, or another fact. */
export type Operand = Scalar | { setting: string } | { fact: string };

/**
 * A question with three answers: true, false, unknown (a fact not yet given). Never arithmetic,
 * never a function.
 */
export type Cond =
  | { fact: string; is: Operand }
  | { fact: string; in: readonly Operand[] }
  | { fact: string; has: Operand }
  | { fact: string; atLeast: Operand }
  | { fact: string; atMost: Operand }
  | { known: string }
  | { all: readonly Cond[] }
  | { any: readonly Cond[] }
  | { not: Cond };

/**
 * The only "if … else": the first row that holds; an unknown row stops the search and makes the
 * result unknown.
 */
export type Choose<T> = T | { first: readonly { when: Cond; is: T }[]; else: T };

/**
 * One flat record of everything known: answers by field id, core facts by dotted name, settings
 * beside them.
 */
export type Facts = {
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly settings: Readonly<Record<string, Scalar>>;
};
/** What a fact can be; absent, undefined, null and '' all mean "not given". */
export type FactValue = Scalar | readonly Scalar[] | null | undefined | object;

/** true, false, or undefined for unknown. */
export type Three = boolean | undefined;

const given = (value: FactValue): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !(Array.isArray(value) && value.length === 0);

const operand = (source: Operand, facts: Facts): Scalar | undefined => {
  if (typeof source !== 'object') return source;
  const value = 'setting' in source ? facts.settings[source.setting] : facts.facts[source.fact];
  return given(value) && typeof value !== 'object' ? (value as Scalar) : undefined;
};

const compare = (
  value: FactValue,
  source: Operand,
  facts: Facts,
  test: (a: Scalar, b: Scalar) => boolean,
): Three => {
  const against = operand(source, facts);
  if (!given(value) || against === undefined || typeof value === 'object') return undefined;
  return typeof value === typeof against ? test(value as Scalar, against) : undefined;
};

const allOf = (answers: readonly Three[]): Three => {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
};
const anyOf = (answers: readonly Three[]): Three => {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
};

const among = (value: FactValue, wanted: readonly Operand[], facts: Facts): Three => {
  if (wanted.length === 0) return given(value) ? false : undefined;
  return anyOf(wanted.map((source) => compare(value, source, facts, (a, b) => a === b)));
};

/**
 * Answers a condition over the facts: true, false, or undefined when a fact it needs is not given.
 */
export const holds = (condition: Cond, facts: Facts): Three => {
  if ('all' in condition) return allOf(condition.all.map((one) => holds(one, facts)));
  if ('any' in condition) return anyOf(condition.any.map((one) => holds(one, facts)));
  if ('not' in condition) {
    const inner = holds(condition.not, facts);
    return inner === undefined ? undefined : !inner;
  }
  if ('known' in condition) return given(facts.facts[condition.known]);
  const value = facts.facts[condition.fact];
  if ('is' in condition) return compare(value, condition.is, facts, (a, b) => a === b);
  if ('in' in condition) return among(value, condition.in, facts);
  if ('atLeast' in condition) return compare(value, condition.atLeast, facts, (a, b) => a >= b);
  if ('atMost' in condition) return compare(value, condition.atMost, facts, (a, b) => a <= b);
  const wanted = operand(condition.has, facts);
  if (!given(value) || wanted === undefined || !Array.isArray(value)) return undefined;
  return (value as readonly Scalar[]).includes(wanted);
};

/** Resolves a choice; undefined when an unknown row stops the search. */
export const choose = <T>(choice: Choose<T>, facts: Facts): T | undefined => {
  if (!isChoice(choice)) return choice;
  for (const row of choice.first) {
    const answer = holds(row.when, facts);
    if (answer === undefined) return undefined;
    if (answer) return row.is;
  }
  return choice.else;
};

/** Tells a choice from a plain value. */
export const isChoice = <T>(
  choice: Choose<T>,
): choice is { first: readonly { when: Cond; is: T }[]; else: T } =>
  typeof choice === 'object' && choice !== null && 'first' in choice && 'else' in choice;

/** Every value a choice can give. */
export const outcomes = <T>(choice: Choose<T>): T[] =>
  isChoice(choice) ? [...choice.first.map((row) => row.is), choice.else] : [choice];

/** Every condition a choice asks. */
export const questions = <T>(choice: Choose<T>): Cond[] =>
  isChoice(choice) ? choice.first.map((row) => row.when) : [];

/** The names of all facts a condition reads, operands included. */
export const factsOf = (condition: Cond): string[] => {
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  if ('not' in condition) return factsOf(condition.not);
  if ('known' in condition) return [condition.known];
  return [
    condition.fact,
    ...operandsOf(condition).flatMap((operand) =>
      typeof operand === 'object' && 'fact' in operand ? [operand.fact] : [],
    ),
  ];
};

/** The names of all bureau settings a condition reads. */
export const settingsOf = (condition: Cond): string[] => {
  if ('all' in condition) return condition.all.flatMap(settingsOf);
  if ('any' in condition) return condition.any.flatMap(settingsOf);
  if ('not' in condition) return settingsOf(condition.not);
  return 'known' in condition
    ? []
    : operandsOf(condition).flatMap((operand) =>
        typeof operand === 'object' && 'setting' in operand ? [operand.setting] : [],
      );
};

/** The operands of a comparison. */
export const operandsOf = (
  condition: Exclude<
    Cond,
    { all: unknown } | { any: unknown } | { not: unknown } | { known: unknown }
  >,
): readonly Operand[] => {
  if ('is' in condition) return [condition.is];
  if ('in' in condition) return condition.in;
  if ('has' in condition) return [condition.has];
  return 'atLeast' in condition ? [condition.atLeast] : [condition.atMost];
};
