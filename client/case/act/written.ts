import { useState } from 'react';
import type { Answers, Attached } from '@shared/domain/case';
import { whenForgotten } from '@client/phone/forgetting';

/** What somebody has put down for an act and not sent yet. */
export type Written = {
  answers: Answers;
  outcome?: 'pass' | 'fault' | 'bar';
  reason: string;
  photos?: readonly Attached[];
  to?: string;
};

const blank: Written = { answers: {}, reason: '' };
// As long as the app is open: looking at the papers, or going back by mistake, costs nobody their
// words.
const kept = new Map<string, Written>();
whenForgotten(() => kept.clear());

/** What was put down under a key, blank where nothing was. */
export const writtenUnder = (key: string): Written => kept.get(key) ?? blank;

/** Keeps a change of what was put down under a key, and gives what is there now. */
export const writeUnder = (key: string, change: (now: Written) => Written): Written => {
  const next = change(writtenUnder(key));
  kept.set(key, next);
  return next;
};

/** Forgets what was put down under a key. */
export const forgetUnder = (key: string): void => void kept.delete(key);

/**
 * What was put down under a key (the person, the filing, the act and its round), how to change it,
 * and how to forget it once it is sent.
 */
export const useWritten = (
  key: string,
): { written: Written; write: (change: (now: Written) => Written) => void; forget: () => void } => {
  const [written, set] = useState(() => writtenUnder(key));
  return {
    written,
    write: (change) => set(writeUnder(key, change)),
    forget: () => forgetUnder(key),
  };
};
