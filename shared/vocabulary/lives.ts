import { schoolKinds, type OrgKind } from '../kernel/kinds';

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
/**
 * Which organisations begin a case of a life of their own accord: a bureau one about an organisation
 * of its own or a provider, whoever else about itself. The others are opened by acts.
 */
export const begunBy = {
  filing: schoolKinds,
  provider_filing: ['provider'],
  app_listing: [],
  complaint: [],
  order: [],
  listing: [],
  inventory: schoolKinds,
} as const satisfies Record<Life, readonly OrgKind[]>;
export const lifeIds = Object.keys(lives) as [Life, ...Life[]];
