import * as z from 'zod/mini';
import { appKinds, moeStandings, orgKinds } from '../kernel/kinds';
import { prefixes, type IdKind } from '../kernel/id';
import { once } from '../kernel/once';
import { cleaned, overBy, ROOM } from '../kernel/text';
import { standingIds } from '../vocabulary/standings';
import { verbIds } from '../vocabulary/verbs';
import { verdictKinds } from '../vocabulary/verdicts';

/** What a shape holds; shapes are built when first asked for (decision 11). */
export type Of<S extends () => z.ZodMiniType> = z.output<ReturnType<S>>;
/** Any text of at most so many UTF-16 units, as it came. */
export const raw = (max: number, min = 0) => z.string().check(z.minLength(min), z.maxLength(max));
/**
 * A text of at most so many 字, counted as the phone counts them; what shows nothing is dropped from
 * it. Ends are trimmed by whoever stores it.
 */
export const text = (max: number, min = 0) =>
  z.string().check(
    z.minLength(min),
    z.maxLength(max * ROOM, { abort: true }),
    z.check((given) => {
      if (overBy(given.value, max) > 0)
        given.issues.push({
          code: 'too_big',
          origin: 'string',
          maximum: max,
          inclusive: true,
          input: given.value,
        });
    }),
    z.overwrite(cleaned),
  );
/** An id of one kind: `fil_…`. */
export const id = (kind: IdKind) =>
  z.string().check(z.regex(new RegExp(`^${prefixes[kind]}_[0-9a-hjkmnp-tv-z]{8,32}$`)));
/** A calendar day, 2026-09-01. */
export const day = once(() => z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)));
/** An instant in UTC. */
export const instant = once(() => z.string());
/** A whole number in a query string or a body. */
export const count = once(() => z.coerce.number().check(z.int(), z.gte(0), z.lte(1_000_000)));

/** A clause as shown: document number, article, verbatim quote, and whether it is law. */
export const clause = once(() =>
  z.object({
    doc: z.string(),
    no: z.string(),
    quote: z.string(),
    kind: z.enum(['text', 'bureau', 'house']),
    /** The original was not compared. */
    unsure: z.optional(z.literal(true)),
  }),
);
export const verb = once(() => z.enum(verbIds));
export const standing = once(() => z.enum(standingIds));
/** What the public page says of a tool in a school, and the word it says it in. */
export const verdict = once(() => z.object({ verdict: z.enum(verdictKinds), word: z.string() }));

const scalar = once(() => z.union([text(4000), z.number(), z.boolean()]));
/** A file that was uploaded and checked. */
export const attached = once(() =>
  z.object({ file: id('file'), name: text(200), sha256: text(64) }),
);
const point = once(() =>
  z.object({ is: z.enum(['pass', 'fail', 'na']), note: z.optional(text(1000)) }),
);
/**
 * One answer of a form, as the phone sends it (personal values in the clear; they are sealed before
 * they are kept).
 */
export const answer = once(() =>
  z.union([
    scalar(),
    point(),
    z.array(text(200)).check(z.maxLength(200)),
    z.array(attached()).check(z.maxLength(30)),
    z.null(),
  ]),
);
/** Answers by field id. */
export const answers = once(() =>
  z.record(text(80, 1), answer()).check(z.refine((r) => Object.keys(r).length <= 200)),
);

/** A page of a list, keyset: pass `after` = the last page's `next`. */
export const paged = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), next: z.optional(z.string()) });

/** An app as lists show it. */
export const appBrief = once(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(appKinds),
    provider: z.string(),
    moeNo: z.optional(z.string()),
    moeStanding: z.enum(moeStandings),
    /**
     * The bureaus whose lists bar it: in the region of whoever asks, or anywhere when no region is
     * known.
     */
    barredBy: z.array(z.string()),
    /** The entries of lists by which they do; an app nobody bars has none. */
    bars: z.optional(
      z.array(
        z.object({
          by: z.string(),
          list: z.string(),
          entry: z.string(),
          since: day(),
          says: z.string(),
          clause: clause(),
        }),
      ),
    ),
    source: z.enum(['registry', 'typed']),
  }),
);
/** A school or office as lists show it. */
export const orgBrief = once(() =>
  z.object({ id: z.string(), name: z.string(), kind: z.enum(orgKinds) }),
);

export type AppBrief = Of<typeof appBrief>;
export type OrgBrief = Of<typeof orgBrief>;
