import type { Answers, Attached } from '../fields/answer';
import type { Day, Holidays, Instant } from '../kernel/calendar';
import type { FactValue } from '../kernel/condition';
import type { Scalar } from '../kernel/scalar';
import type { Effect, Life, Standing, Verb } from '../policy/policy';
import type { Series } from '../vocabulary/series';
import type { Bar } from './listed';

export type { Answer, Answers, Attached, Point, Sealed } from '../fields/answer';

/** What an office said. `stood` means an earlier pass still counts in this round. */
export type OpinionState = {
  state: 'open' | 'pass' | 'fault' | 'bar';
  round: number;
  by?: string;
  at?: Instant;
  reason?: string;
  /** What was photographed, for whoever reads the reason. */ photos?: readonly Attached[];
  answers?: Answers;
  /** Given by whoever is in charge of the office, who signs its box on paper. */ headed?: true;
  stood?: true;
};

/** The state of work beside the case. */
export type TrackState = {
  state: 'open' | 'given' | 'done';
  /** Proof came after the last day: it counts only once confirmed. */ late?: true;
  answers?: Answers;
  reason?: string;
  at: Instant;
};

/** A clock of a case: the day it began, days used before a pause, whether it is paused or ended. */
export type Mark = { from: Day; held?: readonly { from: Day; to?: Day }[]; ended?: Day };

/** What was granted and is in force until the next grant. */
export type InForce = {
  answers: Answers;
  at: Instant;
  no: number;
  opinions: Readonly<Record<string, OpinionState>>;
  by?: string;
};

/** Where the reviewing of a case was sent. */
export type Routing = {
  row: string;
  lead: string;
  co: readonly string[];
};

/**
 * The event of another case that opened this one, everybody who acted in that case and before, and
 * what was known from the start.
 */
export type Cause = {
  case: string;
  seq: number;
  index: number;
  life: Life;
  did: Verb;
  at: Instant;
  /** The article that says that this follows. */ clause: { doc: string; no: string };
  acted: Readonly<Record<string, readonly string[]>>;
  with?: Readonly<Record<string, Scalar>>;
};

/** What follows from an event, with its values filled in, and the article that says so. */
export type Follow = DistributiveOmit<Effect, 'with'> & {
  with?: Readonly<Record<string, Scalar>>;
  clause: { doc: string; no: string };
};
type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;

/** A case: the fold of its events. The same shape for every life. */
export type Case = {
  id: string;
  life: Life;
  policy: string;
  version: number;
  place: string;
  standing: Standing;
  round: number;
  route?: Routing;
  answers: Answers;
  inForce?: InForce;
  opinions: Readonly<Record<string, OpinionState>>;
  /** Fields changed since the last round of opinions began. */
  changed: readonly string[];
  /** Who did what since the last grant: act key to person ids. */
  acted: Readonly<Record<string, readonly string[]>>;
  marks: Readonly<Record<string, Mark>>;
  tracks: Readonly<Record<string, TrackState>>;
  assigned: Readonly<Record<string, string>>;
  numbers: Readonly<Record<string, string>>;
  /** What was answered in the acts that led here, the latest to each question, as rules read it. */
  given: Readonly<Record<string, FactValue>>;
  /** What opened it. */ cause?: Cause;
  /** The list that it stands on now. */ on?: string;
  last?: {
    did: Verb;
    by: string;
    before: Before;
    /** Something followed from it. */ followed?: true;
  };
};

/** What `recall` puts back. */
export type Before = Pick<
  Case,
  'place' | 'standing' | 'round' | 'opinions' | 'changed' | 'route' | 'given' | 'on'
>;

/** A clock's change of state within an event. */
export type MarkChange = 'start' | 'pause' | 'resume' | 'end';

/** What every event says: who did what, where that led, under which articles, and why. */
type Happened = {
  did: Verb;
  by: { person: string; as: string };
  at: Instant;
  place: string;
  standing: Standing;
  round: number;
  cites: readonly { doc: string; no: string }[];
  route?: Routing;
  opinions?: Readonly<Record<string, OpinionState>>;
  changed?: readonly string[];
  marks?: Readonly<Record<string, MarkChange>>;
  /** The list that it stands on from now; none any more. */ on?: string | false;
  /** What opened the case: in its first event. */ cause?: Cause;
  effects?: readonly Follow[];
  reason?: string;
  photos?: readonly Attached[];
};

/** A move of the policy was made; `answers` are the case's own, `given` those of the act. */
export type Moved = Happened & {
  kind: 'moved';
  answers?: Answers;
  given?: Answers;
  grants?: true;
  restores?: true;
  ends?: true;
  opensTracks?: readonly string[];
  issues?: Series;
  number?: string;
};
/** An office said what it thinks. */
export type Opined = Happened & {
  kind: 'opined';
  opinion: string;
  outcome?: 'pass' | 'fault' | 'bar';
  given: Answers;
};
/** Proof of a track was given, confirmed or sent back. */
export type Tracked = Happened & { kind: 'tracked'; track: { id: string; now: TrackState } };
/** An office handed its opinion to a colleague. */
export type Transferred = Happened & {
  kind: 'transferred';
  assigned: { opinion: string; to: string };
};
/** Whoever acted last took it back: what stood before stands again. */
export type Recalled = Happened & { kind: 'recalled'; given: Case['given'] };

/** What happened, complete enough that replay needs no policy, and free of personal data. */
export type CaseEvent = Moved | Opined | Tracked | Transferred | Recalled;

/** The event when it is a move of the policy. */
export const moveOf = (event: CaseEvent): Moved | undefined =>
  event.kind === 'moved' ? event : undefined;

/** Who acts: the person, and every party and office they hold towards this case. */
export type Actor = { person: string; as: readonly string[] };

/** What somebody wants to do, and the version (an opinion: the round) they saw. */
export type ActInput = {
  do: Verb;
  by: Actor;
  version?: number;
  round?: number;
  opinion?: string;
  track?: string;
  outcome?: 'pass' | 'fault' | 'bar';
  answers?: Answers;
  reason?: string;
  /** The reason will be kept sealed and apart from the history, so it may name people. */ sealed?: true;
  /** They go with the reason. */ photos?: readonly Attached[];
  to?: string;
};

/**
 * Everything outside the case that a decision may look at. `now` and the calendar come in; nothing
 * here is fetched.
 */
export type DecisionContext = {
  facts: Readonly<Record<string, FactValue>>;
  settings: Readonly<Record<string, Scalar>>;
  now: Instant;
  holidays: Holidays;
  /** People whom work was handed to and who have left since. */
  departed?: readonly string[];
  /** What lists do here to the app and its provider. */
  bars?: readonly Bar[];
};

/** A case nobody has acted on yet. */
export const blankCase = (
  id: string,
  life: Life,
  policy: string,
  start: { place: string; standing: Standing; cause?: Cause },
): Case => ({
  id,
  life,
  policy,
  version: 0,
  place: start.place,
  standing: start.standing,
  round: 0,
  answers: {},
  opinions: {},
  changed: [],
  acted: {},
  marks: {},
  tracks: {},
  assigned: {},
  numbers: {},
  given: start.cause?.with ?? {},
  ...(start.cause && { cause: start.cause }),
});
