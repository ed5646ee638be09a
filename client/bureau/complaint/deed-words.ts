import type { Verb } from '@shared/policy/policy';
import { wordsOf, type VerbWords } from '@shared/vocabulary/verbs';

/**
 * How a deed on a complaint is shown; `field` is what its text is called, `missing` what is said
 * while it is empty, `send` the button under it.
 */
export type DeedWords = VerbWords & { field: string; missing: string; send: string };

/**
 * The words of one deed on a complaint: those it has everywhere, but a question goes to a person,
 * and is sent rather than confirmed.
 */
export const deedWords = (verb: Verb): DeedWords => {
  if (verb === 'ask')
    return { ...wordsOf(verb), field: '需要补充什么', missing: '请先写需要补充什么', send: '发送' };
  const words = wordsOf(verb);
  return { ...words, field: '理由', missing: '请先写明理由', send: `确认${words.button}` };
};
