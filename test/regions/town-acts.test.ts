import { SYSTEM } from '@shared/domain/consequences';
import type { Effect, Move } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import {
  clause,
  law,
  lawWith,
  upheld,
  bureau,
  school,
  townUnder,
  inForce,
  as,
  citizen,
  desk,
  head,
  does,
  done,
  upheldIn,
  ofLife,
  type Row,
} from './altered-law';
import { begin, verdict } from './town';
import { drain, watch } from './town-effects';
import type { Held } from './town-state';

test('what a case was opened by stays with it: the event, everybody who acted, and what was known', () => {
  const town = townUnder(lawWith([{ open: 'referral', with: { organ: 'cac' } }]));
  const id = upheldIn(town, 'eastern');
  drain(town);
  const [{ state }] = ofLife(town, 'referral') as [Held];
  expect(state.cause).toMatchObject({
    case: id,
    seq: 3,
    index: 0,
    did: 'uphold',
    acted: { submit: ['parent'], receive: ['clerk'], uphold: ['clerk'] },
    with: { organ: 'cac' },
  });
  expect(state.given).toEqual({ organ: 'cac' });
  const letter = state.id;
  done(does(town, letter, desk, { do: 'issue', answers: { letter_what: '请依法查处' } }));
  expect(town.cases.get(letter)!.events[0]!.cause).toEqual(state.cause);
});

test('an act that something followed from is not taken back; one that was only told of is', () => {
  const back: Move<string, string> = {
    do: 'recall',
    by: ['desk'],
    from: ['upheld'],
    to: 'handling',
    undoes: ['uphold'],
  };
  const final = { ...law.policy.words.places.upheld!, final: undefined };
  const words = { ...law.policy.words, places: { ...law.policy.words.places, upheld: final } };
  const under = (effect: Effect): Rules => {
    const rules = lawWith([effect], { moves: [back] });
    return { ...rules, policy: { ...rules.policy, words: words as Rules['policy']['words'] } };
  };
  const followed = townUnder(under({ open: 'referral' }));
  const kept = does(followed, upheldIn(followed, 'eastern'), desk, { do: 'recall' });
  expect(kept).toMatchObject({
    ok: false,
    refusal: { code: 'not_now', params: { why: 'already_followed' } },
  });
  const onlyTold = townUnder(under({ tell: 'filer', what: '查证属实。' }));
  const id = upheldIn(onlyTold, 'eastern');
  expect(onlyTold.told).toEqual([{ case: id, to: 'filer', what: '查证属实。' }]);
  expect(done(does(onlyTold, id, desk, { do: 'recall' })).place).toBe('handling');
});

test('an act is refused when nobody could say what follows from it', () => {
  const on: Row = { ...upheld, when: { fact: 'category', is: 'harmful' } };
  const town = townUnder(lawWith([{ open: 'referral' }], { on }));
  const id = begin(town, 'complaint', { app: 'read', respondent: 'eastern' }, 'east');
  done(does(town, id, citizen, { do: 'submit', answers: {} }));
  done(does(town, id, desk, { do: 'receive' }));
  expect(does(town, id, desk, { do: 'uphold', reason: '属实' })).toMatchObject({
    ok: false,
    refusal: { code: 'not_now', params: { why: 'consequence_unknown' } },
  });
});

test('of two who act on what they saw, the second is refused', () => {
  const town = townUnder(law);
  const id = begin(
    town,
    'complaint',
    { app: 'read', respondent: 'eastern', category: 'harmful' },
    'east',
  );
  done(does(town, id, citizen, { do: 'submit', answers: {} }));
  done(does(town, id, desk, { do: 'receive' }));
  const seen = { version: 2, reason: '说明' };
  done(does(town, id, desk, { ...seen, do: 'uphold' }));
  expect(does(town, id, as('clerk2', 'desk'), { ...seen, do: 'dismiss' })).toMatchObject({
    ok: false,
    refusal: { code: 'changed_meanwhile' },
  });
  expect(town.jobs).toHaveLength(1);
});

test('a list holds where it was made and below, and only while its case stands on it', () => {
  const town = townUnder(law);
  town.bureaus = [...town.bureaus, bureau('elsewhere', 'x/')];
  town.orgs = [...town.orgs, school('foreign', 'elsewhere')];
  inForce(town, { school: 'foreign', app: 'read', bureau: 'elsewhere' });
  const id = begin(town, 'listing', { app: 'read', respondent: 'firm' }, 'city');
  done(does(town, id, desk, { do: 'propose', answers: { nominated_for: '查证属实' } }));
  town.now = '2026-03-20T02:00:00.000Z';
  watch(town);
  done(does(town, id, head, { do: 'enlist', answers: { listing_reason: '查证属实' } }));
  expect(Object.keys(town.listed.provider.firm!)).toEqual([id]);
  const words = (user: string) => verdict(town, user, 'read').kind;
  expect(['eastern', 'foreign'].map(words)).toEqual(['barred', 'yes']);
  done(
    does(town, id, as('boss', 'respondent'), {
      do: 'report',
      answers: {
        mended_what: '已清理干净',
        mended_proof: [{ file: 'a', name: 'a.jpg', sha256: '0' }],
      },
    }),
  );
  done(does(town, id, desk, { do: 'verify', reason: '合格' }));
  expect(words('eastern')).toBe('barred');
  town.now = '2028-03-20T16:00:00.000Z';
  done(does(town, id, head, { do: 'release', reason: '满两年' }));
  expect([town.listed.provider.firm, town.listed.app.read, words('eastern')]).toEqual([
    {},
    {},
    'yes',
  ]);
});

test('what time asks for is done by the system, with all that follows', () => {
  const on: Row = { of: 'stop_use', on: { enter: ['stop_silent'] } };
  const rules = lawWith([{ open: 'referral' }], { on });
  const town = townUnder({
    ...rules,
    then: [
      ...rules.then,
      { ...upheld, effects: [{ open: 'stop_use', do: 'issue', to: 'users_of_app' }], clause },
    ],
  });
  upheldIn(town, 'eastern');
  drain(town);
  const [receipt] = ofLife(town, 'stop_use') as [Held];
  town.now = '2026-03-05T02:00:00.000Z';
  watch(town);
  expect(receipt.state.place).toBe('stopping');
  town.now = '2026-03-05T16:00:00.000Z';
  watch(town);
  expect([receipt.state.place, receipt.events.at(-1)!.by]).toEqual([
    'stop_silent',
    { person: SYSTEM.person, as: 'system' },
  ]);
  expect(ofLife(town, 'referral')).toHaveLength(1);
});
