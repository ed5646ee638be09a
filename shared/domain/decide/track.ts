import { no, type Result } from '../../kernel/result';
import { type Rules } from '../../policy/rules';
import { faults } from '../answers';
import { type ActInput, type Case, type CaseEvent, type DecisionContext } from '../case';
import { factsFor, trackState } from '../facts';
import { actsAs } from '../who';
import { complete, wrong } from './complete';

/** Acts on a track: giving proof (report), confirming it (verify), sending it back (refuse). */
export const onTrack = (
  rules: Rules,
  current: Case,
  act: ActInput,
  context: DecisionContext,
): Result<CaseEvent[]> => {
  const track = rules.tracks[act.track!];
  if (!track || track.life !== current.life) return no('not_found');
  if (act.do !== 'report' && act.do !== 'verify' && act.do !== 'refuse')
    return no('not_now', {
      clause: track.clause,
      params: { place: rules.policy.words.places[current.place]?.title ?? current.place },
    });
  const clause = track.clause;
  if (!current.inForce) return no('not_now', { clause });
  const facts = factsFor(rules, current, context, current.inForce.answers);
  const state = trackState(rules, current, act.track!, facts);
  if (state === 'na') return no('not_now', { clause });
  const as = actsAs(act.by, act.do === 'report' ? track.by : track.confirmedBy, current.route);
  if (!as) return no('not_your_step', { clause });
  if (act.do === 'report') {
    if (state === 'done') return no('already_done', { clause });
    const list = faults(rules, [track.form], act.answers ?? {}, facts);
    if (list.length > 0) return wrong(list);
    return complete(
      rules,
      current,
      act,
      context,
      as,
      {
        place: current.place,
        track: {
          id: act.track!,
          now: {
            state: 'given',
            ...(state === 'lapsed' && { late: true as const }),
            answers: act.answers ?? {},
            at: context.now,
          },
        },
      },
      [clause],
    );
  }
  const given = current.tracks[act.track!];
  if (given?.state !== 'given')
    return no(given?.state === 'done' ? 'already_done' : 'not_now', { clause });
  if (act.do === 'refuse' && !act.reason?.trim()) return no('reason_needed', { clause });
  const now =
    act.do === 'verify'
      ? { ...given, state: 'done' as const, at: context.now }
      : { state: 'open' as const, at: context.now, reason: act.reason!.trim() };
  return complete(
    rules,
    current,
    act,
    context,
    as,
    { place: current.place, track: { id: act.track!, now } },
    [clause],
  );
};
