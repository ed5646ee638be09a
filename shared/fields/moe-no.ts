import { readMoeNo } from '../kernel/identifiers';
import type { KindOfField } from './kind';
import { shapeWrong } from './shape';

/** The national number of a provider's filing, 教APP备…号. */
export const moeNo: KindOfField = {
  fact: 'text',
  missing: 'missing',
  wrong: (_, answer) =>
    typeof answer === 'string'
      ? shapeWrong(readMoeNo(answer), 'moe_no_shape')
      : { code: 'wrong_kind' },
  normalise: (_, typed) => readMoeNo(typed).as,
  beside: (typed) => ({ shape: readMoeNo(typed).shape }),
  text: (_, answer) => String(answer),
  asks: {},
};
