import { longest } from '../kernel/limits';
import { cleaned } from '../kernel/text';
import { isPoint, type Answer, type Point } from './answer';
import type { KindOfField, Wrong } from './kind';
import { boundedWrong } from './words';

/** The words of the three answers to a point. */
export const pointWords = { pass: '符合', fail: '不符合', na: '不适用' } as const satisfies Record<
  Point['is'],
  string
>;
const verdicts = Object.keys(pointWords) as Point['is'][];

/**
 * What is wrong with one point of a checklist: not answered, 不符合 without a note, or a note that
 * cannot be kept.
 */
export const pointWrong = (answer: Answer): Wrong => {
  if (!isPoint(answer) || !verdicts.includes(answer.is)) return { code: 'point_open' };
  const note = answer.note ?? '';
  if (answer.is === 'fail' && !cleaned(note).trim()) return { code: 'note_needed' };
  return note ? boundedWrong({ max: longest.point }, note) : undefined;
};

/** A point of a checklist: 符合, 不符合 with a note, or 不适用. */
export const point: KindOfField = {
  fact: 'choice',
  values: verdicts,
  missing: 'point_open',
  wrong: (_, answer) => pointWrong(answer),
  text: (_, answer) => {
    if (!isPoint(answer)) return '';
    return answer.note ? `${pointWords[answer.is]}：${answer.note}` : pointWords[answer.is];
  },
  paper: () => '',
  asks: {},
};
