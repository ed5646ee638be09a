/**
 * The last of a list, `undefined` of an empty one. The language's own `at(-1)` is newer than the
 * oldest phones.
 */
export const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1];
