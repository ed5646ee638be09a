import { verdictWords } from '@shared/vocabulary/verdicts';
import type { SearchAnswer } from '@shared/contract/lookup';
import { halfWidth } from '@shared/kernel/text';
import { moeWord } from '@client/words/national';
import { markOf, type Mark } from '@client/words/verdict';

type Found = SearchAnswer['found'][number];
/** An app that a search found, or a school. */
export type FoundApp = Extract<Found, { app: unknown }>;

const barred: Mark = { tone: 'stop', icon: 'ban', word: verdictWords.barred };

/**
 * What stands on an app wherever it is found: what its school may not do with it, else a bar or the
 * end of its national filing alone, else what the school may do.
 */
export const marksOf = ({ app, at }: FoundApp): Mark[] => {
  if (at?.use === 'no') return [markOf(at)];
  const national: Mark[] = app.moeStanding === 'revoked' ? [moeWord.revoked] : [];
  const red = app.barredBy.length > 0 ? [barred, ...national] : national;
  const paused = app.moeStanding === 'paused' ? [moeWord.paused] : [];
  if (red.length > 0) return red;
  return at ? [markOf(at), ...paused] : paused;
};

/** A name in parts; every second one stands in what was searched for. */
export const partsOf = (name: string, query: string): string[] => {
  const letters = halfWidth(query).replace(/[^0-9a-z\u3400-\u9FFF]/gi, '');
  return letters ? name.split(new RegExp(`([${letters}]+)`, 'i')) : [name];
};

/**
 * What a search says above what only comes near: a name in characters that nobody has is named;
 * letters of an alphabet may be pinyin.
 */
export const nearSays = (said: string): string =>
  `${/[\u3400-\u9FFF]/.test(said) ? `没有叫“${said}”的应用或学校。` : ''}您要找的是不是：`;
