import { chineseDay, isDay } from '../kernel/calendar';
import type { KindOfField } from './kind';

const inWords = (day: string): string => (isDay(day) ? chineseDay(day) : day);

/** A day. */
export const date: KindOfField = {
  fact: 'day',
  missing: 'missing',
  wrong: ({ past, future }, answer, today) => {
    if (typeof answer !== 'string') return { code: 'wrong_kind' };
    if (!isDay(answer)) return { code: 'not_a_day' };
    if (typeof today !== 'string') return undefined;
    if (past && answer > today) return { code: 'in_future' };
    return future && answer <= today ? { code: 'in_past' } : undefined;
  },
  text: (_, answer) => inWords(String(answer)),
  asks: { past: true },
};
