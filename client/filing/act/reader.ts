import type { Verb } from '@shared/policy/policy';
import { bodyWord } from '@client/words/party';

/**
 * Who will read a reason: the applicant what a bureau writes, the bureau what an applicant writes,
 * and the teacher why the principal sent it back.
 */
export const readerOf = (verb: Verb, from: { bureau: boolean; kind: string }): string => {
  if (from.bureau || verb === 'opine') return bodyWord(from.kind);
  return verb === 'return' ? '经办人' : '教育部门';
};
