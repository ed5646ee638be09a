import type { Effect, Move } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import {
  clause,
  lawWith,
  pause,
  bureau,
  law,
  upheld,
  townUnder,
  inForce,
  as,
  desk,
  does,
  done,
  upheldIn,
  ofLife,
  placeOf,
  type Row,
} from './altered-law';
import { begin, filingOf, verdict } from './town';
import { deliver, drain } from './town-effects';

test('the system acts on every open case about the same app, above and below, and on no other', () => {
  const town = townUnder(lawWith([{ do: 'suspend', on: 'filing', of: 'app' }], { moves: [pause] }));
  inForce(town, { school: 'eastern', app: 'count', bureau: 'east' });
  upheldIn(town, 'eastern');
  expect(placeOf(town, 'eastern')).toBe('filed');
  drain(town);
  // The city lies above the county; the other county lies beside it.
  expect(['top', 'eastern', 'western'].map((user) => placeOf(town, user))).toEqual([
    'suspended',
    'suspended',
    'filed',
  ]);
  expect(placeOf(town, 'eastern', 'count')).toBe('filed');
  expect(verdict(town, 'eastern', 'read').kind).toBe('suspended');
  expect(town.tasks).toEqual([]);
});

test('about the same provider: all its apps; filed by the same school: that school alone', () => {
  const byProvider = townUnder(
    lawWith([{ do: 'suspend', on: 'filing', of: 'provider' }], { moves: [pause] }),
  );
  inForce(byProvider, { school: 'eastern', app: 'count', bureau: 'east' });
  inForce(byProvider, { school: 'eastern', app: 'draw', bureau: 'east' });
  upheldIn(byProvider, 'eastern');
  drain(byProvider);
  expect(['read', 'count', 'draw'].map((app) => placeOf(byProvider, 'eastern', app))).toEqual([
    'suspended',
    'suspended',
    'filed',
  ]);

  const on: Row = { of: 'inventory', on: { did: 'stop' } };
  const byFiler = townUnder(
    lawWith([{ do: 'suspend', on: 'filing', of: 'filer' }], { on, moves: [pause] }),
  );
  const id = begin(byFiler, 'inventory', { app: 'draw', filer: 'eastern' }, 'east');
  const listed = byFiler.cases.get(id)!;
  listed.blank = { ...listed.blank, place: 'in_use', standing: 'listed' };
  listed.state = listed.blank;
  done(does(byFiler, id, as('teacher', 'filer'), { do: 'stop', reason: '有害' }));
  drain(byFiler);
  expect(['top', 'eastern'].map((user) => placeOf(byFiler, user))).toEqual(['filed', 'suspended']);
});

test('on the case that caused this one: once, and the desk hears where there is none', () => {
  const note: Move<string, string> = {
    do: 'remind',
    by: ['system'],
    from: ['upheld'],
    to: 'upheld',
  };
  const answered: Row = { of: 'referral', on: { did: 'dismiss' } };
  const rules: Rules = {
    ...law,
    moves: [...law.moves, { ...note, clause }],
    then: [
      { ...upheld, effects: [{ open: 'referral' }], clause },
      { ...answered, effects: [{ do: 'remind', on: 'complaint', of: 'cause' }], clause },
    ],
  };
  const town = townUnder(rules);
  const complaint = upheldIn(town, 'eastern');
  drain(town);
  const [letter] = ofLife(town, 'referral');
  done(does(town, letter!.state.id, desk, { do: 'dismiss', reason: '已在查' }));
  drain(town);
  expect(town.cases.get(complaint)!.events.map(({ did }) => did)).toEqual([
    'submit',
    'receive',
    'uphold',
    'remind',
  ]);
  const alone = begin(town, 'referral', { app: 'read' }, 'east');
  done(does(town, alone, desk, { do: 'dismiss', reason: '已在查' }));
  drain(town);
  expect(town.tasks).toEqual([{ case: alone, what: '后续办理未完成：投诉催办' }]);
});

test('what is refused becomes a task of the desk, unless nothing is to come of it', () => {
  for (const refused of [undefined, 'nothing'] as const) {
    const effect = { do: 'suspend', on: 'filing', of: 'app', ...(refused && { refused }) } as const;
    const town = townUnder(lawWith([effect]));
    const id = upheldIn(town, 'eastern');
    drain(town);
    expect(placeOf(town, 'eastern')).toBe('filed');
    // One for each of the two filings it was for.
    const task = { case: id, what: '后续办理未完成：使用者备案暂停使用' };
    expect(town.tasks).toEqual(refused ? [] : [task, task]);
  }
});

test('a case whose first act is refused is not opened, and the desk hears of it', () => {
  const town = townUnder(lawWith([{ open: 'listing', do: 'propose' }]));
  // Nobody is put to it, so that nobody can say whether it is heard here or by letter.
  const id = upheldIn(town, 'eastern');
  drain(town);
  expect(ofLife(town, 'listing')).toEqual([]);
  expect(town.tasks).toEqual([{ case: id, what: '后续办理未完成：名单提议' }]);
});

test('delivered twice is done once, for every receiver of its own', () => {
  const town = townUnder(
    lawWith([
      { open: 'stop_use', do: 'issue', to: 'users_of_app' },
      { open: 'listing', do: 'propose', to: 'provider' },
    ]),
  );
  inForce(town, { school: 'western', app: 'count', bureau: 'west' });
  upheldIn(town, 'top');
  const jobs = [...town.jobs];
  expect(jobs).toHaveLength(2);
  for (const job of [...jobs, ...jobs.toReversed()]) deliver(town, job);
  drain(town);
  expect(
    ofLife(town, 'stop_use').map(({ about, bureau: at }) => [about.respondent, about.app, at]),
  ).toEqual([
    ['top', 'read', 'city'],
    ['eastern', 'read', 'east'],
    ['western', 'read', 'west'],
  ]);
  expect(ofLife(town, 'listing')).toHaveLength(1);
});

test('only who uses it below the bureau that decides: not the other county, not what was stopped', () => {
  const town = townUnder(lawWith([{ open: 'stop_use', do: 'issue', to: 'users_of_provider' }]));
  inForce(town, { school: 'eastern', app: 'count', bureau: 'east' });
  inForce(town, { school: 'eastern', app: 'draw', bureau: 'east' });
  const count = filingOf(town, 'eastern', 'count')!;
  done(
    does(town, count.state.id, as('principal', 'filer_head'), {
      do: 'stop',
      reason: '不用了',
      answers: {},
    }),
  );
  upheldIn(town, 'eastern');
  drain(town);
  expect(ofLife(town, 'stop_use').map(({ about }) => [about.respondent, about.app])).toEqual([
    ['eastern', 'read'],
  ]);
});

test('whoever the complaint was about is put the case to; a provider who cannot sign in is reached by letter', () => {
  const effects: Effect[] = [
    { open: 'stop_use', do: 'issue', to: 'respondent' },
    { open: 'listing', do: 'propose', to: 'provider' },
  ];
  const town = townUnder(lawWith(effects));
  upheldIn(town, 'eastern');
  drain(town);
  expect(ofLife(town, 'stop_use').map(({ about }) => about.respondent)).toEqual(['eastern']);
  expect(
    ofLife(town, 'listing').map(({ about, bureau: at, state }) => [
      about.respondent,
      at,
      state.place,
    ]),
  ).toEqual([['firm', 'city', 'heard']]);
  const id = begin(town, 'listing', { app: 'draw', respondent: 'silent' }, 'city');
  done(does(town, id, desk, { do: 'propose', answers: { nominated_for: '查证属实' } }));
  expect(town.cases.get(id)!.state.place).toBe('unserved');
});

test('the bureau that owns the law is the topmost of an unbroken line under it', () => {
  const town = townUnder(lawWith([{ open: 'listing', do: 'propose', to: 'provider' }]));
  town.bureaus = [
    bureau('province', ''),
    bureau('city', 'c/', 'other@2020-01-01'),
    bureau('east', 'c/e/'),
    bureau('west', 'c/w/'),
  ];
  upheldIn(town, 'eastern');
  drain(town);
  expect(ofLife(town, 'listing').map(({ bureau: at }) => at)).toEqual(['east']);
});
