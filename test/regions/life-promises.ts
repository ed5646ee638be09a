import type { Actor, Case, DecisionContext } from '@shared/domain/case';
import { movesFor, waitingFor, type Offer } from '@shared/domain/moves';
import { useSpans } from '@shared/domain/public-status';
import { must } from './must';
import type { Region } from './region';

/** Whose cases these are: a region, and everybody in it. */
type Of = { region: Region; cast: readonly Actor[] };

const settled = new Set(['filed', 'pilot', 'listed']);

const isTheEnd = ({ region, cast }: Of, current: Case, world: DecisionContext): void => {
  const nobody = cast.every((who) => movesFor(region.rules, current, who, world).length === 0);
  must(nobody, 'the end is the end', current.place);
};

/** Nobody waits for nobody: somebody fresh can move it, unless it is settled. */
const goesOn = ({ region, cast }: Of, current: Case, world: DecisionContext): void => {
  const unseen = { ...current, acted: {}, assigned: {} };
  const isOnward = ({ why, track, do: verb }: Offer): boolean =>
    !why && !track && verb !== 'recall' && verb !== 'remind';
  const fresh = (): boolean =>
    cast.some((who) => movesFor(region.rules, unseen, who, world).some(isOnward));
  must(settled.has(current.standing) || fresh(), 'somebody can go on', current.place);
};

const isWaitedFor = ({ region }: Of, current: Case, world: DecisionContext): void => {
  const isReview = region.rules.opinions.some(({ at }) => at === current.place);
  const waits = !isReview || waitingFor(region.rules, current, world).length > 0;
  must(waits, 'a review waits for somebody', current.place);
};

const usePromises = ({ region }: Of, current: Case, world: DecisionContext): void => {
  const [use] = useSpans(region.rules, current, world);
  const isNo = use!.use === 'no';
  const isGranted = isNo || current.inForce !== undefined;
  must(isGranted, 'what may be used was granted', [current.place, use]);
  must(isNo || current.standing !== 'suspended', 'what is suspended is not used', use);
  const isExplained = !isNo || !current.inForce || use!.says.length > 4;
  must(isExplained, 'a no over something in force is explained', use);
};

/** What must hold of every case after every act; `entered`: it came to where it is by this one. */
export const promises = (of: Of, current: Case, world: DecisionContext, entered: boolean): void => {
  const place = of.region.rules.policy.words.places[current.place]!;
  must(current.standing === place.standing, 'standing follows the place', current.place);
  must(!place.final || !current.inForce, 'nothing in force at the end', current.place);
  const isGranted = current.standing !== 'filed' || current.inForce !== undefined;
  must(isGranted, 'filed means granted', current.place);
  if (place.final) return isTheEnd(of, current, world);
  if (entered) goesOn(of, current, world);
  isWaitedFor(of, current, world);
  if (current.life === 'filing') usePromises(of, current, world);
};
