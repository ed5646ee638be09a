import type { KindOfField } from './kind';
import { numberWrong } from './number';

/** What a member of a panel gives for one criterion. */
export const score: KindOfField = {
  fact: 'number',
  missing: 'missing',
  wrong: numberWrong,
  text: (_, answer) => `${String(answer)} 分`,
  paper: (_, answer) => String(answer),
  asks: {},
};
