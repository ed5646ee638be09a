import { canonical, type Json } from '../../kernel/canonical';
import { holds, isChoice, type Choose, type Facts } from '../../kernel/condition';
import { rulesOf } from '../rules';
import type { Change, Check, Clock, Length, N, Policy, Verb } from '../policy';
import { possible } from './possible';
import { error, type Family, type Given, type Problem } from './problem';

const rank = { off: 0, warn: 1, ask: 2, stop: 3 } as const;
const strength = (check: Check<string>): number => {
  if (check.stop) return rank.stop;
  return check.ask ? rank.ask : rank.warn;
};

/** The base lets a region loosen this, and the region names the article that says so. */
const permitted = (base: Policy, key: string, change: Change | undefined): boolean =>
  change?.permitted !== undefined &&
  base.articles.some(
    (article) => article.no === change.permitted && article.permits?.includes(key),
  );

const perUnit: Readonly<Record<string, number>> = {
  workingDays: 1.4,
  days: 1,
  months: 30,
  years: 365,
};

const mostGenerous = (given: Given, count: N, stricter: Clock<string>['stricter']): number => {
  if (typeof count === 'number') return count;
  const limit = given.policy.words.settings[count.setting]?.limit;
  return stricter === 'shorter' ? (limit?.most ?? Infinity) : (limit?.least ?? 0);
};

/**
 * A length in days, roughly, for comparing; a setting counts as its most generous value in this
 * direction.
 */
const roughly = (
  given: Given,
  choice: Choose<Length>,
  stricter: Clock<string>['stricter'],
): number | undefined => {
  const all = isChoice(choice) ? [...choice.first.map((row) => row.is), choice.else] : [choice];
  const days = all.map((length) => {
    const [unit, count] = Object.entries(length)[0] as [string, N];
    if (unit === 'none') return Infinity;
    return unit in perUnit ? mostGenerous(given, count, stricter) * perUnit[unit]! : NaN;
  });
  if (days.some(Number.isNaN)) return undefined;
  return stricter === 'shorter' ? Math.max(...days) : Math.min(...days);
};

const looser = (given: Given, was: Clock<string>, now: Choose<Length>): boolean => {
  const [before, after] = [
    roughly(given, was.length, was.stricter),
    roughly(given, now, was.stricter),
  ];
  return (
    before !== undefined &&
    after !== undefined &&
    (was.stricter === 'shorter' ? after > before : after < before)
  );
};

const same = (left: unknown, right: unknown): boolean =>
  canonical((left ?? null) as Json) === canonical((right ?? null) as Json);

const hasEffect = (change: Exclude<Change['is'], Length>, now?: Check<string>): boolean => {
  switch (change) {
    case 'off':
      return now === undefined;
    case 'stop':
      return now?.stop !== undefined;
    case 'warn':
      return now?.warn !== undefined && now.stop === undefined;
    case 'ask':
      return now?.ask !== undefined && now.stop === undefined;
  }
};

const changes = (given: Given, base: Policy): Problem[] => {
  const from = rulesOf(base);
  return given.own.articles.flatMap((article) =>
    (article.changes ?? []).flatMap((change): Problem[] => {
      const at = `changes.${change.key}`;
      const check = from.checks.find((check) => check.id === change.key);
      const clock = from.clocks[change.key];
      if (!check && !clock)
        return [error('unknown-change', at, `要调整的“${change.key}”在上级规则里没有。`, article)];
      if (typeof change.is !== 'string') {
        if (!clock)
          return [
            error('change-without-effect', at, `“${change.key}”不是时限，不能改长短。`, article),
          ];
        return [
          ...(looser(given, clock, change.is) && !permitted(base, change.key, change)
            ? [
                error(
                  'length-loosened',
                  at,
                  `时限“${clock.title}”改得比上级规则宽，上级没有允许。`,
                  article,
                ),
              ]
            : []),
          ...(same(given.rules.clocks[change.key]?.length, change.is)
            ? []
            : [
                error(
                  'change-without-effect',
                  at,
                  `时限“${clock.title}”的调整没有生效，请在本规则里写明这个时限。`,
                  article,
                ),
              ]),
        ];
      }
      if (!check)
        return [
          error(
            'change-without-effect',
            at,
            `“${change.key}”是时限，不能改成“${change.is}”。`,
            article,
          ),
        ];
      const now = given.rules.checks.find((check) => check.id === change.key);
      return [
        ...(rank[change.is] < strength(check) && !permitted(base, change.key, change)
          ? [error('loosened', at, `检查“${change.key}”改得比上级规则宽，上级没有允许。`, article)]
          : []),
        ...(hasEffect(change.is, now)
          ? []
          : [error('change-without-effect', at, `检查“${change.key}”的调整没有生效。`, article)]),
      ];
    }),
  );
};

const wrongs = (check: Check<string>, facts: Facts, onlyStop: boolean): boolean =>
  (!check.applies || holds(check.applies, facts) === true) &&
  ((check.stop !== undefined && holds(check.stop, facts) === true) ||
    (!onlyStop &&
      ((check.warn !== undefined && holds(check.warn, facts) === true) ||
        check.ask !== undefined)));

const gates = (check: Check<string>): readonly Verb[] => check.at ?? ['submit', 'approve'];

/** A region's own rule with the base's id must catch everything that the base's caught. */
const replaced = (given: Given, base: Policy): Problem[] => {
  const change = new Map(
    given.own.articles
      .flatMap((article) => article.changes ?? [])
      .map((change) => [change.key, change]),
  );
  const own = rulesOf(given.own);
  const from = rulesOf(base);
  return [
    ...from.checks
      .filter((check) => check.of === 'filing')
      .flatMap((was) => {
        const now = own.checks.find((check) => check.id === was.id);
        if (!now || permitted(base, was.id, change.get(was.id))) return [];
        const conds = [was.applies, was.stop, was.warn, now.applies, now.stop, now.warn].filter(
          (condition) => condition !== undefined,
        );
        const escapes = possible(
          given,
          conds,
          {},
          (facts) =>
            wrongs(was, facts, was.stop !== undefined) &&
            !wrongs(now, facts, was.stop !== undefined),
        );
        const early = gates(was).filter((verb) => !gates(now).includes(verb));
        return escapes || early.length > 0
          ? [
              error(
                'loosened',
                `checks.${was.id}`,
                `检查“${was.id}”重写后比上级规则（${base.doc}）宽，会放过上级不允许的情况。`,
                now.clause,
              ),
            ]
          : [];
      }),
    ...Object.entries(from.clocks).flatMap(([id, was]) => {
      const now = own.clocks[id];
      return now && looser(given, was, now.length) && !permitted(base, id, change.get(id))
        ? [
            error(
              'length-loosened',
              `clocks.${id}`,
              `时限“${now.title}”重写后比上级规则宽，上级没有允许。`,
              now.clause,
            ),
          ]
        : [];
    }),
    ...Object.values(from.fields)
      .filter((field) => own.fields[field.id] && own.fields[field.id]!.kind !== field.kind)
      .map((field) =>
        error(
          'field-kind-differs',
          `fields.${field.id}`,
          `填写项“${field.id}”和上级规则的种类不同，同一个名字全国只能有一个意思。`,
          own.fields[field.id]!.clause,
        ),
      ),
  ];
};

/** A region may be stricter than its base; looser only where the base says so. */
export const inherited: Family = (given) => {
  if (given.base) return [...changes(given, given.base), ...replaced(given, given.base)];
  return given.own.base
    ? [error('base-missing', 'base', `上级规则“${given.own.base}”不在库里。`)]
    : [];
};
