import { factsOf, operandsOf, questions, type Cond, type Operand } from '../../kernel/condition';
import { isDay } from '../../kernel/calendar';
import type { Clause } from '../../kernel/refusal';
import { coreFacts, type CoreFact } from '../../vocabulary/facts';
import { allQuestions, askedAt, derivedFrom, fieldsIn, livesOf, moveAt, movesOf } from './asked';
import { factNamed, leaves, settingKind } from './possible';
import { error, spoken, type Family, type Given, type Problem } from './problem';

const literalFits = (fact: CoreFact, o: string | number | boolean): 'fits' | 'kind' | 'option' => {
  switch (fact.kind) {
    case 'yes':
      return typeof o === 'boolean' ? 'fits' : 'kind';
    case 'number':
      return typeof o === 'number' ? 'fits' : 'kind';
    case 'day':
      return typeof o === 'string' && isDay(o) ? 'fits' : 'kind';
    case 'choice':
    case 'set':
      if (typeof o !== 'string') return 'kind';
      return fact.values && !fact.values.includes(o) ? 'option' : 'fits';
    default:
      return typeof o === 'string' ? 'fits' : 'kind';
  }
};

const operandWrong = (
  given: Given,
  name: string,
  fact: CoreFact,
  o: Operand,
  at: string,
  clause?: Clause,
): Problem[] => {
  if (typeof o !== 'object') {
    const fits = literalFits(fact, o);
    if (fits === 'option')
      return [
        error(
          'unknown-option',
          at,
          `${spoken(at)}把“${name}”和“${o}”比较，但它没有这个取值。`,
          clause,
        ),
      ];
    return fits === 'fits'
      ? []
      : [
          error(
            'operand-kind',
            at,
            `${spoken(at)}把“${name}”和“${String(o)}”比较，两者种类不同，结果永远是“不知道”。`,
            clause,
          ),
        ];
  }
  const other =
    'fact' in o
      ? factNamed(given, o.fact)?.kind
      : settingKind[given.policy.words.settings[o.setting]?.kind ?? ''];
  const mine = ['choice', 'set'].includes(fact.kind) ? 'text' : fact.kind;
  return !other || other === mine || (other === 'choice' && mine === 'text')
    ? []
    : [
        error(
          'operand-kind',
          at,
          `${spoken(at)}把“${name}”和“${'fact' in o ? o.fact : o.setting}”比较，两者种类不同。`,
          clause,
        ),
      ];
};

const leafWrong = (
  given: Given,
  leaf: ReturnType<typeof leaves>[number],
  at: string,
  clause?: Clause,
): Problem[] => {
  if ('known' in leaf) return [];
  const fact = factNamed(given, leaf.fact);
  if (!fact) return [];
  if (fact.kind === 'shut')
    return [
      error(
        'personal-read',
        at,
        `${spoken(at)}读取了个人信息“${leaf.fact}”，只能问有没有填写。`,
        clause,
      ),
    ];
  const ordered = 'atLeast' in leaf || 'atMost' in leaf;
  if (ordered && fact.kind !== 'number' && fact.kind !== 'day')
    return [
      error(
        'operand-kind',
        at,
        `${spoken(at)}比较“${leaf.fact}”的大小，但它不是数字或日期。`,
        clause,
      ),
    ];
  if ('has' in leaf !== (fact.kind === 'set'))
    return [
      error(
        'operand-kind',
        at,
        `${spoken(at)}读取“${leaf.fact}”的写法不对：多选题用“包含”，其他用“是”。`,
        clause,
      ),
    ];
  if ('in' in leaf && leaf.in.length === 0)
    return [error('operand-kind', at, `${spoken(at)}的“${leaf.fact}”没有列出任何取值。`, clause)];
  return operandsOf(leaf).flatMap((o) => operandWrong(given, leaf.fact, fact, o, at, clause));
};

const derive = (given: Given): Problem[] => {
  const next = (id: string): string[] =>
    Object.hasOwn(given.rules.derive, id) ? derivedFrom(given.rules.derive[id]!) : [];
  const loops = (id: string, seen: readonly string[]): boolean =>
    seen.includes(id) ||
    next(id).some((n) => Object.hasOwn(given.rules.derive, n) && loops(n, [...seen, id]));
  return Object.keys(given.rules.derive).flatMap((id) => [
    ...(loops(id, [])
      ? [error('derive-cycle', `derive.${id}`, `推算项“${id}”绕了一圈又用到自己。`)]
      : []),
    ...next(id)
      .filter((f) => /^(clock|track|opinion)\./.test(f))
      .map((f) =>
        error(
          'derive-early',
          `derive.${id}`,
          `推算项“${id}”用到“${f}”，但推算在它之前进行，永远是“不知道”。`,
        ),
      ),
  ]);
};

/** The asked fields that a condition needs, derived values opened up. */
const reads = (given: Given, cond: Cond): string[] => {
  const open = (f: string, seen: readonly string[]): string[] =>
    Object.hasOwn(given.rules.derive, f) && !seen.includes(f)
      ? derivedFrom(given.rules.derive[f]!).flatMap((x) => open(x, [...seen, f]))
      : [f];
  return factsOf(cond)
    .flatMap((f) => open(f, []))
    .map((f) => f.replace(/\.shape$/, ''))
    .filter((f) => Object.hasOwn(given.rules.fields, f));
};

const unasked = (
  given: Given,
  cond: Cond | undefined,
  known: ReadonlySet<string>,
  at: string,
  where: string,
  clause?: Clause,
  rule = 'unasked-fact',
): Problem[] =>
  cond
    ? [...new Set(reads(given, cond))]
        .filter((f) => !known.has(f))
        .map((f) =>
          error(
            rule,
            at,
            `${spoken(at)}要看“${f}”，但到“${where}”时还没有问过，结果永远是“不知道”。`,
            clause,
          ),
        )
    : [];

const both = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> =>
  new Set([...a].filter((x) => b.has(x)));

/** What a rule reads was asked before, on every path to where the rule is used. */
const askedBefore = (given: Given): Problem[] =>
  livesOf(given).flatMap((life) => {
    const known = askedAt(given, life);
    const at = (p: string): ReadonlySet<string> => known[p] ?? new Set();
    const title = (p: string): string => given.policy.words.places[p]?.title ?? p;
    const during = (
      m: { do: string; needs?: readonly string[] },
      p: string,
    ): ReadonlySet<string> => (m.do === 'submit' ? new Set(fieldsIn(given, m.needs)) : at(p));
    const moves = movesOf(given, life).filter((m) => m.do !== 'recall' && m.do !== 'transfer');
    const grants = moves.filter((m) => m.grants).flatMap((m) => m.from.map((p) => during(m, p)));
    const inForce = grants.length > 0 ? grants.reduce(both) : new Set<string>();
    const places = Object.keys(given.policy.words.places).filter(
      (p) => given.policy.words.places[p]!.life === life && known[p],
    );
    return [
      ...moves.flatMap((m) =>
        m.from
          .filter((p) => known[p])
          .flatMap((p) => [
            ...[...questions(m.to), ...(m.when ? [m.when] : [])].flatMap((c) =>
              unasked(given, c, during(m, p), moveAt(m), title(p), m.clause),
            ),
            ...given.rules.checks
              .filter(
                (c) =>
                  (c.of ?? 'filing') === life && (c.at ?? ['submit', 'approve']).includes(m.do),
              )
              .flatMap((c) =>
                [c.applies, c.stop, c.warn].flatMap((x) =>
                  unasked(
                    given,
                    x,
                    during(m, p),
                    `checks.${c.id}`,
                    title(p),
                    c.clause,
                    c.clause.doc === given.own.doc ? 'unasked-fact' : 'inherited-unfed',
                  ),
                ),
              ),
            ...(m.needs ?? [])
              .flatMap((form) => given.rules.forms[form]?.fields ?? [])
              .flatMap((f) =>
                [f.shown, ...questions(f.label)].flatMap((c) =>
                  unasked(given, c, during(m, p), `fields.${f.id}`, title(p), m.clause),
                ),
              ),
          ]),
      ),
      ...given.rules.opinions
        .filter((o) => known[o.at])
        .flatMap((o) => [
          ...unasked(given, o.when, at(o.at), `opinions.${o.id}`, title(o.at), o.clause),
          ...(o.form ? (given.rules.forms[o.form]?.fields ?? []) : []).flatMap((f) =>
            [f.shown, ...questions(f.label)].flatMap((c) =>
              unasked(given, c, at(o.at), `fields.${f.id}`, title(o.at), o.clause),
            ),
          ),
          ...(o.looksAt ?? [])
            .filter((f) => !at(o.at).has(f))
            .map((f) =>
              error(
                'unasked-fact',
                `opinions.${o.id}`,
                `“${o.title}”要看的“${f}”在“${title(o.at)}”之前没有问过。`,
                o.clause,
              ),
            ),
        ]),
      ...places.flatMap((p) => {
        const leaving = given.policy.words.places[p]!.leaves;
        const asks = given.rules.opinions.some(
          (o) => o.at === p && (o.by === 'lead' || o.by === 'co'),
        );
        return [
          ...(leaving
            ? [leaving.pass, leaving.fault, leaving.bar].flatMap((c) => (c ? questions(c) : []))
            : []
          ).flatMap((c) => unasked(given, c, at(p), `places.${p}`, title(p))),
          ...(asks ? Object.keys(given.policy.words.routing?.by ?? {}) : []).flatMap((d) =>
            unasked(given, { known: d }, at(p), 'routing', title(p)),
          ),
        ];
      }),
      ...(life === 'filing'
        ? given.rules.use.flatMap((u) =>
            unasked(given, u.when, inForce, `use.${u.id}`, '生效', u.clause),
          )
        : []),
      ...Object.entries(given.rules.tracks)
        .filter(([, t]) => t.life === life)
        .flatMap(([id, t]) => [
          ...[t.when, t.lapses].flatMap((c) =>
            unasked(given, c, inForce, `tracks.${id}`, '生效', t.clause),
          ),
          ...(given.rules.forms[t.form]?.fields ?? []).flatMap((f) =>
            unasked(given, f.shown, inForce, `fields.${f.id}`, '生效', t.clause),
          ),
        ]),
    ];
  });

/**
 * Prefilled answers hold what their fact holds, and no check gates a step at which the engine never
 * looks.
 */
const supplied = (given: Given): Problem[] => [
  ...Object.values(given.rules.fields).flatMap((f) => {
    const core = f.from ? coreFacts[f.from] : undefined;
    const wrong =
      core?.values && f.options
        ? Object.keys(f.options).filter((o) => !core.values!.includes(o))
        : [];
    return [
      ...wrong.map((o) =>
        error(
          'unknown-option',
          `fields.${f.id}`,
          `“${f.id}”由“${f.from}”带出，但它不会取到“${o}”。`,
          f.clause,
        ),
      ),
      ...(core?.kind === 'shut' && !f.secret
        ? [
            error(
              'personal-open',
              `fields.${f.id}`,
              `“${f.id}”带出的是个人信息，必须写明保密。`,
              f.clause,
            ),
          ]
        : []),
    ];
  }),
  ...given.rules.checks.flatMap((c) => {
    const at = c.at ?? ['submit', 'approve'];
    const life = c.of ?? 'filing';
    const none =
      livesOf(given).includes(life) &&
      !at.some((v) =>
        v === 'opine'
          ? given.rules.opinions.length > 0
          : movesOf(given, life).some((m) => m.do === v),
      );
    return [
      ...(c.stop || c.warn || c.ask
        ? []
        : [
            error(
              'check-empty',
              `checks.${c.id}`,
              `检查“${c.id}”没有写明什么情况不行，也没有要问的人。`,
              c.clause,
            ),
          ]),
      ...(none
        ? [
            error(
              'check-ungated',
              `checks.${c.id}`,
              `检查“${c.id}”要把关的步骤不存在，永远不会用到。`,
              c.clause,
            ),
          ]
        : []),
      ...(c.stop && !c.ask && at.every((v) => v === 'opine')
        ? [
            error(
              'check-ungated',
              `checks.${c.id}`,
              `检查“${c.id}”只在审查时看，拦不住任何一步。`,
              c.clause,
            ),
          ]
        : []),
    ];
  }),
];

const unique = (list: readonly Problem[]): Problem[] => [
  ...new Map(list.map((p) => [JSON.stringify(p), p])).values(),
];

/** What rules read exists in time and can be compared with what it is compared with. */
export const facts: Family = (g) => [
  ...allQuestions(g).flatMap((q) => leaves(q.cond).flatMap((l) => leafWrong(g, l, q.at, q.clause))),
  ...derive(g),
  ...unique(askedBefore(g)),
  ...supplied(g),
];
