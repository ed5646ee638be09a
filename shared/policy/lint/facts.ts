import { factsOf, operandsOf, questions, type Cond, type Operand } from '../../kernel/condition';
import { isDay } from '../../kernel/calendar';
import type { Clause } from '../../kernel/refusal';
import { coreFacts, type CoreFact } from '../../vocabulary/facts';
import type { Move } from '../policy';
import {
  allQuestions,
  askedAt,
  both,
  derivedFrom,
  knownAt,
  knownDuring,
  livesOf,
  moveAt,
  movesOf,
} from './asked';
import { factNamed, leaves, settingKind } from './possible';
import { error, spoken, type Family, type Given, type Problem } from './problem';

const literalFits = (
  fact: CoreFact,
  literal: string | number | boolean,
): 'fits' | 'kind' | 'option' => {
  switch (fact.kind) {
    case 'yes':
      return typeof literal === 'boolean' ? 'fits' : 'kind';
    case 'number':
      return typeof literal === 'number' ? 'fits' : 'kind';
    case 'day':
      return typeof literal === 'string' && isDay(literal) ? 'fits' : 'kind';
    case 'choice':
    case 'set':
      if (typeof literal !== 'string') return 'kind';
      return fact.values && !fact.values.includes(literal) ? 'option' : 'fits';
    default:
      return typeof literal === 'string' ? 'fits' : 'kind';
  }
};

const operandWrong = (
  given: Given,
  name: string,
  fact: CoreFact,
  operand: Operand,
  at: string,
  clause?: Clause,
): Problem[] => {
  if (typeof operand !== 'object') {
    const fits = literalFits(fact, operand);
    if (fits === 'option')
      return [
        error(
          'unknown-option',
          at,
          `${spoken(at)}把“${name}”和“${operand}”比较，但它没有这个取值。`,
          clause,
        ),
      ];
    return fits === 'fits'
      ? []
      : [
          error(
            'operand-kind',
            at,
            `${spoken(at)}把“${name}”和“${String(operand)}”比较，两者种类不同，结果永远是“不知道”。`,
            clause,
          ),
        ];
  }
  const other =
    'fact' in operand
      ? factNamed(given, operand.fact)?.kind
      : settingKind[given.policy.words.settings[operand.setting]?.kind ?? ''];
  const mine = ['choice', 'set'].includes(fact.kind) ? 'text' : fact.kind;
  return !other || other === mine || (other === 'choice' && mine === 'text')
    ? []
    : [
        error(
          'operand-kind',
          at,
          `${spoken(at)}把“${name}”和“${'fact' in operand ? operand.fact : operand.setting}”比较，两者种类不同。`,
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
  return operandsOf(leaf).flatMap((operand) =>
    operandWrong(given, leaf.fact, fact, operand, at, clause),
  );
};

const derive = (given: Given): Problem[] => {
  const next = (id: string): string[] =>
    Object.hasOwn(given.rules.derive, id) ? derivedFrom(given.rules.derive[id]!) : [];
  const loops = (id: string, seen: readonly string[]): boolean =>
    seen.includes(id) ||
    next(id).some((name) => Object.hasOwn(given.rules.derive, name) && loops(name, [...seen, id]));
  return Object.keys(given.rules.derive).flatMap((id) => [
    ...(loops(id, [])
      ? [error('derive-cycle', `derive.${id}`, `推算项“${id}”绕了一圈又用到自己。`)]
      : []),
    ...next(id)
      .filter((fact) => /^(clock|track|opinion)\./.test(fact))
      .map((fact) =>
        error(
          'derive-early',
          `derive.${id}`,
          `推算项“${id}”用到“${fact}”，但推算在它之前进行，永远是“不知道”。`,
        ),
      ),
  ]);
};

/** The asked fields that a condition needs, derived values opened up. */
export const reads = (given: Given, cond: Cond): string[] => {
  const open = (fact: string, seen: readonly string[]): string[] =>
    Object.hasOwn(given.rules.derive, fact) && !seen.includes(fact)
      ? derivedFrom(given.rules.derive[fact]!).flatMap((name) => open(name, [...seen, fact]))
      : [fact];
  return factsOf(cond)
    .flatMap((fact) => open(fact, []))
    .map((fact) => fact.replace(/\.shape$/, ''))
    .filter((fact) => Object.hasOwn(given.rules.fields, fact));
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
        .filter((fact) => !known.has(fact))
        .map((fact) =>
          error(
            rule,
            at,
            `${spoken(at)}要看“${fact}”，但到“${where}”时还没有问过，结果永远是“不知道”。`,
            clause,
          ),
        )
    : [];

/** What a rule reads was asked before, on every path to where the rule is used. */
const askedBefore = (given: Given): Problem[] =>
  livesOf(given).flatMap((life) => {
    const known = askedAt(given, life);
    const at = (place: string): ReadonlySet<string> => knownAt(known[place]);
    const title = (place: string): string => given.policy.words.places[place]?.title ?? place;
    const during = (move: Move<string, string>, place: string): ReadonlySet<string> =>
      knownDuring(given, known[place], move);
    const moves = movesOf(given, life).filter(
      (move) => move.do !== 'recall' && move.do !== 'transfer',
    );
    const grants = moves
      .filter((move) => move.grants)
      .flatMap((move) => move.from.map((place) => during(move, place)));
    const inForce = grants.length > 0 ? grants.reduce(both) : new Set<string>();
    const places = Object.keys(given.policy.words.places).filter(
      (place) => given.policy.words.places[place]!.life === life && known[place],
    );
    return [
      ...moves.flatMap((move) =>
        move.from
          .filter((place) => known[place])
          .flatMap((place) => [
            ...[...questions(move.to), ...(move.when ? [move.when] : [])].flatMap((condition) =>
              unasked(
                given,
                condition,
                during(move, place),
                moveAt(move),
                title(place),
                move.clause,
              ),
            ),
            ...given.rules.checks
              .filter(
                (check) =>
                  check.of === life && (check.at ?? ['submit', 'approve']).includes(move.do),
              )
              .flatMap((check) =>
                [check.applies, check.stop, check.warn].flatMap((condition) =>
                  unasked(
                    given,
                    condition,
                    during(move, place),
                    `checks.${check.id}`,
                    title(place),
                    check.clause,
                    check.clause.doc === given.own.doc ? 'unasked-fact' : 'inherited-unfed',
                  ),
                ),
              ),
            ...(move.needs ?? [])
              .flatMap((form) => given.rules.forms[form]?.fields ?? [])
              .flatMap((field) =>
                [field.shown, ...questions(field.label)].flatMap((condition) =>
                  unasked(
                    given,
                    condition,
                    during(move, place),
                    `fields.${field.id}`,
                    title(place),
                    move.clause,
                  ),
                ),
              ),
          ]),
      ),
      ...given.rules.opinions
        .filter((opinion) => known[opinion.at])
        .flatMap((opinion) => [
          ...unasked(
            given,
            opinion.when,
            at(opinion.at),
            `opinions.${opinion.id}`,
            title(opinion.at),
            opinion.clause,
          ),
          ...(opinion.form ? (given.rules.forms[opinion.form]?.fields ?? []) : []).flatMap(
            (field) =>
              [field.shown, ...questions(field.label)].flatMap((condition) =>
                unasked(
                  given,
                  condition,
                  at(opinion.at),
                  `fields.${field.id}`,
                  title(opinion.at),
                  opinion.clause,
                ),
              ),
          ),
          ...(opinion.looksAt ?? [])
            .filter((fact) => !at(opinion.at).has(fact))
            .map((fact) =>
              error(
                'unasked-fact',
                `opinions.${opinion.id}`,
                `“${opinion.title}”要看的“${fact}”在“${title(opinion.at)}”之前没有问过。`,
                opinion.clause,
              ),
            ),
        ]),
      ...places.flatMap((place) => {
        const leaving = given.policy.words.places[place]!.leaves;
        const asks = given.rules.opinions.some(
          (opinion) => opinion.at === place && (opinion.by === 'lead' || opinion.by === 'co'),
        );
        const routed = asks || given.policy.words.places[place]!.held === 'lead';
        return [
          ...(leaving
            ? [leaving.pass, leaving.fault, leaving.bar].flatMap((choice) =>
                choice ? questions(choice) : [],
              )
            : []
          ).flatMap((condition) =>
            unasked(given, condition, at(place), `places.${place}`, title(place)),
          ),
          ...(routed ? Object.keys(given.policy.words.routing?.[life]?.by ?? {}) : []).flatMap(
            (name) => unasked(given, { known: name }, at(place), 'routing', title(place)),
          ),
        ];
      }),
      ...(life === 'filing'
        ? given.rules.use.flatMap((row) =>
            unasked(given, row.when, inForce, `use.${row.id}`, '生效', row.clause),
          )
        : []),
      ...Object.entries(given.rules.tracks)
        .filter(([, track]) => track.life === life)
        .flatMap(([id, track]) => [
          ...[track.when, track.lapses].flatMap((condition) =>
            unasked(given, condition, inForce, `tracks.${id}`, '生效', track.clause),
          ),
          ...(given.rules.forms[track.form]?.fields ?? []).flatMap((field) =>
            unasked(given, field.shown, inForce, `fields.${field.id}`, '生效', track.clause),
          ),
        ]),
    ];
  });

/**
 * Prefilled answers hold what their fact holds, and no check gates a step at which the engine never
 * looks.
 */
const supplied = (given: Given): Problem[] => [
  ...Object.values(given.rules.fields).flatMap((field) => {
    const core = field.from ? coreFacts[field.from] : undefined;
    const wrong =
      core?.values && field.options
        ? Object.keys(field.options).filter((option) => !core.values!.includes(option))
        : [];
    return [
      ...wrong.map((option) =>
        error(
          'unknown-option',
          `fields.${field.id}`,
          `“${field.id}”由“${field.from}”带出，但它不会取到“${option}”。`,
          field.clause,
        ),
      ),
      ...(core?.kind === 'shut' && !field.secret
        ? [
            error(
              'personal-open',
              `fields.${field.id}`,
              `“${field.id}”带出的是个人信息，必须写明保密。`,
              field.clause,
            ),
          ]
        : []),
    ];
  }),
  ...given.rules.checks.flatMap((check) => {
    const at = check.at ?? ['submit', 'approve'];
    const life = check.of;
    const none =
      livesOf(given).includes(life) &&
      !at.some((verb) =>
        verb === 'opine'
          ? given.rules.opinions.length > 0
          : movesOf(given, life).some((move) => move.do === verb),
      );
    return [
      ...(check.stop || check.warn || check.ask
        ? []
        : [
            error(
              'check-empty',
              `checks.${check.id}`,
              `检查“${check.id}”没有写明什么情况不行，也没有要问的人。`,
              check.clause,
            ),
          ]),
      ...(none
        ? [
            error(
              'check-ungated',
              `checks.${check.id}`,
              `检查“${check.id}”要把关的步骤不存在，永远不会用到。`,
              check.clause,
            ),
          ]
        : []),
      ...(check.stop && !check.ask && at.every((verb) => verb === 'opine')
        ? [
            error(
              'check-ungated',
              `checks.${check.id}`,
              `检查“${check.id}”只在审查时看，拦不住任何一步。`,
              check.clause,
            ),
          ]
        : []),
    ];
  }),
];

const unique = (list: readonly Problem[]): Problem[] => [
  ...new Map(list.map((problem) => [JSON.stringify(problem), problem])).values(),
];

/** What rules read exists in time and can be compared with what it is compared with. */
export const facts: Family = (given) => [
  ...allQuestions(given).flatMap((question) =>
    leaves(question.cond).flatMap((leaf) => leafWrong(given, leaf, question.at, question.clause)),
  ),
  ...derive(given),
  ...unique(askedBefore(given)),
  ...supplied(given),
];
