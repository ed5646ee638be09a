import { readName } from '../kernel/identifiers';
import { byHand, hasEmoji } from '../kernel/printable';
import type { KindOfField } from './kind';
import { shapeWrong } from './shape';

/** Somebody's name. */
export const person: KindOfField = {
  fact: 'text',
  missing: 'missing',
  wrong: (_, answer) => {
    if (typeof answer !== 'string') return { code: 'wrong_kind' };
    return hasEmoji(answer) ? { code: 'emoji' } : shapeWrong(readName(answer), 'name_shape');
  },
  normalise: (_, typed) => readName(typed).as,
  text: (_, answer) => String(answer),
  paper: (_, answer) => byHand(String(answer)),
  asks: { personal: true, secret: true },
};
