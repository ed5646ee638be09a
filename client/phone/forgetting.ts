// No storage here: what is held in memory only, by modules that tests run without a phone.
const all = new Set<() => void>();

/** Has `forget` called when whoever used this phone is forgotten. */
export const whenForgotten = (forget: () => void): void => void all.add(forget);

/** Forgets what is held in memory of whoever used this phone. */
export const forgetHeld = (): void => all.forEach((forget) => forget());
