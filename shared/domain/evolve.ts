import { dayOf, type Day } from '../kernel/calendar';
import type { Case, CaseEvent, Mark, MarkChange } from './case';

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

const marks = (current: Case, event: CaseEvent): Case['marks'] => {
  if (!event.marks) return current.marks;
  const next = { ...current.marks };
  for (const [id, change] of Object.entries(event.marks)) {
    const mark = marked(next[id], change, dayOf(event.at));
    if (mark) next[id] = mark;
  }
  return next;
};

const tracks = (current: Case, event: CaseEvent): Case['tracks'] => {
  const opened = Object.fromEntries(
    (event.opensTracks ?? []).map((id) => [id, { state: 'open' as const, at: event.at }]),
  );
  return event.track || event.opensTracks
    ? {
        ...(event.ends ? {} : current.tracks),
        ...opened,
        ...(event.track && { [event.track.id]: event.track.now }),
      }
    : current.tracks;
};

/** The key by which separation of duties remembers an act. */
export const actKey = (event: { did: string; opinion?: string }): string =>
  event.did === 'opine' ? `opine:${event.opinion}` : event.did;

type InForce = Case['inForce'];

const inForceAfter = (
  current: Case,
  event: CaseEvent,
  now: Pick<NonNullable<InForce>, 'answers' | 'opinions'>,
): InForce => {
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

const assignedAfter = (current: Case, event: CaseEvent): Case['assigned'] => {
  if (event.assigned) return { ...current.assigned, [event.assigned.opinion]: event.assigned.to };
  return event.round === current.round ? current.assigned : {};
};

/**
 * The case after one more event. Needs no policy: events carry what they changed, so replay
 * survives changed rules.
 */
export const evolve = (current: Case, event: CaseEvent): Case => {
  const answers =
    event.answers ??
    (event.restores && current.inForce ? current.inForce.answers : current.answers);
  const key = actKey(event);
  const acted = event.grants
    ? {}
    : { ...current.acted, [key]: [...new Set([...(current.acted[key] ?? []), event.by.person])] };
  const opinions =
    event.opinions ??
    (event.restores && current.inForce ? current.inForce.opinions : current.opinions);
  const { inForce: _f, last: _l, route: oldRoute, ...rest } = current;
  const route = event.route ?? oldRoute;
  const inForce = inForceAfter(current, event, { answers, opinions });
  const before = {
    place: current.place,
    standing: current.standing,
    round: current.round,
    opinions: current.opinions,
    changed: current.changed,
    ...(current.route && { route: current.route }),
  };
  return {
    ...rest,
    version: current.version + 1,
    place: event.place,
    standing: event.standing,
    round: event.round,
    answers,
    opinions,
    changed: event.changed ?? current.changed,
    acted,
    marks: marks(current, event),
    tracks: tracks(current, event),
    assigned: assignedAfter(current, event),
    numbers:
      event.issues && event.number
        ? { ...current.numbers, [event.issues]: event.number }
        : current.numbers,
    ...(route && { route }),
    ...(inForce && { inForce }),
    // A reminder changes nothing, so it must not stand between an act and taking it back.
    ...(event.did === 'remind'
      ? _l && { last: _l }
      : !event.recalls && { last: { did: event.did, by: event.by.person, before } }),
  };
};
