import { holds, type Facts } from '../../kernel/condition';
import type { Use } from '../policy';
import { livesOf } from './asked';
import { grantedWalk } from './grants';
import { possible } from './possible';
import { error, type Family, type Given } from './problem';

const answer = (rows: readonly Use[], facts: Facts): Use['is'] =>
  (['no', 'yes', 'pilot'] as const).find((is) =>
    rows.some((u) => u.is === is && holds(u.when, facts) === true),
  ) ?? 'no';

const can = (
  given: Given,
  fixed: Record<string, string | boolean | undefined>,
  wanted: readonly Use['is'][],
  unsure: boolean,
): boolean =>
  possible(
    given,
    given.rules.use.map((u) => u.when),
    fixed,
    (f) => wanted.includes(answer(given.rules.use, f)),
    unsure,
  );

/**
 * Permission to use can become yes wherever a filing stands, and nowhere without a grant, while
 * suspended or at the end.
 */
export const use: Family = (g) => {
  if (!livesOf(g).includes('filing')) return [];
  const { states } = grantedWalk(g, 'filing');
  const { places } = g.policy.words;
  const fixed = (s: { place: string; granted: boolean }) => ({
    'case.place': s.place,
    'case.standing': places[s.place]!.standing,
    'case.granted': s.granted,
  });
  const title = (p: string): string => places[p]!.title;
  return [
    ...states
      .filter(
        (s) =>
          s.granted && places[s.place]!.standing === 'filed' && !can(g, fixed(s), ['yes'], true),
      )
      .map((s) =>
        error(
          'use-never-yes',
          `places.${s.place}`,
          `在“${title(s.place)}”时，没有任何情况能得出“可以使用”。`,
        ),
      ),
    ...states
      .filter(
        (s) =>
          s.granted &&
          places[s.place]!.standing === 'pilot' &&
          !can(g, fixed(s), ['yes', 'pilot'], true),
      )
      .map((s) =>
        error(
          'use-never-yes',
          `places.${s.place}`,
          `在“${title(s.place)}”时，没有任何情况能得出“可以试点使用”。`,
        ),
      ),
    ...states
      .filter((s) => !s.granted && can(g, fixed(s), ['yes', 'pilot'], false))
      .map((s) =>
        error(
          'use-ungranted',
          `places.${s.place}`,
          `在“${title(s.place)}”时还没有批准，却可能得出“可以使用”。`,
        ),
      ),
    ...states
      .filter(
        (s) =>
          places[s.place]!.standing === 'suspended' && can(g, fixed(s), ['yes', 'pilot'], false),
      )
      .map((s) =>
        error(
          'use-suspended',
          `places.${s.place}`,
          `在“${title(s.place)}”时仍可能得出“可以使用”。`,
        ),
      ),
    ...g.rules.use
      .filter((u) => u.says.trim() === '')
      .map((u) =>
        error('use-silent', `use.${u.id}`, `使用规则“${u.id}”没有写给家长看的话。`, u.clause),
      ),
  ];
};
