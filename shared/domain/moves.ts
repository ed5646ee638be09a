import type { Clause, Refusal } from '../kernel/refusal';
import { holds } from '../kernel/condition';
import type { Move, Verb } from '../policy/policy';
import type { Cited, Rules } from '../policy/rules';
import type { Actor, Case, DecisionContext } from './case';
import { separatedFrom } from './decide';
import { factsFor, trackState } from './facts';
import { actsAs, assignedTo, officesOf, seatsAt } from './who';

/** One thing an actor may do now, or may not and why: a button of the MoveBar. */
export type Offer = {
  do: Verb;
  opinion?: string;
  track?: string;
  /** The title of the opinion or track, where the verb alone does not say. */
  title?: string;
  needs: readonly string[];
  reason: boolean;
  clause: Clause;
  /** Absent: it can be done. */
  why?: Refusal;
};

/** The opinions a person could give here: one seat of a panel is enough for one person. */
const opinionOffers = (
  rules: Rules,
  current: Case,
  actor: Actor,
  context: DecisionContext,
): Offer[] => {
  const facts = factsFor(rules, current, context);
  const sat = new Set(
    Object.entries(current.opinions)
      .filter(([, opinion]) => opinion.by === actor.person && opinion.round === current.round)
      .map(([key]) => key.split(':')[0]!),
  );
  const mine = seatsAt(rules, current.place, current.route, facts, current.opinions).filter(
    (seat) => {
      const open = actor.as.includes(seat.office) && current.opinions[seat.key]?.state === 'open';
      if (!open || !seat.panel) return open;
      if (sat.has(seat.panel)) return false;
      sat.add(seat.panel);
      return true;
    },
  );
  return mine.map(({ key, opinion }) => {
    const assigned = assignedTo(current, key, context);
    const why =
      assigned && assigned !== actor.person
        ? ({ code: 'assigned_elsewhere' } as const)
        : separatedFrom(rules, current, `opine:${key}`, actor.person);
    return {
      do: 'opine',
      opinion: key,
      title: opinion.title,
      needs: opinion.form ? [opinion.form] : [],
      reason: false,
      clause: opinion.clause,
      ...(why && { why }),
    };
  });
};

/** Whether a move is this person's to be shown here at all. */
const isMine = (current: Case, actor: Actor, move: Cited<Move<string, string>>): boolean => {
  if (!move.from.includes(current.place) || move.by.includes('system')) return false;
  if (!actsAs(actor, move.by, current.route)) return false;
  if (move.do === 'recall') {
    const { last } = current;
    return last?.by === actor.person && !last.followed && move.undoes?.includes(last.did) === true;
  }
  // What was never granted can be neither paused nor revoked: a button that is always grey says
  // nothing.
  return (move.do !== 'suspend' && move.do !== 'revoke') || current.inForce !== undefined;
};

/**
 * Everything a person could do to this case from here, live or refused with the reason; never what
 * is another party's.
 */
export const movesFor = (
  rules: Rules,
  current: Case,
  actor: Actor,
  context: DecisionContext,
): Offer[] => {
  const facts = factsFor(rules, current, context);
  const opinions = opinionOffers(rules, current, actor, context);
  const moves = rules.moves
    .filter((move) => isMine(current, actor, move))
    .flatMap((move): Offer[] => {
      if (move.do === 'transfer')
        return opinions.map(({ why: _, ...offer }) => ({
          ...offer,
          do: 'transfer',
          needs: [],
          clause: move.clause,
        }));
      const may = move.when ? holds(move.when, facts) : true;
      const why: Refusal | undefined =
        may === true
          ? separatedFrom(rules, current, move.do, actor.person)
          : { code: 'not_now', clause: move.clause };
      return [
        {
          do: move.do,
          needs: move.needs ?? [],
          reason: move.reason ?? false,
          clause: move.clause,
          ...(why && { why }),
        },
      ];
    });
  return [...oneEach([...opinions, ...moves]), ...trackOffers(rules, current, actor, context)];
};

// A verb that leads on under two conditions is one thing to do: refused only when both are.
const oneEach = (offers: readonly Offer[]): Offer[] => {
  const same = (offer: Offer, one: Offer) => offer.do === one.do && offer.opinion === one.opinion;
  return offers.filter((offer, index) =>
    offer.why ? !offers.some((one, at) => same(offer, one) && (!one.why || at < index)) : true,
  );
};

const trackOffers = (
  rules: Rules,
  current: Case,
  actor: Actor,
  context: DecisionContext,
): Offer[] => {
  if (
    !current.inForce ||
    !['filed', 'pilot', 'suspended', 'in_review', 'at_school', 'returned'].includes(
      current.standing,
    )
  )
    return [];
  const facts = factsFor(rules, current, context, current.inForce.answers);
  return Object.entries(rules.tracks).flatMap(([id, track]): Offer[] => {
    if (track.life !== current.life) return [];
    const state = trackState(rules, current, id, facts);
    const base = { track: id, title: track.title, clause: track.clause };
    const given = state !== 'na' && current.tracks[id]?.state === 'given';
    if (given && actsAs(actor, track.confirmedBy, current.route))
      return [
        { ...base, do: 'verify', needs: [], reason: false },
        { ...base, do: 'refuse', needs: [], reason: true },
      ];
    if (
      !given &&
      (state === 'open' || state === 'lapsed') &&
      actsAs(actor, track.by, current.route)
    )
      return [{ ...base, do: 'report', needs: [track.form], reason: false }];
    return [];
  });
};

/** Who holds a case now: the offices or parties it waits for, with what each is asked. */
export const waitingFor = (
  rules: Rules,
  current: Case,
  context: DecisionContext,
): { office: string; what: string; key?: string }[] => {
  const place = rules.policy.words.places[current.place];
  if (!place || place.final) return [];
  const facts = factsFor(rules, current, context);
  const seats = seatsAt(rules, current.place, current.route, facts, current.opinions).filter(
    (seat) => current.opinions[seat.key]?.state === 'open',
  );
  if (seats.length > 0)
    return seats
      .filter(
        (seat, index) =>
          !seat.panel || seats.findIndex((one) => one.panel === seat.panel) === index,
      )
      .map((seat) => ({ office: seat.office, what: seat.opinion.title, key: seat.key }));
  return place.held
    ? officesOf(place.held, current.route).map((office) => ({ office, what: place.title }))
    : [];
};
