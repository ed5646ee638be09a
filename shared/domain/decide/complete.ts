import { type Facts } from '../../kernel/condition';
import { no, yes, type Result } from '../../kernel/result';
import { type Clause, type Fault, type Refusal } from '../../kernel/refusal';
import { type Move } from '../../policy/policy';
import { type Cited, type Rules } from '../../policy/rules';
import {
  type ActInput,
  type Case,
  type CaseEvent,
  type MarkChange,
  type OpinionState,
} from '../case';
import { factsFor, type Decision } from '../facts';
import { findings } from '../findings';
import { isWhat } from '../happened';
import { listAfter } from '../lists';
import { routeOf } from '../route';
import { seatsAt, type Seat } from '../who';

/** A move of the policy with its clause. */
export type MoveRule = Cited<Move<string, string>>;
// What follows from where an event leads, and who did it: the same for every kind.
type Follows =
  | 'did'
  | 'by'
  | 'at'
  | 'standing'
  | 'cites'
  | 'marks'
  | 'on'
  | 'cause'
  | 'effects'
  | 'route'
  | 'reason'
  | 'photos';
type DraftOf<E> = E extends CaseEvent
  ? Omit<E, Follows | 'round' | 'opinions' | 'changed' | 'opensTracks'> &
      Partial<Pick<E, 'round' | 'opinions' | 'changed' | 'route'>>
  : never;
/** What an act decides of its event; `complete` adds what follows from it. */
export type EventDraft = DraftOf<CaseEvent>;

type Article = Pick<Clause, 'doc' | 'no'>;

/** Articles as an event cites them. */
export const cite = (...clauses: readonly Article[]): CaseEvent['cites'] =>
  clauses.map((article) => ({ doc: article.doc, no: article.no }));

/** The refusal of separation of duties, or undefined when this person may do this. */
export const separatedFrom = (
  rules: Rules,
  current: Case,
  key: string,
  person: string,
): Refusal | undefined => {
  const matches = (pattern: string, key: string): boolean =>
    pattern === key ||
    key.startsWith(`${pattern}:`) ||
    (pattern.endsWith(':*') && key.startsWith(pattern.slice(0, -1)));
  const of = (acted: Case['acted'], prefix = ''): string[] =>
    Object.entries(acted)
      .filter(([, people]) => people.includes(person))
      .map(([key]) => `${prefix}${key}`);
  const did = [...of(current.acted), ...of(current.cause?.acted ?? {}, 'cause:')];
  for (const {
    pair: [first, second],
    clause,
  } of rules.separationOfDuties) {
    const other = matches(first, key) ? second : first;
    if (!matches(first, key) && !matches(second, key)) continue;
    if (did.some((done) => done !== key && matches(other, done)))
      return { code: 'took_part_before', clause };
  }
  return undefined;
};

/** What this event does to the clocks of the case. */
const markChanges = (
  rules: Rules,
  current: Case,
  event: CaseEvent,
): Record<string, MarkChange> | undefined => {
  const out: Record<string, MarkChange> = {};
  const entered = event.place !== current.place ? event.place : undefined;
  const moved = event.kind === 'moved' ? event : undefined;
  for (const [id, clock] of Object.entries(rules.clocks)) {
    if (clock.life !== current.life) continue;
    const running = current.marks[id] !== undefined && !current.marks[id].ended;
    const finished =
      clock.until &&
      'track' in clock.until &&
      current.tracks[clock.until.track]?.state === 'done' &&
      !moved?.opensTracks?.includes(clock.until.track);
    if (isWhat(clock.from, event, entered) && !finished && !(running && clock.until))
      out[id] = 'start';
    else if (isWhat(clock.until, event, entered) || moved?.ends) out[id] = 'end';
    else if (entered && clock.pauses?.includes(entered)) out[id] = 'pause';
    else if (entered && clock.pauses?.includes(current.place)) out[id] = 'resume';
  }
  return Object.keys(out).length > 0 ? out : undefined;
};

/**
 * The opinions of the round that begins: an earlier pass since the last grant stands unless
 * something it looked at changed. If all would stand, all look again, for a round that waits for
 * nobody would never end.
 */
const newRound = (
  current: Case,
  seats: readonly Seat[],
  changed: readonly string[],
): Record<string, OpinionState> => {
  const stands = ({ key, opinion }: Seat): OpinionState | undefined => {
    const old = current.opinions[key];
    const counts =
      old?.state === 'pass' &&
      (!current.inForce || (old.at ?? '') > current.inForce.at) &&
      opinion.looksAt !== undefined &&
      !opinion.looksAt.some((field) => changed.includes(field));
    return counts ? { ...old, stood: true } : undefined;
  };
  const again = seats.every((seat) => stands(seat));
  return Object.fromEntries(
    seats.map((seat) => [
      seat.key,
      (!again && stands(seat)) || { state: 'open' as const, round: current.round + 1 },
    ]),
  );
};

/** The tracks that a grant opens: those that begin anew, and those not begun yet. */
const tracksOpened = (rules: Rules, current: Case): string[] =>
  Object.entries(rules.tracks)
    .filter(([id, track]) => {
      const mine = track.life === current.life;
      return mine && (track.again || current.tracks[id] === undefined);
    })
    .map(([id]) => id);

type Entering = { route?: CaseEvent['route']; opinions?: Case['opinions'] };

/** What a place asks of whoever comes to it anew: an office to lead, and a round of opinions. */
const entering = ({ rules, current, context }: Decision, made: EventDraft): Result<Entering> => {
  const place = rules.policy.words.places[made.place]!;
  const asked = rules.opinions.filter((opinion) => opinion.at === made.place);
  const answers = made.kind === 'moved' ? made.answers : undefined;
  const facts = factsFor(rules, current, context, answers ?? current.answers);
  const needsRoute =
    asked.some((opinion) => opinion.by === 'lead' || opinion.by === 'co') || place.held === 'lead';
  const route = needsRoute ? routeOf(rules, current.life, facts) : undefined;
  if (needsRoute && !route)
    return no('not_now', { params: { place: place.title, why: 'route_unknown' } });
  if (asked.length === 0) return yes({ ...(route && { route }) });
  const seats = seatsAt(rules, made.place, route ?? current.route, facts);
  const opinions = newRound(current, seats, made.changed ?? current.changed);
  return yes({ opinions, ...(route && { route }) });
};

/**
 * Completes an event: standing, round, route, opinions and clocks that follow from where it leads.
 */
export const complete = (
  decision: Decision,
  as: string,
  made: EventDraft,
  clauses: readonly Article[],
): Result<CaseEvent> => {
  const { rules, current, act, context } = decision;
  // A photo alone says nothing that could be answered.
  if (act.photos?.length && !act.reason?.trim()) return no('reason_needed');
  const enters = made.place !== current.place && made.kind !== 'recalled';
  const entered = enters ? entering(decision, made) : yes<Entering>({});
  if (!entered.ok) return entered;
  const { route, opinions } = entered.value;
  const on = listAfter(rules, current, made);
  const event: CaseEvent = {
    ...made,
    did: act.do,
    by: { person: act.by.person, as },
    at: context.now,
    standing: rules.policy.words.places[made.place]!.standing,
    round: made.round ?? current.round + Number(opinions !== undefined),
    cites: cite(...clauses),
    ...(route && { route }),
    ...(opinions && { opinions, changed: [] }),
    ...(made.kind === 'moved' && made.grants && { opensTracks: tracksOpened(rules, current) }),
    ...(act.reason?.trim() && { reason: act.reason.trim() }),
    ...(act.photos?.length && { photos: act.photos }),
    ...(current.version === 0 && current.cause && { cause: current.cause }),
    ...(on !== current.on && { on: on ?? false }),
  };
  const marks = markChanges(rules, current, event);
  return yes(marks ? { ...event, marks } : event);
};

/** The refusal that names all faults at once, under the clause of the first. */
export const wrong = (list: readonly Fault[]): { ok: false; refusal: Refusal } =>
  no('faults', { faults: list, ...(list[0]?.clause && { clause: list[0].clause }) });

/**
 * The findings that forbid an act, as faults; the label says what is wrong and `fix` what to do.
 */
export const stops = (rules: Rules, current: Case, act: ActInput, facts: Facts): Fault[] =>
  findings(rules, current.life, facts, act.do, current.route)
    .filter((finding) => finding.says === 'stop')
    .map((finding): Fault => ({
      field: finding.fields[0] ?? '',
      label: finding.about,
      code: 'finding',
      clause: finding.clause,
      params: { finding: finding.id, ...(finding.fix && { fix: finding.fix }) },
    }));
