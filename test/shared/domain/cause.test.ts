import {
  blankCase,
  type ActInput,
  type Actor,
  type Case,
  type Cause,
  type CaseEvent,
} from '@shared/domain/case';
import { causeOf, openedBy, SYSTEM } from '@shared/domain/consequences';
import { evolve } from '@shared/domain/evolve';
import { movesFor } from '@shared/domain/moves';
import { rulesOf, type Rules } from '@shared/policy/rules';
import { edited } from '../policy/edit';
import {
  beijing,
  done,
  people,
  puyang,
  refusalOf,
  startOf,
  suqianWith,
  upheldBy,
  worldOf,
  type Done,
} from './acting';

const HARM = { category: 'harmful', 'category.by': 'app' } as const;
const REACHABLE = { 'respondent.reachable': true };
const ENLIST = { answers: { listing_reason: '传播有害信息' } } as const;

/** The case that the first effect of an event opens, as it stands once it was begun. */
const opened = (rules: Rules, { before, event }: Done, facts = REACHABLE, index = 0): Done => {
  const effect = event.effects![index]!;
  if (!('open' in effect)) throw new Error('nothing is opened');
  const { state, act } = openedBy(rules, effect, causeOf(before, event, index), 'cas_opened')!;
  if (!act) throw new Error('nobody begins it');
  return done(rules, state, [act], worldOf(facts));
};

/** A listing that 濮阳 proposed after a complaint, heard and ready for the head. */
const proposedAfter = (by: Actor): Done => {
  const begun = opened(puyang, upheldBy(by, puyang, HARM));
  const reply: ActInput = { do: 'reply', by: people.firm, answers: { stated: '已经下架整改。' } };
  const heard = done(puyang, begun.after, [reply], worldOf(REACHABLE));
  return { ...heard, events: [...begun.events, ...heard.events] };
};
/** A cause in which these people did this. */
const causeWith = (did: Cause['did'], acted: Cause['acted']): Cause => ({
  case: 'cas_before',
  seq: 3,
  index: 0,
  life: 'complaint',
  did,
  at: '2026-03-01T01:00:00.000Z',
  clause: { doc: '文', no: '一' },
  acted,
});
const enlist = (by: Actor): ActInput => ({ do: 'enlist', by, ...ENLIST });

test('a cause names the event and everybody who acted before it, the event included, the system not', () => {
  const { before, event } = upheldBy(people.clerk, puyang, HARM);
  expect(causeOf(before, event, 0)).toEqual({
    case: 'cas_complaint',
    seq: 3,
    index: 0,
    life: 'complaint',
    did: 'uphold',
    at: '2026-03-02T01:00:00.000Z',
    clause: { doc: '濮教指〔2020〕51号', no: '第七条' },
    acted: { submit: ['parent'], receive: ['clerk2'], uphold: ['clerk'] },
  });
});

test('a cause of a cause: whoever acted anywhere on the way is known to the last', () => {
  const listing = proposedAfter(people.clerk);
  const { before, event } = done(puyang, listing.after, [enlist(people.head)], worldOf(REACHABLE));
  expect(event.effects!.map((effect) => ('open' in effect ? effect.open : 'told'))).toEqual([
    'stop_use',
    'told',
    'referral',
    'referral',
  ]);
  const acted = {
    submit: ['parent'],
    receive: ['clerk2'],
    uphold: ['clerk'],
    reply: ['firm'],
    enlist: ['head'],
  };
  expect(causeOf(before, event, 0)).toEqual({
    case: 'cas_opened',
    seq: 3,
    index: 0,
    life: 'listing',
    did: 'enlist',
    at: '2026-03-02T01:00:00.000Z',
    clause: { doc: '濮教指〔2020〕51号', no: '第九条' },
    acted,
  });
  expect(causeOf(before, event, 2)).toMatchObject({ index: 2, with: { organ: 'cac' }, acted });
});

test('who did the same in both is named once', () => {
  const { before, event } = upheldBy(people.clerk, puyang, HARM);
  const cause = causeOf(before, event, 0);
  const again = { ...before, cause: { ...cause, acted: { uphold: ['clerk', 'head'] } } };
  expect(causeOf(again, event, 0).acted.uphold).toEqual(['clerk', 'head']);
});

test('濮阳: whoever found the complaint true does not decide the listing; another does', () => {
  const refused = (by: Actor, proposed: Done) =>
    refusalOf(puyang, proposed.after, enlist(by), worldOf(REACHABLE));
  const mine = proposedAfter(people.both);
  expect(refused(people.both, mine)).toMatchObject({
    code: 'took_part_before',
    clause: { no: '列入回避', kind: 'house' },
  });
  expect(refused(people.head, mine)).toBeUndefined();
  expect(refused(people.both, proposedAfter(people.clerk))).toBeUndefined();
  const offer = (by: Actor) =>
    movesFor(puyang, mine.after, by, worldOf(REACHABLE)).find(({ do: verb }) => verb === 'enlist');
  expect([offer(people.both)?.why?.code, offer(people.head)?.why]).toEqual([
    'took_part_before',
    undefined,
  ]);
});

test('北京: neither whoever found it true nor whoever ordered it mended decides the listing, two cases later', () => {
  const order = startOf(beijing, 'order');
  const lapsed = (upheld: string, issued: string): Done => {
    const cause = causeWith('uphold', { uphold: [upheld] });
    const start = blankCase('cas_order', 'order', beijing.policy.id, { ...order, cause });
    const issue: ActInput = {
      do: 'issue',
      by: { person: issued, as: ['desk'] },
      answers: { order_what: '清理有害信息', order_until: '2026-03-06' },
    };
    const begun = done(beijing, start, [issue], worldOf(REACHABLE));
    const later = worldOf(REACHABLE, { now: '2026-03-07T04:00:00.000Z' });
    return done(beijing, begun.after, [{ do: 'lapse', by: SYSTEM }], later);
  };
  const decides = (upheld: string, issued: string) => {
    const listing = opened(beijing, lapsed(upheld, issued)).after;
    return refusalOf(beijing, listing, enlist(people.both), worldOf(REACHABLE))?.code;
  };
  expect([decides('both', 'clerk'), decides('clerk', 'both'), decides('clerk', 'clerk2')]).toEqual([
    'took_part_before',
    'took_part_before',
    undefined,
  ]);
});

test('who reviewed in the case that caused it may be kept apart as a whole', () => {
  const rules = rulesOf(
    edited(puyang.policy, (copy) => {
      copy.articles.push({
        no: '回避二',
        kind: 'house',
        quote: '审查过的人不列入',
        reason: '试验',
        separationOfDuties: [['cause:opine:*', 'enlist']],
      });
    }),
  );
  const listing = (acted: Cause['acted']): Case => ({
    ...startOf(rules, 'listing'),
    place: 'proposed',
    standing: 'proposed',
    cause: causeWith('revoke', acted),
  });
  const code = (acted: Cause['acted']) =>
    refusalOf(rules, listing(acted), enlist(people.head), worldOf(REACHABLE))?.code;
  expect([
    code({ 'opine:content': ['head'] }),
    code({ 'opine:content': ['clerk'] }),
    code({ accept: ['head'] }),
  ]).toEqual(['took_part_before', undefined, undefined]);
});

test('the first event of an opened case carries its cause, no later one does, and replay gives the case', () => {
  const { events, after } = proposedAfter(people.clerk);
  expect(events.map((event) => [event.did, event.by.person, 'cause' in event])).toEqual([
    ['propose', 'system', true],
    ['reply', 'firm', false],
  ]);
  const [first] = events;
  const { place, standing } = startOf(puyang, 'listing');
  const start = { place, standing, cause: first!.cause! };
  const bare = blankCase('cas_opened', 'listing', puyang.policy.id, start);
  expect(events.reduce<Case>(evolve, bare)).toEqual(after);
  expect(after.cause).toEqual(first!.cause);
  // A case that nothing opened has no cause to carry.
  expect(upheldBy(people.clerk, puyang, HARM).events.some((event) => 'cause' in event)).toBe(false);
});

test('where nobody begins it, the case waits at its start with what it was given, and says so in its first event', () => {
  const listing = proposedAfter(people.clerk);
  const { before, event } = done(puyang, listing.after, [enlist(people.head)], worldOf(REACHABLE));
  const letter = event.effects![2]!;
  if (!('open' in letter)) throw new Error('no letter');
  const { state, act } = openedBy(puyang, letter, causeOf(before, event, 2), 'cas_letter')!;
  expect([act, state.place, state.version, state.given]).toEqual([
    undefined,
    'to_refer',
    0,
    { organ: 'cac' },
  ]);
  const issue: ActInput = { do: 'issue', by: people.clerk, answers: { letter_what: '请依法处理' } };
  const sent = done(puyang, state, [issue], worldOf({}));
  expect([sent.event.cause?.with, sent.after.given.organ]).toEqual([{ organ: 'cac' }, 'cac']);
});

test('the act that begins a case brings the values along as its answers', () => {
  const cause = causeOf(...openingOf({ nominated_for: '传播有害信息' }));
  const effect = { open: 'listing', do: 'propose', clause: { doc: '文', no: '一' } } as const;
  expect(openedBy(puyang, effect, cause, 'cas_1')?.act).toEqual({
    do: 'propose',
    by: SYSTEM,
    version: 0,
    answers: { nominated_for: '传播有害信息' },
  });
});

/** A complaint found true whose only effect brings these values. */
const openingOf = (values: Record<string, string>): [Case, CaseEvent, number] => {
  const { before, event } = upheldBy(people.clerk, puyang, HARM);
  return [before, { ...event, effects: [{ ...event.effects![0]!, with: values } as never] }, 0];
};

test('a life that the rules do not have is not opened', () => {
  const rules = suqianWith();
  const { before, event } = upheldBy(people.clerk, puyang, HARM);
  const effect = event.effects![0]!;
  expect('open' in effect && openedBy(rules, effect, causeOf(before, event, 0), 'x')).toBe(
    undefined,
  );
});
