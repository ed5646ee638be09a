import type { ActInput, Case, DecisionContext } from '@shared/domain/case';
import { heldBy, barsOf, kindsOn, type Listing } from '@shared/domain/listed';
import { deciderOf, entriesOf } from '@shared/domain/lists';
import { evolve } from '@shared/domain/evolve';
import type { Clause } from '@shared/kernel/refusal';
import { rulesFor } from '@shared/policy';
import { rulesOf } from '@shared/policy/rules';
import { edited, move } from '../policy/edit';
import { beijing, done, people, puyang, startOf, worldOf } from './acting';
import {
  answers,
  blank,
  file,
  people as filers,
  rules as suqian,
  story,
  TO_FILED,
  world,
} from './suqian';

/** 宿迁 with a white list of what is filed, which what is suspended is not on. */
const white = rulesOf(
  edited(suqian.policy, (copy) => {
    copy.words.places.filed!.on = 'white';
    copy.words.places.suspended!.on = false;
    copy.articles[0]!.lists = {
      white: { kind: 'white', of: 'app', title: '白名单', shows: ['app.name'] },
    };
    move(copy, 'recall', 'intake').from.push('suspended');
    move(copy, 'recall', 'intake').undoes!.push('suspend');
  }),
);
const submit = (more = {}): ActInput => ({
  do: 'submit',
  by: filers.teacher,
  answers: answers(more),
});
const sign: ActInput = { do: 'sign', by: filers.principal, answers: { signature: file('sign') } };
const suspend: ActInput = {
  do: 'suspend',
  by: filers.principal,
  answers: { public_reason: '发生安全事件' },
  reason: '发生安全事件',
};
const resume: ActInput = { do: 'resume', by: filers.director, reason: '已整改' };
const recall: ActInput = { do: 'recall', by: filers.principal };
const approve: ActInput = {
  do: 'approve',
  by: filers.director,
  answers: { approval_text: '同意备案' },
};

/** What each act of a filing says about its list, and the list that it stands on after all of them. */
const listed = (start: Case, ...acts: readonly ActInput[]) => {
  const { events, after } = done(white, start, acts, world());
  return [...events.map((event) => event.on), after.on];
};
const reviewed = () => story(blank(), world(), ...TO_FILED.slice(0, -1));
const filed = (): Case => done(white, reviewed(), [approve], world()).after;
const amended = (): Case =>
  done(white, filed(), [{ do: 'amend', by: filers.teacher }], world()).after;

test('a case comes onto a list at the place that is on it, and says so once', () => {
  expect(listed(reviewed(), approve)).toEqual(['white', 'white']);
  expect(listed(blank(), submit(), sign)).toEqual([undefined, undefined, undefined]);
  const proposed: Case = { ...startOf(puyang, 'listing'), place: 'proposed' };
  const enlist: ActInput = {
    do: 'enlist',
    by: people.head,
    answers: { listing_reason: '传播有害信息' },
  };
  const black = done(puyang, proposed, [enlist], worldOf({}));
  expect([black.event.on, black.after.on]).toEqual(['black', 'black']);
  // 核实整改情况 is a place of its own on the same list: nothing to say again.
  const report: ActInput = {
    do: 'report',
    by: people.firm,
    answers: { mended_what: '已经清理', mended_proof: file('proof') },
  };
  const mending = done(puyang, black.after, [report], worldOf({}));
  expect([mending.event.on, mending.after.on]).toEqual([undefined, 'black']);
});

test('what was granted stays on its list while a change of it is under way', () => {
  expect(
    listed(filed(), { do: 'amend', by: filers.teacher }, submit({ object: 'mini' }), sign),
  ).toEqual([undefined, undefined, undefined, 'white']);
});

test('what ends is on no list any more, and so is what comes to a place that is on none', () => {
  const stop: ActInput = {
    do: 'stop',
    by: filers.principal,
    answers: { public_reason: '不再使用' },
    reason: '不再使用',
  };
  expect(listed(filed(), stop)).toEqual([false, undefined]);
  expect(listed(filed(), suspend, resume)).toEqual([false, 'white', 'white']);
  const later = done(white, amended(), [suspend], world());
  expect([later.event.on, later.after.on, later.after.inForce !== undefined]).toEqual([
    false,
    undefined,
    true,
  ]);
  expect(later.after).not.toHaveProperty('on');
});

test('an act taken back puts back the list too, where the place itself says nothing', () => {
  expect(listed(amended(), suspend, recall)).toEqual([false, 'white', 'white']);
  expect(listed(filed(), suspend, recall)).toEqual([false, 'white', 'white']);
  const once = done(white, amended(), [suspend, recall], world());
  expect([once.after.place, once.events.reduce<Case>(evolve, amended())]).toEqual([
    'revising',
    once.after,
  ]);
});

const made = { path: '/', by: '教育局', since: '2026-03-01' } as const;

test('an entry is written to whom the list is of, and to whom it does something', () => {
  const { app, provider } = entriesOf(puyang, 'black', made);
  const title = '濮阳市校园学习类APP黑名单';
  expect(app).toEqual({ ...made, list: title, kind: 'black', holds: [] });
  expect(provider).toEqual({
    ...made,
    list: title,
    kind: 'black',
    holds: [
      {
        does: 'bars_use',
        says: '主办者已列入黑名单，禁止使用',
        clause: expect.objectContaining({ no: '第八条' }),
      },
    ],
  });
  const black = entriesOf(beijing, 'black', made);
  expect([black.app?.holds.map((held) => held.does), black.provider]).toEqual([
    ['bars_use'],
    undefined,
  ]);
  const whites = entriesOf(beijing, 'white', made);
  expect([whites.app?.kind, whites.app?.holds, whites.provider]).toEqual(['white', [], undefined]);
});

const CLAUSE: Clause = { doc: '文', no: '一', quote: '列入名单的', kind: 'text' };
const entry = (more: Partial<Listing> = {}): Listing => ({
  path: '/river/',
  by: '河滨市教育局',
  list: '黑名单',
  kind: 'black',
  since: '2026-03-01',
  holds: [{ does: 'bars_use', says: '禁止使用', clause: CLAUSE }],
  ...more,
});
const TODAY = '2026-03-02';

test('a list holds in the region of the bureau that keeps it, from its day on, the oldest first', () => {
  const bars = {
    late: entry({ since: '2026-03-02' }),
    early: entry({ since: '2026-01-01' }),
    tomorrow: entry({ since: '2026-03-03' }),
    lake: entry({ path: '/lake/' }),
  };
  const ids = (path: string | undefined) =>
    heldBy([null, bars], path, TODAY).map((bar) => bar.case);
  expect(ids('/river/')).toEqual(['early', 'late']);
  expect(ids('/river/county/')).toEqual(['early', 'late']);
  expect([ids('/riverside/'), ids('/')]).toEqual([[], []]);
  expect(ids('/lake/')).toEqual(['lake']);
  // Where nobody knows the region, whatever holds anywhere is said.
  expect(ids(undefined)).toEqual(['early', 'lake', 'late']);
});

test('one entry may do several things; only what bars use bars use', () => {
  const holds: Listing['holds'] = [
    { does: 'bars_new', says: '不再受理', clause: CLAUSE },
    { does: 'permits_use', says: '可以选用', clause: CLAUSE },
  ];
  const bars = { a: entry({ holds }), b: entry() };
  expect(heldBy([bars], '/river/', TODAY).map((bar) => [bar.case, bar.does])).toEqual([
    ['a', 'bars_new'],
    ['a', 'permits_use'],
    ['b', 'bars_use'],
  ]);
  expect(barsOf([bars], '/river/', TODAY)).toEqual([
    {
      case: 'b',
      does: 'bars_use',
      says: '禁止使用',
      clause: CLAUSE,
      path: '/river/',
      by: '河滨市教育局',
      list: '黑名单',
      kind: 'black',
      since: '2026-03-01',
    },
  ]);
});

test('who is on no list is on “none”, for a rule takes an empty set for unknown', () => {
  const bars = { a: entry(), b: entry({ kind: 'grey', since: '2026-03-03' }), c: entry() };
  expect(kindsOn(bars, '/river/county/', TODAY)).toEqual(['black']);
  expect(kindsOn(bars, '/river/', '2026-03-03')).toEqual(['black', 'grey']);
  expect([kindsOn(bars, '/lake/', TODAY), kindsOn(null, '/river/', TODAY)]).toEqual([
    ['none'],
    ['none'],
  ]);
});

test('who decides: the case’s own bureau, the one above it, or whoever made the regulation', () => {
  const wenzhou = rulesFor('wenzhou@2022-09-22')!;
  const of = (facts: DecisionContext['facts']) => ({ facts, settings: {} });
  const office = of({ 'respondent.kind': 'office' });
  const school = of({ 'respondent.kind': 'school' });
  for (const rules of [suqian, puyang, wenzhou])
    expect([
      deciderOf(rules, 'complaint', office),
      deciderOf(rules, 'complaint', school),
      deciderOf(rules, 'complaint', of({})),
      deciderOf(rules, 'filing', office),
    ]).toEqual(['above', 'own', 'own', 'own']);
  expect([deciderOf(puyang, 'listing', school), deciderOf(beijing, 'complaint', school)]).toEqual([
    'owner',
    'owner',
  ]);
});
