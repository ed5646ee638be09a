import type { ReactElement, ReactNode } from 'react';

/** Tells `show` when this platform itself wants the person's consent before a private interface; a browser asks by its own means. */
export const watchPrivacy = (_show: () => void): void => undefined;

/** Gives the waiting interface its answer. */
export const answerPrivacy = (_agreed: boolean): void => undefined;

/** The button whose press counts as consent on this platform. */
export const AgreeButton = (_: { children: ReactNode; onAgree: () => void }): ReactElement | null =>
  null;
