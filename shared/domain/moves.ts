import type { Clause, Refusal } from '../kernel/refusal';
import { holds } from '../kernel/condition';
import type { Verb } from '../policy/policy';
import type { Rules } from '../policy/rules';
import type { Act, Actor, Case, World } from './case';
import { apartFrom } from './decide';
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

/**
 * Everything a person could do to this case from here, live or refused with the reason; never what
 * is another party's.
 */
export const movesFor = (rules: Rules, c: Case, actor: Actor, w: World): Offer[] => {
  const facts = factsFor(rules, c, w);
  const out: Offer[] = [];
  // One seat of a panel is enough for one person.
  const sat = new Set(
    Object.entries(c.opinions)
      .filter(([, o]) => o.by === actor.person && o.round === c.round)
      .map(([key]) => key.split(':')[0]!),
  );
  for (const s of seatsAt(rules, c.place, c.route, facts, c.opinions)) {
    if (
      !actor.as.includes(s.office) ||
      c.opinions[s.key]?.state !== 'open' ||
      (s.panel && sat.has(s.panel))
    )
      continue;
    if (s.panel) sat.add(s.panel);
    const assigned = assignedTo(c, s.key, w);
    const why =
      assigned && assigned !== actor.person
        ? ({ code: 'assigned_elsewhere' } as const)
        : apartFrom(rules, c, `opine:${s.key}`, actor.person);
    out.push({
      do: 'opine',
      opinion: s.key,
      title: s.opinion.title,
      needs: s.opinion.form ? [s.opinion.form] : [],
      reason: false,
      clause: s.opinion.clause,
      ...(why && { why }),
    });
  }
  for (const m of rules.moves) {
    if (!m.from.includes(c.place) || m.by.includes('system') || !actsAs(actor, m.by, c.route))
      continue;
    if (
      m.do === 'recall' &&
      !(c.last && c.last.by === actor.person && m.undoes?.includes(c.last.did))
    )
      continue;
    if (m.do === 'transfer') {
      for (const { why: _, ...o } of out.filter((x) => x.do === 'opine'))
        out.push({ ...o, do: 'transfer', needs: [], clause: m.clause });
      continue;
    }
    // What was never granted can be neither paused nor revoked: a button that is always grey says
    // nothing.
    if ((m.do === 'suspend' || m.do === 'revoke') && !c.inForce) continue;
    const answer = m.when ? holds(m.when, facts) : true;
    const why: Refusal | undefined =
      answer === true
        ? apartFrom(rules, c, m.do, actor.person)
        : { code: 'not_now', clause: m.clause };
    out.push({
      do: m.do,
      needs: m.needs ?? [],
      reason: m.reason ?? false,
      clause: m.clause,
      ...(why && { why }),
    });
  }
  return [...oneEach(out), ...trackOffers(rules, c, actor, w)];
};

// A verb that leads on under two conditions is one thing to do: refused only when both are.
const oneEach = (offers: readonly Offer[]): Offer[] => {
  const same = (a: Offer, b: Offer) => a.do === b.do && a.opinion === b.opinion;
  return offers.filter((o, i) =>
    o.why ? !offers.some((x, j) => same(o, x) && (!x.why || j < i)) : true,
  );
};

const trackOffers = (rules: Rules, c: Case, actor: Actor, w: World): Offer[] => {
  if (
    !c.inForce ||
    !['filed', 'pilot', 'suspended', 'in_review', 'at_school', 'returned'].includes(c.standing)
  )
    return [];
  const facts = factsFor(rules, c, w, c.inForce.answers);
  return Object.entries(rules.tracks).flatMap(([id, t]): Offer[] => {
    if (t.life !== c.life) return [];
    const state = trackState(rules, c, id, facts);
    const base = { track: id, title: t.title, clause: t.clause };
    const given = state !== 'na' && c.tracks[id]?.state === 'given';
    if (given && actsAs(actor, t.confirmedBy, c.route))
      return [
        { ...base, do: 'verify', needs: [], reason: false },
        { ...base, do: 'refuse', needs: [], reason: true },
      ];
    if (!given && (state === 'open' || state === 'lapsed') && actsAs(actor, t.by, c.route))
      return [{ ...base, do: 'report', needs: [t.form], reason: false }];
    return [];
  });
};

/**
 * What the system itself must do to a case now: every watch whose condition holds, as acts to
 * decide.
 */
export const watches = (rules: Rules, c: Case, w: World): Act[] => {
  const facts = factsFor(rules, c, w);
  return rules.moves
    .filter(
      (m) =>
        m.by.includes('system') &&
        m.from.includes(c.place) &&
        m.when &&
        holds(m.when, facts) === true,
    )
    .map((m) => ({ do: m.do, by: { person: 'system', as: ['system'] }, version: c.version }));
};

/** Who holds a case now: the offices or parties it waits for, with what each is asked. */
export const waitingFor = (
  rules: Rules,
  c: Case,
  w: World,
): { office: string; what: string; key?: string }[] => {
  const place = rules.policy.words.places[c.place];
  if (!place || place.final) return [];
  const facts = factsFor(rules, c, w);
  const seats = seatsAt(rules, c.place, c.route, facts, c.opinions).filter(
    (s) => c.opinions[s.key]?.state === 'open',
  );
  if (seats.length > 0)
    return seats
      .filter((s, i) => !s.panel || seats.findIndex((x) => x.panel === s.panel) === i)
      .map((s) => ({ office: s.office, what: s.opinion.title, key: s.key }));
  return place.held
    ? officesOf(place.held, c.route).map((office) => ({ office, what: place.title }))
    : [];
};
