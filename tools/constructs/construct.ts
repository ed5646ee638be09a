/**
 * What carries out one construct of the policy language: the function itself and the file that
 * exports it; `of` names the object that it stands in, `as` the name under which it reads it.
 */
export type Construct = {
  by: (...given: never[]) => unknown;
  in: string;
  of?: string;
  as?: string;
};
/** What only a page shows: the part of the client that shows it. */
export type Shown = { shown: string; in: string };

/** Constructs by their path: the kind of thing that they stand in, and their name. */
export type Constructs = Readonly<Record<string, Construct | Shown>>;

/** What is called in a list: `findings`, `date.wrong`. */
export const nameOf = (construct: Construct | Shown): string => {
  if ('shown' in construct) return construct.shown;
  return construct.of ? `${construct.of}.${construct.by.name}` : construct.by.name;
};
