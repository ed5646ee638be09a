import { blankCase, type CaseEvent, type Follow } from '@shared/domain/case';
import { askedFields } from '@shared/domain/answers';
import { followsFrom } from '@shared/domain/consequences';
import type { FactValue } from '@shared/kernel/condition';
import type { Result } from '@shared/kernel/result';
import type { Rules } from '@shared/policy/rules';

type Known = Record<string, FactValue>;
const about = (rules: Rules, category: string): Known => ({
  category,
  'category.by': rules.categories.find((c) => c.id === category)!.by,
});

const PLACES = { uphold: 'upheld', refer: 'referred', dismiss: 'dismissed' } as const;

/** What follows from a complaint that is ended so, when this is known of it. */
const ended = (rules: Rules, did: keyof typeof PLACES, facts: Known): Result<Follow[]> => {
  const start = { place: 'handling', standing: 'handling' } as const;
  const before = blankCase('cas_1', 'complaint', rules.policy.id, start);
  const event: CaseEvent = {
    kind: 'moved',
    did,
    by: { person: 'clerk', as: 'desk' },
    at: '2026-03-02T01:00:00.000Z',
    place: PLACES[did],
    standing: 'closed',
    round: 0,
    cites: [],
  };
  return followsFrom(rules, before, event, () => ({ facts, settings: {} }));
};

const sure = (follows: Result<Follow[]>): Follow[] => {
  if (!follows.ok) throw new Error(JSON.stringify(follows.refusal));
  return follows.value;
};

/** What follows from a complaint of this category that is found true. */
export const upheld = (rules: Rules, category: string): Follow[] =>
  sure(ended(rules, 'uphold', about(rules, category)));

/** The same where it is found untrue. */
export const dismissed = (rules: Rules, category: string): Follow[] =>
  sure(ended(rules, 'dismiss', about(rules, category)));

/** To which organs letters go when a complaint of this category is referred to `said`. */
export const lettersTo = (rules: Rules, category: string, said: string): unknown[] =>
  sure(ended(rules, 'refer', { ...about(rules, category), refer_organ: said })).map((follow) =>
    'open' in follow ? [follow.open, follow.with?.organ] : follow,
  );

/** Whether whoever refers a complaint of this category is asked to which organ. */
export const asksOrgan = (rules: Rules, category: string): boolean =>
  askedFields(rules, ['refer_to'], { facts: about(rules, category), settings: {} }).some(
    ({ id }) => id === 'refer_organ',
  );

/** The organ that a text names for a category; none where nobody knows it before it is said. */
export const written = (rules: Rules, category: string): string | undefined => {
  const follows = ended(rules, 'refer', about(rules, category));
  const first = follows.ok ? follows.value[0] : undefined;
  return first && 'with' in first && first.with ? String(first.with.organ) : undefined;
};
