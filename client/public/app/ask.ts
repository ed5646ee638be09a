/** What an app is looked for by: one of these. */
export type Ask = { moeNo?: string; packageName?: string; storeId?: string; name?: string };

const keys = ['moeNo', 'packageName', 'storeId', 'name'] as const;
const words = {
  moeNo: '备案号',
  packageName: '应用包名',
  storeId: '应用商店编号',
  name: '名称',
} as const;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * Reads it from the page's address: the first key that is there, since one is enough and the surest
 * comes first.
 */
export const askOf = (params: Partial<Record<string, string>>): Ask => {
  const key = keys.find((key) => params[key]);
  return key ? { [key]: decoded(params[key]!) } : {};
};

/** The same in words: 备案号 教APP备3200123号. */
export const saidOf = (ask: Ask): string => {
  const key = keys.find((key) => ask[key]);
  // A store's number is kept as apple:1234567890.
  return key
    ? `${words[key]} ${key === 'storeId' ? ask[key]!.replace(/^[a-z]+:/, '') : ask[key]!}`
    : '这个应用';
};

/** The address of the page that asks for it. */
export const addressOf = (ask: Ask): string => {
  const key = keys.find((key) => ask[key]);
  return `/public/app/index${key ? `?${key}=${encodeURIComponent(ask[key]!)}` : ''}`;
};
