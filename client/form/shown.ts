import { isFiles, isPoint, isSealed } from '@shared/domain/answers';
import type { Answer, Attached } from '@shared/domain/case';
import type { Field } from '@shared/policy/policy';

/** The words of the three verdicts on a point. */
export const pointWords = { pass: '符合', fail: '不符合', na: '不适用' } as const;
const yesWords = { pass: '是', fail: '否', na: '不适用' } as const;

/** The words for a point: a question is answered with 是 or 否, a requirement with 符合 or 不符合. */
export const pointWord = (label: string, is: keyof typeof pointWords): string =>
  (label.endsWith('？') ? yesWords : pointWords)[is];

const dayWords = (day: string): string => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : day;
};

const option = (field: Field, value: string): string => field.options?.[value] ?? value;

/** An answer as people read it; undefined when nothing was answered. Files are counted: show them beside it. */
export const shownAnswer = (field: Field, answer: Answer | undefined): string | undefined => {
  if (answer === undefined || answer === null || answer === '') return undefined;
  if (isSealed(answer)) return '已填写';
  if (isPoint(answer))
    return answer.note ? `${pointWords[answer.is]}：${answer.note}` : pointWords[answer.is];
  if (isFiles(answer)) return `${answer.length} 份`;
  if (Array.isArray(answer))
    return answer.length === 0
      ? undefined
      : (answer as readonly unknown[]).map((v) => option(field, String(v))).join('、');
  if (typeof answer === 'boolean')
    return field.kind === 'attest' ? (answer ? '已承诺' : undefined) : answer ? '是' : '否';
  if (typeof answer === 'number') return field.unit ? `${answer} ${field.unit}` : String(answer);
  const text = String(answer);
  return field.kind === 'date' ? dayWords(text) : field.options ? option(field, text) : text;
};

/** The files of an answer, empty for any other kind. */
export const filesOf = (answer: Answer | undefined): readonly Attached[] =>
  isFiles(answer) ? answer : [];
