import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Answer, Answers, Case, DecisionContext } from '@shared/domain/case';
import { blankCase } from '@shared/domain/case';
import { askedFields, faults, normalise } from '@shared/domain/answers';
import { factsFor } from '@shared/domain/facts';
import { findings, type Finding } from '@shared/domain/findings';
import { entriesOf } from '@shared/domain/lists';
import { useSpans } from '@shared/domain/public-status';
import { publicVerdict, type Published } from '@shared/domain/verdict';
import { holidayTable } from '@shared/kernel/holidays';
import { policies, rulesFor } from '@shared/policy';
import { lint, type LintOptions, type Problem } from '@shared/policy/lint';
import type { Policy } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { answers as suqianAnswers, file, sealed } from '../domain/suqian';
import { article, check, move, type Draft } from './edit';
import { upheld } from './complaint';

const read = (name: string): string =>
  readFileSync(join(__dirname, '../../regulations', name), 'utf8');
const national = policies['national@2019-08-10']!;
const suqian = policies['suqian@2024-09-01']!;
const puyang = policies['puyang@2020-02-25']!;
const options: LintOptions = {
  base: national,
  texts: {
    '宿教办发〔2024〕25号': read('suqian-2024-25.txt'),
    '濮教指〔2020〕51号': read('puyang-2020-51.txt'),
    '教技函〔2019〕55号': read('national-2019-55.txt'),
  },
  today: '2026-03-02',
  holidaysThrough: '2026-12-31',
};
const judged = (
  p: Policy,
  edit: (d: Draft) => void,
  base: (d: Draft) => void = () => {},
): Problem[] => {
  const [own, above] = [structuredClone(p) as Draft, structuredClone(national) as Draft];
  edit(own);
  base(above);
  return lint(JSON.parse(JSON.stringify(own)), { ...options, base: above as Policy });
};

test('濮阳 is proved on the national base', () => {
  expect(lint(JSON.parse(JSON.stringify(puyang)), options)).toEqual([]);
});

test('a stricter local rule stands, and cites the local article', () => {
  for (const rules of [rulesFor(suqian.id)!, rulesFor(puyang.id)!]) {
    const free = rules.checks.filter((c) => c.id === 'free');
    expect(free).toHaveLength(1);
    expect(free[0]!.applies).toBeUndefined();
    expect(free[0]!.clause.doc).toBe(rules.policy.doc);
  }
});

// each: what the region does, and what of the base it would let through
test.each<[string, Policy, (d: Draft) => void, string]>([
  [
    'asks only about apps that are recommended',
    suqian,
    (d) => {
      check(d, 'free').applies = { fact: 'nature', is: 'recommended' };
    },
    'free',
  ],
  [
    'turns a stop into a warning',
    puyang,
    (d) => {
      const c = check(d, 'free');
      c.warn = c.stop!;
      delete c.stop;
    },
    'free',
  ],
  [
    'lets consent be left out',
    suqian,
    (d) => {
      check(d, 'data_authority').applies = { fact: 'data_items', has: 'face' };
    },
    'data_authority',
  ],
  [
    'looks at the fee only when approving',
    puyang,
    (d) => {
      check(d, 'free').at = ['approve'];
    },
    'free',
  ],
  [
    'permits the exclusive contract',
    puyang,
    (d) => {
      d.articles[0]!.changes = [{ key: 'exclusive', is: 'warn' }];
    },
    'exclusive',
  ],
  [
    'claims a permission that the base gives for something else',
    puyang,
    (d) => {
      d.articles[0]!.changes = [{ key: 'collective', is: 'off', permitted: '（十）' }];
    },
    'collective',
  ],
])('a looser local rule is refused: %s', (_, policy, edit, key) => {
  const said = judged(policy, edit).filter((p) => p.rule === 'loosened');
  expect(said).toHaveLength(1);
  expect(`${said[0]!.at} ${said[0]!.says}`).toContain(key);
});

test('what the nation hears every region hears: there is no word for refusing it', () => {
  const heard = national.articles.flatMap((a) => a.complaints ?? []).map((c) => c.id);
  expect(heard.length).toBeGreaterThan(10);
  for (const { id } of Object.values(policies).filter((p) => p.base === national.id)) {
    const own = new Set(rulesFor(id)!.categories.map((c) => c.id));
    expect([id, heard.filter((one) => !own.has(one))]).toEqual([id, []]);
  }
  const refusing = judged(puyang, (d) => {
    Object.assign(article(d, '强制收费').complaints![0]!, { to: 'refuse' });
  });
  expect(refusing.map((p) => [p.rule, p.says.includes('to')])).toEqual([['bad-shape', true]]);
});

test('the base may permit, by article and key, and then the region may loosen', () => {
  const simpler = (d: Draft): void => {
    d.articles[0]!.changes = [{ key: 'not_consulted', is: 'off', permitted: '（十）' }];
  };
  const allows = (d: Draft): void => {
    article(d, '简化审核流程').permits = ['not_consulted'];
  };
  expect(judged(puyang, simpler).map((p) => p.rule)).toEqual(['loosened']);
  expect(judged(puyang, simpler, allows)).toEqual([]);
});

test('what only the nation asks is added to a region’s form, once, and only there', () => {
  const needs = (rules: Rules) =>
    rules.moves
      .filter((m) => m.do === 'submit' && m.by.includes('filer'))
      .flatMap((m) => m.needs ?? []);
  const asked = (rules: Rules) =>
    needs(rules)
      .flatMap((f) => rules.forms[f]!.fields.map((x) => x.id))
      .filter((id) =>
        ['consulted', 'key_business', 'self_run', 'exclusive', 'data_items'].includes(id),
      );
  expect(asked(rulesFor(suqian.id)!).sort()).toEqual([
    'consulted',
    'data_items',
    'exclusive',
    'key_business',
    'self_run',
  ]);
  expect(needs(rulesFor(suqian.id)!).filter((f) => f.startsWith('base'))).toEqual([
    'base_features',
    'base_forum',
    'base_training',
    'base_guard',
    'base_limits',
    'base_store',
    'base_consulted',
    'base_business',
    'base_space',
  ]);
  // 濮阳 asks most of them itself.
  expect(needs(rulesFor(puyang.id)!).filter((f) => f.startsWith('base'))).toEqual([
    'base_features',
    'base_forum',
    'base_training',
    'base_store',
    'base_use',
    'base_space',
  ]);
});

test('a region that drops a question gets the base’s; an inherited check that nobody feeds is named', () => {
  const dropped = judged(puyang, (d) => {
    delete article(d, '文件规定的其他要求').forms;
    const submit = move(d, 'submit', 'draft');
    submit.needs = submit.needs!.filter((f) => f !== 'other_rules');
  });
  expect(dropped.filter((p) => p.rule === 'inherited-unfed')).toEqual([]);
  const unfed = judged(
    puyang,
    () => {},
    (b) => {
      article(b, '单一应用垄断').checks!.push({
        id: 'old',
        about: '太旧',
        stop: { fact: 'app_age', atLeast: 10 },
      });
    },
  );
  expect(unfed.map((p) => [p.rule, p.article])).toContainEqual(['inherited-unfed', '（十一）']);
});

const puyangAnswers: Answers = {
  unit_name: '濮阳县',
  school_name: '实验小学',
  app_name: '云课伴',
  provider_name: '某公司',
  contact_person: sealed('p'),
  contact_phone: sealed('t'),
  main_functions: '朗读练习',
  moe_filed: true,
  moe_no: '教APP备4200001号',
  org_nature: 'public',
  stages: ['primary'],
  consulted: ['parents'],
  decision_day: '2026-02-20',
  decision_kind: 'council',
  decision_result: 'passed',
  decision_minutes: file('m'),
  nature: 'recommended',
  direction: true,
  has_unrelated: false,
  has_ads: false,
  content_checked: true,
  data_items: ['name'],
  data_authority: file('a'),
  data_shown: true,
  account_closing: true,
  mlps_level: 'l2',
  mlps_file: file('l'),
  mlps_until: '2026-12-31',
  licence_file: file('b'),
  legal_person: true,
  lasting: true,
  icp_no: '豫ICP备13016345号',
  has_games: false,
  is_bound: false,
  key_business: false,
  no_burden: true,
  student_fee: false,
  forced_fee: false,
  no_rumours: true,
  has_vulgar: false,
  data_guard: true,
  real_name: true,
  data_needed: true,
  scope_use: ['lesson'],
  eye_file: file('e'),
  feedback: '在线客服',
  subject_training: false,
  live: false,
  features: ['none'],
  installed_from: 'store',
  platforms_first: true,
};

type Region = {
  rules: Rules;
  forms: readonly string[];
  sound: Answers;
  start: Case;
  world: DecisionContext;
};
const region = (id: string, sound: Answers): Region => {
  const rules = rulesFor(id)!;
  return {
    rules,
    sound,
    forms: rules.moves.find((m) => m.do === 'submit' && m.from.includes('draft'))!.needs!,
    start: blankCase('cas_1', 'filing', id, { place: 'draft', standing: 'draft' }),
    world: {
      facts: {
        'filer.kind': 'school',
        'filer.level': 'county',
        'filer.name': '实验小学',
        'app.kind': 'app',
        'app.moe_standing': 'filed',
        'provider.name': '某公司',
      },
      settings: {},
      now: '2026-03-02T01:00:00.000Z',
      holidays: holidayTable([], [], '2026-12-31'),
    },
  };
};
const regions = [
  region(suqian.id, suqianAnswers({ data_items: ['name'], data_authority: file('a') })),
  region(puyang.id, puyangAnswers),
];

const seen = (
  r: Region,
  given: Answers,
): { sent: Answers; stops: Finding[]; missing: string[] } => {
  const sent = normalise(r.rules, r.forms, given, factsFor(r.rules, r.start, r.world, given));
  const facts = factsFor(r.rules, r.start, r.world, sent);
  return {
    sent,
    stops: findings(r.rules, 'filing', facts, 'submit').filter((f) => f.says === 'stop'),
    missing: faults(r.rules, r.forms, sent, facts).map((f) => f.field),
  };
};

/** Any answer to each choice and yes-or-no of the form; the rest as in a sound filing. */
const anything = (r: Region): fc.Arbitrary<Answers> =>
  fc
    .record(
      Object.fromEntries(
        r.forms
          .flatMap((f) => r.rules.forms[f]!.fields)
          .flatMap((f): [string, fc.Arbitrary<Answer>][] => {
            const options = Object.keys(f.options ?? {});
            if (f.fixed) return [];
            if (f.kind === 'yes') return [[f.id, fc.boolean()]];
            if (f.kind === 'choice') return [[f.id, fc.constantFrom(...options)]];
            return f.kind === 'choices' ? [[f.id, fc.subarray(options, { minLength: 1 })]] : [];
          }),
      ),
    )
    .map((any) => ({ ...r.sound, ...any }));

test.each(regions.map((r): [string, Region] => [r.rules.policy.id, r]))(
  '%s: a sound filing is not stopped, whichever way',
  (_, r) => {
    expect(seen(r, r.sound)).toMatchObject({ stops: [], missing: [] });
  },
);

test.each(regions.map((r): [string, Region] => [r.rules.policy.id, r]))(
  '%s: mending exactly the fields that the stops name leaves no stop',
  (_, r) => {
    fc.assert(
      fc.property(anything(r), (given) => {
        const before = seen(r, given);
        const named = new Set(before.stops.flatMap((f) => f.fields));
        expect(before.stops.every((f) => f.fields.length > 0)).toBe(true);
        const mended = seen(r, {
          ...given,
          ...Object.fromEntries([...named].map((id) => [id, r.sound[id]])),
        });
        expect(mended.stops).toEqual([]);
        // and nothing that was fit before the mending is touched or lost
        for (const [id, a] of Object.entries(mended.sent))
          if (!named.has(id) && id in before.sent) expect(a).toEqual(before.sent[id]);
      }),
      { numRuns: 400, seed: 3 },
    );
  },
);

test.each(regions.map((r): [string, Region] => [r.rules.policy.id, r]))(
  '%s: every stop over the answers is reached, and none without its article',
  (_, r) => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(anything(r), (given) => {
        for (const f of seen(r, given).stops) {
          reached.add(f.id);
          expect(f.clause.quote.length).toBeGreaterThan(7);
        }
      }),
      { numRuns: 2000, seed: 5 },
    );
    const choosy = new Set(
      askedFields(r.rules, r.forms, factsFor(r.rules, r.start, r.world, r.sound))
        .filter((f) => ['yes', 'choice', 'choices'].includes(f.kind))
        .map((f) => f.id),
    );
    const wanted = r.rules.checks
      .filter(
        (c) =>
          (c.of ?? 'filing') === 'filing' &&
          c.stop &&
          c.fields?.length &&
          c.fields.every((f) => choosy.has(f)),
      )
      .map((c) => c.id);
    expect([...wanted].filter((id) => !reached.has(id))).toEqual([]);
  },
);

test('濮阳: a complaint about any of the ten kinds, found true, puts the provider up for the blacklist', () => {
  const rules = rulesFor(puyang.id)!;
  const { categories, forms, lists } = rules;
  for (let i = 1; i <= 10; i += 1) {
    expect(categories.find((c) => c.id === `c${i}`)?.clause.no).toBe('第五条');
    expect(upheld(rules, `c${i}`)).toEqual([
      {
        open: 'listing',
        do: 'propose',
        to: 'provider',
        clause: { doc: '濮教指〔2020〕51号', no: '第七条' },
      },
    ]);
  }
  expect(forms.content_points!.fields.map((f) => f.id)).toEqual(
    Array.from({ length: 10 }, (_, i) => `c${i + 1}`),
  );
  expect(lists.black).toMatchObject({ of: 'app', kind: 'black', clause: { no: '第七条' } });
  // What the notice forbids in live lessons is handled, but the blacklist is for breaches of the 管理办法.
  expect(upheld(rules, 'live_tips')).toEqual([]);
});

test('濮阳: what was granted may no longer be used once its provider is listed or its national filing revoked', () => {
  const r = regions[1]!;
  const granted: Case = {
    ...r.start,
    place: 'filed',
    standing: 'filed',
    answers: r.sound,
    inForce: { no: 1, answers: r.sound, at: '2026-02-25T01:00:00.000Z', opinions: {} },
  };
  const made = { path: '/puyang/', by: '濮阳市教育局', since: '2026-03-01' };
  const listed = entriesOf(r.rules, 'black', made);
  const use = (facts: DecisionContext['facts'], bars: typeof listed = {}) => {
    const context = { ...r.world, facts: { ...r.world.facts, ...facts } };
    const published: Published = {
      app_bars: bars.app ? { cas_9: bars.app } : null,
      provider_bars: bars.provider ? { cas_9: bars.provider } : null,
      path: '/puyang/county/',
      moe_standing: 'valid',
      spans: useSpans(r.rules, granted, context),
      standing: granted.standing,
    };
    const now = publicVerdict(published, '2026-03-02');
    return [now.use, now.rule, now.clause?.no];
  };
  expect(use({})).toEqual(['yes', 'filed', '（十）']);
  expect(use({}, listed)).toEqual(['no', 'barred', '第八条']);
  // The list is of apps; it is by the entry of the provider that every other app of it is red.
  expect(use({}, { provider: listed.provider })).toEqual(['no', 'barred', '第八条']);
  expect(use({}, { app: listed.app })).toEqual(['yes', 'filed', '（十）']);
  expect(use({ 'app.moe_standing': 'revoked' })).toEqual(['no', 'moe_revoked', '三']);
});

test('濮阳: the ten kinds and the nine columns are the regulation’s own words', () => {
  const text = options.texts['濮教指〔2020〕51号']!;
  const { categories, forms } = rulesFor(puyang.id)!;
  for (const c of categories.filter((x) => /^c\d+$/.test(x.id) && x.id !== 'c10'))
    expect(text).toContain(c.title.replace(/内容$/, ''));
  const labels = forms.annex!.fields.map((f) => f.label as string);
  expect(labels).toEqual([
    '单位',
    '学校',
    '使用APP名称',
    'APP主办者',
    '联系人',
    '电话',
    '主要功能',
    '是否备案',
    '备案号',
  ]);
  for (const label of labels) expect(text).toContain(`\t${label}\n`);
  expect(forms.annex!.fields.filter((f) => f.secret).map((f) => f.label)).toEqual([
    '联系人',
    '电话',
  ]);
});
