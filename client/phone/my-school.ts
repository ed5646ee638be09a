import { drop, keep, kept } from './kept';

/** The school a parent named once, kept on this phone only. */
export type MySchool = { id: string; name: string };

const KEY = 'my-school';

/** The school named before, or undefined. */
export const mySchool = (): MySchool | undefined => kept(KEY);

/** Keeps it for the next scan. */
export const keepMySchool = ({ id, name }: MySchool): void => keep(KEY, { id, name });

/** Forgets it. */
export const forgetMySchool = (): void => drop(KEY);
