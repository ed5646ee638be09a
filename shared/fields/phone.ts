import { readPhone } from '../kernel/identifiers';
import type { KindOfField } from './kind';
import { shapeWrong } from './shape';

/** A telephone somebody answers. */
export const phone: KindOfField = {
  fact: 'text',
  missing: 'missing',
  wrong: (_, answer) =>
    typeof answer === 'string'
      ? shapeWrong(readPhone(answer), 'phone_shape')
      : { code: 'wrong_kind' },
  normalise: (_, typed) => readPhone(typed).as,
  text: (_, answer) => String(answer),
  asks: { personal: true, secret: true },
};
