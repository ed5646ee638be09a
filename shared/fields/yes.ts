import type { KindOfField } from './kind';

/** A question answered with 是 or 否. */
export const yes: KindOfField = {
  fact: 'yes',
  missing: 'missing',
  wrong: (_, answer) => (typeof answer === 'boolean' ? undefined : { code: 'wrong_kind' }),
  text: (_, answer) => (answer === true ? '是' : '否'),
  asks: {},
};
