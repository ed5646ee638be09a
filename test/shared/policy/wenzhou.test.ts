import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workingDays } from '@functions/world/working-days';
import { settingsOf } from '@shared/kernel/condition';
import { askedFields } from '@shared/domain/answers';
import { blankCase, type DecisionContext } from '@shared/domain/case';
import { clockFace } from '@shared/domain/deadline';
import { factsFor } from '@shared/domain/facts';
import { routeOf } from '@shared/domain/route';
import { seatsAt } from '@shared/domain/who';
import { policies, rulesFor } from '@shared/policy';
import { givenOf, lint, type LintOptions, type Problem } from '@shared/policy/lint';
import { grantedWalk } from '@shared/policy/lint/grants';
import { combinations } from '@shared/policy/lint/routing';
import type { Policy } from '@shared/policy/policy';
import { bookOf } from '../../book';
import { play, settingsOf as settingsFor } from '../../regions/play';
import type { Broken, Draft } from './edit';
import { literal } from './literal';

const text = (name: string): string =>
  readFileSync(join(__dirname, '../../regulations', name), 'utf8');
const wenzhou = policies['wenzhou@2022-09-22']!;
const options: LintOptions = {
  base: policies[wenzhou.base!]!,
  texts: { [wenzhou.doc]: text('wenzhou-2022-65.txt') },
  today: '2026-03-02',
  holidaysThrough: '2026-12-31',
};
const json = (p: Policy): unknown => JSON.parse(JSON.stringify(p));
const literalTable = (b: Broken): Problem[] => {
  const copy = structuredClone(wenzhou) as Draft;
  b.edit(copy);
  return lint(json(copy as Policy), options);
};

test('温州 is proved', () => {
  expect(lint(json(wenzhou), options)).toEqual([]);
});

test.each(literal.map((b): [string, Broken] => [b.name, b]))(
  'the table as written is refused: %s',
  (_, b) => {
    const said = literalTable(b)
      .filter((p) => p.rule === 'two-leads')
      .map((p) => p.says);
    expect(said.filter((s) => s.includes(b.word))).not.toEqual([]);
  },
);

test('the table as written is refused for its overlaps and for nothing else', () => {
  const rules = new Set(literalTable(literal[0]!).map((p) => p.rule));
  // Beaten by nobody and beating nobody, the direct row is alone nowhere: that, too, is the literal table's fault.
  expect([...rules].sort()).toEqual(['route-never-wins', 'two-leads']);
});

const stagesFor: Readonly<Record<string, string>> = {
  kindergarten: 'kindergarten',
  vocational: 'vocational',
  general: 'primary',
};

const worldFor = (values: Readonly<Record<string, unknown>>): DecisionContext => ({
  facts: {
    'filer.kind': String(values['filer.kind']),
    'filer.level': String(values['filer.level']),
    'filer.stages': [stagesFor[String(values.stage)]!],
    'app.kind': values.object_family === 'terminal' ? 'terminal' : 'app',
  },
  settings: {},
  now: '2026-03-02T02:00:00.000Z',
  holidays: { off: new Set(), work: new Set(), through: '2026-12-31' },
});

/** The combinations of the table that filings are routed by. */
const ofFilings = () =>
  combinations(givenOf(wenzhou, options)).filter(({ life }) => life === 'filing');

test('on every route exactly the routed offices give an opinion, each once', () => {
  const rules = rulesFor(wenzhou.id)!;
  const all = ofFilings();
  expect(all).toHaveLength(20);
  for (const { values, rows } of all) {
    const c = blankCase('case_1', 'filing', wenzhou.id, { place: 'intake', standing: 'in_review' });
    const facts = factsFor(rules, c, worldFor(values));
    const route = routeOf(rules, 'filing', facts);
    expect(route?.row).toBe(rows[0]!.id);
    const seats = seatsAt(rules, 'review', route, facts).map((s) => s.office);
    expect([values, seats.toSorted()]).toEqual([
      values,
      [route!.lead, ...route!.co, 'lawful'].sort(),
    ]);
  }
});

const ownArticle: Readonly<Record<string, string>> = {
  vocational: '三（二）5',
  preschool: '三（二）7',
  tech: '三（二）8',
  finance: '三（二）3',
  legal: '三（二）2',
  research: '三（二）6',
  direct: '三（二）4',
  lawful: '四（二）',
};

test('on every route each office speaks by its own article, and is asked for fit only where an app is looked at', () => {
  const rules = rulesFor(wenzhou.id)!;
  for (const { values } of ofFilings()) {
    const c = blankCase('case_1', 'filing', wenzhou.id, { place: 'intake', standing: 'in_review' });
    const facts = factsFor(rules, c, worldFor(values));
    const terminal = values.object_family === 'terminal';
    for (const seat of seatsAt(rules, 'review', routeOf(rules, 'filing', facts), facts)) {
      const article = ownArticle[seat.office] ?? (terminal ? '三（一）1' : '三（二）4');
      expect([values, seat.office, seat.opinion.clause.no]).toEqual([values, seat.office, article]);
      const fit = askedFields(rules, [seat.opinion.form!], facts).some(
        (f) => f.label === '与学校教育教学的契合度',
      );
      expect([values, seat.office, fit]).toEqual([
        values,
        seat.office,
        !terminal && ['basic', 'direct', 'preschool'].includes(seat.office),
      ]);
    }
  }
});

const book = bookOf('wenzhou');
/** The book's panel in which two experts give five points for everything and the third one point for safety, under what a bureau decided; it ends where it is said to. */
const panelUnder = (settings: Record<string, number>, place: string) => {
  const story = structuredClone(book.案例.find((s) => s.编号 === '温州-17')!);
  story.步骤.at(-1)!.到 = place;
  return () => play({ ...book, 设置: settings }, story);
};

test('how high the means and how low a single score may be is the bureau’s promise, not the text’s', () => {
  expect(panelUnder({ experts_least: 1 }, '待集体决策')).not.toThrow();
  expect(panelUnder({ experts_least: 2 }, '论证未通过，修改方案')).not.toThrow();
  expect(panelUnder({ experts_least: 1, experts_mean: 4 }, '论证未通过，修改方案')).not.toThrow();
  const panel = rulesFor(wenzhou.id)!.opinions.find((o) => o.id === 'experts')!;
  expect(panel.clause.kind).toBe('bureau');
  expect(new Set(settingsOf(panel.seats!.pass))).toEqual(
    new Set(['experts_mean', 'experts_least']),
  );
  expect(JSON.stringify(panel.seats!.pass)).not.toMatch(/"atLeast":\d/);
});

test('while incomplete material is with the school again, the promise to accept does not run', () => {
  const rules = rulesFor(wenzhou.id)!;
  const story = structuredClone(book.案例.find((s) => s.编号 === '温州-46')!);
  const back = story.步骤.findIndex((s) => s.做 === '退回修改' && s.到);
  const acceptAfter = (steps: number): string => {
    const { case: c } = play(book, { ...story, 步骤: story.步骤.slice(0, steps) });
    const world: DecisionContext = {
      ...worldFor({}),
      settings: settingsFor(rules, book.设置),
      now: '2026-03-30T02:00:00.000Z',
      holidays: workingDays(),
    };
    return clockFace(rules, c, 'accept', world, factsFor(rules, c, world)).state;
  };
  expect(acceptAfter(back)).toBe('over');
  expect(acceptAfter(back + 1)).toBe('idle');
});

test('every terminal passes the technology centre', () => {
  for (const { values, rows } of ofFilings()) {
    if (values.object_family === 'terminal')
      expect([rows[0]!.lead, ...(rows[0]!.co ?? [])]).toContain('tech');
  }
});

test('a directly run school goes to its own office only where it would have gone to 基教处', () => {
  const leads = Object.fromEntries(
    ofFilings()
      .filter((c) => c.values['filer.kind'] === 'school' && c.values['filer.level'] === 'city')
      .map((c) => [`${c.values.object_family} ${c.values.stage}`, c.rows[0]!.lead]),
  );
  expect(leads).toEqual({
    'terminal kindergarten': 'preschool',
    'terminal vocational': 'vocational',
    'terminal general': 'tech',
    'app kindergarten': 'preschool',
    'app vocational': 'vocational',
    'app general': 'direct',
  });
});

test('a filing or a pilot can be in force in these places and no others', () => {
  const { states } = grantedWalk(givenOf(wenzhou, options), 'filing');
  expect(
    states
      .filter((s) => s.granted)
      .map((s) => s.place)
      .sort(),
  ).toEqual([
    'approval',
    'deciding',
    'enlarging',
    'experts',
    'filed',
    'intake',
    'mending',
    'pilot',
    'registering',
    'returned',
    'review',
    'revising',
    'signing',
    'suspended',
    'to_sign_off',
  ]);
});

test.each([
  [
    'from the stages of the school',
    { 'filer.kind': 'school', 'filer.stages': ['kindergarten'] },
    {},
    'kindergarten',
  ],
  [
    'from the answer where the school has several',
    { 'filer.kind': 'school', 'filer.stages': ['kindergarten', 'primary'] },
    { used_in: 'general' },
    'general',
  ],
  [
    'from the answer, the other way',
    { 'filer.kind': 'school', 'filer.stages': ['vocational', 'senior'] },
    { used_in: 'vocational' },
    'vocational',
  ],
  ['as general for an office without stages', { 'filer.kind': 'office' }, {}, 'general'],
  ['as unknown where a school says nothing', { 'filer.kind': 'school' }, {}, undefined],
])('the stage is known %s', (_, facts, answers, stage) => {
  const c = blankCase('case_1', 'filing', wenzhou.id, { place: 'draft', standing: 'draft' });
  const w: DecisionContext = { ...worldFor({}), facts };
  expect(factsFor(rulesFor(wenzhou.id)!, c, w, answers).facts.stage).toBe(stage);
});

test('a bureau must ask at least three experts, and have somebody in every office', () => {
  const settings = {
    experts_count: 3,
    experts_mean: 3,
    experts_least: 2,
    accept_days: 5,
    review_days: 15,
    recheck_months: 12,
    complaint_days: 10,
    last_signature: false,
    pilot_classes_most: 3,
    pilot_months_most: 6,
  };
  const staffing = {
    desk: ['a'],
    tech: ['b'],
    finance: ['b'],
    basic: ['b'],
    legal: ['b'],
    research: ['b'],
    vocational: ['b'],
    preschool: ['b'],
    direct: ['b'],
    lawful: ['b'],
    discipline: ['b'],
    head: ['c'],
  };
  expect(lint(json(wenzhou), { ...options, settings, staffing })).toEqual([]);
  expect(
    lint(json(wenzhou), { ...options, settings: { ...settings, experts_count: 2 } }).map((p) => [
      p.rule,
      p.at,
    ]),
  ).toEqual([['setting-limit', 'settings.experts_count']]);
  expect(
    lint(json(wenzhou), { ...options, settings, staffing: { ...staffing, finance: [] } }).map(
      (p) => [p.rule, p.at],
    ),
  ).toEqual([['unstaffed', 'staffing.finance']]);
});

test('the printed form has the rows of the annex in its order', () => {
  const labels = rulesFor(wenzhou.id)!
    .sheets.form!.rows.flat()
    .flatMap((c) => ('label' in c ? [c.label] : []));
  const annex = text('wenzhou-2022-65.txt').split('进校园备案审批表\n').at(-1)!.replace(/\s/g, '');
  let at = 0;
  for (const label of labels.map((l) => l.replace('（盖章）', ''))) {
    const found = annex.indexOf(label, at);
    expect([label, found >= at]).toEqual([label, true]);
    at = found;
  }
  expect(labels).toHaveLength(10);
  const printed = rulesFor(wenzhou.id)!
    .sheets.form!.rows.flat()
    .flatMap((c) => ('act' in c ? [c.sign.trim(), c.date ?? ''] : []))
    .filter(Boolean);
  for (const words of printed) expect(annex).toContain(words);
});

test('every complaint goes to one office: by the text where it names one, else by the house', () => {
  const { categories, policy } = rulesFor(wenzhou.id)!;
  const all = combinations(givenOf(wenzhou, options)).filter(({ life }) => life === 'complaint');
  expect(all.map(({ values }) => values.category).sort()).toEqual(
    categories.map((c) => c.id).sort(),
  );
  const goes = Object.fromEntries(
    all.map(({ values, rows }) => [
      values.category,
      rows.map((r) => [policy.words.offices[r.lead], r.clause.no, r.clause.kind]),
    ]),
  );
  expect(goes).toMatchObject({
    fee: [['计财处', '三（二）3', 'text']],
    must_buy: [['计财处', '三（二）3', 'text']],
    harmful: [['法规处', '三（二）2', 'text']],
    misconduct: [['纪检部门', '三（二）1', 'text']],
    ads: [['基教处', '投诉分办', 'house']],
    other: [['基教处', '投诉分办', 'house']],
  });
  for (const rows of Object.values(goes)) expect(rows).toHaveLength(1);
});

test('complaints cite the office that handles them', () => {
  const { categories } = rulesFor(wenzhou.id)!;
  expect(
    Object.fromEntries(
      ['fee', 'harmful', 'misconduct', 'must_buy', 'condition'].map((id) => [
        id,
        categories.find((c) => c.id === id)?.clause.no,
      ]),
    ),
  ).toEqual({
    fee: '三（二）3',
    harmful: '三（二）2',
    misconduct: '三（二）1',
    must_buy: '二（一）',
    condition: '二（二）',
  });
});
