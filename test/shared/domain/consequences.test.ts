import type { ActInput, Case } from '@shared/domain/case';
import { followsFrom, isBinding } from '@shared/domain/consequences';
import { movesFor } from '@shared/domain/moves';
import type { Then } from '@shared/policy/policy';
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
} from './acting';
import { answers, blank, file, people as filers, proof, story, TO_FILED, world } from './suqian';

const tells = (what: string): Then<string>['effects'] => [{ tell: 'filer', what }];
const HOUSE = { doc: '宿教办发〔2024〕25号', no: '后续' };

/** What follows from each act of a filing in 宿迁, by the act. */
const followed = (row: Then<string>, start: Case, acts: readonly ActInput[]) => {
  const { events } = done(suqianWith(row), start, acts, world());
  return events.map((event) => [event.did, event.effects]);
};
const submit: ActInput = { do: 'submit', by: filers.teacher, answers: answers() };
const sign: ActInput = {
  do: 'sign',
  by: filers.principal,
  answers: { signature: file('sign') },
};
const recall: ActInput = { do: 'recall', by: filers.principal };

test('濮阳: an app found to do harm puts its provider up, under 第七条; what the school did puts nobody up', () => {
  const of = (category: string, by: 'app' | 'school') =>
    upheldBy(people.clerk, puyang, { category, 'category.by': by }).event;
  expect(of('harmful', 'app').effects).toEqual([
    {
      open: 'listing',
      do: 'propose',
      to: 'provider',
      clause: { doc: '濮教指〔2020〕51号', no: '第七条' },
    },
  ]);
  expect(of('fee', 'school')).not.toHaveProperty('effects');
});

test.each([
  ['by the clock', { do: 'lapse', by: { person: 'system', as: ['system'] } }],
  ['by a person', { do: 'defy', by: people.clerk, reason: '拒不整改' }],
] as const)('北京: whichever way an order ends overdue (%s), the listing is opened', (_, act) => {
  const ordered: Case = {
    ...startOf(beijing, 'order'),
    place: 'o_mending',
    standing: 'ordered',
    given: { order_until: '2026-02-02' },
    marks: { rectify: { from: '2026-01-05' } },
  };
  const { event } = done(beijing, ordered, [act], worldOf({}));
  expect([event.place, event.effects]).toEqual([
    'o_overdue',
    [
      {
        open: 'listing',
        do: 'propose',
        to: 'provider',
        clause: { doc: expect.any(String), no: '五' },
      },
    ],
  ]);
});

test('what waits for a grant comes with the approval, and with nothing before it', () => {
  const row = { of: 'filing', on: { granted: true }, effects: tells('已备案') } as const;
  const rules = suqianWith(row);
  const steps = ['submit', 'sign', 'accept', 'network', 'content', 'focus'] as const;
  const reviewed = story(blank(), world(), ...steps);
  const approve: ActInput = {
    do: 'approve',
    by: filers.director,
    answers: { approval_text: '同意备案' },
  };
  expect(done(rules, reviewed, [approve], world()).event.effects).toEqual([
    { tell: 'filer', what: '已备案', clause: HOUSE },
  ]);
  expect(followed(row, blank(), [submit, sign]).map(([, effects]) => effects)).toEqual([
    undefined,
    undefined,
  ]);
});

test('what waits for a track comes when its proof is confirmed, not when it is given or sent back', () => {
  const row = { of: 'filing', on: { track: 'online' }, effects: tells('线上备案完成') } as const;
  const report: ActInput = {
    do: 'report',
    by: filers.teacher,
    track: 'online',
    answers: proof.online!,
  };
  const refuse: ActInput = { do: 'refuse', by: filers.clerk2, track: 'online', reason: '看不清' };
  const verify: ActInput = { do: 'verify', by: filers.clerk2, track: 'online' };
  const filed = story(blank(), world(), ...TO_FILED);
  expect(followed(row, filed, [report, refuse, report, verify])).toEqual([
    ['report', undefined],
    ['refuse', undefined],
    ['report', undefined],
    ['verify', [{ tell: 'filer', what: '线上备案完成', clause: HOUSE }]],
  ]);
  expect(followed({ ...row, on: { track: 'paper' } }, filed, [report, verify])[1]![1]).toBe(
    undefined,
  );
});

test('an act of which nobody could say what follows is refused, with the article', () => {
  const row = (fact: string): Then<string> => ({
    of: 'filing',
    on: { did: 'sign' },
    when: { fact, is: 'app' },
    effects: tells('已签名'),
  });
  const signing = story(blank(), world(), 'submit');
  const refused = (fact: string) => refusalOf(suqianWith(row(fact)), signing, sign, world());
  expect(refused('used_in')).toMatchObject({
    code: 'not_now',
    params: { why: 'consequence_unknown' },
    clause: HOUSE,
  });
  expect([refused('object'), refused('nature')]).toEqual([undefined, undefined]);
  expect(followed(row('object'), signing, [sign])).toEqual([
    ['sign', [{ tell: 'filer', what: '已签名', clause: HOUSE }]],
  ]);
  expect(followed(row('nature'), signing, [sign])).toEqual([['sign', undefined]]);
});

test('a consequence is decided by what is known once the act is done, its own answers included', () => {
  const row: Then<string> = {
    of: 'filing',
    on: { did: 'submit' },
    when: {
      all: [
        { fact: 'object', is: 'app' },
        { fact: 'case.place', is: 'signing' },
      ],
    },
    effects: tells('已提交'),
  };
  expect(followed(row, blank(), [submit])[0]![1]).toHaveLength(1);
});

test('values come from a literal, a setting or a fact; one that is not known refuses the act', () => {
  const opens = (source: { setting: string } | { fact: string } | string): Then<string> => ({
    of: 'filing',
    on: { did: 'sign' },
    effects: [{ open: 'referral', with: { organ: source } }],
  });
  const signing = story(blank(), world(), 'submit');
  const organ = (source: Parameters<typeof opens>[0]) =>
    followed(opens(source), signing, [sign])[0]![1];
  const letter = (value: unknown) => [{ open: 'referral', with: { organ: value }, clause: HOUSE }];
  expect(organ('cac')).toEqual(letter('cac'));
  expect(organ({ setting: 'accept_days' })).toEqual(letter(5));
  expect(organ({ fact: 'object' })).toEqual(letter('app'));
  const whyNot = (fact: string) =>
    refusalOf(suqianWith(opens({ fact })), signing, sign, world())?.params?.why;
  // Several answers are no single value.
  expect([whyNot('used_in'), whyNot('scope_users'), whyNot('object')]).toEqual([
    'consequence_unknown',
    'consequence_unknown',
    undefined,
  ]);
});

test('what is only told binds nobody; what is opened or done does', () => {
  const clause = HOUSE;
  expect([
    isBinding({ tell: 'filer', what: '知会', clause }),
    isBinding({ open: 'referral', clause }),
    isBinding({ do: 'suspend', on: 'filing', of: 'app', clause }),
  ]).toEqual([false, true, true]);
});

test('what was told may be taken back, what has followed may not, and nobody is offered it', () => {
  const on = { of: 'filing', on: { did: 'sign' } } as const;
  const after = (effects: Then<string>['effects']) => {
    const rules = suqianWith({ ...on, effects });
    const { after: current } = done(rules, blank(), [submit, sign], world());
    const offers = movesFor(rules, current, filers.principal, world()).map((offer) => offer.do);
    return [refusalOf(rules, current, recall, world()), offers.includes('recall')];
  };
  expect(after(tells('已签名'))).toEqual([undefined, true]);
  expect(after([...tells('已签名'), { open: 'referral', with: { organ: 'cac' } }])).toEqual([
    expect.objectContaining({
      code: 'not_now',
      params: { why: 'already_followed' },
      clause: expect.objectContaining({ no: '办理约定' }),
    }),
    false,
  ]);
});

test('only the last act binds: what followed from an earlier one does not hold a later one', () => {
  const rules = suqianWith({
    of: 'filing',
    on: { did: 'submit' },
    effects: [{ open: 'referral', with: { organ: 'cac' } }],
  });
  const { after: submitted } = done(rules, blank(), [submit], world());
  const back: ActInput = { do: 'recall', by: filers.teacher };
  expect(refusalOf(rules, submitted, back, world())?.params?.why).toBe('already_followed');
  const { after: signed } = done(rules, submitted, [sign], world());
  expect(done(rules, signed, [recall], world()).after.place).toBe('signing');
});

test('who takes an act back comes to no place anew: nothing follows from it twice', () => {
  const row: Then<string> = {
    of: 'filing',
    on: { enter: ['signing'] },
    effects: [{ open: 'referral', with: { organ: 'cac' } }],
  };
  expect(followed(row, blank(), [submit, sign, recall]).map(([did, e]) => [did, !!e])).toEqual([
    ['submit', true],
    ['sign', false],
    ['recall', false],
  ]);
});

test('what happens in a case of one life leads to nothing that another life waits for', () => {
  const { before, event } = upheldBy(people.clerk, puyang, {
    category: 'harmful',
    'category.by': 'app',
  });
  const facts = () => ({ facts: { category: 'harmful' }, settings: {} });
  const follows = (life: Case['life']) => followsFrom(puyang, { ...before, life }, event, facts);
  expect(follows('complaint')).toMatchObject({ ok: true, value: [{ open: 'listing' }] });
  expect(follows('listing')).toEqual({ ok: true, value: [] });
});

test('nothing is looked up where nothing could follow', () => {
  const { before, event } = done(
    puyang,
    startOf(puyang, 'complaint'),
    [{ do: 'submit', by: people.parent }],
    worldOf({}),
  );
  const facts = (): never => {
    throw new Error('nobody asked');
  };
  expect(followsFrom(puyang, before, event, facts)).toEqual({ ok: true, value: [] });
});
