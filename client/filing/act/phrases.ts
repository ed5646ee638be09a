import Taro from '@tarojs/taro';

const KEY = 'phrases';
const most = 12;
const first = ['材料齐全，符合要求。', '请补充会议纪要，写明日期、参会人员和结果。', '请补充合同（协议）照片。', '请写清使用年级和使用范围。', '请补充等保备案证明或测评报告。', '请补充家长同意的材料。'];

/** 常用意见 of this phone. */
export const phrases = (): readonly string[] => {
  const kept = Taro.getStorageSync(KEY) as unknown;
  return Array.isArray(kept) ? kept.filter((p): p is string => typeof p === 'string') : first;
};

/** Puts a phrase first; the oldest go when there are too many. */
export const keepPhrase = (text: string): readonly string[] => {
  const next = [text, ...phrases().filter((p) => p !== text)].slice(0, most);
  Taro.setStorageSync(KEY, next);
  return next;
};

/** Takes a phrase off the list. */
export const dropPhrase = (text: string): readonly string[] => {
  const next = phrases().filter((p) => p !== text);
  Taro.setStorageSync(KEY, next);
  return next;
};
