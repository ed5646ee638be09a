import { factsOf, outcomes, settingsOf } from '../../kernel/condition';
import { isDay } from '../../kernel/calendar';
import { partyIds } from '../../vocabulary/parties';
import type { Effect, Length, N } from '../policy';
import { coreFacts } from '../../vocabulary/facts';
import { allQuestions, moveAt } from './asked';
import { factNamed } from './possible';
import { error, spoken, twice, warn, type Family, type Given, type Problem } from './problem';

type Ref = (id: string, at: string, clause?: { no: string }) => Problem[];

const named =
  (rule: string, what: string, has: (id: string) => boolean): Ref =>
  (id, at, clause) =>
    has(id)
      ? []
      : [error(rule, at, `${spoken(at)}用到的${what}“${id}”不存在，请改名或补上。`, clause)];

const lookups = (given: Given) => {
  const { words } = given.policy;
  return {
    place: named('unknown-place', '环节', (id) => Object.hasOwn(words.places, id)),
    who: named(
      'unknown-office',
      '办理人或处室',
      (id) =>
        (partyIds as readonly string[]).includes(id) ||
        id === 'lead' ||
        id === 'co' ||
        Object.hasOwn(words.offices, id),
    ),
    office: named('unknown-office', '处室', (id) => Object.hasOwn(words.offices, id)),
    setting: named('unknown-setting', '承诺或设置', (id) => Object.hasOwn(words.settings, id)),
    form: named('unknown-form', '表单', (id) => Object.hasOwn(given.rules.forms, id)),
    field: named('unknown-field', '填写项', (id) => Object.hasOwn(given.rules.fields, id)),
    fact: named('unknown-fact', '事实或填写项', (id) => factNamed(given, id) !== undefined),
    fed: named(
      'inherited-unfed',
      '上级规则需要的填写项',
      (id) => factNamed(given, id) !== undefined,
    ),
    clock: named('unknown-clock', '时限', (id) => Object.hasOwn(given.rules.clocks, id)),
    track: named('unknown-track', '事项', (id) => Object.hasOwn(given.rules.tracks, id)),
    route: named('unknown-route', '分办规则', (id) => given.rules.routes.some((r) => r.id === id)),
    list: named('unknown-list', '名单', (id) => Object.hasOwn(given.rules.lists, id)),
    core: named('unknown-fact', '系统事实', (id) => Object.hasOwn(coreFacts, id)),
  };
};

const numbers = (n: N | undefined): string[] => (typeof n === 'object' ? [n.setting] : []);
const lengthSettings = (l: Length): string[] =>
  Object.values(l).flatMap((v) => (typeof v === 'object' ? numbers(v as N) : []));
const effectFacts = (e: Effect): string[] =>
  'with' in e && e.with
    ? Object.values(e.with).flatMap((o) => (typeof o === 'object' && 'fact' in o ? [o.fact] : []))
    : [];

/** The settings that the policy reads anywhere. */
export const settingsRead = (given: Given): string[] => [
  ...allQuestions(given).flatMap((q) => settingsOf(q.cond)),
  ...Object.values(given.rules.clocks).flatMap((c) => [
    ...outcomes(c.length).flatMap(lengthSettings),
    ...numbers(c.warn),
  ]),
  ...Object.values(given.rules.sheets).flatMap((s) => numbers(s.copies)),
  ...given.rules.opinions.flatMap((o) => numbers(o.seats?.least)),
  ...Object.values(given.rules.derive).flatMap((c) =>
    outcomes(c).flatMap((o) => (typeof o === 'object' && 'setting' in o ? [o.setting] : [])),
  ),
];

const references = (given: Given): Problem[] => {
  const is = lookups(given);
  const { words } = given.policy;
  const from = given.rules;
  return [
    ...Object.entries(words.places).flatMap(([id, p]) => [
      ...(p.held ? is.who(p.held, `places.${id}`) : []),
      ...(p.on ? is.list(p.on, `places.${id}`) : []),
      ...[p.leaves?.pass, p.leaves?.fault, p.leaves?.bar].flatMap((c) =>
        c ? outcomes(c).flatMap((to) => is.place(to, `places.${id}`)) : [],
      ),
    ]),
    ...allQuestions(given).flatMap((q) => [
      ...factsOf(q.cond).flatMap((f) =>
        (q.clause && q.clause.doc !== given.own.doc ? is.fed : is.fact)(f, q.at, q.clause),
      ),
      ...settingsOf(q.cond).flatMap((s) => is.setting(s, q.at, q.clause)),
    ]),
    ...from.moves.flatMap((m) => [
      ...[...m.from, ...outcomes(m.to)].flatMap((p) => is.place(p, moveAt(m), m.clause)),
      ...m.by.flatMap((w) => is.who(w, moveAt(m), m.clause)),
      ...(m.needs ?? []).flatMap((f) => is.form(f, moveAt(m), m.clause)),
      ...(m.track ? is.track(m.track, moveAt(m), m.clause) : []),
      ...(m.then
        ? outcomes(m.then)
            .flat()
            .flatMap(effectFacts)
            .flatMap((f) => is.fact(f, moveAt(m), m.clause))
        : []),
    ]),
    ...from.opinions.flatMap((o) => [
      ...is.place(o.at, `opinions.${o.id}`, o.clause),
      ...is.who(o.by, `opinions.${o.id}`, o.clause),
      ...(o.form ? is.form(o.form, `opinions.${o.id}`, o.clause) : []),
      ...(o.looksAt ?? []).flatMap((f) => is.field(f, `opinions.${o.id}`, o.clause)),
    ]),
    ...from.checks.flatMap((c) => [
      ...(c.fields ?? []).flatMap((f) => is.field(f, `checks.${c.id}`, c.clause)),
      ...(c.ask ? is.who(c.ask.by, `checks.${c.id}`, c.clause) : []),
    ]),
    ...from.routes.flatMap((r) => [
      ...[r.lead, ...(r.co ?? [])].flatMap((o) => is.office(o, `routes.${r.id}`, r.clause)),
      ...(r.over ?? []).flatMap((id) => is.route(id, `routes.${r.id}`, r.clause)),
    ]),
    ...Object.entries(from.clocks).flatMap(([id, c]) => [
      ...[c.from, c.until].flatMap((on) => {
        if (!on) return [];
        if ('enter' in on) return on.enter.flatMap((p) => is.place(p, `clocks.${id}`, c.clause));
        return 'track' in on ? is.track(on.track, `clocks.${id}`, c.clause) : [];
      }),
      ...(c.pauses ?? []).flatMap((p) => is.place(p, `clocks.${id}`, c.clause)),
    ]),
    ...Object.entries(from.tracks).flatMap(([id, t]) => [
      ...[...t.by, ...t.confirmedBy].flatMap((w) => is.who(w, `tracks.${id}`, t.clause)),
      ...is.form(t.form, `tracks.${id}`, t.clause),
      ...(t.clock ? is.clock(t.clock, `tracks.${id}`, t.clause) : []),
    ]),
    ...Object.values(from.fields).flatMap((f) =>
      f.from ? is.core(f.from, `fields.${f.id}`, f.clause) : [],
    ),
    ...Object.keys(words.routing?.by ?? {}).flatMap((d) => is.fact(d, 'routing')),
    ...settingsRead(given).flatMap((s) => is.setting(s, 'settings')),
    ...from.separationOfDuties.flatMap(({ pair, clause }) =>
      pair.flatMap((key) =>
        actExists(given, key)
          ? []
          : [
              error(
                'unknown-act',
                `separationOfDuties.${key}`,
                `回避规则里的“${key}”不是这份规则里有的动作。`,
                clause,
              ),
            ],
      ),
    ),
  ];
};

const actExists = (given: Given, key: string): boolean => {
  if (key === 'opine:*') return given.rules.opinions.length > 0;
  if (!key.startsWith('opine:')) return given.rules.moves.some((m) => m.do === key);
  return given.rules.opinions.some(
    (o) => key === `opine:${o.id}` || key.startsWith(`opine:${o.id}:`),
  );
};

const unique = (given: Given): Problem[] => {
  const a = given.policy.articles;
  const lists: [string, string, string[]][] = [
    ['checks', '检查', a.flatMap((x) => (x.checks ?? []).map((c) => c.id))],
    ['opinions', '审查意见', a.flatMap((x) => (x.opinions ?? []).map((c) => c.id))],
    ['routes', '分办规则', a.flatMap((x) => (x.routes ?? []).map((c) => c.id))],
    ['use', '使用规则', a.flatMap((x) => (x.use ?? []).map((c) => c.id))],
    ['complaints', '投诉种类', a.flatMap((x) => (x.complaints ?? []).map((c) => c.id))],
    ['forms', '表单', a.flatMap((x) => Object.keys(x.forms ?? {}))],
    [
      'fields',
      '填写项',
      a.flatMap((x) => Object.values(x.forms ?? {}).flatMap((f) => f.fields.map((y) => y.id))),
    ],
    ['clocks', '时限', a.flatMap((x) => Object.keys(x.clocks ?? {}))],
    ['tracks', '事项', a.flatMap((x) => Object.keys(x.tracks ?? {}))],
    ['sheets', '打印表', a.flatMap((x) => Object.keys(x.sheets ?? {}))],
    ['lists', '名单', a.flatMap((x) => Object.keys(x.lists ?? {}))],
    ['derive', '推算项', a.flatMap((x) => Object.keys(x.derive ?? {}))],
  ];
  const derived = Object.keys(given.rules.derive).filter(
    (id) => Object.hasOwn(given.rules.fields, id) || Object.hasOwn(coreFacts, id),
  );
  return [
    ...lists.flatMap(([at, what, ids]) =>
      twice(ids).map((id) =>
        error(
          'duplicate-id',
          `${spoken(at)}.${id}`,
          `${what}“${id}”写了两次，每个名字只能用一次。`,
        ),
      ),
    ),
    ...derived.map((id) =>
      error('duplicate-id', `derive.${id}`, `推算项“${id}”和填写项或系统事实重名。`),
    ),
    ...Object.keys(given.rules.fields)
      .filter((id) => Object.hasOwn(coreFacts, id) || id.includes('.'))
      .map((id) => error('duplicate-id', `fields.${id}`, `填写项“${id}”和系统事实重名。`)),
  ];
};

const unread = (given: Given): Problem[] => {
  const read = new Set(settingsRead(given));
  const offices = new Set([
    ...given.rules.routes.flatMap((r) => [r.lead, ...(r.co ?? [])]),
    ...given.rules.opinions.map((o) => o.by),
    ...given.rules.moves.flatMap((m) => m.by),
    ...given.rules.checks.flatMap((c) => (c.ask ? [c.ask.by] : [])),
  ]);
  return [
    ...Object.entries(given.policy.words.settings)
      .filter(([id]) => !read.has(id))
      .map(([id]) => warn('setting-unread', `settings.${id}`, `设置“${id}”没有任何规则用到。`)),
    ...Object.keys(given.policy.words.offices)
      .filter((o) => !offices.has(o))
      .map((o) =>
        warn(
          'office-unused',
          `offices.${o}`,
          `处室“${given.policy.words.offices[o]}”没有任何事情可办。`,
        ),
      ),
    ...Object.entries(given.policy.words.settings)
      .filter(([, s]) => s.kind === 'date' && typeof s.suggest === 'string' && !isDay(s.suggest))
      .map(([id]) =>
        error('operand-kind', `settings.${id}`, `设置“${id}”的建议值不是一个存在的日期。`),
      ),
  ];
};

/** Every name that is used exists, every id is written once, nothing is declared for nothing. */
export const names: Family = (g) => [...references(g), ...unique(g), ...unread(g)];
