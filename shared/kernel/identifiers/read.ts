import { halfWidth } from '../text';

/** What reading an identifier gives: its normal form and whether its shape is sure, unusual (warn) or impossible. */
export type Read = {
  as: string;
  shape: 'sure' | 'unusual' | 'wrong';
  /** What is wrong or unusual and what to do, a Chinese sentence; absent only when sure. */ why?: string;
};

/** Reads one kind of identifier as people type it. It judges the form only, never whether the number was really given out. */
export type Reader = (text: string) => Read;

/** Nothing is the matter with it. */
export const sure = (as: string): Read => ({ as, shape: 'sure' });
/** It may be right; `why` asks to look again. */
export const unusual = (as: string, why: string): Read => ({ as, shape: 'unusual', why });
/** It cannot be right; `why` says what to do. */
export const wrong = (as: string, why: string): Read => ({
  as,
  shape: 'wrong',
  why: as === '' ? '还没有填写' : why,
});

/** Half width, no white space or invisible characters, one kind of hyphen. */
export const tight = (text: string): string =>
  halfWidth(text)
    .replace(/[\s\u00AD\u200B-\u200F\u2060\uFEFF]+/g, '')
    .replace(/[\u2010-\u2015\u2212\u2E3A\u2E3B\u30FC\uFE58\uFE63]/g, '-');

// GB/T 2260 provinces, each with the letter its numbers begin with.
const PROVINCES =
  '11京12津13冀14晋15蒙21辽22吉23黑31沪32苏33浙34皖35闽36赣37鲁41豫42鄂43湘44粤45桂46琼50渝51川52贵53云54藏61陕62甘63青64宁65新71台81港82澳';

/** The letter of the province whose two digits a number begins with; undefined for digits that are none's. */
export const letterOf = (digits: string): string | undefined => {
  const at = /^\d{2}/.test(digits) ? PROVINCES.indexOf(digits.slice(0, 2)) : -1;
  return at < 0 ? undefined : PROVINCES[at + 2];
};

/** The letters numbers of a province may begin with: 京津沪…, with the second letters some provinces use (蜀 黔 滇 陇). */
export const LETTERS = '京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔云滇藏陕甘陇青宁新';
