import { isDay } from '../../kernel/calendar';
import { error, type Family } from './problem';

/**
 * A new version tells every case in flight where it stands: a total map of places with equal
 * standings.
 */
export const follows: Family = (g) => {
  const f = g.own.follows;
  if (!f) return [];
  const until = f.standing !== 'stands' ? f.standing.until : undefined;
  const day =
    until !== undefined && (!isDay(until) || until < g.today)
      ? [error('day-past', 'follows.standing', `重新备案的截止日期“${until}”已经过去或不存在。`)]
      : [];
  if (!g.previous || g.previous.id !== f.id)
    return [
      ...day,
      error('follows-missing', 'follows', `要接替的旧规则“${f.id}”不在库里，无法核对。`),
    ];
  if (f.inFlight === 'finish') return day;
  const was = g.previous.words.places;
  const now = g.own.words.places;
  return [
    ...day,
    ...Object.entries(was).flatMap(([id, p]) => {
      const to = f.places[id];
      if (to === undefined)
        return [
          error(
            'follows-hole',
            `follows.places.${id}`,
            `旧规则的环节“${p.title}”（${id}）没有写明转到哪里。`,
          ),
        ];
      const next = now[to];
      if (!next)
        return [
          error(
            'unknown-place',
            `follows.places.${id}`,
            `旧规则的环节“${p.title}”要转到的“${to}”不存在。`,
          ),
        ];
      return next.standing === p.standing && next.life === p.life
        ? []
        : [
            error(
              'follows-standing',
              `follows.places.${id}`,
              `旧规则的“${p.title}”转到“${next.title}”，状态变了，已办的事会被改变。`,
            ),
          ];
    }),
    ...Object.keys(f.places)
      .filter((id) => !was[id])
      .map((id) => error('unknown-place', `follows.places.${id}`, `旧规则没有“${id}”这个环节。`)),
  ];
};
