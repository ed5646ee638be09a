import { choose, type Choose, type Facts } from '../../kernel/condition';
import { headOf } from '../../kernel/kinds';
import { no, yes, type Result } from '../../kernel/result';
import { type Fault, type Refusal } from '../../kernel/refusal';
import { type Place } from '../../policy/policy';
import { type Rules } from '../../policy/rules';
import { isPoint } from '../../fields/answer';
import { pointWrong } from '../../fields/point';
import { faults } from '../answers';
import type { Answers, Case, CaseEvent, OpinionState } from '../case';
import { factsFor, factsOfAct, type Decision } from '../facts';
import { findings, type Finding } from '../findings';
import { assignedTo, seatsAt, type Seat } from '../who';
import { complete, separatedFrom, wrong } from './complete';

const wayOut = (
  leaves: NonNullable<Place<string>['leaves']>,
  states: readonly unknown[],
): Choose<string> => {
  const barred = states.includes('bar');
  if (barred && leaves.bar) return leaves.bar;
  const faulty = barred || states.includes('fault');
  return faulty && leaves.fault ? leaves.fault : leaves.pass;
};

/** The questions of this case that only a person of this office can answer. */
const questionsFor = (rules: Rules, current: Case, facts: Facts, office: string): Finding[] =>
  findings(rules, current.life, facts, undefined, current.route).filter(
    (finding) => finding.says === 'ask' && finding.asks!.by.includes(office),
  );

/** What is wrong with the answers to these questions, the unanswered ones too. */
const pointFaults = (questions: readonly Finding[], answers: Answers): Fault[] =>
  questions.flatMap((finding): Fault[] => {
    const wrong = pointWrong(answers[`check:${finding.id}`] ?? null);
    return wrong
      ? [
          {
            field: `check:${finding.id}`,
            label: finding.asks!.text,
            clause: finding.clause,
            ...wrong,
          },
        ]
      : [];
  });

/**
 * The seat that somebody speaks from. Somebody of a panel takes whichever seat is free, so that two
 * who score in the same moment do not meet in one.
 */
const seatOf = ({ current, act }: Decision, seats: readonly Seat[]): Result<Seat> => {
  const named = seats.find((seat) => seat.key === act.opinion || seat.panel === act.opinion);
  if (!named) return no('not_found');
  const bench = named.panel ? seats.filter((seat) => seat.panel === named.panel) : [];
  const said = bench.some(({ key }) => {
    const opinion = current.opinions[key];
    return opinion?.by === act.by.person && opinion.round === current.round;
  });
  const free = bench.find((seat) => current.opinions[seat.key]?.state === 'open');
  return said && act.by.as.includes(named.office) ? no('already_done') : yes(free ?? named);
};

/** Why an open opinion may not be given by this person now. */
const hindered = ({ rules, current, act, context }: Decision, seat: Seat): Refusal | undefined => {
  const place = rules.policy.words.places[current.place]!.title;
  if (!act.by.as.includes(seat.office))
    return { code: 'not_your_step', params: { office: seat.office, place } };
  if (act.round !== current.round) return { code: 'changed_meanwhile' };
  if (current.opinions[seat.key]?.state !== 'open') return { code: 'already_done' };
  const assigned = assignedTo(current, seat.key, context);
  if (assigned && assigned !== act.by.person) return { code: 'assigned_elsewhere' };
  return separatedFrom(rules, current, `opine:${seat.key}`, act.by.person);
};

/** What this opinion asks and nothing else: its form, and the questions put to its office. */
const answersTo = (decision: Decision, seat: Seat): Result<Answers> => {
  const { rules, current, act } = decision;
  const facts = factsOfAct(decision);
  const questions = questionsFor(rules, current, facts, seat.office);
  const asked = new Set([
    ...(rules.forms[seat.opinion.form ?? '']?.fields ?? []).map((field) => field.id),
    ...questions.map((finding) => `check:${finding.id}`),
  ]);
  const answers: Answers = Object.fromEntries(
    Object.entries(act.answers ?? {}).filter(([id]) => asked.has(id)),
  );
  const wrongs = [
    ...(seat.opinion.form ? faults(rules, [seat.opinion.form], answers, facts) : []),
    ...pointFaults(questions, answers),
  ];
  return wrongs.length > 0 ? wrong(wrongs) : yes(answers);
};

/** Where the case is once these opinions stand; undefined when no rule says. */
const leadsTo = (
  { rules, current, context }: Decision,
  seats: readonly Seat[],
  opinions: Case['opinions'],
): string | undefined => {
  const after = factsFor(rules, { ...current, opinions }, context);
  const states = seats.map(
    (seat) =>
      (seat.panel ? after.facts[`opinion.${seat.panel}`] : opinions[seat.key]?.state) ?? 'open',
  );
  if (states.includes('open')) return current.place;
  return choose(wayOut(rules.policy.words.places[current.place]!.leaves!, states), after);
};

/** An office says what it thinks; the last opinion of a round leads the case on. */
export const opine = (decision: Decision): Result<CaseEvent> => {
  const { rules, current, act, context } = decision;
  const place = rules.policy.words.places[current.place]!;
  if (!rules.opinions.some((opinion) => opinion.at === current.place))
    return no('not_now', { params: { place: place.title } });
  const facts = factsFor(rules, current, context);
  const seats = seatsAt(rules, current.place, current.route, facts, current.opinions);
  const taken = seatOf(decision, seats);
  if (!taken.ok) return taken;
  const seat = taken.value;
  const refusal = hindered(decision, seat);
  if (refusal) return { ok: false, refusal };
  if (!act.outcome) return no('bad_request');
  const answered = answersTo(decision, seat);
  if (!answered.ok) return answered;
  const answers = answered.value;
  const clause = seat.opinion.clause;
  const reason = act.reason?.trim();
  const failed = Object.values(answers).some((answer) => isPoint(answer) && answer.is === 'fail');
  if (act.outcome === 'pass' && failed) return no('points_open', { clause });
  if (act.outcome !== 'pass' && !failed && !reason) return no('reason_needed', { clause });
  const said: OpinionState = {
    state: seat.panel ? 'pass' : act.outcome,
    round: current.round,
    by: act.by.person,
    at: context.now,
    answers,
    ...(act.by.as.includes(headOf(seat.office)) && { headed: true as const }),
    ...(reason && { reason }),
    ...(act.photos?.length && { photos: act.photos }),
  };
  const opinions = { ...current.opinions, [seat.key]: said };
  const next = leadsTo(decision, seats, opinions);
  if (!next) return no('not_now', { clause });
  const made = { opinion: seat.key, outcome: act.outcome, given: answers, opinions };
  return complete(decision, seat.office, { kind: 'opined', place: next, ...made }, [clause]);
};
