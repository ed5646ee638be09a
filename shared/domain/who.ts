import type { N, Opinion } from '../policy/policy';
import { officesOf } from '../policy/routing';
import type { Cited, Rules } from '../policy/rules';
import { holds, type Facts } from '../kernel/condition';
import type { Actor, Case, Routing, DecisionContext } from './case';

export { officesOf };

/** The first of these `who`s that an actor is; undefined when it is not theirs to do. */
export const actsAs = (
  actor: Actor,
  by: readonly string[],
  route: Routing | undefined,
): string | undefined =>
  by.flatMap((wanted) => officesOf(wanted, route)).find((wanted) => actor.as.includes(wanted));

/**
 * One opinion that a round waits for: `key` is its id, with the office behind a colon where several
 * co-reviewers give the same one, and a number where a panel gives it.
 */
export type Seat = {
  key: string;
  office: string;
  opinion: Cited<Opinion<string, string>>;
  /** The id of the panel this seat belongs to. */ panel?: string;
};

/** How many seats a panel has under these settings. */
export const panelSize = (least: N, facts: Facts): number =>
  Math.max(
    1,
    Math.floor(Number(typeof least === 'number' ? least : facts.settings[least.setting]) || 1),
  );

/** The opinions that a place waits for under this routing and these facts. An opinion whose condition is unknown is waited for. A panel keeps the
 *  seats its round began with (`running`), whatever the bureau decides for later ones. */
export const seatsAt = (
  rules: Rules,
  place: string,
  route: Routing | undefined,
  facts: Facts,
  running?: Case['opinions'],
): Seat[] =>
  rules.opinions
    .filter(
      (opinion) => opinion.at === place && (!opinion.when || holds(opinion.when, facts) !== false),
    )
    .flatMap((opinion) => {
      const begun = Object.keys(running ?? {}).filter((key) =>
        key.startsWith(`${opinion.id}:`),
      ).length;
      if (opinion.seats)
        return Array.from(
          { length: begun || panelSize(opinion.seats.least, facts) },
          (_, index) => ({
            key: `${opinion.id}:${index + 1}`,
            office: opinion.by,
            opinion: opinion,
            panel: opinion.id,
          }),
        );
      const offices = officesOf(opinion.by, route);
      return offices.map((office) => ({
        key: opinion.by === 'co' ? `${opinion.id}:${office}` : opinion.id,
        office,
        opinion: opinion,
      }));
    });

/**
 * Whom an open opinion was handed to, as long as they still work there; otherwise it is their
 * office's again.
 */
export const assignedTo = (
  current: Case,
  key: string,
  context: Pick<DecisionContext, 'departed'>,
): string | undefined => {
  const person = current.assigned[key];
  return person && !context.departed?.includes(person) ? person : undefined;
};
