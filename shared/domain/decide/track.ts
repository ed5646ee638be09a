import { no, yes, type Result } from '../../kernel/result';
import type { Track } from '../../policy/policy';
import type { Cited } from '../../policy/rules';
import { faults } from '../answers';
import type { CaseEvent, TrackState } from '../case';
import { factsFor, factsOfAct, trackState, type Decision } from '../facts';
import { actsAs } from '../who';
import { complete, wrong } from './complete';

type OnTrack = Decision & { track: Cited<Track<string>>; state: ReturnType<typeof trackState> };

/** The proof, when it may be given. */
const report = (on: OnTrack): Result<TrackState> => {
  const { rules, current, act, context, track, state } = on;
  if (state === 'done') return no('already_done', { clause: track.clause });
  const answers = act.answers ?? {};
  const facts = factsOfAct(on, current.inForce!.answers);
  const list = faults(rules, [track.form], answers, facts);
  if (list.length > 0) return wrong(list);
  const late = state === 'lapsed' && { late: true as const };
  return yes({ state: 'given', ...late, answers, at: context.now });
};

/** The proof confirmed or sent back, when it lies there. */
const judge = ({ current, act, context, track }: OnTrack): Result<TrackState> => {
  const { clause } = track;
  const given = current.tracks[act.track!];
  if (given?.state !== 'given')
    return no(given?.state === 'done' ? 'already_done' : 'not_now', { clause });
  if (act.do === 'verify') return yes({ ...given, state: 'done', at: context.now });
  const reason = act.reason?.trim();
  return reason ? yes({ state: 'open', at: context.now, reason }) : no('reason_needed', { clause });
};

/** Acts on a track: giving proof (report), confirming it (verify), sending it back (refuse). */
export const onTrack = (decision: Decision): Result<CaseEvent> => {
  const { rules, current, act, context } = decision;
  const track = rules.tracks[act.track!];
  if (!track || track.life !== current.life) return no('not_found');
  const clause = track.clause;
  if (act.do !== 'report' && act.do !== 'verify' && act.do !== 'refuse')
    return no('not_now', {
      clause,
      params: { place: rules.policy.words.places[current.place]?.title ?? current.place },
    });
  if (!current.inForce) return no('not_now', { clause });
  const facts = factsFor(rules, current, context, current.inForce.answers);
  const state = trackState(rules, current, act.track!, facts);
  if (state === 'na') return no('not_now', { clause });
  const reports = act.do === 'report';
  const as = actsAs(act.by, reports ? track.by : track.confirmedBy, current.route);
  if (!as) return no('not_your_step', { clause });
  const on = { ...decision, track, state };
  const now = reports ? report(on) : judge(on);
  if (!now.ok) return now;
  const made = { id: act.track!, now: now.value };
  return complete(decision, as, { kind: 'tracked', place: current.place, track: made }, [clause]);
};
