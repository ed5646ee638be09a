import type { Answer } from './answer';
import type { KindOfField, Question, Wrong } from './kind';

// What is measured has parts; people, days and copies are counted.
const MEASURED: readonly (string | undefined)[] = ['元', '万元', '小时', '%'];

/** What is wrong with a number between the bounds of its question. */
export const numberWrong = ({ min, max, unit }: Question, answer: Answer): Wrong => {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return { code: 'not_a_number' };
  if (!Number.isSafeInteger(answer) && !MEASURED.includes(unit)) return { code: 'not_whole' };
  if (min !== undefined && answer < min) return { code: 'too_small', params: { min } };
  return max !== undefined && answer > max ? { code: 'too_big', params: { max } } : undefined;
};

/** A number, counted or measured in its unit. */
export const number: KindOfField = {
  fact: 'number',
  missing: 'missing',
  wrong: numberWrong,
  text: ({ unit }, answer) => (unit ? `${String(answer)} ${unit}` : String(answer)),
  paper: ({ unit }, answer) => `${String(answer)}${unit ?? ''}`,
  asks: { range: true },
};
