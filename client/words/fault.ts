import type { Fault, FaultCode } from '@shared/kernel/refusal';
import type { FieldKind } from '@shared/fields';

type Say = (label: string, params: Record<string, string | number>, kind?: FieldKind) => string;

// What one does with an unanswered question: write, choose or upload.
const doing: Partial<Record<FieldKind, string>> = {
  file: '上传',
  choice: '选择',
  choices: '选择',
  yes: '选择',
  date: '选择',
};

const isQuestion = (label: string): boolean => label.endsWith('？');

const words = {
  missing: (label, _params, kind) => {
    if (isQuestion(label) && kind !== 'file') return `请回答“${label}”`;
    if (kind === 'score') return `请给“${label}”打分`;
    return `请${(kind && doing[kind]) ?? '填写'}“${label}”`;
  },
  too_long: (label, params) =>
    params.over
      ? `“${label}”超出 ${params.over} 个字，最多 ${params.max} 字`
      : `“${label}”太长了${params.max ? `，最多 ${params.max} 字` : ''}`,
  too_short: (label, params) =>
    `“${label}”写得太短${params.min ? `，至少 ${params.min} 个字` : ''}`,
  too_many: (label, params) => `“${label}”放得太多${params.max ? `，最多 ${params.max} 个` : ''}`,
  too_few: (label, params) => `“${label}”还不够${params.min ? `，至少 ${params.min} 个` : ''}`,
  not_an_option: (label) => `“${label}”请从列出的选项里选`,
  not_a_number: (label) => `“${label}”请填数字`,
  not_whole: (label) => `“${label}”请填整数`,
  too_small: (label, params) =>
    `“${label}”太小了${params.min === undefined ? '' : `，不能小于 ${params.min}`}`,
  too_big: (label, params) =>
    `“${label}”太大了${params.max === undefined ? '' : `，不能大于 ${params.max}`}`,
  not_a_day: (label) => `“${label}”请选择一个日期`,
  in_future: (label) => `“${label}”在今天之后，请填写已经发生的日期`,
  in_past: (label) => `“${label}”要在今天之后，请填写今天之后的日期`,
  phone_shape: (label) => `“${label}”请填 11 位手机号码`,
  name_shape: (label) => `“${label}”请填真实姓名`,
  moe_no_shape: (label) => `“${label}”的格式不对，应为“教APP备”加 7 位数字再加“号”`,
  code_shape: (label, params) =>
    params.why ? `“${label}”：${params.why}` : `“${label}”的格式不对，请对照原件核对`,
  attest_needed: (label) => `请确认“${label}”`,
  emoji: (label) => `“${label}”里有表情符号，打印不出来，请去掉`,
  reveals: (label) => `“${label}”里好像有手机号码或身份证号，请删去：这里写的内容会长期保存`,
  control_char: (label) => `“${label}”里有看不见的特殊字符，请删掉重新输入`,
  wrong_kind: (label) => `“${label}”填写的内容不合适，请重新填写`,
  unknown_field: (label) => `“${label}”不在这张表里，请刷新后再试`,
  point_open: (label) => (isQuestion(label) ? `请回答“${label}”` : `请选择“${label}”是否符合`),
  note_needed: (label) => `“${label}”${isQuestion(label) ? '选“否”' : '不符合'}的，请写明原因`,
  finding: (label, params) => (params.fix ? `${label}。${params.fix}` : label),
  glyphs: (label) => `“${label}”里有打印不出来的生僻字，请与教育部门联系`,
} as const satisfies Record<FaultCode, Say>;

/**
 * What is wrong with one answer and what to do, in one short sentence; a finding of the policy
 * speaks in its own words. `kind` is the question's, where it is known.
 */
export const faultText = (
  fault: Pick<Fault, 'code' | 'label' | 'params'>,
  kind?: FieldKind,
): string => {
  const params = fault.params ?? {};
  return (words['finding' in params ? 'finding' : fault.code] ?? words.wrong_kind)(
    fault.label || '这一项',
    params,
    kind,
  );
};
