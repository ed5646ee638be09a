import { readIdentifier } from '../kernel/identifiers';
import type { KindOfField } from './kind';

/** An identifier with a form of its own: credit code, ICP, 等保 … */
export const code: KindOfField = {
  fact: 'text',
  missing: 'missing',
  wrong: (question, answer) => {
    if (typeof answer !== 'string') return { code: 'wrong_kind' };
    const read = readIdentifier(question.code!, answer);
    return read.shape === 'wrong'
      ? { code: 'code_shape', params: { why: read.why ?? '' } }
      : undefined;
  },
  normalise: (question, typed) => readIdentifier(question.code!, typed).as,
  text: (_, answer) => String(answer),
  asks: {},
};
