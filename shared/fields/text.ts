import type { KindOfField } from './kind';
import { boundedWrong } from './words';

/** Words of the person who fills the form in. */
export const text: KindOfField = {
  fact: 'text',
  missing: 'missing',
  wrong: (question, answer) =>
    typeof answer === 'string' ? boundedWrong(question, answer) : { code: 'wrong_kind' },
  text: (_, answer) => String(answer),
  asks: { most: '多少字', secret: true, public: true },
};
