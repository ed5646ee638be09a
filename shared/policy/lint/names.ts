import { factsOf, outcomes, settingsOf } from '../../kernel/condition';
import { isDay } from '../../kernel/calendar';
import { coreFacts } from '../../vocabulary/facts';
import type { Effect, Length, N } from '../policy';
import { allQuestions, effectsIn, moveAt, thenAt } from './asked';
import { lookups } from './lookups';
import { error, spoken, twice, warn, type Family, type Given, type Problem } from './problem';

const numbers = (count: N | undefined): string[] =>
  typeof count === 'object' ? [count.setting] : [];
const lengthSettings = (length: Length): string[] =>
  'until' in length
    ? []
    : Object.values(length).flatMap((count) =>
        typeof count === 'object' ? numbers(count as N) : [],
      );
const effectFacts = (effect: Effect): string[] =>
  'with' in effect && effect.with
    ? Object.values(effect.with).flatMap((operand) =>
        typeof operand === 'object' && 'fact' in operand ? [operand.fact] : [],
      )
    : [];

const effectSettings = (effect: Effect): string[] =>
  'with' in effect && effect.with
    ? Object.values(effect.with).flatMap((operand) =>
        typeof operand === 'object' && 'setting' in operand ? [operand.setting] : [],
      )
    : [];

/** The settings that the policy reads anywhere. */
export const settingsRead = (given: Given): string[] => [
  ...allQuestions(given).flatMap((question) => settingsOf(question.cond)),
  ...effectsIn(given).flatMap(({ effect }) => effectSettings(effect)),
  ...Object.values(given.rules.clocks).flatMap((clock) => [
    ...outcomes(clock.length).flatMap(lengthSettings),
    ...numbers(clock.warn),
  ]),
  ...given.rules.opinions.flatMap((opinion) => numbers(opinion.seats?.least)),
  ...Object.values(given.rules.derive).flatMap((choice) =>
    outcomes(choice).flatMap((operand) =>
      typeof operand === 'object' && 'setting' in operand ? [operand.setting] : [],
    ),
  ),
];

const references = (given: Given): Problem[] => {
  const is = lookups(given);
  const { words } = given.policy;
  const from = given.rules;
  return [
    ...Object.entries(words.places).flatMap(([id, place]) => [
      ...(place.held ? is.who(place.held, `places.${id}`) : []),
      ...(place.on ? is.list(place.on, `places.${id}`) : []),
      ...[place.leaves?.pass, place.leaves?.fault, place.leaves?.bar].flatMap((choice) =>
        choice ? outcomes(choice).flatMap((to) => is.place(to, `places.${id}`)) : [],
      ),
    ]),
    ...allQuestions(given).flatMap((question) => [
      ...factsOf(question.cond).flatMap((fact) =>
        (question.clause && question.clause.doc !== given.own.doc ? is.fed : is.fact)(
          fact,
          question.at,
          question.clause,
        ),
      ),
      ...settingsOf(question.cond).flatMap((setting) =>
        is.setting(setting, question.at, question.clause),
      ),
    ]),
    ...from.moves.flatMap((move) => [
      ...[...move.from, ...outcomes(move.to)].flatMap((place) =>
        is.place(place, moveAt(move), move.clause),
      ),
      ...move.by.flatMap((who) => is.who(who, moveAt(move), move.clause)),
      ...(move.needs ?? []).flatMap((form) => is.form(form, moveAt(move), move.clause)),
    ]),
    ...from.opinions.flatMap((opinion) => [
      ...is.place(opinion.at, `opinions.${opinion.id}`, opinion.clause),
      ...is.who(opinion.by, `opinions.${opinion.id}`, opinion.clause),
      ...(opinion.form ? is.form(opinion.form, `opinions.${opinion.id}`, opinion.clause) : []),
      ...(opinion.looksAt ?? []).flatMap((field) =>
        is.field(field, `opinions.${opinion.id}`, opinion.clause),
      ),
    ]),
    ...from.checks.flatMap((check) => [
      ...(check.fields ?? []).flatMap((field) =>
        is.field(field, `checks.${check.id}`, check.clause),
      ),
      ...(check.ask ? is.who(check.ask.by, `checks.${check.id}`, check.clause) : []),
    ]),
    ...from.routes.flatMap((route) => [
      ...[route.lead, ...(route.co ?? [])].flatMap((office) =>
        is.office(office, `routes.${route.id}`, route.clause),
      ),
      ...(route.over ?? []).flatMap((id) => is.route(id, `routes.${route.id}`, route.clause)),
    ]),
    ...Object.entries(from.clocks).flatMap(([id, clock]) => [
      ...[clock.from, clock.until].flatMap((on) => {
        if (!on) return [];
        if ('enter' in on)
          return on.enter.flatMap((place) => is.place(place, `clocks.${id}`, clock.clause));
        return 'track' in on ? is.track(on.track, `clocks.${id}`, clock.clause) : [];
      }),
      ...(clock.pauses ?? []).flatMap((place) => is.place(place, `clocks.${id}`, clock.clause)),
    ]),
    ...Object.entries(from.tracks).flatMap(([id, track]) => [
      ...[...track.by, ...track.confirmedBy].flatMap((who) =>
        is.who(who, `tracks.${id}`, track.clause),
      ),
      ...is.form(track.form, `tracks.${id}`, track.clause),
      ...(track.clock ? is.clock(track.clock, `tracks.${id}`, track.clause) : []),
    ]),
    ...Object.values(from.fields).flatMap((field) =>
      field.from ? is.core(field.from, `fields.${field.id}`, field.clause) : [],
    ),
    ...Object.values(words.routing ?? {}).flatMap((table) =>
      Object.keys(table.by).flatMap((name) => is.fact(name, 'routing')),
    ),
    ...effectsIn(given).flatMap(({ row, effect }) =>
      effectFacts(effect).flatMap((fact) => is.fact(fact, thenAt(row), row.clause)),
    ),
    ...settingsRead(given).flatMap((setting) => is.setting(setting, 'settings')),
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
  if (key.startsWith('cause:')) return actExists(given, key.slice('cause:'.length));
  if (!key.startsWith('opine:')) return given.rules.moves.some((move) => move.do === key);
  return given.rules.opinions.some(
    (opinion) => key === `opine:${opinion.id}` || key.startsWith(`opine:${opinion.id}:`),
  );
};

const unique = (given: Given): Problem[] => {
  const articles = given.policy.articles;
  const lists: [string, string, string[]][] = [
    [
      'checks',
      '检查',
      articles.flatMap((article) => (article.checks ?? []).map((check) => check.id)),
    ],
    [
      'opinions',
      '审查意见',
      articles.flatMap((article) => (article.opinions ?? []).map((opinion) => opinion.id)),
    ],
    [
      'routes',
      '分办规则',
      articles.flatMap((article) => (article.routes ?? []).map((route) => route.id)),
    ],
    ['use', '使用规则', articles.flatMap((article) => (article.use ?? []).map((row) => row.id))],
    [
      'complaints',
      '投诉种类',
      articles.flatMap((article) => (article.complaints ?? []).map((category) => category.id)),
    ],
    ['forms', '表单', articles.flatMap((article) => Object.keys(article.forms ?? {}))],
    [
      'fields',
      '填写项',
      articles.flatMap((article) =>
        Object.values(article.forms ?? {}).flatMap((form) => form.fields.map((field) => field.id)),
      ),
    ],
    ['clocks', '时限', articles.flatMap((article) => Object.keys(article.clocks ?? {}))],
    ['tracks', '事项', articles.flatMap((article) => Object.keys(article.tracks ?? {}))],
    ['sheets', '打印表', articles.flatMap((article) => Object.keys(article.sheets ?? {}))],
    ['lists', '名单', articles.flatMap((article) => Object.keys(article.lists ?? {}))],
    ['derive', '推算项', articles.flatMap((article) => Object.keys(article.derive ?? {}))],
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
    ...Object.values(given.policy.words.places).flatMap((place) => place.held ?? []),
    ...given.rules.routes.flatMap((route) => [route.lead, ...(route.co ?? [])]),
    ...given.rules.opinions.map((opinion) => opinion.by),
    ...given.rules.moves.flatMap((move) => move.by),
    ...given.rules.checks.flatMap((check) => (check.ask ? [check.ask.by] : [])),
  ]);
  return [
    ...Object.entries(given.policy.words.settings)
      .filter(([id]) => !read.has(id))
      .map(([id]) => warn('setting-unread', `settings.${id}`, `设置“${id}”没有任何规则用到。`)),
    ...Object.keys(given.policy.words.offices)
      .filter((office) => !offices.has(office))
      .map((office) =>
        warn(
          'office-unused',
          `offices.${office}`,
          `处室“${given.policy.words.offices[office]}”没有任何事情可办。`,
        ),
      ),
    ...Object.entries(given.policy.words.settings)
      .filter(
        ([, setting]) =>
          setting.kind === 'date' && typeof setting.suggest === 'string' && !isDay(setting.suggest),
      )
      .map(([id]) =>
        error('operand-kind', `settings.${id}`, `设置“${id}”的建议值不是一个存在的日期。`),
      ),
  ];
};

/** Every name that is used exists, every id is written once, nothing is declared for nothing. */
export const names: Family = (given) => [...references(given), ...unique(given), ...unread(given)];
