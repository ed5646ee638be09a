import type { Scalar } from '../kernel/scalar';

/**
 * A sealed personal value: the id of its ciphertext and a salted commitment; the value itself is
 * never here.
 */
export type Sealed = { sealed: string; commitment: string };
/** One point of a checklist: 符合, 不符合 or 不适用, and a note. */
export type Point = { is: 'pass' | 'fail' | 'na'; note?: string };
/** An attached file by id; its digest makes the signature cover its content. */
export type Attached = { file: string; name: string; sha256: string };
/** One answer of a form. */
export type Answer = Scalar | readonly Scalar[] | Sealed | readonly Attached[] | Point | null;
/** Answers by field id. */
export type Answers = Readonly<Record<string, Answer | undefined>>;

/** True for the reference that stands for a sealed personal value. */
export const isSealed = (answer: Answer | undefined): answer is Sealed =>
  typeof answer === 'object' && answer !== null && 'sealed' in answer;
/** True for a list of attached files. */
export const isFiles = (answer: Answer | undefined): answer is readonly Attached[] =>
  Array.isArray(answer) && answer.length > 0 && typeof answer[0] === 'object';
/** True for one point of a checklist. */
export const isPoint = (answer: Answer | undefined): answer is Point =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) && 'is' in answer;
