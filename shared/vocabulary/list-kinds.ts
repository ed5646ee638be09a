/** The kinds of list a regulation may keep. */
export const listKinds = {
  white: '白名单',
  grey: '灰名单',
  black: '黑名单',
  recommended: '推荐名单',
  negative: '负面清单',
} as const satisfies Readonly<Record<string, string>>;
export type ListKind = keyof typeof listKinds;
