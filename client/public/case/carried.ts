/** A tracking code just given, and whether it was copied already. */
export type Carried = { code: string; copied: boolean };
let held: Carried | undefined;

/** Hands a tracking code to the next page in memory: it belongs in no address and no history. */
export const carry = (given: Carried): void => {
  held = given;
};

/** Takes what was handed over, once. */
export const carried = (): Carried | undefined => {
  const given = held;
  held = undefined;
  return given;
};
