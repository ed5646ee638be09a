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

const marks = (c: Case, e: CaseEvent): Case['marks'] => {
  if (!e.marks) return c.marks;
  const next = { ...c.marks };
  for (const [id, change] of Object.entries(e.marks)) {
    const mark = marked(next[id], change, dayOf(e.at));
    if (mark) next[id] = mark;
  }
  return next;
};

const tracks = (c: Case, e: CaseEvent): Case['tracks'] => {
  const opened = Object.fromEntries(
    (e.opensTracks ?? []).map((id) => [id, { state: 'open' as const, at: e.at }]),
  );
  return e.track || e.opensTracks
    ? { ...(e.ends ? {} : c.tracks), ...opened, ...(e.track && { [e.track.id]: e.track.now }) }
    : c.tracks;
};

/** The key by which separation of duties remembers an act. */
export const actKey = (e: { did: string; opinion?: string }): string =>
  e.did === 'opine' ? `opine:${e.opinion}` : e.did;

type InForce = Case['inForce'];

const inForceAfter = (
  c: Case,
  e: CaseEvent,
  now: Pick<NonNullable<InForce>, 'answers' | 'opinions'>,
): InForce => {
  if (e.ends) return undefined;
  if (!e.grants) return c.inForce;
  return {
    answers: now.answers,
    at: e.at,
    no: (c.inForce?.no ?? 0) + 1,
    opinions: now.opinions,
    by: e.by.person,
  };
};

const assignedAfter = (c: Case, e: CaseEvent): Case['assigned'] => {
  if (e.assigned) return { ...c.assigned, [e.assigned.opinion]: e.assigned.to };
  return e.round === c.round ? c.assigned : {};
};

/**
 * The case after one more event. Needs no policy: events carry what they changed, so replay
 * survives changed rules.
 */
export const evolve = (c: Case, e: CaseEvent): Case => {
  const answers = e.answers ?? (e.restores && c.inForce ? c.inForce.answers : c.answers);
  const key = actKey(e);
  const acted = e.grants
    ? {}
    : { ...c.acted, [key]: [...new Set([...(c.acted[key] ?? []), e.by.person])] };
  const opinions = e.opinions ?? (e.restores && c.inForce ? c.inForce.opinions : c.opinions);
  const { inForce: _f, last: _l, route: oldRoute, ...rest } = c;
  const route = e.route ?? oldRoute;
  const inForce = inForceAfter(c, e, { answers, opinions });
  const before = {
    place: c.place,
    standing: c.standing,
    round: c.round,
    opinions: c.opinions,
    changed: c.changed,
    ...(c.route && { route: c.route }),
  };
  return {
    ...rest,
    version: c.version + 1,
    place: e.place,
    standing: e.standing,
    round: e.round,
    answers,
    opinions,
    changed: e.changed ?? c.changed,
    acted,
    marks: marks(c, e),
    tracks: tracks(c, e),
    assigned: assignedAfter(c, e),
    numbers: e.issues && e.number ? { ...c.numbers, [e.issues]: e.number } : c.numbers,
    ...(route && { route }),
    ...(inForce && { inForce }),
    // A reminder changes nothing, so it must not stand between an act and taking it back.
    ...(e.did === 'remind'
      ? _l && { last: _l }
      : !e.recalls && { last: { did: e.did, by: e.by.person, before } }),
  };
};
