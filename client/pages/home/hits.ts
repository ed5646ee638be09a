import type { SearchAnswer } from '@shared/contract/lookup';
import { halfWidth } from '@shared/kernel/text';
import { moeWord } from '@client/words/national';
import { hitVerdict } from '../status/verdict';

type Found = SearchAnswer['found'][number];
/** An app that a search found, or a school. */
export type FoundApp = Extract<Found, { app: unknown }>;
type Mark = ReturnType<typeof hitVerdict>;

const barred: Mark = { tone: 'stop', icon: 'ban', word: '禁止使用' };

/** What stands on an app wherever it is found: a bar or the end of its national filing alone, else whether the school may use it. */
export const marksOf = ({ app, at }: FoundApp): Mark[] => {
  const national: Mark[] = app.moeStanding === 'revoked' ? [moeWord.revoked] : [];
  const red = app.barred ? [barred, ...national] : national;
  const paused = app.moeStanding === 'paused' ? [moeWord.paused] : [];
  return red.length > 0 ? red : at ? [hitVerdict(at), ...paused] : paused;
};

/** A name in parts; every second one stands in what was searched for. */
export const partsOf = (name: string, q: string): string[] => {
  const letters = halfWidth(q).replace(/[^0-9a-z\u3400-\u9FFF]/gi, '');
  return letters ? name.split(new RegExp(`([${letters}]+)`, 'i')) : [name];
};

/** What a search says above what only comes near: a name in characters that nobody has is named; letters of an alphabet may be pinyin. */
export const nearSays = (said: string): string =>
  `${/[\u3400-\u9FFF]/.test(said) ? `没有叫“${said}”的应用或学校。` : ''}您要找的是不是：`;
