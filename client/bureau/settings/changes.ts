import type { bureau } from '@shared/contract/bureau';
import type { InputOf, OutputOf } from '@shared/contract/endpoint';
import { halfWidth } from '@shared/kernel/text';

/** What the bureau decided so far. */
export type Settings = OutputOf<typeof bureau.settings>;
/** One value the regulation leaves open. */
export type SettingView = Settings['settings'][number];
/** What stands in the inputs: everything as text. */
export type Typed = {
  tel: string;
  settings: Record<string, string>;
  offices: Record<string, string>;
};
type Changes = InputOf<typeof bureau.set>;

const shown = (value: SettingView['value']): string => (value === undefined ? '' : String(value));
const isNumber = ({ kind }: SettingView): boolean => kind === 'number' || kind === 'days';

/** The inputs as they open. */
export const typedOf = (given: Settings): Typed => ({
  tel: given.tel,
  settings: Object.fromEntries(given.settings.map((s) => [s.id, shown(s.value)])),
  offices: Object.fromEntries(given.offices.map((o) => [o.slot, o.name])),
});

/**
 * What is wrong with a typed value, in words; an empty one that was never set is left alone, and a
 * promise that need not be made can be taken back.
 */
export const faultOf = (s: SettingView, text: string): string | undefined => {
  const plain = halfWidth(text);
  if (plain === '') return s.value === undefined || s.optional ? undefined : '请填写，不能清空';
  if (!isNumber(s)) return undefined;
  if (!/^\d+$/.test(plain)) return '请填整数';
  const n = Number(plain);
  if (s.least !== undefined && n < s.least) return `不能小于 ${s.least}`;
  return s.most !== undefined && n > s.most ? `不能大于 ${s.most}` : undefined;
};

const valueOf = (s: SettingView, text: string): string | number | boolean | null => {
  const plain = halfWidth(text).trim();
  if (plain === '') return null;
  if (isNumber(s)) return Number(plain);
  return s.kind === 'yes' ? text === 'true' : text.trim();
};

/** What to send: only what differs; undefined when nothing does. */
export const changesOf = (given: Settings, typed: Typed): Changes | undefined => {
  const settings = given.settings.filter(
    (s) =>
      (typed.settings[s.id] ?? '').trim() !== shown(s.value) &&
      !faultOf(s, typed.settings[s.id] ?? ''),
  );
  const offices = given.offices.filter(
    (o) => (typed.offices[o.slot] ?? '').trim() !== '' && typed.offices[o.slot]!.trim() !== o.name,
  );
  const tel = typed.tel.trim();
  if (settings.length + offices.length === 0 && tel === given.tel) return undefined;
  return {
    version: given.version,
    ...(tel !== given.tel && { tel }),
    ...(settings.length > 0 && {
      settings: Object.fromEntries(settings.map((s) => [s.id, valueOf(s, typed.settings[s.id]!)])),
    }),
    ...(offices.length > 0 && {
      offices: Object.fromEntries(offices.map((o) => [o.slot, typed.offices[o.slot]!.trim()])),
    }),
  };
};
