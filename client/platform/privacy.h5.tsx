import type { ReactElement, ReactNode } from 'react';

/**
 * Tells `show` when this platform itself wants the person's consent before a private interface; a
 * browser asks by its own means.
 */
export const watchPrivacy = (_show: () => void): void => undefined;

/** Gives the waiting interface its answer. */
export const answerPrivacy = (_agreed: boolean): void => undefined;

/** A line that leads to the platform's own privacy guide, where it has one. */
export const PrivacyGuide = (): ReactElement | null => null;

/** The button whose press counts as consent on this platform. */
export const AgreeButton = (_: { children: ReactNode; onAgree: () => void }): ReactElement | null =>
  null;
