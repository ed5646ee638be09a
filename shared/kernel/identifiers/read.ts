import { pattern } from '../pattern';
import { cleaned, halfWidth } from '../text';

/**
 * What reading an identifier gives: its normal form and whether its shape is sure, unusual (warn)
 * or impossible.
 */
export type Read = {
  as: string;
  shape: 'sure' | 'unusual' | 'wrong';
  /** What is wrong or unusual and what to do, a Chinese sentence; absent only when sure. */
  why?: string;
};

/**
 * Reads one kind of identifier as people type it. It judges the form only, never whether the number
 * was really given out.
 */
export type Reader = (text: string) => Read;

/** Nothing is the matter with it. */
export const sure = (as: string): Read => ({ as, shape: 'sure' });
/** It may be right; `why` asks to look again. */
export const unusual = (as: string, why: string): Read => ({ as, shape: 'unusual', why });

// 9.11E+17, or the last digits turned to noughts: what a table makes of a long number.
const SPOILT = /^\d(?:\.\d+)?E\+?\d{1,2}$|^\d{15}0{3,}$/i;
const REPAIR =
  '这是表格软件改写过的数字，后面几位已经丢失：请把这一列改成“文本”格式，再照原件重新填写';

/** True for what a table has made of a long number; no reading brings its digits back. */
export const isSpoilt = (text: string): boolean => SPOILT.test(text);

/** It cannot be right; `why` says what to do, unless a table has spoilt it. */
export const wrong = (as: string, why: string): Read => {
  if (as === '') return { as, shape: 'wrong', why: '还没有填写' };
  return { as, shape: 'wrong', why: isSpoilt(as) ? REPAIR : why };
};

const MOST = 400; // letters of a text that are looked at: no identifier and its label are as long

/** Half width, no white space or invisible characters, one kind of hyphen. */
export const tight = (text: string): string =>
  halfWidth(cleaned(text.slice(0, MOST)))
    .replace(/\s+/g, '')
    .replace(/[\u2010-\u2015\u2212\u2E3A\u2E3B\u30FC\uFE58\uFE63]/g, '-');

/** A number without the label before its colon: 备案证明编号：3213… */
export const unlabelled = (plain: string): string => {
  const at = plain.lastIndexOf(':');
  return at < 0 || at + 1 === plain.length || /\d{6}/.test(plain.slice(0, at))
    ? plain
    : plain.slice(at + 1);
};

const ROUND = '[\\p{Script=Han}"\'`=,;()\\[\\]{}<>\\u2018-\\u201D\\u3001-\\u301F]+';
const before = pattern(`^${ROUND}`, 'u');
const behind = pattern(`${ROUND}$`, 'u');

/**
 * A number of Latin letters and digits without its label, the Chinese words and the signs round it:
 * 信用代码 9132…（副本）, ="2132…".
 */
export const bare = (plain: string): string => {
  const inside = unlabelled(plain).replace(before(), '').replace(behind(), '');
  return inside === '' ? plain : inside.replace(/^(\d+)\.0+$/, '$1');
};

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
