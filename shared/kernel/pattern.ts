/**
 * Gives a regular expression, made when it is first asked for.
 *
 * For patterns with classes of Unicode (`\p{L}`): the engine lists all their letters when it reads
 * such a literal, up to a millisecond each, and a cloud function reads them all before it starts.
 */
export const pattern = (source: string, flags: string): (() => RegExp) => {
  let made: RegExp | undefined;
  return () => (made ??= new RegExp(source, flags));
};
