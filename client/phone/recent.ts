import { addDays, dayOf, daysBetween } from '@shared/kernel/calendar';
import type { IconName } from '../ui/Icon';
import type { Tone } from '../ui/tone';

/**
 * An answer this phone was given: what it was about, how it read, and when (UTC instant). Never
 * shown as the truth of now.
 */
export type Recent = {
  school: { id: string; name: string };
  app: { id: string; name: string };
  word: string;
  tone: Tone;
  icon: IconName;
  at: string;
};

const MOST = 5;

/** The answers kept after one more: newest first, one for each school and app, five at most. */
export const withRecent = (kept: readonly Recent[], one: Recent): Recent[] =>
  [
    one,
    ...kept.filter((recent) => recent.school.id !== one.school.id || recent.app.id !== one.app.id),
  ].slice(0, MOST);

/**
 * How long ago an instant was, in words: 刚刚, 5 分钟前, 3 小时前, 昨天, 3 天前, then the date. Days are
 * Shanghai's.
 */
export const ageOf = (at: string, now: string): string => {
  const minutes = Math.floor((Date.parse(now) - Date.parse(at)) / 60_000);
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes} 分钟前`;
  const [day, today] = [dayOf(at), dayOf(now)];
  if (day === today) return `${Math.floor(minutes / 60)} 小时前`;
  if (day === addDays(today, -1)) return '昨天';
  const days = daysBetween(day, today);
  return days <= 30 ? `${days} 天前` : day;
};
