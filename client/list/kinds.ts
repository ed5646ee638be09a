import { lifeIds, lives, type Life } from '@shared/vocabulary/lives';
import { standingFor, type Standing } from '@shared/vocabulary/standings';
import type { Chip } from '@client/ui/Chips';

/** The kinds of case that acts of a bureau open or that it begins, in the order they matter. */
export const kinds = [
  'stop_use',
  'order',
  'listing',
  'referral',
] as const satisfies readonly Life[];
export type Kind = (typeof kinds)[number];

/** The kinds that are put to a school or a provider. */
export const putKinds = ['stop_use', 'order', 'listing'] as const satisfies readonly Kind[];

/** By which standings each kind is told apart: what presses first. */
const standingsOf = {
  stop_use: ['overdue', 'ordered', 'rectifying', 'corrected'],
  order: ['overdue', 'ordered', 'rectifying', 'corrected', 'draft', 'closed'],
  listing: ['proposed', 'listed', 'released', 'draft', 'closed'],
  referral: ['draft', 'referred', 'closed'],
} as const satisfies Readonly<Record<Kind, readonly Standing[]>>;

const none = {
  stop_use: '还没有停用回执',
  order: '还没有限期整改',
  listing: '还没有提出列入名单',
  referral: '还没有移送',
} as const satisfies Readonly<Record<Kind, string>>;

/** A standing to narrow a list to, or any. */
export type Narrow = Standing | 'any';

/** The chips above a list of one kind. */
export const chipsOf = (kind: Kind): Chip<Narrow>[] => [
  { value: 'any', label: '全部' },
  ...standingsOf[kind].map((standing): Chip<Narrow> => {
    const label = standingFor(kind, standing);
    return { value: standing, label, ...(standing === 'overdue' && { urgent: true }) };
  }),
];

/** What stands where a list of a kind is empty. */
export const noneOf = (kind: Kind, standing: Narrow): string =>
  standing === 'any' ? none[kind] : `没有“${standingFor(kind, standing)}”的${lives[kind]}`;

/** Reads a kind out of an address. */
export const kindIn = (text: string | undefined): Kind =>
  kinds.find((kind) => kind === text) ?? kinds[0];

/** Reads out of an address by which standing a list of a kind is narrowed. */
export const narrowIn = (kind: Kind, text: string | undefined): Narrow =>
  chipsOf(kind).find((chip) => chip.value === text)?.value ?? 'any';

/** The kinds of case that a policy has, as its places say. */
export const livesIn = (places: Readonly<Record<string, { life: Life }>>): Life[] => {
  const all = new Set(Object.values(places).map(({ life }) => life));
  return lifeIds.filter((life) => all.has(life));
};
