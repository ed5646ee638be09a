import type { FactKind } from '../../fields/kind';
import {
  factsOf,
  holds,
  operandsOf,
  outcomes,
  settingsOf,
  type Cond,
  type Facts,
  type FactValue,
  type Operand,
} from '../../kernel/condition';
import { addDays, isDay } from '../../kernel/calendar';
import type { Scalar } from '../../kernel/scalar';
import { standingIds } from '../../vocabulary/standings';
import { coreFacts, factOfField, publishedStates, type CoreFact } from '../../vocabulary/facts';
import type { Given } from './problem';

/** What a name means to a condition of this policy; undefined when there is no such fact. */
export const factNamed = (given: Given, name: string): CoreFact | undefined => {
  if (name === 'case.place')
    return { ...coreFacts[name]!, values: Object.keys(given.policy.words.places) };
  if (name === 'case.standing') return { ...coreFacts[name]!, values: standingIds };
  if (name === 'case.changed')
    return { ...coreFacts[name]!, values: [...Object.keys(given.rules.fields), 'nothing'] };
  if (name === 'category')
    return { ...coreFacts[name]!, values: given.rules.categories.map(({ id }) => id) };
  if (Object.hasOwn(coreFacts, name)) return coreFacts[name];
  const [kind, ...rest] = name.split('.');
  const id = rest.join('.');
  if (kind === 'opinion' && rest.length > 1) {
    const panel = given.rules.opinions.find((opinion) => opinion.seats && opinion.id === rest[0]);
    const scored =
      rest.length === 3 &&
      ['mean', 'min'].includes(rest[1]!) &&
      given.rules.forms[panel?.form ?? '']?.fields.some(
        (field) => field.id === rest[2] && field.kind === 'score',
      );
    if (panel && rest.length === 2 && rest[1] === 'day') return { kind: 'day', means: name };
    return panel && (scored || (rest.length === 2 && rest[1] === 'count'))
      ? { kind: 'number', means: name }
      : undefined;
  }
  if (kind === 'opinion')
    return given.rules.opinions.some(
      (opinion) => opinion.id === id || (opinion.by === 'co' && id.startsWith(`${opinion.id}:`)),
    )
      ? { kind: 'choice', values: publishedStates.opinion, means: name }
      : undefined;
  if (kind === 'clock')
    return Object.hasOwn(given.rules.clocks, id)
      ? { kind: 'choice', values: publishedStates.clock, means: name }
      : undefined;
  if (kind === 'track')
    return Object.hasOwn(given.rules.tracks, id)
      ? { kind: 'choice', values: publishedStates.track, means: name }
      : undefined;
  if (Object.hasOwn(given.rules.fields, name)) return factOfField(given.rules.fields[name]!);
  return Object.hasOwn(given.rules.derive, name) ? derivedKind(given, name) : undefined;
};

/** What a bureau setting of each kind holds. */
export const settingKind: Readonly<Record<string, FactKind>> = {
  number: 'number',
  days: 'number',
  yes: 'yes',
  office: 'text',
  text: 'text',
  phone: 'text',
  date: 'day',
};

const literalKind = { boolean: 'yes', number: 'number', string: 'choice' } as const;

const operandKind = (given: Given, value: Operand): FactKind | undefined => {
  if (typeof value !== 'object') return literalKind[typeof value as keyof typeof literalKind];
  return 'setting' in value
    ? settingKind[given.policy.words.settings[value.setting]?.kind ?? '']
    : undefined;
};

const kindOfAll = (kinds: readonly (FactKind | undefined)[]): 'yes' | 'number' | 'choice' => {
  if (kinds.every((kind) => kind === 'yes')) return 'yes';
  return kinds.includes('number') ? 'number' : 'choice';
};

const derivedKind = (given: Given, name: string): CoreFact => {
  const values = outcomes(given.rules.derive[name]!);
  const plain = values.filter((value): value is Scalar => typeof value !== 'object');
  const kind = kindOfAll(values.map((value) => operandKind(given, value)));
  return {
    kind,
    means: name,
    ...(kind === 'choice' &&
      plain.length === values.length && { values: [...new Set(plain.map(String))] }),
  };
};

/** Every comparison inside a condition. */
export const leaves = (
  condition: Cond,
): Exclude<Cond, { all: unknown } | { any: unknown } | { not: unknown }>[] => {
  if ('all' in condition) return condition.all.flatMap(leaves);
  if ('any' in condition) return condition.any.flatMap(leaves);
  return 'not' in condition ? leaves(condition.not) : [condition];
};

const literals = (conds: readonly Cond[]): Scalar[] =>
  conds
    .flatMap(leaves)
    .flatMap((leaf) => ('known' in leaf ? [] : operandsOf(leaf)))
    .filter((operand): operand is Scalar => typeof operand !== 'object');

const subsets = (all: readonly string[]): string[][] =>
  all.reduce<string[][]>((out, name) => [...out, ...out.map((subset) => [...subset, name])], [[]]);

/**
 * Values worth trying for a fact: what it can be, what the conditions name, and not given at all.
 */
const domain = (given: Given, name: string, conds: readonly Cond[]): FactValue[] => {
  const fact = factNamed(given, name);
  const named = conds
    .flatMap(leaves)
    .filter((leaf) => !('known' in leaf) && leaf.fact === name)
    .flatMap((leaf) => ('known' in leaf ? [] : operandsOf(leaf)))
    .filter((operand): operand is Scalar => typeof operand !== 'object');
  const near = literals(conds);
  switch (fact?.kind) {
    case 'yes':
      return [true, false, undefined];
    case 'number':
      return [
        ...new Set([
          0,
          1,
          ...near
            .filter((value) => typeof value === 'number')
            .flatMap((number) => [number - 1, number, number + 1]),
        ]),
        undefined,
      ];
    case 'day':
      return [
        ...new Set([
          given.today,
          addDays(given.today, 1),
          ...near
            .filter((value) => typeof value === 'string' && isDay(value))
            .flatMap((value) => [addDays(value as string, -1), value, addDays(value as string, 1)]),
        ]),
        undefined,
      ];
    case 'set':
      return [
        ...subsets(named.filter((value) => typeof value === 'string').slice(0, 8)).map((subset) =>
          subset.length > 0 ? subset : ['\u0000'],
        ),
        undefined,
      ];
    case 'shut':
      return [true, undefined];
    default: {
      const listed =
        fact?.values && fact.values.length <= 12 ? fact.values : [...new Set([...named, '\u0000'])];
      // the states that the case publishes are never unknown
      return /^(clock|track|case)\./.test(name) ? [...listed] : [...listed, undefined];
    }
  }
};

const LIMIT = 60_000;

/**
 * True if some facts make the test true: tries every combination of the values that these
 * conditions can tell apart.
 * With too many combinations it answers `unsure` (say what is on the safe side).
 */
export const possible = (
  given: Given,
  conds: readonly Cond[],
  fixed: Readonly<Record<string, FactValue>>,
  test: (facts: Facts) => boolean,
  unsure = true,
): boolean => {
  const names = [...new Set(conds.flatMap(factsOf))].filter((name) => !Object.hasOwn(fixed, name));
  const domains = names.map((name) => domain(given, name, conds));
  if (domains.reduce((size, values) => size * values.length, 1) > LIMIT) return unsure;
  const settings: Record<string, Scalar> = { ...given.settings };
  for (const id of conds.flatMap(settingsOf))
    settings[id] ??= given.policy.words.settings[id]?.suggest ?? 1;
  const facts: Record<string, FactValue> = { today: given.today, ...fixed };
  const walk = (index: number): boolean => {
    if (index === names.length) return test({ facts, settings });
    return domains[index]!.some((value) => {
      facts[names[index]!] = value;
      return walk(index + 1);
    });
  };
  return walk(0);
};

/** True only when a condition is certainly true. */
export const isTrue = (condition: Cond, facts: Facts): boolean => holds(condition, facts) === true;
