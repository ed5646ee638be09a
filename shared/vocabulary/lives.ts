import { schoolKinds, type OrgKind } from '../kernel/kinds';

/** The kinds of case one engine runs. */
export const lives = {
  filing: '使用者备案',
  provider_filing: '提供者备案',
  complaint: '投诉',
  order: '限期整改',
  listing: '名单',
  stop_use: '停用回执',
  referral: '移送',
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
  complaint: [],
  order: ['bureau'],
  listing: ['bureau'],
  stop_use: [],
  referral: [],
  inventory: schoolKinds,
} as const satisfies Record<Life, readonly OrgKind[]>;
/**
 * The kinds of case whose grant lets a school use a tool: a list that bars the tool stops these, and
 * no other.
 */
export const letsUse: readonly Life[] = ['filing'];
export const lifeIds = Object.keys(lives) as [Life, ...Life[]];
