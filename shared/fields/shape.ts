import { isSpoilt, type Read } from '../kernel/identifiers';
import type { FaultCode } from '../kernel/refusal';
import type { Wrong } from './kind';

/**
 * What is wrong with something that has a form of its own, once it was read; `code` unless a sign
 * in it says more.
 */
export const shapeWrong = (read: Read, code: FaultCode): Wrong => {
  if (read.shape !== 'wrong') return undefined;
  return isSpoilt(read.as) ? { code: 'code_shape', params: { why: read.why ?? '' } } : { code };
};
