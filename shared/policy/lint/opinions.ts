import { officesOf } from '../routing';
import type { Rules } from '../rules';
import { moveAt } from './asked';
import { isTrue, possible } from './possible';
import { error, type Family, type Given, type Problem } from './problem';
import { combinations, seated } from './routing';
import { verbTitles } from '../../vocabulary/verbs';

const inPlaces = (given: Given): Problem[] =>
  Object.entries(given.policy.words.places).flatMap(([id, place]) => {
    const here = given.rules.opinions.filter((opinion) => opinion.at === id);
    const at = `places.${id}`;
    if (here.length === 0)
      return place.leaves
        ? [error('leaves-unused', at, `“${place.title}”写了审查结果的去向，但没有人在这里审查。`)]
        : [];
    const always = here.some(
      (opinion) =>
        !opinion.when &&
        (opinion.by !== 'co' || given.rules.routes.every((route) => (route.co?.length ?? 0) > 0)),
    );
    return [
      ...(place.leaves
        ? []
        : [error('leaves-missing', at, `“${place.title}”有审查意见，但没有写明审查完到哪里去。`)]),
      ...(place.leaves && !place.leaves.fault
        ? [error('leaves-missing', at, `“${place.title}”没有写明有问题时退到哪里。`)]
        : []),
      ...(always
        ? []
        : [
            error(
              'opinion-conditional',
              at,
              `“${place.title}”的审查意见都有条件，可能一条也没有，事情就停在这里。`,
            ),
          ]),
      ...given.rules.moves
        .filter((move) => move.from.includes(id) && (move.do === 'approve' || move.do === 'return'))
        .map((move) =>
          error(
            'opinion-bypassed',
            moveAt(move),
            `“${place.title}”要等各处室意见，不能在这里直接“${verbTitles[move.do]}”。`,
            move.clause,
          ),
        ),
    ];
  });

/**
 * What is still in the school is open to the school and its experts alone: an office that was to
 * judge it there would never see it.
 */
const unseen = (given: Given): Problem[] =>
  given.rules.opinions
    .filter((opinion) => {
      const place = given.policy.words.places[opinion.at];
      return (
        place?.standing === 'at_school' && !['expert', 'filer', 'filer_head'].includes(opinion.by)
      );
    })
    .map((opinion) =>
      error(
        'opinion-unseen',
        `opinions.${opinion.id}`,
        `“${opinion.title}”放在学校还没有报出来的环节，审查的处室看不到，没有人能办。`,
        opinion.clause,
      ),
    );

/**
 * A question to an office needs that office to have a say, on every route where the question
 * arises.
 */
const questionSeats = (given: Given, check: Rules['checks'][number]): Problem[] => {
  const by = check.ask?.by;
  if (!by) return [];
  const life = check.of;
  const all = combinations(given);
  const rows = all.length > 0 ? all : [{ values: {}, rows: [] }];
  const missing = rows.filter((combination) => {
    const conds = check.applies ? [check.applies] : [];
    if (
      !possible(given, conds, combination.values, (facts) =>
        conds.every((condition) => isTrue(condition, facts)),
      )
    )
      return false;
    const row = combination.rows[0];
    const seats = seated(given, life, row);
    return !officesOf(by, row).some((office) => seats.has(office));
  });
  if (missing.length === 0) return [];
  const where = Object.entries(missing[0]!.values)
    .map(([key, value]) => `${key}=${value}`)
    .join('，');
  return [
    error(
      'question-unseated',
      `checks.${check.id}`,
      `检查“${check.id}”要问“${given.policy.words.offices[by] ?? by}”，但它没有审查意见可填${where ? `（${where}）` : ''}，没有人会回答。`,
      check.clause,
    ),
  ];
};

/** Opinion places always end, by opinions only; every question reaches somebody who answers it. */
export const opinions: Family = (given) => [
  ...inPlaces(given),
  ...unseen(given),
  ...given.rules.checks.flatMap((check) => questionSeats(given, check)),
];
