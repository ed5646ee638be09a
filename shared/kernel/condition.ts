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

const operand = (o: Operand, facts: Facts): Scalar | undefined => {
  if (typeof o !== 'object') return o;
  const value = 'setting' in o ? facts.settings[o.setting] : facts.facts[o.fact];
  return given(value) && typeof value !== 'object' ? (value as Scalar) : undefined;
};

const compare = (
  value: FactValue,
  o: Operand,
  facts: Facts,
  test: (a: Scalar, b: Scalar) => boolean,
): Three => {
  const b = operand(o, facts);
  if (!given(value) || b === undefined || typeof value === 'object') return undefined;
  return typeof value === typeof b ? test(value as Scalar, b) : undefined;
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
  return anyOf(wanted.map((o) => compare(value, o, facts, (a, b) => a === b)));
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
export const choose = <T>(c: Choose<T>, facts: Facts): T | undefined => {
  if (!isChoice(c)) return c;
  for (const row of c.first) {
    const answer = holds(row.when, facts);
    if (answer === undefined) return undefined;
    if (answer) return row.is;
  }
  return c.else;
};

/** Tells a choice from a plain value. */
export const isChoice = <T>(
  c: Choose<T>,
): c is { first: readonly { when: Cond; is: T }[]; else: T } =>
  typeof c === 'object' && c !== null && 'first' in c && 'else' in c;

/** Every value a choice can give. */
export const outcomes = <T>(c: Choose<T>): T[] =>
  isChoice(c) ? [...c.first.map((r) => r.is), c.else] : [c];

/** Every condition a choice asks. */
export const questions = <T>(c: Choose<T>): Cond[] =>
  isChoice(c) ? c.first.map((r) => r.when) : [];

/** The names of all facts a condition reads, operands included. */
export const factsOf = (condition: Cond): string[] => {
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  if ('not' in condition) return factsOf(condition.not);
  if ('known' in condition) return [condition.known];
  return [
    condition.fact,
    ...operandsOf(condition).flatMap((o) => (typeof o === 'object' && 'fact' in o ? [o.fact] : [])),
  ];
};

/** The names of all bureau settings a condition reads. */
export const settingsOf = (condition: Cond): string[] => {
  if ('all' in condition) return condition.all.flatMap(settingsOf);
  if ('any' in condition) return condition.any.flatMap(settingsOf);
  if ('not' in condition) return settingsOf(condition.not);
  return 'known' in condition
    ? []
    : operandsOf(condition).flatMap((o) =>
        typeof o === 'object' && 'setting' in o ? [o.setting] : [],
      );
};

/** The operands of a comparison. */
export const operandsOf = (
  c: Exclude<Cond, { all: unknown } | { any: unknown } | { not: unknown } | { known: unknown }>,
): readonly Operand[] => {
  if ('is' in c) return [c.is];
  if ('in' in c) return c.in;
  if ('has' in c) return [c.has];
  return 'atLeast' in c ? [c.atLeast] : [c.atMost];
};
