import type { Day } from '../kernel/calendar';
import type { Clause } from '../kernel/refusal';
import type { Hold, ListKind } from '../policy/policy';

/** What one entry of a list does to what stands on it, under which clause; parents read `says`. */
export type Held = { does: Hold['does']; says: string; clause: Clause };

/** One entry of a list: what a bureau put an app or a provider on, and what that does. */
export type Listing = {
  /** The path of the bureau that listed it: it holds there and below. */ path: string;
  by: string;
  /** The list's title. */ list: string;
  kind: ListKind;
  since: Day;
  holds: readonly Held[];
};
/** The entries an app or a provider stands under, by the case that made each. */
export type Bars = Readonly<Record<string, Listing>>;
/** The same by the region they hold in: a region reads its own alone. */
export type Listed = Readonly<Record<string, Bars>>;

/** What a list does here, with the entry that does it and the case that made the entry. */
export type Bar = Held & Omit<Listing, 'holds'> & { case: string };

/**
 * The entries on a day, the oldest first: in the region of a path, or in any when none is known.
 */
const entriesOn = (
  all: readonly (Bars | null)[],
  path: string | undefined,
  today: Day,
): (Listing & { case: string })[] =>
  all
    .flatMap((bars) => Object.entries(bars ?? {}).map(([id, entry]) => ({ ...entry, case: id })))
    .filter(({ since }) => since <= today)
    .filter((entry) => path === undefined || path.startsWith(entry.path))
    .sort((one, other) => (one.since < other.since ? -1 : 1));

/** Everything that lists do here on a day, the oldest first. */
export const heldBy = (
  all: readonly (Bars | null)[],
  path: string | undefined,
  today: Day,
): Bar[] =>
  entriesOn(all, path, today).flatMap(({ holds, ...entry }) =>
    holds.map((held) => ({ ...entry, ...held })),
  );

/** What bars use on a day, the oldest first. */
export const barsOf = (
  all: readonly (Bars | null)[],
  path: string | undefined,
  today: Day,
): Bar[] => heldBy(all, path, today).filter((bar) => bar.does === 'bars_use');

/** The kinds of list somebody stands on here; `none` where on none, for an empty set is unknown. */
export const kindsOn = (bars: Bars | null, path: string, today: Day): readonly string[] => {
  const kinds = [...new Set(entriesOn([bars], path, today).map((entry) => entry.kind))];
  return kinds.length > 0 ? kinds : ['none'];
};
