import { outcomes } from '../../kernel/condition';
import type { Life, Move } from '../policy';
import type { Cited } from '../rules';
import { livesOf, moveAt, movesOf, placesOf, steps } from './asked';
import { possible, isTrue } from './possible';
import { error, warn, type Family, type Given, type Problem } from './problem';
import { lives } from '../../vocabulary/lives';
import { verbTitles } from '../../vocabulary/verbs';

const reach = (from: readonly string[], next: (p: string) => readonly string[]): Set<string> => {
  const seen = new Set(from);
  const todo = [...from];
  for (let p = todo.pop(); p !== undefined; p = todo.pop())
    for (const q of next(p))
      if (!seen.has(q)) {
        seen.add(q);
        todo.push(q);
      }
  return seen;
};

const resting = new Set(['filed', 'pilot', 'listed']);

const graph = (given: Given, life: Life): Problem[] => {
  const all = placesOf(given, life);
  const { places } = given.policy.words;
  const starts = all.filter((p) => places[p]!.start);
  const edges = steps(given, life);
  const seen = reach(starts, (p) => edges.filter((e) => e.from === p).map((e) => e.to));
  const ends = all.filter((p) => places[p]!.final || resting.has(places[p]!.standing));
  const back = reach(ends, (p) => edges.filter((e) => e.to === p).map((e) => e.from));
  return [
    ...(starts.length === 1
      ? []
      : [
          error(
            'one-start',
            `places(${life})`,
            `“${lives[life]}”要有且只有一个起点，现在有 ${starts.length} 个。`,
          ),
        ]),
    ...all
      .filter((p) => !seen.has(p))
      .map((p) =>
        error(
          'unreachable-place',
          `places.${p}`,
          `环节“${places[p]!.title}”（${p}）从起点走不到。`,
        ),
      ),
    ...all
      .filter((p) => !places[p]!.final && !edges.some((e) => e.from === p && e.to !== p))
      .map((p) =>
        error(
          'dead-end',
          `places.${p}`,
          `环节“${places[p]!.title}”（${p}）进得去出不来，又没有写明是终点。`,
        ),
      ),
    ...all
      .filter(
        (p) =>
          seen.has(p) &&
          !places[p]!.final &&
          edges.some((e) => e.from === p && e.to !== p) &&
          !back.has(p),
      )
      .map((p) =>
        error('never-ends', `places.${p}`, `从环节“${places[p]!.title}”（${p}）出发，永远办不完。`),
      ),
    ...all
      .filter((p) => places[p]!.final && edges.some((e) => e.from === p && e.to !== p))
      .map((p) =>
        error(
          'final-left',
          `places.${p}`,
          `终点“${places[p]!.title}”（${p}）还有路可走，请去掉“终点”或去掉这一步。`,
        ),
      ),
    ...all
      .filter(
        (p) =>
          !places[p]!.final &&
          !places[p]!.held &&
          !places[p]!.leaves &&
          !resting.has(places[p]!.standing) &&
          places[p]!.standing !== 'suspended',
      )
      .map((p) =>
        warn('nobody-holds', `places.${p}`, `环节“${places[p]!.title}”（${p}）没有写明由谁办理。`),
      ),
  ];
};

const oneLife = (given: Given): Problem[] =>
  given.rules.moves
    .flatMap((m) => {
      const into = new Set(
        [...m.from, ...outcomes(m.to)].flatMap((p) => given.policy.words.places[p]?.life ?? []),
      );
      return into.size > 1
        ? [
            error(
              'two-lives',
              moveAt(m),
              `“${verbTitles[m.do]}”从一种事项的环节走到了另一种事项（${[...into].map((l) => lives[l]).join('、')}），一步只能在一种事项里走。`,
              m.clause,
            ),
          ]
        : [];
    })
    .concat(
      Object.entries(given.policy.words.places).flatMap(([id, p]) =>
        [p.leaves?.pass, p.leaves?.fault, p.leaves?.bar]
          .flatMap((c) => (c ? outcomes(c) : []))
          .filter((to) => (given.policy.words.places[to]?.life ?? p.life) !== p.life)
          .map((to) =>
            error(
              'two-lives',
              `places.${id}`,
              `“${p.title}”的审查结果走到了另一种事项的环节“${to}”。`,
            ),
          ),
      ),
    );

const offices = (given: Given, who: string): string[] => {
  if (who === 'lead') return given.rules.routes.map((r) => r.lead);
  if (who === 'co') return given.rules.routes.flatMap((r) => r.co ?? []);
  return [who];
};

const overlap = (
  given: Given,
  move: Cited<Move<string, string>>,
  b: Cited<Move<string, string>>,
): boolean => {
  const mine = new Set(move.by.flatMap((w) => offices(given, w)));
  return b.by.flatMap((w) => offices(given, w)).some((w) => mine.has(w));
};

/** The same verb from the same place by the same party must not have two answers. */
const ambiguous = (given: Given): Problem[] =>
  given.rules.moves.flatMap((a, i) =>
    given.rules.moves.slice(i + 1).flatMap((b) => {
      const shared = a.do === b.do ? a.from.filter((p) => b.from.includes(p)) : [];
      if (shared.length === 0 || !overlap(given, a, b)) return [];
      if (a.do === 'recall' && !a.undoes?.some((v) => b.undoes?.includes(v))) return [];
      const conds = [a.when, b.when].filter((c) => c !== undefined);
      const both = shared.filter((p) =>
        possible(
          given,
          conds,
          { 'case.place': p, 'case.standing': given.policy.words.places[p]?.standing },
          (f) => conds.every((c) => isTrue(c, f)),
        ),
      );
      return both.map((p) =>
        error(
          'ambiguous-move',
          `${moveAt(a)}@${p}`,
          `在“${given.policy.words.places[p]?.title ?? p}”，同一方的“${verbTitles[a.do]}”写了两条，条件可能同时成立，不知道走哪一条。`,
          a.clause,
        ),
      );
    }),
  );

const systemCycle = (given: Given): Problem[] => {
  const edges = given.rules.moves
    .filter((m) => m.by.includes('system'))
    .flatMap((m) => m.from.flatMap((from) => outcomes(m.to).map((to) => ({ from, to, m }))));
  const looped = edges.filter((e) =>
    reach([e.to], (p) => edges.filter((x) => x.from === p).map((x) => x.to)).has(e.from),
  );
  const unheld = given.rules.moves.filter((m) => m.by.includes('system') && !m.when);
  return [
    ...[...new Set(looped.map((e) => e.m))].map((m) =>
      error(
        'system-cycle',
        moveAt(m),
        `系统自动办理的“${verbTitles[m.do]}”会绕回原处，形成没有尽头的循环。`,
        m.clause,
      ),
    ),
    ...unheld
      .filter((m) => !isCrossCase(given, m))
      .map((m) =>
        error(
          'system-always',
          moveAt(m),
          `系统自动办理的“${verbTitles[m.do]}”没有写条件，会立刻执行。`,
          m.clause,
        ),
      ),
  ];
};

const isCrossCase = (given: Given, move: Move<string, string>): boolean =>
  [
    ...given.rules.moves.flatMap((x) => (x.then ? outcomes(x.then).flat() : [])),
    ...given.rules.categories.flatMap((c) => c.upheld ?? []),
  ].some((e) => 'do' in e && e.do === move.do);

const receivers = (given: Given): Problem[] =>
  [
    ...given.rules.moves.flatMap((m) =>
      m.then
        ? outcomes(m.then)
            .flat()
            .map((e) => ({ e, at: moveAt(m), clause: m.clause }))
        : [],
    ),
    ...given.rules.categories.flatMap((c) =>
      (c.upheld ?? []).map((e) => ({ e, at: `complaints.${c.id}`, clause: c.clause })),
    ),
  ].flatMap(({ e, at, clause }) => {
    if ('open' in e)
      return placesOf(given, e.open).some((p) => given.policy.words.places[p]!.start)
        ? []
        : [
            error(
              'no-receiver',
              at,
              `要开一件“${lives[e.open]}”，但规则里没有这种事项的起点。`,
              clause,
            ),
          ];
    if (!('do' in e)) return [];
    const targets = placesOf(given, e.on).filter((p) => !given.policy.words.places[p]!.final);
    if (targets.length === 0)
      return [
        error(
          'no-receiver',
          at,
          `“${verbTitles[e.do]}”要办到“${lives[e.on]}”上，但规则里没有这种事项。`,
          clause,
        ),
      ];
    return targets
      .filter(
        (p) =>
          !movesOf(given, e.on).some(
            (m) => m.do === e.do && m.by.includes('system') && m.from.includes(p),
          ),
      )
      .map((p) =>
        error(
          'no-receiver',
          at,
          `“${verbTitles[e.do]}”办到“${lives[e.on]}”上时，如果那件事正在“${given.policy.words.places[p]!.title}”，没有规则接收。`,
          clause,
        ),
      );
  });

/**
 * Places form whole lives: one start, all reachable, none without a way out, no step with two
 * answers.
 */
export const places: Family = (g) => [
  ...livesOf(g).flatMap((life) => graph(g, life)),
  ...oneLife(g),
  ...ambiguous(g),
  ...systemCycle(g),
  ...receivers(g),
];
