import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { holidayTable } from '@shared/kernel/holidays';
import { askedFields, normalise } from '@shared/domain/answers';
import {
  blankCase,
  type ActInput,
  type Answers,
  type Case,
  type DecisionContext,
} from '@shared/domain/case';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { factsFor } from '@shared/domain/facts';
import { findings, type Finding } from '@shared/domain/findings';
import { watches } from '@shared/domain/watch';
import { policies, rulesFor } from '@shared/policy';
import { lint } from '@shared/policy/lint';
import { bookOf } from '../../book';
import { answersOf } from '../../regions/play';
import { upheld, written } from './complaint';

const id = 'beijing@2022-04-27';
const policy = policies[id]!;
const rules = rulesFor(id)!;
const needs = rules.moves.find((m) => m.do === 'submit' && m.by.includes('provider'))!.needs!;
const fields = needs.flatMap((form) => rules.forms[form]!.fields);
const blank = (): Case =>
  blankCase('case_p', 'provider_filing', id, { place: 'p_draft', standing: 'draft' });
const world: DecisionContext = {
  facts: {},
  settings: {},
  now: '2026-03-02T02:00:00.000Z',
  holidays: holidayTable([], [], '2026-12-31'),
};
const taught = [
  'morality',
  'chinese',
  'history',
  'geography',
  'maths',
  'foreign',
  'physics',
  'chemistry',
  'biology',
];

const factsOf = (answers: Answers) =>
  factsFor(
    rules,
    blank(),
    world,
    normalise(rules, needs, answers, factsFor(rules, blank(), world, answers)),
  );
const said = (answers: Answers): Finding[] =>
  findings(rules, 'provider_filing', factsOf(answers), 'submit');
const stopsOf = (answers: Answers): string[] =>
  said(answers)
    .filter((f) => f.says === 'stop')
    .map((f) => f.id)
    .sort();

/** Any filing a provider could fill in, as far as yes, choice and choices go. */
const filing: fc.Arbitrary<Answers> = fc.record(
  Object.fromEntries([
    ...fields.flatMap((f): [string, fc.Arbitrary<boolean | string | string[]>][] =>
      f.kind === 'yes'
        ? [[f.id, fc.boolean()]]
        : f.kind === 'choice'
          ? [[f.id, fc.constantFrom(...Object.keys(f.options!))]]
          : f.kind === 'choices'
            ? [[f.id, fc.subarray(Object.keys(f.options!), { minLength: 1 })]]
            : [],
    ),
    ['platform_day', fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03')],
    ['mlps_next', fc.constantFrom('2026-03-01', '2026-03-02')],
  ]),
);

/** What a provider changes where a finding tells it to, and nothing else; every field must be one that the finding names. */
const mended: Record<string, Answers> = {
  out_of_scope: { main_users: ['pupils'], edu_scene: true, serves: ['pupil_life'] },
  general_tool: { made_for_edu: true },
  platform_future: { platform_day: '2026-03-01' },
  provider_harm: { has_harm: false },
  provider_games: { has_games: false },
  provider_ads: { has_ads: false },
  guardian_consent: { guardian_consent: true },
  licence: { has_licence: true },
  nonprofit: { org_kind: 'nonprofit' },
  hosts_unlicensed: { hosts_unlicensed: false },
  photo_search: { photo_search: false },
  preschool: { preschool_trains: false },
};

test('北京 is proved', () => {
  const text = (file: string): string =>
    readFileSync(join(__dirname, '../../regulations', file), 'utf8');
  const texts = {
    [policy.doc]: text('beijing-2022-5.txt'),
    '教技函〔2019〕55号': text('national-2019-55.txt'),
  };
  expect(
    lint(JSON.parse(JSON.stringify(policy)), {
      base: policies[policy.base!]!,
      texts,
      today: '2026-03-02',
      holidaysThrough: '2026-12-31',
    }),
  ).toEqual([]);
});

test('mending exactly what the stops of a bad provider filing name leaves no stop', () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(filing, (bad) => {
      const found = said(bad).filter((f) => f.says === 'stop');
      for (const f of found) {
        met.add(f.id);
        expect(f.fields).toEqual(
          expect.arrayContaining(Object.keys(mended[f.id] ?? { [`no mending for ${f.id}`]: true })),
        );
        expect(f.fix).toBeTruthy();
      }
      expect(stopsOf(Object.assign({ ...bad }, ...found.map((f) => mended[f.id])))).toEqual([]);
    }),
    { numRuns: 2000, seed: 5 },
  );
  // Every stop that this life has was met on the way.
  expect([...met].sort()).toEqual(Object.keys(mended).sort());
  expect(
    rules.checks
      .filter((c) => c.of === 'provider_filing' && c.stop)
      .map((c) => c.id)
      .sort(),
  ).toEqual(Object.keys(mended).sort());
});

test('a stop stays while anything it names is unmended', () => {
  fc.assert(
    fc.property(filing, (bad) => {
      const all = stopsOf(bad);
      for (const left of all) {
        const rest = Object.assign(
          { ...bad },
          ...all.filter((x) => x !== left).map((x) => mended[x]),
        );
        // The two stops of scope share answers, and whom an app is for decides whether a licence is asked: mending one may lift the other.
        if (!['out_of_scope', 'general_tool', 'licence', 'nonprofit'].includes(left))
          expect(stopsOf(rest)).toContain(left);
      }
    }),
    { numRuns: 500, seed: 6 },
  );
});

test('学科培训类 needs a taught subject, pupils and training; the gap is subject content for pupils without training, and goes to a person', () => {
  const seen = new Set<unknown>();
  fc.assert(
    fc.property(filing, (answers) => {
      const of = (f: string): string[] => answers[f] as string[];
      const subject = of('subjects').some((s) => taught.includes(s));
      const pupils = of('audience').some((a) => a === 'compulsory' || a === 'senior');
      const trains = answers.subject_trains === true;
      const is = factsOf(answers).facts.class;
      seen.add(is);
      expect(is).toBe(subject && pupils ? (trains ? 'subject' : 'gap') : 'other');
      const gap = said(answers).find((f) => f.id === 'class_gap');
      expect(gap?.says).toBe(is === 'gap' ? 'ask' : undefined);
      if (gap) expect(gap.asks!.by).toEqual(['content']);
    }),
    { numRuns: 2000, seed: 7 },
  );
  expect([...seen].sort()).toEqual(['gap', 'other', 'subject']);
});

test('the class is not guessed while one of its answers is missing', () => {
  const whole: Answers = { subjects: ['maths'], audience: ['senior'], subject_trains: true };
  expect(factsOf(whole).facts.class).toBe('subject');
  for (const f of Object.keys(whole))
    expect([f, factsOf({ ...whole, [f]: undefined }).facts.class]).toEqual([f, undefined]);
});

test('licence questions are asked of 学科培训类 only', () => {
  fc.assert(
    fc.property(filing, (answers) => {
      const { class: is } = factsOf(answers).facts;
      const kept = normalise(rules, needs, answers, factsFor(rules, blank(), world, answers));
      expect('has_licence' in kept).toBe(is === 'subject');
      if (is !== 'subject')
        expect(stopsOf(answers).filter((x) => x === 'licence' || x === 'nonprofit')).toEqual([]);
    }),
    { numRuns: 500, seed: 8 },
  );
});

const asked = (answers: Answers): string[] =>
  askedFields(rules, needs, factsFor(rules, blank(), world, answers)).map((f) => f.id);

test('each question of training is asked only where it decides something, and training of anybody else stops nothing', () => {
  fc.assert(
    fc.property(filing, (answers) => {
      const of = (f: string): string[] => answers[f] as string[];
      const ids = asked(answers);
      expect(ids.includes('subject_trains')).toBe(
        of('subjects').some((s) => taught.includes(s)) &&
          of('audience').some((a) => a === 'compulsory' || a === 'senior'),
      );
      expect(ids.includes('preschool_trains')).toBe(of('audience').includes('preschool'));
    }),
    { numRuns: 500, seed: 9 },
  );
  const untrained: Answers = {
    subjects: ['maths', 'sport'],
    audience: ['senior', 'preschool', 'others'],
    subject_trains: false,
    preschool_trains: false,
  };
  expect(
    stopsOf(untrained).filter((x) => ['licence', 'nonprofit', 'preschool'].includes(x)),
  ).toEqual([]);
  expect(stopsOf({ ...untrained, preschool_trains: true })).toContain('preschool');
});

type Deed = Pick<ActInput, 'do'> & Partial<ActInput> & { as: string };
/** Acts until one is refused; gives the case, and what the last act cited. */
const after = (...acts: readonly Deed[]): { c: Case; cites: unknown; refused?: string } => {
  let c = blank();
  let cites: unknown;
  for (const { as, ...act } of acts) {
    const made = decide(
      rules,
      c,
      { ...act, by: { person: as, as: [as] }, version: c.version, round: c.round },
      world,
    );
    if (!made.ok) return { c, cites, refused: made.refusal.code };
    cites = made.value.cites;
    c = evolve(c, made.value);
  }
  return { c, cites };
};
const book = bookOf('beijing');
const typical = answersOf(rules, book.案例.find((s) => s.编号 === '北京-01')!.填报!, needs);
const small: Answers = {
  ...typical,
  subjects: ['art'],
  audience: ['preschool'],
  preschool_trains: false,
};
const send = (answers: Answers) =>
  ({
    do: 'submit',
    as: 'provider',
    answers: normalise(rules, needs, answers, factsFor(rules, blank(), world, answers)),
  }) as const;
const points = Object.fromEntries(
  rules.forms.provider_points!.fields.map((f) => [f.id, { is: 'pass' as const }]),
);
const pass = {
  do: 'opine',
  as: 'content',
  opinion: 'provider_content',
  outcome: 'pass',
  answers: points,
} as const;
const register = {
  do: 'register',
  as: 'desk',
  answers: answersOf(
    rules,
    { 教育部备案号: '教APP备1100001号', 教育部备案日期: '2026-03-02', 备案结果截图: 1 },
    ['ministry_result'],
  ),
} as const;
const forward = {
  do: 'forward',
  as: 'desk',
  answers: answersOf(rules, { 报教育部日期: '2026-03-02', 报教育部的截图: 1 }, ['ministry_report']),
} as const;
const revoke = { do: 'revoke', as: 'head', reason: '查实对学前儿童做线上培训' } as const;

test('a filed app found to train small children is revoked by the head, whatever its provider answered; nothing is revoked by the system', () => {
  const filed = after(send(small), pass, forward, register);
  expect([filed.refused, filed.c.place, watches(rules, filed.c, world)]).toEqual([
    undefined,
    'p_filed',
    [],
  ]);
  // Its provider had answered that it trains none; the answer that stops a filing is never in one that is filed.
  expect(filed.c.inForce?.answers.preschool_trains).toBe(false);
  expect(after(send({ ...small, preschool_trains: true }))).toMatchObject({
    refused: 'findings',
    c: { place: 'p_draft' },
  });
  const gone = after(send(small), pass, forward, register, revoke);
  expect([gone.refused, gone.c.place, gone.c.inForce, gone.cites]).toEqual([
    undefined,
    'p_revoked',
    undefined,
    [
      { doc: policy.doc, no: '四（一）' },
      { doc: policy.doc, no: '三（五）' },
    ],
  ]);
  expect(
    rules.moves
      .filter((m) => m.do === 'revoke' && m.from.includes('p_filed'))
      .map((m) => [m.by, m.also]),
  ).toEqual([[['head'], ['三（五）']]]);
  // Before anything was granted there is nothing to revoke.
  for (const acts of [[send(small)], [send(small), pass]])
    expect(after(...acts, revoke).refused).toBe('not_now');
});

test('a change leaves what was granted in force until it is granted itself; withdrawn or refused it brings back what was', () => {
  const changed = { ...small, subjects: ['art', 'sport'] };
  const filed = [send(small), pass, forward, register, { do: 'amend', as: 'provider' }] as const;
  const revising = after(...filed).c;
  expect([revising.place, revising.inForce?.answers.subjects]).toEqual(['p_revising', ['art']]);
  const reject = { as: 'head', do: 'reject', reason: '新增内容不符合要求' } as const;
  const back: readonly (readonly Deed[])[] = [
    [{ do: 'withdraw', as: 'provider' }],
    [send(changed), { do: 'withdraw', as: 'provider' }],
    [send(changed), reject],
    [send(changed), pass, forward, { ...reject, as: 'desk' }],
    [
      send(changed),
      pass,
      forward,
      { do: 'return', as: 'desk', reason: '国家平台退回' },
      { do: 'withdraw', as: 'provider' },
    ],
  ];
  for (const acts of back) {
    const { c, refused } = after(...filed, ...acts);
    expect([refused, c.place, c.answers.subjects, c.inForce?.no]).toEqual([
      undefined,
      'p_filed',
      ['art'],
      1,
    ]);
  }
  const made = after(...filed, send(changed), pass, forward, register).c;
  expect([made.place, made.inForce?.answers.subjects, made.inForce?.no]).toEqual([
    'p_filed',
    ['art', 'sport'],
    2,
  ]);
  // What is in force can be revoked wherever its change stands.
  for (const acts of [
    [],
    [send(changed)],
    [send(changed), pass],
    [send(changed), pass, forward],
    [send(changed), pass, forward, { do: 'return', as: 'desk', reason: '国家平台退回' } as const],
  ]) {
    const { c, refused } = after(...filed, ...acts, revoke);
    expect([refused, c.place, c.inForce]).toEqual([undefined, 'p_revoked', undefined]);
  }
  expect(after({ do: 'amend', as: 'provider' }).refused).toBe('not_now');
});

test('a fee stops what pupils are required to use; of what is recommended the reviewing office is asked', () => {
  const fee = (nature: string, student_fee: boolean) =>
    findings(rules, 'filing', { facts: { nature, student_fee }, settings: {} }, 'submit')
      .filter((f) => ['free', 'fee_recommended'].includes(f.id))
      .map((f) => [f.id, f.says, f.clause.no, f.asks?.by]);
  expect(fee('required', true)).toEqual([['free', 'stop', '二（三）', undefined]]);
  expect(fee('recommended', true)).toEqual([['fee_recommended', 'ask', '二（三）', ['review']]]);
  for (const nature of ['required', 'recommended']) expect(fee(nature, false)).toEqual([]);
});

test('the day of the next security test warns once it is past, and stops nothing', () => {
  const said = (day: string): string[] =>
    findings(
      rules,
      'provider_filing',
      { facts: { mlps_next: day, today: '2026-03-02' }, settings: {} },
      'submit',
    )
      .filter((f) => f.id === 'provider_mlps_old')
      .map((f) => f.says);
  expect([said('2026-03-01'), said('2026-03-02'), said('2026-12-01')]).toEqual([['warn'], [], []]);
});

test('every complaint goes somewhere, and what is referred names its organ', () => {
  const own = rules.categories.filter(
    (c) => c.clause.doc === policy.doc && c.clause.kind === 'text',
  );
  for (const wanted of [
    'fee',
    'unfiled',
    'photo_search',
    'hosts_unlicensed',
    'preschool',
    'harmful',
    'games',
    'ads',
    'privacy',
    'icp',
    'store',
  ])
    expect(own.map((c) => c.id)).toContain(wanted);
  const named = own.flatMap((c) => (written(rules, c.id) ? [[c.id, written(rules, c.id)]] : []));
  expect(named).toEqual([
    ['icp', 'telecom'],
    ['not_closed', 'telecom'],
    ['store', 'cac'],
  ]);
});

test('五: what an app does wrong is ordered to be mended; what a school does is the complaint’s alone', () => {
  for (const { id, by } of rules.categories) {
    const opens = upheld(rules, id).map((follow) => 'open' in follow && [follow.open, follow.to]);
    expect([id, opens]).toEqual([id, by === 'app' ? [['order', 'provider']] : []]);
  }
});
