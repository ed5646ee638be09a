import { isFiles } from './answer';
import type { KindOfField, Wrong } from './kind';

/** Attached photos or documents; a condition reads how many. */
export const file: KindOfField = {
  fact: 'number',
  missing: 'missing',
  wrong: ({ max, min }, answer): Wrong => {
    if (!isFiles(answer)) return { code: 'wrong_kind' };
    if (max !== undefined && answer.length > max) return { code: 'too_many', params: { max } };
    return min !== undefined && answer.length < min
      ? { code: 'too_few', params: { min } }
      : undefined;
  },
  text: (_, answer) => (isFiles(answer) ? `${answer.length} 份` : ''),
  paper: (_, answer) => (isFiles(answer) ? answer.map((file) => file.name).join('、') : ''),
  asks: { most: '几个文件' },
};
