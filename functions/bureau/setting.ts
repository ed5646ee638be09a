import { isDay } from '@shared/kernel/calendar';
import { longest } from '@shared/kernel/limits';
import type { Fault } from '@shared/kernel/refusal';
import type { Scalar } from '@shared/kernel/scalar';
import { wordsWrong } from '@shared/fields/words';
import { readTelephones } from '@shared/kernel/telephone';
import { hasControl } from '@shared/kernel/printable';
import { cleaned, overBy } from '@shared/kernel/text';
import type { Policy, Setting } from '@shared/policy/policy';

const MOST_LETTERS = 200;

const phoneFault = (field: string, label: string): Fault => ({
  field,
  code: 'finding',
  label: `“${label}”不像电话号码`,
  params: {
    finding: 'phone',
    fix: '请填手机号码，或带区号的座机号码；有分机的写“转801”，有几个的用顿号隔开。',
  },
});

/** What is wrong with a line of plain text. */
export const textFault = (
  field: string,
  label: string,
  text: string,
  max: number,
): Fault | undefined => {
  if (cleaned(text).trim() === '') return { field, code: 'missing', label };
  const over = overBy(text, max);
  if (over > 0) return { field, code: 'too_long', label, params: { max, over } };
  if (hasControl(text) || /[\n\t]/.test(text)) return { field, code: 'control_char', label };
  const wrong = wordsWrong(text);
  return wrong && { field, label, ...wrong };
};

/** What is wrong with the telephones schools and parents call. */
export const telFault = (tel: string): Fault | undefined =>
  textFault('tel', '联系电话', tel.replace(/\s*\n\s*/g, '、'), longest.telephones) ??
  (readTelephones(tel).length > 0 ? undefined : phoneFault('tel', '联系电话'));

/** Telephones as they are kept and printed: 0527-84389000、84389001转801. */
export const telText = (tel: string): string =>
  readTelephones(tel)
    .map((one) => one.says)
    .join('、');

const countFault = (
  field: string,
  label: string,
  value: number,
  { least, most }: NonNullable<Setting['limit']> = {},
): Fault | undefined => {
  // Days, months and copies are counted: a half of one has no meaning anywhere.
  if (!Number.isSafeInteger(value)) return { field, code: 'not_a_number', label };
  if (least !== undefined && value < least)
    return { field, code: 'too_small', label, params: { min: least } };
  return most !== undefined && value > most
    ? { field, code: 'too_big', label, params: { max: most } }
    : undefined;
};

type Asked = { field: string; label: string; limit: Setting['limit']; policy: Policy };
type Judge<V> = (value: V, asked: Asked) => Fault | undefined;

const counted: Judge<Scalar> = (value, { field, label, limit }) =>
  typeof value === 'number'
    ? countFault(field, label, value, limit)
    : { field, code: 'not_a_number', label };

const written =
  (judge: Judge<string>): Judge<Scalar> =>
  (value, asked) =>
    typeof value === 'string'
      ? judge(value, asked)
      : { field: asked.field, code: 'wrong_kind', label: asked.label };

const judges = {
  number: counted,
  days: counted,
  yes: (value, { field, label }) =>
    typeof value === 'boolean' ? undefined : { field, code: 'wrong_kind', label },
  date: (value, { field, label }) =>
    typeof value === 'string' && isDay(value) ? undefined : { field, code: 'not_a_day', label },
  phone: written((text, { field, label }) =>
    readTelephones(text).length > 0 ? undefined : phoneFault(field, label),
  ),
  office: written((slot, { field, label, policy }) =>
    Object.hasOwn(policy.words.offices, slot) ? undefined : { field, code: 'not_an_option', label },
  ),
  text: written((text, { field, label }) => textFault(field, label, text, MOST_LETTERS)),
} as const satisfies Record<Setting['kind'], Judge<Scalar>>;

/**
 * What is wrong with the value a bureau gives one setting of its policy, or with taking it back
 * (`null`): only a promise it need not make can be taken back.
 */
export const settingFault = (
  policy: Policy,
  id: string,
  value: Scalar | null,
): Fault | undefined => {
  const field = `settings.${id}`;
  const setting = Object.hasOwn(policy.words.settings, id) ? policy.words.settings[id] : undefined;
  if (!setting) return { field, code: 'unknown_field', label: id };
  const { kind, ask: label, limit } = setting;
  if (value === null) return setting.optional ? undefined : { field, code: 'missing', label };
  return judges[kind](value, { field, label, limit, policy });
};

/** What is wrong with a bureau's own name for an office slot of its policy. */
export const officeFault = (policy: Policy, slot: string, name: string): Fault | undefined => {
  const field = `offices.${slot}`;
  if (!Object.hasOwn(policy.words.offices, slot))
    return { field, code: 'unknown_field', label: slot };
  return textFault(field, policy.words.offices[slot]!, name, longest.post);
};
