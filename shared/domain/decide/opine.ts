import { choose, type Choose, type Facts } from '../../kernel/condition';
import { headOf } from '../../kernel/kinds';
import { no, type Result } from '../../kernel/result';
import { type Fault } from '../../kernel/refusal';
import { type Place } from '../../policy/policy';
import { type Rules } from '../../policy/rules';
import { isPoint } from '../../fields/answer';
import { pointWrong } from '../../fields/point';
import { faults } from '../answers';
import {
  type ActInput,
  type Answers,
  type Case,
  type CaseEvent,
  type OpinionState,
  type DecisionContext,
} from '../case';
import { factsFor } from '../facts';
import { findings, type Finding } from '../findings';
import { assignedTo, seatsAt } from '../who';
import { separatedFrom, complete, wrong } from './complete';

const wayOut = (
  leaves: NonNullable<Place<string>['leaves']>,
  states: readonly unknown[],
): Choose<string> => {
  const barred = states.includes('bar');
  if (barred && leaves.bar) return leaves.bar;
  const faulty = barred || states.includes('fault');
  return faulty && leaves.fault ? leaves.fault : leaves.pass;
};

/** An office says what it thinks; the last opinion of a round leads the case on. */
export const opine = (
  rules: Rules,
  current: Case,
  act: ActInput,
  context: DecisionContext,
): Result<CaseEvent[]> => {
  const place = rules.policy.words.places[current.place]!;
  if (!rules.opinions.some((opinion) => opinion.at === current.place))
    return no('not_now', { params: { place: place.title } });
  const facts = factsFor(rules, current, context);
  const seats = seatsAt(rules, current.place, current.route, facts, current.opinions);
  const named = seats.find(
    (seat) => seat.key === act.opinion || (seat.panel && seat.panel === act.opinion),
  );
  // Somebody of a panel takes whichever seat is free, so that two who score in the same moment do
  // not meet in one.
  const bench = named?.panel ? seats.filter((seat) => seat.panel === named.panel) : [];
  const seat = bench.find((seat) => current.opinions[seat.key]?.state === 'open') ?? named;
  if (!seat) return no('not_found');
  if (!act.by.as.includes(seat.office))
    return no('not_your_step', { params: { office: seat.office, place: place.title } });
  if (
    bench.some(
      (seat) =>
        current.opinions[seat.key]?.by === act.by.person &&
        current.opinions[seat.key]?.round === current.round,
    )
  )
    return no('already_done');
  if (act.round !== current.round) return no('changed_meanwhile');
  const state = current.opinions[seat.key];
  if (!state || state.state !== 'open') return no('already_done');
  const assigned = assignedTo(current, seat.key, context);
  if (assigned && assigned !== act.by.person) return no('assigned_elsewhere');
  const clause = seat.opinion.clause;
  const separate = separatedFrom(rules, current, `opine:${seat.key}`, act.by.person);
  if (separate) return { ok: false, refusal: separate };
  if (!act.outcome) return no('bad_request');
  // Only what this opinion asks is kept: its form, and the questions put to its office.
  const questions = questionsFor(rules, current, facts, seat.office);
  const asked = new Set([
    ...(rules.forms[seat.opinion.form ?? '']?.fields ?? []).map((field) => field.id),
    ...questions.map((finding) => `check:${finding.id}`),
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
  const failed = Object.values(answers).some((answer) => isPoint(answer) && answer.is === 'fail');
  if (act.outcome === 'pass' && failed) return no('points_open', { clause });
  if (act.outcome !== 'pass' && !failed && !act.reason?.trim())
    return no('reason_needed', { clause });
  const given: OpinionState = {
    state: seat.panel ? 'pass' : act.outcome,
    round: current.round,
    by: act.by.person,
    at: context.now,
    answers,
    ...(act.by.as.includes(headOf(seat.office)) && { headed: true as const }),
    ...(act.reason?.trim() && { reason: act.reason.trim() }),
    ...(act.photos?.length && { photos: act.photos }),
  };
  const opinions = { ...current.opinions, [seat.key]: given };
  const after = factsFor(rules, { ...current, opinions }, context);
  const states = seats.map(
    (seat) =>
      (seat.panel ? after.facts[`opinion.${seat.panel}`] : opinions[seat.key]?.state) ?? 'open',
  );
  const next = states.includes('open')
    ? current.place
    : choose(wayOut(place.leaves!, states), after);
  if (!next) return no('not_now', { clause });
  return complete(
    rules,
    current,
    act,
    context,
    seat.office,
    { place: next, opinion: seat.key, outcome: act.outcome, given: answers, opinions },
    [clause],
  );
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
