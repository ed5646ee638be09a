import { isOption, optionWord } from './choice';
import type { KindOfField } from './kind';

/** As many of several options as are true. */
export const choices: KindOfField = {
  fact: 'set',
  missing: 'missing',
  wrong: (question, answer) => {
    if (!Array.isArray(answer)) return { code: 'wrong_kind' };
    return answer.every((id: unknown) => isOption(question, id))
      ? undefined
      : { code: 'not_an_option' };
  },
  text: (question, answer) =>
    Array.isArray(answer)
      ? answer.map((id: unknown) => optionWord(question, id)).join('、')
      : optionWord(question, answer),
  asks: { options: true },
};
