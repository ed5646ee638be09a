import * as z from 'zod/mini';
import { once } from '../kernel/once';
import type { RefusalCode } from '../kernel/refusal';
import type { SecurityKind } from '../kernel/security';

/**
 * Who may call an endpoint at all; whose rows they get is decided by scope, in SQL and in the
 * store.
 */
export const audiences = [
  'public',
  'signed_in',
  'school',
  'bureau',
  'school_or_bureau',
  'admin',
  'demo',
] as const;
export type Audience = (typeof audiences)[number];

/**
 * How much one request may bring: bytes of its body, levels of its JSON, and values in it; all
 * counted before it is parsed.
 */
export type BodyBounds = { bytes: number; depth: number; values: number };

/** What a form of a few fields needs. */
export const smallBody: BodyBounds = { bytes: 16_384, depth: 4, values: 300 };
/** What a whole filing needs: its answers, lists of them, and what each answer refers to. */
export const answersBody: BodyBounds = { bytes: 400_000, depth: 12, values: 6_000 };
/** What a table of ten thousand rows needs. */
export const tableBody: BodyBounds = { bytes: 5_900_000, depth: 2, values: 20 };

/** What is asked so cheaply that each request of it is counted (functions/world/limits.ts). */
export type LimitName = 'search' | 'upload';

/**
 * One thing a client can ask the server: method, path (with :params), audience, input, output, and
 * every refusal it may give.
 */
export type Endpoint<
  I extends z.ZodMiniType = z.ZodMiniType,
  O extends z.ZodMiniType = z.ZodMiniType,
> = {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  audience: Audience;
  says: string;
  /** Built when first asked for: a function's start builds none of them (decision 11). */
  input: () => I;
  output: () => O;
  refusals: readonly RefusalCode[];
  /** What a body may bring; `smallBody` where nothing is said. */
  body?: BodyBounds;
  /** What the security log calls it; refused attempts are logged in any case. */
  logs?: SecurityKind;
  /** What it is written down as instead, for cases whose reading has a line of its own. */
  orLogs?: readonly SecurityKind[];
  /** How often it may be asked. */
  limit?: LimitName;
  /** The reply is bytes of this type, not JSON. */
  bytes?: string;
  /** What a file is called that is saved. */
  saves?: string;
};

/** An endpoint as it is written, typed; each of its schemas is built once. */
export const endpoint = <I extends z.ZodMiniType, O extends z.ZodMiniType>(
  endpoint: Endpoint<I, O>,
): Endpoint<I, O> => ({ ...endpoint, input: once(endpoint.input), output: once(endpoint.output) });

/** What an endpoint takes and gives, for the typed client and the handlers. */
export type InputOf<E> = E extends Endpoint<infer I, z.ZodMiniType> ? z.output<I> : never;
export type OutputOf<E> = E extends Endpoint<z.ZodMiniType, infer O> ? z.output<O> : never;

/**
 * The body of every refusal: `refusal` as the kernel knows it, and the id under which the server
 * logged the request.
 */
export const refusalBody = once(() =>
  z.object({
    refusal: z.object({
      code: z.string(),
      clause: z.optional(
        z.object({
          doc: z.string(),
          no: z.string(),
          quote: z.string(),
          kind: z.enum(['text', 'bureau', 'house']),
          unsure: z.optional(z.literal(true)),
        }),
      ),
      faults: z.optional(
        z.array(z.looseObject({ field: z.string(), code: z.string(), label: z.string() })),
      ),
      params: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
    }),
    request: z.string(),
  }),
);
