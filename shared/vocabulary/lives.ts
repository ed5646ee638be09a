/** The kinds of case one engine runs. */
export const lives = {
  filing: '使用者备案',
  provider_filing: '提供者备案',
  app_listing: '应用名单',
  complaint: '投诉',
  order: '限期整改',
  listing: '名单',
  inventory: '报送',
} as const satisfies Readonly<Record<string, string>>;
export type Life = keyof typeof lives;
export const lifeIds = Object.keys(lives) as [Life, ...Life[]];
