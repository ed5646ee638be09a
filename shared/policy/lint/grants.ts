import { holds, isChoice, type Choose, type Facts, type FactValue } from '../../kernel/condition';
import type { Life } from '../policy';
import type { Cited } from '../rules';
import type { Move } from '../policy';
import { livesOf, moveAt, movesOf, placesOf } from './asked';
import { possible } from './possible';
import { error, warn, type Family, type Given, type Problem } from './problem';
import { verbTitles } from '../../vocabulary/verbs';

type M = Cited<Move<string, string>>;
type State = { place: string; granted: boolean };

const IN_FORCE = new Set(['filed', 'pilot']);
const AWAY = new Set(['withdraw', 'reject', 'lapse', 'refuse']);

const fixedAt = (given: Given, s: State): Record<string, FactValue> => ({
  'case.place': s.place,
  'case.standing': given.policy.words.places[s.place]?.standing,
  'case.granted': s.granted,
});

/** The values of a choice that some facts can select while the condition before it holds. */
const selectable = <T>(
  given: Given,
  choice: Choose<T>,
  when: Move<string, string>['when'],
  fixed: Record<string, FactValue>,
): T[] => {
  const rows = isChoice(choice) ? choice.first : [];
  const conds = [...rows.map((r) => r.when), ...(when ? [when] : [])];
  const open = (facts: Facts): boolean => !when || holds(when, facts) === true;
  const picks =
    (i: number) =>
    (facts: Facts): boolean =>
      open(facts) &&
      rows.slice(0, i).every((r) => holds(r.when, facts) === false) &&
      (i === rows.length || holds(rows[i]!.when, facts) === true);
  const values = isChoice(choice) ? [...rows.map((r) => r.is), choice.else] : [choice];
  return values.filter((_, i) => possible(given, conds, fixed, picks(i)));
};

type Step = { from: State; to: State; move?: M };

const grantedBy = (move: M, before: boolean): boolean => {
  if (move.ends) return false;
  return move.grants ? true : before;
};

/** Every place × granted that can be reached, and the steps between them. */
export const grantedWalk = (given: Given, life: Life): { states: State[]; steps: Step[] } => {
  const start = placesOf(given, life)
    .filter((p) => given.policy.words.places[p]!.start)
    .map((place): State => ({ place, granted: false }));
  const seen = new Map(start.map((s) => [`${s.place}/${s.granted}`, s]));
  const steps: Step[] = [];
  const moves = movesOf(given, life, true);
  for (const todo = [...start]; todo.length > 0;) {
    const from = todo.pop()!;
    const fixed = fixedAt(given, from);
    const leaves = given.policy.words.places[from.place]?.leaves;
    const next: Step[] = [
      ...moves
        .filter((m) => m.from.includes(from.place))
        .flatMap((m) =>
          selectable(given, m.to, m.when, fixed).map((place) => ({
            from,
            move: m,
            to: { place, granted: grantedBy(m, from.granted) },
          })),
        ),
      ...(leaves
        ? [leaves.pass, leaves.fault, leaves.bar].flatMap((c) =>
            c ? selectable(given, c, undefined, fixed) : [],
          )
        : []
      ).map((place) => ({ from, to: { place, granted: from.granted } })),
    ];
    for (const step of next) {
      steps.push(step);
      const key = `${step.to.place}/${step.to.granted}`;
      if (seen.has(key) || !given.policy.words.places[step.to.place]) continue;
      seen.set(key, step.to);
      todo.push(step.to);
    }
  }
  return { states: [...seen.values()], steps };
};

const safety = (given: Given, life: Life): Problem[] => {
  const { states, steps } = grantedWalk(given, life);
  const place = (p: string) => given.policy.words.places[p];
  const title = (p: string): string => place(p)?.title ?? p;
  const filed = placesOf(given, life).filter((p) => IN_FORCE.has(place(p)!.standing));
  const can = (p: string, verbs: readonly string[]): boolean =>
    movesOf(given, life).some(
      (m) => verbs.includes(m.do) && m.from.includes(p) && !m.by.every((b) => b === 'system'),
    );
  const unsafe = steps.filter(
    (s) =>
      s.from.granted &&
      s.to.granted &&
      !s.move?.grants &&
      (s.move ? AWAY.has(s.move.do) : place(s.to.place)?.final) &&
      !IN_FORCE.has(place(s.to.place)?.standing ?? ''),
  );
  const dangling = states.filter((s) => s.granted && place(s.place)?.final);
  const hollow = states.filter((s) => !s.granted && IN_FORCE.has(place(s.place)?.standing ?? ''));
  const ending = steps.filter((s) => s.move?.ends && !place(s.to.place)?.final);
  return [
    ...unsafe.map((s) =>
      error(
        'grant-unsafe',
        s.move ? moveAt(s.move) : `places.${s.from.place}`,
        `变更期间从“${title(s.from.place)}”走“${s.move ? verbTitles[s.move.do] : '审查'}”会到“${title(s.to.place)}”，正在合法使用的备案就没有了；应当回到已备案。`,
        s.move?.clause,
      ),
    ),
    ...dangling.map((s) =>
      error(
        'grant-dangling',
        `places.${s.place}`,
        `走到终点“${title(s.place)}”时，原来的备案仍然算生效；到这里的那一步要写明“终止备案”。`,
      ),
    ),
    ...hollow.map((s) =>
      error('filed-ungranted', `places.${s.place}`, `没有经过批准也能走到“${title(s.place)}”。`),
    ),
    ...ending.map((s) =>
      warn(
        'ends-without-end',
        moveAt(s.move!),
        `“${verbTitles[s.move!.do]}”终止了备案，却停在还能继续办理的“${title(s.to.place)}”。`,
        s.move!.clause,
      ),
    ),
    ...(life !== 'filing'
      ? []
      : filed.flatMap((p) => [
          ...(can(p, ['suspend'])
            ? []
            : [error('unstoppable-place', `places.${p}`, `在“${title(p)}”时没有办法暂停使用。`)]),
          ...(can(p, ['stop', 'revoke'])
            ? []
            : [
                error(
                  'unstoppable-place',
                  `places.${p}`,
                  `在“${title(p)}”时没有办法停止使用或撤销备案。`,
                ),
              ]),
        ])),
    ...(life !== 'filing'
      ? []
      : states
          .filter(
            (s) =>
              s.granted &&
              !place(s.place)?.final &&
              !IN_FORCE.has(place(s.place)?.standing ?? '') &&
              place(s.place)?.standing !== 'suspended' &&
              !can(s.place, ['suspend']),
          )
          .map((s) =>
            warn(
              'unsuspendable-place',
              `places.${s.place}`,
              `变更走到“${title(s.place)}”时原备案仍在使用，但没有办法立即暂停。`,
            ),
          )),
    ...(filed.length > 0 && !movesOf(given, life).some((m) => m.grants)
      ? [error('filed-ungranted', `places(${life})`, '没有任何一步写明“批准生效”。')]
      : []),
  ];
};

/**
 * Ending or refusing a change never ends a lawful tool by accident; what is in force can always be
 * stopped.
 */
export const grants: Family = (g) =>
  livesOf(g).flatMap((life) => [
    ...new Map(safety(g, life).map((p) => [p.rule + p.at + p.says, p])).values(),
  ]);
