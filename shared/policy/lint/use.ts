import { holds, type Facts } from '../../kernel/condition';
import type { Use } from '../policy';
import { livesOf } from './asked';
import { grantedWalk } from './grants';
import { possible } from './possible';
import { error, type Family, type Given } from './problem';

const answer = (rows: readonly Use[], facts: Facts): Use['is'] =>
  (['no', 'yes', 'pilot'] as const).find((is) =>
    rows.some((row) => row.is === is && holds(row.when, facts) === true),
  ) ?? 'no';

const can = (
  given: Given,
  fixed: Record<string, string | boolean | undefined>,
  wanted: readonly Use['is'][],
  unsure: boolean,
): boolean =>
  possible(
    given,
    given.rules.use.map((row) => row.when),
    fixed,
    (facts) => wanted.includes(answer(given.rules.use, facts)),
    unsure,
  );

/**
 * Permission to use can become yes wherever a filing stands, and nowhere without a grant, while
 * suspended or at the end.
 */
export const use: Family = (given) => {
  if (!livesOf(given).includes('filing')) return [];
  const { states } = grantedWalk(given, 'filing');
  const { places } = given.policy.words;
  const fixed = (state: { place: string; granted: boolean }) => ({
    'case.place': state.place,
    'case.standing': places[state.place]!.standing,
    'case.granted': state.granted,
  });
  const title = (place: string): string => places[place]!.title;
  return [
    ...states
      .filter(
        (state) =>
          state.granted &&
          places[state.place]!.standing === 'filed' &&
          !can(given, fixed(state), ['yes'], true),
      )
      .map((state) =>
        error(
          'use-never-yes',
          `places.${state.place}`,
          `在“${title(state.place)}”时，没有任何情况能得出“可以使用”。`,
        ),
      ),
    ...states
      .filter(
        (state) =>
          state.granted &&
          places[state.place]!.standing === 'pilot' &&
          !can(given, fixed(state), ['yes', 'pilot'], true),
      )
      .map((state) =>
        error(
          'use-never-yes',
          `places.${state.place}`,
          `在“${title(state.place)}”时，没有任何情况能得出“可以试点使用”。`,
        ),
      ),
    ...states
      .filter((state) => !state.granted && can(given, fixed(state), ['yes', 'pilot'], false))
      .map((state) =>
        error(
          'use-ungranted',
          `places.${state.place}`,
          `在“${title(state.place)}”时还没有批准，却可能得出“可以使用”。`,
        ),
      ),
    ...states
      .filter(
        (state) =>
          places[state.place]!.standing === 'suspended' &&
          can(given, fixed(state), ['yes', 'pilot'], false),
      )
      .map((state) =>
        error(
          'use-suspended',
          `places.${state.place}`,
          `在“${title(state.place)}”时仍可能得出“可以使用”。`,
        ),
      ),
    ...given.rules.use
      .filter((row) => row.says.trim() === '')
      .map((row) =>
        error('use-silent', `use.${row.id}`, `使用规则“${row.id}”没有写给家长看的话。`, row.clause),
      ),
  ];
};
