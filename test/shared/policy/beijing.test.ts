import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { holidayTable } from '@shared/kernel/holidays';
import { normalise } from '@shared/domain/answers';
import { blankCase, type Answers, type Case, type World } from '@shared/domain/case';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { factsFor } from '@shared/domain/facts';
import { findings, type Finding } from '@shared/domain/findings';
import { watches } from '@shared/domain/moves';
import { policies, rulesFor } from '@shared/policy/index';
import { lint } from '@shared/policy/lint';

const id = 'beijing@2022-04-27';
const policy = policies[id]!;
const rules = rulesFor(id)!;
const needs = rules.moves.find((m) => m.do === 'submit' && m.by.includes('provider'))!.needs!;
const fields = needs.flatMap((form) => rules.forms[form]!.fields);
const blank = (): Case => blankCase('case_p', 'provider_filing', id, { place: 'p_draft', standing: 'draft' });
const world: World = { facts: {}, settings: {}, now: '2026-03-02T02:00:00.000Z', holidays: holidayTable([], [], '2026-12-31') };
const taught = ['morality', 'chinese', 'history', 'geography', 'maths', 'foreign', 'physics', 'chemistry', 'biology'];

const factsOf = (answers: Answers) => factsFor(rules, blank(), world, normalise(rules, needs, answers, factsFor(rules, blank(), world, answers)));
const said = (answers: Answers): Finding[] => findings(rules, 'provider_filing', factsOf(answers), 'submit');
const stopsOf = (answers: Answers): string[] => said(answers).filter((f) => f.says === 'stop').map((f) => f.id).sort();

/** Any filing a provider could fill in, as far as yes, choice and choices go. */
const filing: fc.Arbitrary<Answers> = fc.record(
  Object.fromEntries([
    ...fields.flatMap((f): [string, fc.Arbitrary<boolean | string | string[]>][] =>
      f.kind === 'yes' ? [[f.id, fc.boolean()]]
      : f.kind === 'choice' ? [[f.id, fc.constantFrom(...Object.keys(f.options!))]]
      : f.kind === 'choices' ? [[f.id, fc.subarray(Object.keys(f.options!), { minLength: 1 })]]
      : []),
    ['platform_day', fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03')],
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
  preschool: { audience: ['others'] },
};

test('北京 is proved', () => {
  const text = (file: string): string => readFileSync(join(__dirname, '../../regulations', file), 'utf8');
  const texts = { [policy.doc]: text('beijing-2022-5.txt'), '教技函〔2019〕55号': text('national-2019-55.txt') };
  expect(lint(JSON.parse(JSON.stringify(policy)), { base: policies[policy.base!]!, texts, today: '2026-03-02', holidaysThrough: '2026-12-31' })).toEqual([]);
});

test('mending exactly what the stops of a bad provider filing name leaves no stop', () => {
  const met = new Set<string>();
  fc.assert(fc.property(filing, (bad) => {
    const found = said(bad).filter((f) => f.says === 'stop');
    for (const f of found) {
      met.add(f.id);
      expect(f.fields).toEqual(expect.arrayContaining(Object.keys(mended[f.id] ?? { [`no mending for ${f.id}`]: true })));
      expect(f.fix).toBeTruthy();
    }
    expect(stopsOf(Object.assign({ ...bad }, ...found.map((f) => mended[f.id])))).toEqual([]);
  }), { numRuns: 2000, seed: 5 });
  // Every stop that this life has was met on the way.
  expect([...met].sort()).toEqual(Object.keys(mended).sort());
  expect(rules.checks.filter((c) => c.of === 'provider_filing' && c.stop).map((c) => c.id).sort()).toEqual(Object.keys(mended).sort());
});

test('a stop stays while anything it names is unmended', () => {
  fc.assert(fc.property(filing, (bad) => {
    const all = stopsOf(bad);
    for (const left of all) {
      const rest = Object.assign({ ...bad }, ...all.filter((x) => x !== left).map((x) => mended[x]));
      // The two stops of scope share answers, and whom an app is for decides whether a licence is asked: mending one may lift the other.
      if (!['out_of_scope', 'general_tool', 'licence', 'nonprofit'].includes(left)) expect(stopsOf(rest)).toContain(left);
    }
  }), { numRuns: 500, seed: 6 });
});

test('学科培训类 needs a taught subject, pupils and training; the gap is subject content for pupils without training, and goes to a person', () => {
  const seen = new Set<unknown>();
  fc.assert(fc.property(filing, (answers) => {
    const of = (f: string): string[] => answers[f] as string[];
    const subject = of('subjects').some((s) => taught.includes(s));
    const pupils = of('audience').some((a) => a === 'compulsory' || a === 'senior');
    const trains = answers.trains === true;
    const is = factsOf(answers).facts.class;
    seen.add(is);
    expect(is).toBe(subject && pupils ? (trains ? 'subject' : 'gap') : 'other');
    const gap = said(answers).find((f) => f.id === 'class_gap');
    expect(gap?.says).toBe(is === 'gap' ? 'ask' : undefined);
    if (gap) expect(gap.asks!.by).toEqual(['content']);
  }), { numRuns: 2000, seed: 7 });
  expect([...seen].sort()).toEqual(['gap', 'other', 'subject']);
});

test('the class is not guessed while one of its answers is missing', () => {
  const whole: Answers = { subjects: ['maths'], audience: ['senior'], trains: true };
  expect(factsOf(whole).facts.class).toBe('subject');
  for (const f of Object.keys(whole)) expect([f, factsOf({ ...whole, [f]: undefined }).facts.class]).toEqual([f, undefined]);
});

test('licence questions are asked of 学科培训类 only', () => {
  fc.assert(fc.property(filing, (answers) => {
    const { class: is } = factsOf(answers).facts;
    const kept = normalise(rules, needs, answers, factsFor(rules, blank(), world, answers));
    expect('has_licence' in kept).toBe(is === 'subject');
    if (is !== 'subject') expect(stopsOf(answers).filter((x) => x === 'licence' || x === 'nonprofit')).toEqual([]);
  }), { numRuns: 500, seed: 8 });
});

test('a filed app that trains small children online is revoked by the system, any other is left alone', () => {
  const filed = (answers: Answers): Case => ({ ...blank(), version: 3, place: 'p_filed', standing: 'filed', answers, inForce: { answers, at: '2022-01-01T00:00:00.000Z', no: 1, opinions: {} } });
  const small = filed({ audience: ['preschool'], trains: true });
  const [act] = watches(rules, small, world);
  expect(act?.do).toBe('revoke');
  const made = decide(rules, small, act!, world);
  if (!made.ok) throw new Error(made.refusal.code);
  expect(made.value[0]!.cites).toEqual([{ doc: policy.doc, no: '三（五）' }]);
  const after = made.value.reduce(evolve, small);
  expect([after.place, after.inForce]).toEqual(['p_revoked', undefined]);
  expect(watches(rules, filed({ audience: ['preschool'], trains: false }), world)).toEqual([]);
  expect(watches(rules, filed({ audience: ['compulsory'], trains: true }), world)).toEqual([]);
});

test('every complaint goes somewhere, and what is referred names its organ', () => {
  const own = rules.categories.filter((c) => c.clause.doc === policy.doc && c.clause.kind === 'text');
  for (const wanted of ['fee', 'unfiled', 'photo_search', 'hosts_unlicensed', 'preschool', 'harmful', 'games', 'ads', 'privacy', 'icp', 'store']) expect(own.map((c) => c.id)).toContain(wanted);
  for (const c of own) expect([c.id, c.to === 'refer']).toEqual([c.id, (c.organs?.length ?? 0) > 0]);
});
