let held: string | undefined;

/** Hands a tracking code to the next page in memory: it belongs in no address and no history. */
export const carry = (code: string): void => {
  held = code;
};

/** Takes what was handed over, once. */
export const carried = (): string | undefined => {
  const code = held;
  held = undefined;
  return code;
};
