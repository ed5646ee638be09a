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
  settings: Object.fromEntries(given.settings.map((setting) => [setting.id, shown(setting.value)])),
  offices: Object.fromEntries(given.offices.map((office) => [office.slot, office.name])),
});

/**
 * What is wrong with a typed value, in words; an empty one that was never set is left alone, and a
 * promise that need not be made can be taken back.
 */
export const faultOf = (setting: SettingView, text: string): string | undefined => {
  const plain = halfWidth(text);
  if (plain === '')
    return setting.value === undefined || setting.optional ? undefined : '请填写，不能清空';
  if (!isNumber(setting)) return undefined;
  if (!/^\d+$/.test(plain)) return '请填整数';
  const number = Number(plain);
  if (setting.least !== undefined && number < setting.least) return `不能小于 ${setting.least}`;
  return setting.most !== undefined && number > setting.most
    ? `不能大于 ${setting.most}`
    : undefined;
};

const valueOf = (setting: SettingView, text: string): string | number | boolean | null => {
  const plain = halfWidth(text).trim();
  if (plain === '') return null;
  if (isNumber(setting)) return Number(plain);
  return setting.kind === 'yes' ? text === 'true' : text.trim();
};

/** What to send: only what differs; undefined when nothing does. */
export const changesOf = (given: Settings, typed: Typed): Changes | undefined => {
  const settings = given.settings.filter(
    (setting) =>
      (typed.settings[setting.id] ?? '').trim() !== shown(setting.value) &&
      !faultOf(setting, typed.settings[setting.id] ?? ''),
  );
  const offices = given.offices.filter(
    (office) =>
      (typed.offices[office.slot] ?? '').trim() !== '' &&
      typed.offices[office.slot]!.trim() !== office.name,
  );
  const tel = typed.tel.trim();
  if (settings.length + offices.length === 0 && tel === given.tel) return undefined;
  return {
    version: given.version,
    ...(tel !== given.tel && { tel }),
    ...(settings.length > 0 && {
      settings: Object.fromEntries(
        settings.map((setting) => [setting.id, valueOf(setting, typed.settings[setting.id]!)]),
      ),
    }),
    ...(offices.length > 0 && {
      offices: Object.fromEntries(
        offices.map((office) => [office.slot, typed.offices[office.slot]!.trim()]),
      ),
    }),
  };
};
