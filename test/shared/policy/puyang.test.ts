import type { Answers, Case, DecisionContext } from '@shared/domain/case';
import { blankCase } from '@shared/domain/case';
import { faults } from '@shared/domain/answers';
import { factsFor } from '@shared/domain/facts';
import { findings } from '@shared/domain/findings';
import { useSpans } from '@shared/domain/public-status';
import { holidayTable } from '@shared/kernel/holidays';
import { rulesFor } from '@shared/policy';
import type { Life } from '@shared/policy/policy';
import { upheld } from './complaint';

const rules = rulesFor('puyang@2020-02-25')!;
const world = (facts: DecisionContext['facts'] = {}): DecisionContext => ({
  facts: {
    'filer.kind': 'school',
    'filer.level': 'county',
    'filer.name': '实验小学',
    'filer.stages': ['primary'],
    'app.kind': 'app',
    'app.moe_standing': 'filed',
    'provider.name': '某公司',
    'provider.on': ['none'],
    ...facts,
  },
  settings: { accept_days: 5, review_days: 15, recheck_months: 12, complaint_days: 10 },
  now: '2026-03-02T01:00:00.000Z',
  holidays: holidayTable([], [], '2026-12-31'),
});
const begun = (life: Life, place: string): Case =>
  blankCase('case_1', life, rules.policy.id, { place, standing: 'draft' });
const said = (life: Life, place: string, answers: Answers, facts: DecisionContext['facts'] = {}) =>
  findings(rules, life, factsFor(rules, begun(life, place), world(facts), answers), 'submit').map(
    (f) => [f.id, f.says, f.clause.no],
  );

const useOf = (facts: DecisionContext['facts']) => {
  const c: Case = {
    ...begun('filing', 'filed'),
    standing: 'filed',
    inForce: { no: 1, answers: {}, at: '2026-02-25T01:00:00.000Z', opinions: {} },
  };
  const now = useSpans(rules, c, world(facts))[0]!;
  return [now.use, now.id, now.clause?.no];
};

test.each(['paused', 'revoked'])(
  'a national filing that is %s stops a new filing and ends permission, with the article',
  (standing) => {
    const facts = { 'app.moe_standing': standing };
    expect(useOf({})).toEqual(['yes', 'filed', '（十）']);
    expect(useOf(facts)).toEqual(['no', 'moe_revoked', '三']);
    expect(said('filing', 'draft', { moe_filed: true }, facts)).toContainEqual([
      'moe_revoked',
      'stop',
      '三',
    ]);
    expect(said('filing', 'draft', { moe_filed: true }).map(([id]) => id)).not.toContain(
      'moe_revoked',
    );
  },
);

test('nothing that is true of an app keeps it out of the report of what is in use', () => {
  const worst = said(
    'inventory',
    'unlisted',
    { unit_name: '濮阳县', moe_filed: false },
    { 'app.moe_standing': 'paused', 'provider.on': ['black'] },
  );
  expect(worst).toEqual([
    ['listed_not_filed', 'warn', '三'],
    ['listed_revoked', 'warn', '三'],
    ['listed_barred', 'warn', '第八条'],
  ]);
  expect(said('inventory', 'unlisted', { unit_name: '濮阳县', moe_filed: true })).toEqual([]);
});

test('each of these says what to do: report it, stop at once, and put that down', () => {
  const fixes = rules.checks.filter((c) => c.of === 'inventory' && c.warn).map((c) => c.fix);
  expect(fixes).toHaveLength(3);
  for (const fix of fixes) expect(fix).toBe('请如实报送；报送后立即停用，并办理“停止使用”。');
  expect(rules.moves.find((m) => m.do === 'stop' && m.from.includes('in_use'))!.by).toContain(
    'filer',
  );
});

test('a kindergarten reads why it need not file here, whatever the registry prefilled', () => {
  const facts = factsFor(
    rules,
    begun('filing', 'draft'),
    world({ 'filer.stages': ['kindergarten'] }),
    { stages: ['kindergarten'] },
  );
  expect(
    faults(rules, ['school'], { org_nature: 'public', stages: ['kindergarten'] }, facts),
  ).toEqual([]);
  const stop = findings(rules, 'filing', facts, 'submit').find((f) => f.id === 'out_of_scope');
  expect(stop).toMatchObject({
    says: 'stop',
    about: '《管理办法》适用于义务教育、普通高中和中职学校，幼儿园不用在这里申请',
    clause: { no: '第二条' },
  });
});

test('vulgar content and rubbish marketing stop a filing; the promise against distortion stands under its own sentence', () => {
  expect(said('filing', 'draft', { has_vulgar: true })).toContainEqual([
    'vulgar',
    'stop',
    '第三条',
  ]);
  expect(said('filing', 'draft', { has_vulgar: false }).map(([id]) => id)).not.toContain('vulgar');
  expect(rules.fields.no_rumours!.clause.quote).toContain('歪曲历史、煽动社会矛盾');
});

test('第七条 puts up who breaks the 管理办法 with an app, for whatever breach, and nobody for anything else', () => {
  const isBreach = ({ by, clause }: (typeof rules.categories)[number]): boolean =>
    by === 'app' && clause.doc === rules.policy.doc && /^第.+条$/.test(clause.no);
  for (const category of rules.categories) {
    const opens = upheld(rules, category.id).map((follow) => 'open' in follow && follow.open);
    expect([category.id, opens]).toEqual([category.id, isBreach(category) ? ['listing'] : []]);
  }
  expect(rules.categories.filter(isBreach).length).toBeGreaterThan(20);
});
