import { isDay } from '../../kernel/calendar';
import { error, type Family } from './problem';

/**
 * A new version tells every case in flight where it stands: a total map of places with equal
 * standings.
 */
export const follows: Family = (given) => {
  const plan = given.own.follows;
  if (!plan) return [];
  const until = plan.standing !== 'stands' ? plan.standing.until : undefined;
  const day =
    until !== undefined && (!isDay(until) || until < given.today)
      ? [error('day-past', 'follows.standing', `重新备案的截止日期“${until}”已经过去或不存在。`)]
      : [];
  if (!given.previous || given.previous.id !== plan.id)
    return [
      ...day,
      error('follows-missing', 'follows', `要接替的旧规则“${plan.id}”不在库里，无法核对。`),
    ];
  if (plan.inFlight === 'finish') return day;
  const was = given.previous.words.places;
  const now = given.own.words.places;
  return [
    ...day,
    ...Object.entries(was).flatMap(([id, place]) => {
      const to = plan.places[id];
      if (to === undefined)
        return [
          error(
            'follows-hole',
            `follows.places.${id}`,
            `旧规则的环节“${place.title}”（${id}）没有写明转到哪里。`,
          ),
        ];
      const next = now[to];
      if (!next)
        return [
          error(
            'unknown-place',
            `follows.places.${id}`,
            `旧规则的环节“${place.title}”要转到的“${to}”不存在。`,
          ),
        ];
      return next.standing === place.standing && next.life === place.life
        ? []
        : [
            error(
              'follows-standing',
              `follows.places.${id}`,
              `旧规则的“${place.title}”转到“${next.title}”，状态变了，已办的事会被改变。`,
            ),
          ];
    }),
    ...Object.keys(plan.places)
      .filter((id) => !was[id])
      .map((id) => error('unknown-place', `follows.places.${id}`, `旧规则没有“${id}”这个环节。`)),
  ];
};
