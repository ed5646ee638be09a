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

const fixedAt = (given: Given, state: State): Record<string, FactValue> => ({
  'case.place': state.place,
  'case.standing': given.policy.words.places[state.place]?.standing,
  'case.granted': state.granted,
});

/** The values of a choice that some facts can select while the condition before it holds. */
const selectable = <T>(
  given: Given,
  choice: Choose<T>,
  when: Move<string, string>['when'],
  fixed: Record<string, FactValue>,
): T[] => {
  const rows = isChoice(choice) ? choice.first : [];
  const conds = [...rows.map((row) => row.when), ...(when ? [when] : [])];
  const open = (facts: Facts): boolean => !when || holds(when, facts) === true;
  const picks =
    (index: number) =>
    (facts: Facts): boolean =>
      open(facts) &&
      rows.slice(0, index).every((row) => holds(row.when, facts) === false) &&
      (index === rows.length || holds(rows[index]!.when, facts) === true);
  const values = isChoice(choice) ? [...rows.map((row) => row.is), choice.else] : [choice];
  return values.filter((_, index) => possible(given, conds, fixed, picks(index)));
};

type Step = { from: State; to: State; move?: M };

const grantedBy = (move: M, before: boolean): boolean => {
  if (move.ends) return false;
  return move.grants ? true : before;
};

/** Every place × granted that can be reached, and the steps between them. */
export const grantedWalk = (given: Given, life: Life): { states: State[]; steps: Step[] } => {
  const start = placesOf(given, life)
    .filter((place) => given.policy.words.places[place]!.start)
    .map((place): State => ({ place, granted: false }));
  const seen = new Map(start.map((state) => [`${state.place}/${state.granted}`, state]));
  const steps: Step[] = [];
  const moves = movesOf(given, life, true);
  for (const todo = [...start]; todo.length > 0;) {
    const from = todo.pop()!;
    const fixed = fixedAt(given, from);
    const leaves = given.policy.words.places[from.place]?.leaves;
    const next: Step[] = [
      ...moves
        .filter((move) => move.from.includes(from.place))
        .flatMap((move) =>
          selectable(given, move.to, move.when, fixed).map((place) => ({
            from,
            move: move,
            to: { place, granted: grantedBy(move, from.granted) },
          })),
        ),
      ...(leaves
        ? [leaves.pass, leaves.fault, leaves.bar].flatMap((choice) =>
            choice ? selectable(given, choice, undefined, fixed) : [],
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
  const place = (place: string) => given.policy.words.places[place];
  const title = (one: string): string => place(one)?.title ?? one;
  const filed = placesOf(given, life).filter((one) => IN_FORCE.has(place(one)!.standing));
  const can = (place: string, verbs: readonly string[]): boolean =>
    movesOf(given, life).some(
      (move) =>
        verbs.includes(move.do) &&
        move.from.includes(place) &&
        !move.by.every((who) => who === 'system'),
    );
  const unsafe = steps.filter(
    (step) =>
      step.from.granted &&
      step.to.granted &&
      !step.move?.grants &&
      (step.move ? AWAY.has(step.move.do) : place(step.to.place)?.final) &&
      !IN_FORCE.has(place(step.to.place)?.standing ?? ''),
  );
  const dangling = states.filter((state) => state.granted && place(state.place)?.final);
  const hollow = states.filter(
    (state) => !state.granted && IN_FORCE.has(place(state.place)?.standing ?? ''),
  );
  const ending = steps.filter((step) => step.move?.ends && !place(step.to.place)?.final);
  return [
    ...unsafe.map((step) =>
      error(
        'grant-unsafe',
        step.move ? moveAt(step.move) : `places.${step.from.place}`,
        `变更期间从“${title(step.from.place)}”走“${step.move ? verbTitles[step.move.do] : '审查'}”会到“${title(step.to.place)}”，正在合法使用的备案就没有了；应当回到已备案。`,
        step.move?.clause,
      ),
    ),
    ...dangling.map((state) =>
      error(
        'grant-dangling',
        `places.${state.place}`,
        `走到终点“${title(state.place)}”时，原来的备案仍然算生效；到这里的那一步要写明“终止备案”。`,
      ),
    ),
    ...hollow.map((state) =>
      error(
        'filed-ungranted',
        `places.${state.place}`,
        `没有经过批准也能走到“${title(state.place)}”。`,
      ),
    ),
    ...ending.map((step) =>
      warn(
        'ends-without-end',
        moveAt(step.move!),
        `“${verbTitles[step.move!.do]}”终止了备案，却停在还能继续办理的“${title(step.to.place)}”。`,
        step.move!.clause,
      ),
    ),
    ...(life !== 'filing'
      ? []
      : filed.flatMap((place) => [
          ...(can(place, ['suspend'])
            ? []
            : [
                error(
                  'unstoppable-place',
                  `places.${place}`,
                  `在“${title(place)}”时没有办法暂停使用。`,
                ),
              ]),
          ...(can(place, ['stop', 'revoke'])
            ? []
            : [
                error(
                  'unstoppable-place',
                  `places.${place}`,
                  `在“${title(place)}”时没有办法停止使用或撤销备案。`,
                ),
              ]),
        ])),
    ...(life !== 'filing'
      ? []
      : states
          .filter(
            (state) =>
              state.granted &&
              !place(state.place)?.final &&
              !IN_FORCE.has(place(state.place)?.standing ?? '') &&
              place(state.place)?.standing !== 'suspended' &&
              !can(state.place, ['suspend']),
          )
          .map((state) =>
            warn(
              'unsuspendable-place',
              `places.${state.place}`,
              `变更走到“${title(state.place)}”时原备案仍在使用，但没有办法立即暂停。`,
            ),
          )),
    ...(filed.length > 0 && !movesOf(given, life).some((move) => move.grants)
      ? [error('filed-ungranted', `places(${life})`, '没有任何一步写明“批准生效”。')]
      : []),
  ];
};

/**
 * Ending or refusing a change never ends a lawful tool by accident; what is in force can always be
 * stopped.
 */
export const grants: Family = (given) =>
  livesOf(given).flatMap((life) => [
    ...new Map(
      safety(given, life).map((problem) => [problem.rule + problem.at + problem.says, problem]),
    ).values(),
  ]);
