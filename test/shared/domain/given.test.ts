import type { ActInput, Case, CaseEvent, DecisionContext } from '@shared/domain/case';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { factsFor } from '@shared/domain/facts';
import { rulesOf } from '@shared/policy/rules';
import type { Policy } from '@shared/policy/policy';
import { article, move, type Draft } from '../policy/edit';
import { answers, blank, people, rules, story, world } from './suqian';

/** 宿迁, where the desk also says how the case is to be handled and the principal may take his signature back. */
const asked = () => {
  const policy = structuredClone(rules.policy) as unknown as Draft;
  (article(policy, '学校校长为第一责任人').forms ??= {}).handling = {
    title: '受理意见',
    fields: [
      {
        id: 'handled',
        kind: 'choice',
        label: '办理方式',
        options: { plain: '一般', quick: '优先' },
      },
      {
        id: 'handled_why',
        kind: 'text',
        label: '优先的理由',
        shown: { fact: 'handled', is: 'quick' },
      },
    ],
  };
  move(policy, 'sign', 'signing').needs = ['handling'];
  move(policy, 'accept', 'intake').when = { fact: 'handled', is: 'quick' };
  return rulesOf(policy as unknown as Policy);
};

const at = (minute: number): DecisionContext => world(`2026-03-02T02:0${minute}:00.000Z`);
const sign = (given: Record<string, string>): ActInput => ({
  do: 'sign',
  by: people.principal,
  answers: given,
});
const signing = (): Case =>
  evolve(
    blank(),
    (
      decide(rules, blank(), { do: 'submit', by: people.teacher, answers: answers() }, at(0)) as {
        value: CaseEvent;
      }
    ).value,
  );

test('what was answered in an act is known to whoever acts next', () => {
  const ours = asked();
  const accept = (given: Record<string, string>) => {
    const signed = decide(ours, signing(), sign(given), at(1));
    if (!signed.ok) return signed.refusal.code;
    const current = evolve(signing(), signed.value);
    expect(factsFor(ours, current, at(2)).facts.handled).toBe(given.handled);
    const accepted = decide(ours, current, { do: 'accept', by: people.clerk }, at(2));
    return accepted.ok ? accepted.value.place : accepted.refusal.code;
  };
  expect(accept({ handled: 'quick', handled_why: '开学在即' })).toBe('review');
  expect(accept({ handled: 'plain' })).toBe('not_now');
});

test('a question of an act may hang on another of the same act', () => {
  const ours = asked();
  const lacks = decide(ours, signing(), sign({ handled: 'quick' }), at(1));
  expect(lacks.ok ? [] : lacks.refusal.faults?.map((fault) => fault.field)).toEqual([
    'handled_why',
  ]);
  expect(decide(ours, signing(), sign({ handled: 'plain' }), at(1)).ok).toBe(true);
});

test('an act taken back takes its answers along', () => {
  const ours = asked();
  const signed = decide(ours, signing(), sign({ handled: 'plain' }), at(1));
  if (!signed.ok) throw new Error(signed.refusal.code);
  const back = decide(
    ours,
    evolve(signing(), signed.value),
    { do: 'recall', by: people.principal },
    at(2),
  );
  if (!back.ok) throw new Error(back.refusal.code);
  const again = evolve(evolve(signing(), signed.value), back.value);
  expect(again.place).toBe('signing');
  expect(factsFor(ours, again, at(3)).facts.handled).toBeUndefined();
});

const opinion = {
  kind: 'opined',
  did: 'opine',
  by: { person: 'expert', as: 'expert' },
  at: '2026-03-02T03:00:00.000Z',
  place: 'review',
  standing: 'in_review',
  round: 1,
  cites: [],
  opinion: 'expert',
  given: { score: 90 },
} as const satisfies CaseEvent;

test('what an office answered is known, what several answered has facts of its own', () => {
  const current = story(signing(), at(1), 'sign', 'accept', 'network');
  expect(current.given).toMatchObject({ net_mlps: 'pass' });
  expect(evolve(current, { ...opinion, opinion: 'expert:2' }).given).toEqual(current.given);
});
