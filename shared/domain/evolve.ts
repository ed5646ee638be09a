import { dayOf, type Day } from '../kernel/calendar';
import { allSeen } from './answers';
import type { Case, CaseEvent, Mark, MarkChange, Moved, Opined, Tracked } from './case';

const marked = (mark: Mark | undefined, change: MarkChange, day: Day): Mark | undefined => {
  if (change === 'start') return { from: day };
  if (!mark || mark.ended) return mark;
  const held = mark.held ?? [];
  const open = held[held.length - 1];
  const paused = open !== undefined && open.to === undefined;
  if (change === 'pause') return paused ? mark : { ...mark, held: [...held, { from: day }] };
  if (change === 'resume')
    return paused ? { ...mark, held: [...held.slice(0, -1), { from: open.from, to: day }] } : mark;
  return { ...mark, ended: day };
};

const marksAfter = (current: Case, event: CaseEvent): Case['marks'] => {
  if (!event.marks) return current.marks;
  const next = { ...current.marks };
  for (const [id, change] of Object.entries(event.marks)) {
    const mark = marked(next[id], change, dayOf(event.at));
    if (mark) next[id] = mark;
  }
  return next;
};

/** The key by which separation of duties remembers an act. */
export const actKey = (event: { did: string; opinion?: string }): string =>
  event.did === 'opine' ? `opine:${event.opinion}` : event.did;

const actedAfter = (current: Case, event: CaseEvent): Case['acted'] => {
  const key = actKey(event);
  return {
    ...current.acted,
    [key]: [...new Set([...(current.acted[key] ?? []), event.by.person])],
  };
};

/** What every event changes, whatever it was. */
const afterAny = (current: Case, event: CaseEvent): Case => {
  const route = event.route ?? current.route;
  const { on: was, ...rest } = current;
  const on = event.on === undefined ? was : event.on || undefined;
  return {
    ...rest,
    version: current.version + 1,
    place: event.place,
    standing: event.standing,
    round: event.round,
    opinions: event.opinions ?? current.opinions,
    changed: event.changed ?? current.changed,
    acted: actedAfter(current, event),
    marks: marksAfter(current, event),
    // Whom work was handed to is forgotten with the round.
    assigned: event.round === current.round ? current.assigned : {},
    ...(route && { route }),
    ...(on && { on }),
  };
};

/** What `recall` would put back after an event. */
const lastAfter = (before: Case, event: CaseEvent): Case['last'] => ({
  did: event.did,
  by: event.by.person,
  before: {
    place: before.place,
    standing: before.standing,
    round: before.round,
    opinions: before.opinions,
    changed: before.changed,
    given: before.given,
    ...(before.route && { route: before.route }),
    ...(before.on && { on: before.on }),
  },
  ...(event.effects?.some((effect) => !('tell' in effect)) && { followed: true }),
});

type Standing = Pick<NonNullable<Case['inForce']>, 'answers' | 'opinions'>;

const inForceAfter = (current: Case, event: Moved, now: Standing): Case['inForce'] => {
  if (event.ends) return undefined;
  if (!event.grants) return current.inForce;
  return {
    answers: now.answers,
    at: event.at,
    no: (current.inForce?.no ?? 0) + 1,
    opinions: now.opinions,
    by: event.by.person,
  };
};

const tracksAfter = (current: Case, event: Moved): Case['tracks'] =>
  event.opensTracks
    ? {
        ...(event.ends ? {} : current.tracks),
        ...Object.fromEntries(
          event.opensTracks.map((id) => [id, { state: 'open' as const, at: event.at }]),
        ),
      }
    : current.tracks;

const moved = (before: Case, current: Case, event: Moved): Case => {
  const restored = event.restores ? before.inForce : undefined;
  const answers = event.answers ?? restored?.answers ?? before.answers;
  const opinions = event.opinions ?? restored?.opinions ?? before.opinions;
  const { inForce: _was, last: _last, ...rest } = current;
  const inForce = inForceAfter(before, event, { answers, opinions });
  // A reminder changes nothing, so it must not stand between an act and taking it back.
  const last = event.did === 'remind' ? before.last : lastAfter(before, event);
  return {
    ...rest,
    answers,
    opinions,
    given: { ...before.given, ...allSeen(event.given ?? {}) },
    tracks: tracksAfter(before, event),
    ...(event.grants && { acted: {} }),
    ...(event.issues &&
      event.number && { numbers: { ...before.numbers, [event.issues]: event.number } }),
    ...(inForce && { inForce }),
    ...(last && { last }),
  };
};

// What several say of the same questions is read by what all of them say: facts of their own.
const opined = (current: Case, { opinion, given }: Opined): Case =>
  opinion.includes(':') ? current : { ...current, given: { ...current.given, ...allSeen(given) } };

const tracked = (current: Case, { track }: Tracked): Case => ({
  ...current,
  tracks: { ...current.tracks, [track.id]: track.now },
  given: { ...current.given, ...allSeen(track.now.answers ?? {}) },
});

const recalled = (current: Case, given: Case['given']): Case => {
  const { last: _done, ...rest } = current;
  return { ...rest, given };
};

/**
 * The case after one more event. Needs no policy: events carry what they changed, so replay
 * survives changed rules.
 */
export const evolve = (before: Case, event: CaseEvent): Case => {
  const current = { ...afterAny(before, event), last: lastAfter(before, event) };
  switch (event.kind) {
    case 'moved':
      return moved(before, current, event);
    case 'opined':
      return opined(current, event);
    case 'tracked':
      return tracked(current, event);
    case 'transferred':
      return {
        ...current,
        assigned: { ...before.assigned, [event.assigned.opinion]: event.assigned.to },
      };
    case 'recalled':
      return recalled(current, event.given);
    default:
      return event satisfies never;
  }
};
