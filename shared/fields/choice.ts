import type { KindOfField, Question } from './kind';

/** The words of one option. */
export const optionWord = (question: Question, id: unknown): string =>
  question.options?.[String(id)] ?? String(id);

/** True for the id of an option of this question. */
export const isOption = (question: Question, id: unknown): boolean =>
  typeof id === 'string' && Object.keys(question.options ?? {}).includes(id);

/** One of several options. */
export const choice: KindOfField = {
  fact: 'choice',
  missing: 'missing',
  wrong: (question, answer) => {
    if (typeof answer !== 'string') return { code: 'wrong_kind' };
    return isOption(question, answer) ? undefined : { code: 'not_an_option' };
  },
  text: optionWord,
  asks: { options: true },
};
