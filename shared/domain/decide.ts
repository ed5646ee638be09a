import { choose, holds, type Facts } from '../kernel/condition';
import { headOf } from '../kernel/kinds';
import { no, yes, type Result } from '../kernel/result';
import type { Clause, Fault, Refusal } from '../kernel/refusal';
import type { Move } from '../policy/policy';
import type { Cited, Rules } from '../policy/rules';
import { isPoint } from '../fields/answer';
import { keptWrong, wordsWrong } from '../fields/words';
import { pointWrong } from '../fields/point';
import { changedFields, faults } from './answers';
import type { Act, Answers, Case, CaseEvent, MarkChange, OpinionState, World } from './case';
import { actKey } from './evolve';
import { factsFor, trackState } from './facts';
import { findings, type Finding } from './findings';
import { routeOf } from './route';
import { actsAs, assignedTo, officesOf, seatsAt, type Seat } from './who';

type M = Cited<Move<string, string>>;
type Made = Pick<CaseEvent, 'place'> & Partial<CaseEvent>;

type Article = Pick<Clause, 'doc' | 'no'>;

const cite = (...clauses: readonly Article[]): CaseEvent['cites'] =>
  clauses.map((c) => ({ doc: c.doc, no: c.no }));

/** The refusal of separation of duties, or undefined when this person may do this. */
export const apartFrom = (
  rules: Rules,
  c: Case,
  key: string,
  person: string,
): Refusal | undefined => {
  const matches = (pattern: string, k: string): boolean =>
    pattern === k ||
    k.startsWith(`${pattern}:`) ||
    (pattern === 'opine:*' && k.startsWith('opine:'));
  const did = Object.entries(c.acted)
    .filter(([, people]) => people.includes(person))
    .map(([k]) => k);
  for (const {
    pair: [a, b],
    clause,
  } of rules.apart) {
    const other = matches(a, key) ? b : matches(b, key) ? a : undefined;
    if (other && did.some((k) => k !== key && matches(other, k)))
      return { code: 'took_part_before', clause };
  }
  return undefined;
};

/** What this event does to the clocks of the case. */
const markChanges = (
  rules: Rules,
  c: Case,
  e: Made & { did: string },
): Record<string, MarkChange> | undefined => {
  const out: Record<string, MarkChange> = {};
  const entered = e.place !== c.place ? e.place : undefined;
  const hits = (on: (typeof rules.clocks)[string]['from'] | undefined): boolean =>
    !on
      ? false
      : 'enter' in on
        ? entered !== undefined && on.enter.includes(entered)
        : 'did' in on
          ? on.did === e.did
          : 'granted' in on
            ? e.grants === true
            : e.track?.id === on.track && e.track.now.state === 'done';
  for (const [id, clock] of Object.entries(rules.clocks)) {
    if (clock.life !== c.life) continue;
    const running = c.marks[id] !== undefined && !c.marks[id].ended;
    const finished =
      clock.until &&
      'track' in clock.until &&
      c.tracks[clock.until.track]?.state === 'done' &&
      !e.opensTracks?.includes(clock.until.track);
    if (hits(clock.from) && !finished && !(running && clock.until)) out[id] = 'start';
    else if (hits(clock.until) || e.ends) out[id] = 'end';
    else if (entered && clock.pauses?.includes(entered)) out[id] = 'pause';
    else if (entered && clock.pauses?.includes(c.place)) out[id] = 'resume';
  }
  return Object.keys(out).length > 0 ? out : undefined;
};

/**
 * The opinions of the round that begins: an earlier pass since the last grant stands unless
 * something it looked at changed. If all would stand, all look again, for a round that waits for
 * nobody would never end.
 */
const newRound = (
  c: Case,
  seats: readonly Seat[],
  changed: readonly string[],
): Record<string, OpinionState> => {
  const stands = ({ key, opinion }: Seat): OpinionState | undefined => {
    const old = c.opinions[key];
    const counts =
      old?.state === 'pass' &&
      (!c.inForce || (old.at ?? '') > c.inForce.at) &&
      opinion.looksAt !== undefined &&
      !opinion.looksAt.some((f) => changed.includes(f));
    return counts ? { ...old, stood: true } : undefined;
  };
  const again = seats.every((s) => stands(s));
  return Object.fromEntries(
    seats.map((s) => [
      s.key,
      (!again && stands(s)) || { state: 'open' as const, round: c.round + 1 },
    ]),
  );
};

/**
 * Completes an event: standing, round, route, opinions and clocks that follow from where it leads.
 */
const complete = (
  rules: Rules,
  c: Case,
  act: Act,
  w: World,
  as: string,
  made: Made,
  clauses: readonly Article[],
): Result<CaseEvent[]> => {
  // A photo alone says nothing that could be answered.
  if (act.photos?.length && !act.reason?.trim()) return no('reason_needed');
  const place = rules.policy.words.places[made.place]!;
  const entering = made.place !== c.place && !made.recalls;
  const changed = made.changed ?? c.changed;
  const facts = factsFor(rules, c, w, made.answers ?? c.answers);
  const places = rules.opinions.filter((o) => o.at === made.place);
  const needsRoute =
    entering && (places.some((o) => o.by === 'lead' || o.by === 'co') || place.held === 'lead');
  const route = needsRoute ? routeOf(rules, facts) : undefined;
  if (needsRoute && !route)
    return no('not_now', { params: { place: place.title, why: 'route_unknown' } });
  const opens = entering && places.length > 0;
  const seats = opens ? seatsAt(rules, made.place, route ?? c.route, facts) : [];
  const granted = made.grants
    ? Object.entries(rules.tracks)
        .filter(([id, t]) => t.life === c.life && (t.again || c.tracks[id] === undefined))
        .map(([id]) => id)
    : undefined;
  const event: CaseEvent = {
    ...made,
    did: act.do,
    by: { person: act.by.person, as },
    at: w.now,
    standing: place.standing,
    round: made.recalls ? made.round! : opens ? c.round + 1 : c.round,
    cites: cite(...clauses),
    ...(route && { route }),
    ...(opens && { opinions: newRound(c, seats, changed), changed: [] }),
    ...(granted && { opensTracks: granted }),
    ...(act.reason?.trim() && { reason: act.reason.trim() }),
    ...(act.photos?.length && { photos: act.photos }),
  };
  const marks = markChanges(rules, c, event);
  return yes([marks ? { ...event, marks } : event]);
};

const wrong = (list: readonly Fault[]): { ok: false; refusal: Refusal } =>
  no('faults', { faults: list, ...(list[0]?.clause && { clause: list[0].clause }) });

/**
 * The findings that forbid an act, as faults; the label says what is wrong and `fix` what to do.
 */
const stops = (rules: Rules, c: Case, act: Act, facts: Facts): Fault[] =>
  findings(rules, c.life, facts, act.do, c.route)
    .filter((f) => f.says === 'stop')
    .map((f): Fault => ({
      field: f.fields[0] ?? '',
      label: f.about,
      code: 'finding',
      clause: f.clause,
      params: { finding: f.id, ...(f.fix && { fix: f.fix }) },
    }));

const opine = (rules: Rules, c: Case, act: Act, w: World): Result<CaseEvent[]> => {
  const place = rules.policy.words.places[c.place]!;
  if (!rules.opinions.some((o) => o.at === c.place))
    return no('not_now', { params: { place: place.title } });
  const facts = factsFor(rules, c, w);
  const seats = seatsAt(rules, c.place, c.route, facts, c.opinions);
  const named = seats.find((s) => s.key === act.opinion || (s.panel && s.panel === act.opinion));
  // Somebody of a panel takes whichever seat is free, so that two who score in the same moment do
  // not meet in one.
  const bench = named?.panel ? seats.filter((s) => s.panel === named.panel) : [];
  const seat = bench.find((s) => c.opinions[s.key]?.state === 'open') ?? named;
  if (!seat) return no('not_found');
  if (!act.by.as.includes(seat.office))
    return no('not_your_step', { params: { office: seat.office, place: place.title } });
  if (
    bench.some(
      (s) => c.opinions[s.key]?.by === act.by.person && c.opinions[s.key]?.round === c.round,
    )
  )
    return no('already_done');
  if (act.round !== c.round) return no('changed_meanwhile');
  const state = c.opinions[seat.key];
  if (!state || state.state !== 'open') return no('already_done');
  const assigned = assignedTo(c, seat.key, w);
  if (assigned && assigned !== act.by.person) return no('assigned_elsewhere');
  const clause = seat.opinion.clause;
  const apart = apartFrom(rules, c, `opine:${seat.key}`, act.by.person);
  if (apart) return { ok: false, refusal: apart };
  if (!act.outcome) return no('bad_request');
  // Only what this opinion asks is kept: its form, and the questions put to its office.
  const questions = questionsFor(rules, c, facts, seat.office);
  const asked = new Set([
    ...(rules.forms[seat.opinion.form ?? '']?.fields ?? []).map((f) => f.id),
    ...questions.map((f) => `check:${f.id}`),
  ]);
  const answers: Answers = Object.fromEntries(
    Object.entries(act.answers ?? {}).filter(([id]) => asked.has(id)),
  );
  const points = pointFaults(questions, answers);
  const wrongs = [
    ...(seat.opinion.form ? faults(rules, [seat.opinion.form], answers, facts) : []),
    ...points,
  ];
  if (wrongs.length > 0) return wrong(wrongs);
  const failed = Object.values(answers).some((a) => isPoint(a) && a.is === 'fail');
  if (act.outcome === 'pass' && failed) return no('points_open', { clause });
  if (act.outcome !== 'pass' && !failed && !act.reason?.trim())
    return no('reason_needed', { clause });
  const given: OpinionState = {
    state: seat.panel ? 'pass' : act.outcome,
    round: c.round,
    by: act.by.person,
    at: w.now,
    answers,
    ...(act.by.as.includes(headOf(seat.office)) && { headed: true as const }),
    ...(act.reason?.trim() && { reason: act.reason.trim() }),
    ...(act.photos?.length && { photos: act.photos }),
  };
  const opinions = { ...c.opinions, [seat.key]: given };
  const after = factsFor(rules, { ...c, opinions }, w);
  const states = seats.map(
    (s) => (s.panel ? after.facts[`opinion.${s.panel}`] : opinions[s.key]?.state) ?? 'open',
  );
  const leaves = place.leaves!;
  const worst =
    states.includes('bar') && leaves.bar
      ? leaves.bar
      : states.includes('fault') || states.includes('bar')
        ? leaves.fault
        : leaves.pass;
  const next = states.includes('open') ? c.place : choose(worst ?? leaves.pass, after);
  if (!next) return no('not_now', { clause });
  return complete(
    rules,
    c,
    act,
    w,
    seat.office,
    { place: next, opinion: seat.key, outcome: act.outcome, given: answers, opinions },
    [clause],
  );
};

/** The questions of this case that only a person of this office can answer. */
const questionsFor = (rules: Rules, c: Case, facts: Facts, office: string): Finding[] =>
  findings(rules, c.life, facts, undefined, c.route).filter(
    (f) => f.says === 'ask' && f.asks!.by.includes(office),
  );

/** What is wrong with the answers to these questions, the unanswered ones too. */
const pointFaults = (questions: readonly Finding[], answers: Answers): Fault[] =>
  questions.flatMap((f): Fault[] => {
    const wrong = pointWrong(answers[`check:${f.id}`] ?? null);
    return wrong
      ? [{ field: `check:${f.id}`, label: f.asks!.text, clause: f.clause, ...wrong }]
      : [];
  });

const transfer = (rules: Rules, c: Case, act: Act, w: World, move: M): Result<CaseEvent[]> => {
  const seat = seatsAt(rules, c.place, c.route, factsFor(rules, c, w), c.opinions).find(
    (s) => s.key === act.opinion,
  );
  if (!seat || !act.to) return no('bad_request');
  if (!act.by.as.includes(seat.office))
    return no('not_your_step', { params: { office: seat.office } });
  if (c.opinions[seat.key]?.state !== 'open') return no('already_done');
  // Anybody of the office may hand it on, also when it was handed to somebody else: people fall
  // ill.
  return complete(
    rules,
    c,
    act,
    w,
    seat.office,
    { place: c.place, opinion: seat.key, assigned: { opinion: seat.key, to: act.to } },
    [move.clause],
  );
};

const recall = (rules: Rules, c: Case, act: Act, w: World, move: M): Result<CaseEvent[]> => {
  const last = c.last;
  if (!last || !move.undoes?.includes(last.did)) return no('not_now', { clause: move.clause });
  if (last.by !== act.by.person) return no('not_your_step');
  const as = actsAs(act.by, move.by, c.route);
  const { place, standing, round, opinions, changed, route } = last.before;
  return complete(
    rules,
    c,
    act,
    w,
    as!,
    {
      place,
      standing,
      round,
      opinions,
      changed: [...new Set([...changed, ...c.changed])].sort(),
      ...(route && { route }),
      recalls: true,
    },
    [move.clause],
  );
};

/** Acts on a track: giving proof (report), confirming it (verify), sending it back (refuse). */
const onTrack = (rules: Rules, c: Case, act: Act, w: World): Result<CaseEvent[]> => {
  const track = rules.tracks[act.track!];
  if (!track || track.life !== c.life) return no('not_found');
  if (act.do !== 'report' && act.do !== 'verify' && act.do !== 'refuse')
    return no('not_now', {
      clause: track.clause,
      params: { place: rules.policy.words.places[c.place]?.title ?? c.place },
    });
  const clause = track.clause;
  if (!c.inForce) return no('not_now', { clause });
  const facts = factsFor(rules, c, w, c.inForce.answers);
  const state = trackState(rules, c, act.track!, facts);
  if (state === 'na') return no('not_now', { clause });
  const as = actsAs(act.by, act.do === 'report' ? track.by : track.confirmedBy, c.route);
  if (!as) return no('not_your_step', { clause });
  if (act.do === 'report') {
    if (state === 'done') return no('already_done', { clause });
    const list = faults(rules, [track.form], act.answers ?? {}, facts);
    if (list.length > 0) return wrong(list);
    return complete(
      rules,
      c,
      act,
      w,
      as,
      {
        place: c.place,
        track: {
          id: act.track!,
          now: {
            state: 'given',
            ...(state === 'lapsed' && { late: true as const }),
            answers: act.answers ?? {},
            at: w.now,
          },
        },
      },
      [clause],
    );
  }
  const given = c.tracks[act.track!];
  if (given?.state !== 'given')
    return no(given?.state === 'done' ? 'already_done' : 'not_now', { clause });
  if (act.do === 'refuse' && !act.reason?.trim()) return no('reason_needed', { clause });
  const now =
    act.do === 'verify'
      ? { ...given, state: 'done' as const, at: w.now }
      : { state: 'open' as const, at: w.now, reason: act.reason!.trim() };
  return complete(rules, c, act, w, as, { place: c.place, track: { id: act.track!, now } }, [
    clause,
  ]);
};

/**
 * Decides an act: the events it makes, or a refusal with its clause and all faults at once.
 * Pure: rules, case, facts and time come in; nothing is fetched, nothing is kept.
 */
export const decide = (rules: Rules, c: Case, act: Act, w: World): Result<CaseEvent[]> => {
  // A complaint's words are sealed; every other reason stays in the history in the clear.
  const reason = act.reason?.trim()
    ? (c.life === 'complaint' ? wordsWrong : keptWrong)(act.reason)
    : undefined;
  if (reason) return no('faults', { faults: [{ field: 'reason', label: '说明', ...reason }] });
  if (act.do === 'opine') return opine(rules, c, act, w);
  if (act.version !== undefined && act.version !== c.version) return no('changed_meanwhile');
  if (act.track !== undefined) return onTrack(rules, c, act, w);
  const place = rules.policy.words.places[c.place];
  const here = rules.moves.filter((m) => m.do === act.do && m.from.includes(c.place));
  if (!place || here.length === 0)
    return no('not_now', { params: { place: place?.title ?? c.place } });
  const mine = here.filter((m) => actsAs(act.by, m.by, c.route) !== undefined);
  if (mine.length === 0)
    return no('not_your_step', {
      clause: here[0]!.clause,
      params: {
        office: here[0]!.by.flatMap((b) => officesOf(b, c.route))[0] ?? '',
        place: place.title,
      },
    });
  if (act.do === 'recall') {
    const move = mine.find((m) => c.last && m.undoes?.includes(c.last.did)) ?? mine[0]!;
    return recall(rules, c, act, w, move);
  }
  if (act.do === 'transfer') return transfer(rules, c, act, w, mine[0]!);
  const answers = act.do === 'submit' ? (act.answers ?? {}) : c.answers;
  const facts = factsFor(rules, c, w, answers);
  const move = mine.find((m) => !m.when || holds(m.when, facts) === true);
  if (!move) return no('not_now', { clause: mine[0]!.clause, params: { place: place.title } });
  const apart = apartFrom(rules, c, actKey({ did: act.do }), act.by.person);
  if (apart) return { ok: false, refusal: apart };
  const list = faults(rules, move.needs ?? [], act.answers ?? {}, facts);
  const found = stops(rules, c, act, facts);
  if (list.length > 0) return wrong([...list, ...found]);
  if (move.reason && !act.reason?.trim()) return no('reason_needed', { clause: move.clause });
  if (found.length > 0)
    return no('findings', { faults: found, ...(found[0]!.clause && { clause: found[0]!.clause }) });
  const to = choose(move.to, facts);
  if (!to) return no('not_now', { clause: move.clause, params: { place: place.title } });
  const lands = rules.policy.words.places[to]!;
  const isSubmit = act.do === 'submit';
  const made: Made = {
    place: to,
    ...(isSubmit && {
      answers,
      changed: [...new Set([...c.changed, ...changedFields(c.answers, answers)])].sort(),
    }),
    ...(!isSubmit && move.needs?.length && act.answers && { given: act.answers }),
    ...(move.grants && { grants: true as const }),
    ...(move.ends && { ends: true as const }),
    ...(!move.grants &&
      c.inForce &&
      to !== c.place &&
      (lands.standing === 'filed' || lands.standing === 'pilot') && { restores: true as const }),
    ...(move.issues && !c.numbers[move.issues] && { issues: move.issues }),
  };
  return complete(rules, c, act, w, actsAs(act.by, move.by, c.route)!, made, [
    move.clause,
    ...(move.also ?? []).map((no) => ({ doc: move.clause.doc, no })),
  ]);
};
