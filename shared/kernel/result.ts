import type { Refusal } from './refusal';

/** Either a value or a reasoned "no". Exceptions are for what nobody can be told about. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** Wraps a value as a success. */
export const yes = <T>(value: T): Result<T> => ({ ok: true, value });

/** Wraps a refusal; `more` adds its clause, its faults or the words it needs. */
export const no = (
  code: Refusal['code'],
  more: Omit<Refusal, 'code'> = {},
): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, ...more },
});
