import {
  blankCase,
  type ActInput,
  type Actor,
  type Case,
  type CaseEvent,
  type DecisionContext,
} from '@shared/domain/case';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { holidayTable } from '@shared/kernel/holidays';
import type { Refusal } from '@shared/kernel/refusal';
import { rulesFor } from '@shared/policy';
import type { Life, Policy, Then } from '@shared/policy/policy';
import { rulesOf, type Rules } from '@shared/policy/rules';
import { edited, type Draft, type Open } from '../policy/edit';

/** The regions whose complaints lead to lists. */
export const puyang = rulesFor('puyang@2020-02-25')!;
export const beijing = rulesFor('beijing@2022-04-27')!;

/** One person for each seat that the cases of these tests pass. */
export const people = {
  parent: { person: 'parent', as: ['citizen'] },
  clerk: { person: 'clerk', as: ['desk'] },
  clerk2: { person: 'clerk2', as: ['desk'] },
  /** A small bureau: the same person sits at the desk and decides. */
  both: { person: 'both', as: ['desk', 'head'] },
  head: { person: 'head', as: ['head'] },
  firm: { person: 'firm', as: ['respondent'] },
  school: { person: 'school', as: ['respondent'] },
} as const satisfies Record<string, Actor>;

/** A moment in the world of a case that is about these facts. */
export const worldOf = (
  facts: DecisionContext['facts'],
  more: Partial<DecisionContext> = {},
): DecisionContext => ({
  facts,
  settings: { reply_days: 5, stop_days: 3, complaint_days: 10 },
  now: '2026-03-02T01:00:00.000Z',
  holidays: holidayTable([], [], '2026-12-31'),
  ...more,
});

/** A case at the start of its life, of which nothing happened yet. */
export const startOf = (rules: Rules, life: Life, id = `cas_${life}`): Case => {
  const [place, { standing }] = Object.entries(rules.policy.words.places).find(
    ([, one]) => one.life === life && one.start,
  )!;
  return blankCase(id, life, rules.policy.id, { place, standing });
};

/** What came of a few acts: the case before the last of them, that event, and the case after it. */
export type Done = { before: Case; event: CaseEvent; after: Case; events: readonly CaseEvent[] };

/** The events of acts on a case, one after the other; throws what refused one. */
export const done = (
  rules: Rules,
  start: Case,
  acts: readonly ActInput[],
  context: DecisionContext,
): Done =>
  acts.reduce<Done>(
    ({ after: before, events }, act) => {
      const decided = decide(rules, before, act, context);
      if (!decided.ok) throw new Error(`${act.do}: ${JSON.stringify(decided.refusal)}`);
      const event = decided.value;
      return { before, event, after: evolve(before, event), events: [...events, event] };
    },
    { after: start, events: [] } as unknown as Done,
  );

/** Why an act is refused; undefined when it is not. */
export const refusalOf = (
  rules: Rules,
  current: Case,
  act: ActInput,
  context: DecisionContext,
): Refusal | undefined => {
  const decided = decide(rules, current, act, context);
  return decided.ok ? undefined : decided.refusal;
};

/** A complaint that was found true by somebody at the desk. */
export const upheldBy = (by: Actor, rules: Rules, facts: DecisionContext['facts']): Done =>
  done(
    rules,
    startOf(rules, 'complaint'),
    [
      { do: 'submit', by: people.parent },
      { do: 'receive', by: people.clerk2 },
      { do: 'uphold', by, reason: '查证属实' },
    ],
    worldOf(facts),
  );

/** The rules of 宿迁 with consequences of their own. */
export const suqianWith = (...rows: readonly Then<string>[]): Rules => {
  const add = (policy: Draft): void => {
    policy.articles.push({
      no: '后续',
      kind: 'house',
      quote: '后续办理',
      reason: '试验',
      then: rows as Open<typeof rows>,
    });
  };
  return rulesOf(edited(rulesFor('suqian@2024-09-01')!.policy as Policy, add));
};
