import { chineseDay, isDay } from '../kernel/calendar';
import type { KindOfField } from './kind';

const inWords = (day: string): string => (isDay(day) ? chineseDay(day) : day);

/** A day. */
export const date: KindOfField = {
  fact: 'day',
  missing: 'missing',
  wrong: ({ past }, answer, today) => {
    if (typeof answer !== 'string') return { code: 'wrong_kind' };
    if (!isDay(answer)) return { code: 'not_a_day' };
    return past && typeof today === 'string' && answer > today ? { code: 'in_future' } : undefined;
  },
  text: (_, answer) => inWords(String(answer)),
  asks: { past: true },
};
