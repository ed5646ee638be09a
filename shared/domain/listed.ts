import { chineseDay, type Day } from '../kernel/calendar';
import type { Clause } from '../kernel/refusal';

/**
 * One entry of a blacklist: it bars an app, or all apps of a provider, in a bureau's region, under a
 * clause.
 */
export type Listing = {
  /** The path of the bureau that listed it: it holds there and below. */ path: string;
  by: string;
  says: string;
  clause: Clause;
  since: Day;
  /** The last day; without one it holds until it is taken off. */ until?: Day;
};
/** The entries an app or a provider stands under, by the case that made each. */
export type Bars = Readonly<Record<string, Listing>>;
/** The same by the region they hold in: a region reads its own alone. */
export type Listed = Readonly<Record<string, Bars>>;

const holdsOn = (entry: Listing, today: Day): boolean =>
  entry.since <= today && (entry.until === undefined || entry.until >= today);

/**
 * The entries that bar use on a day, the oldest first: in the region of a path, or in any when none
 * is known.
 */
export const barsOf = (
  all: readonly (Bars | null)[],
  path: string | undefined,
  today: Day,
): Listing[] =>
  all
    .flatMap((bars) => Object.values(bars ?? {}))
    .filter(
      (listing) => holdsOn(listing, today) && (path === undefined || path.startsWith(listing.path)),
    )
    .sort((a, b) => (a.since < b.since ? -1 : 1));

/** What an entry says to the public, with its last day. */
export const listingSays = ({ says, until }: Listing): string =>
  until ? `${says}（至${chineseDay(until)}）` : says;
