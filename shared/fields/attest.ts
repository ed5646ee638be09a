import type { KindOfField } from './kind';

/** A promise that must be given. */
export const attest: KindOfField = {
  fact: 'yes',
  missing: 'attest_needed',
  wrong: (_, answer) => (answer === true ? undefined : { code: 'attest_needed' }),
  text: (_, answer) => (answer === true ? '已承诺' : ''),
  paper: (_, answer) => (answer === true ? '√' : ''),
  asks: {},
};
