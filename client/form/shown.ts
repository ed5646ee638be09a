import { isFiles, isSealed } from '@shared/fields/answer';
import { kindOf } from '@shared/fields';
import { pointWords } from '@shared/fields/point';
import type { Answer, Attached } from '@shared/domain/case';
import type { Field } from '@shared/policy/policy';

const yesWords = { pass: '是', fail: '否', na: '不适用' } as const;

/** The words for a point: a question is answered with 是 or 否, a requirement with 符合 or 不符合. */
export const pointWord = (label: string, is: keyof typeof pointWords): string =>
  (label.endsWith('？') ? yesWords : pointWords)[is];

/**
 * An answer as people read it; undefined when nothing was answered. Files are counted: show them
 * beside it.
 */
export const shownAnswer = (field: Field, answer: Answer | undefined): string | undefined => {
  if (answer === undefined || answer === null || answer === '') return undefined;
  return isSealed(answer) ? '已填写' : kindOf(field).text(field, answer) || undefined;
};

/** The files of an answer, empty for any other kind. */
export const filesOf = (answer: Answer | undefined): readonly Attached[] =>
  isFiles(answer) ? answer : [];
