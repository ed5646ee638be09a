/**
 * The numbered series of a bureau's papers, each with what stands in a number between the bureau's
 * prefix and the year.
 */
export const series = { acceptance: '', order: '改', letter: '函' } as const satisfies Readonly<
  Record<string, string>
>;
export type Series = keyof typeof series;
