import { forgetHeld } from './forgetting';
import { drop, keep, kept, keptKeys } from './kept';

// How the phone is set, its own number, and whether somebody is signed in; all else that is kept
// tells of whoever used it.
const settings = ['elder', 'region', 'device', 'session-token'];
const PERSON = 'person';

/** Forgets on this phone what tells of whoever used it: drafts, schools, what was looked up. */
export const forgetTraces = (): void => {
  for (const key of keptKeys()) if (!settings.includes(key)) drop(key);
  forgetHeld();
};

/**
 * Tells whose phone it is now: somebody else finds nothing of the person before, who did not sign
 * out.
 */
export const belongTo = (person: string): void => {
  const before = kept<string>(PERSON);
  if (before === person) return;
  if (before) forgetTraces();
  keep(PERSON, person);
};

/** Whether answers are on this phone that the server does not have. */
export const hasDrafts = (): boolean => keptKeys().some((key) => key.startsWith('draft:'));
