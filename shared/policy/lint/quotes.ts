import { halfWidth } from '../../kernel/text';
import { error, type Family } from './problem';

const plain = (text: string): string =>
  text
    .replace(/\[bookmark:[^\]]*\]/g, '')
    .split('\n')
    .map(halfWidth)
    .join('\n')
    .replace(/[ \t\u00a0]+/g, '');
const flat = (text: string): string => plain(text).replace(/\s+/g, '');

const NUMERAL = '[一二三四五六七八九十]+';

/** The headings of one kind in a text, in order: 一、 · (一) · 第一条 · 附件. */
const headings = (text: string, kind: RegExp): { no: string; at: number }[] =>
  [...text.matchAll(kind)].map((match) => ({
    no: match[1]!,
    at: match.index + match[0].length - match[0].trimStart().length,
  }));

const CHAPTER = new RegExp(`^(${NUMERAL})、`, 'gm');
const SECTION = new RegExp(`^(\\(${NUMERAL}\\))`, 'gm');
const RULE = new RegExp(`^(第${NUMERAL}条)`, 'gm');
const ANNEX = /^(附件)\d*[::]?$/gm;

/**
 * The parts of a regulation that an article number names; several when the numbering begins anew in
 * each chapter. Empty: no such article.
 */
export const extents = (regulation: string, no: string): string[] => {
  const text = plain(regulation);
  const number = plain(no);
  const chapters = headings(text, CHAPTER);
  const annex = headings(text, ANNEX);
  const end = annex[0]?.at ?? text.length;
  if (number === '序') return [text.slice(0, chapters[0]?.at ?? end)];
  if (number === '附件') return annex.map((heading) => text.slice(heading.at));
  const between = (list: readonly { no: string; at: number }[], wanted: string): string[] =>
    list.flatMap((heading, index) => {
      if (heading.no !== wanted) return [];
      const next = [
        list[index + 1]?.at,
        ...chapters.map((chapter) => chapter.at),
        ...annex.map((annexed) => annexed.at),
      ].filter((place): place is number => place !== undefined && place > heading.at);
      return [text.slice(heading.at, Math.min(text.length, ...next))];
    });
  const both = new RegExp(`^(${NUMERAL})(\\(${NUMERAL}\\))`).exec(number);
  if (both)
    return between(chapters, both[1]!).length > 0 ? within(text, chapters, both[1]!, both[2]!) : [];
  if (/^\(/.test(number)) return between(headings(text, SECTION), number);
  if (/^第/.test(number)) return between(headings(text, RULE), number);
  return between(chapters, number);
};

const within = (
  text: string,
  chapters: readonly { no: string; at: number }[],
  chapter: string,
  section: string,
): string[] =>
  chapters.flatMap((heading, index) => {
    if (heading.no !== chapter) return [];
    const part = text.slice(heading.at, chapters[index + 1]?.at ?? text.length);
    const list = headings(part, SECTION);
    return list.flatMap((below, at) =>
      below.no === section ? [part.slice(below.at, list[at + 1]?.at ?? part.length)] : [],
    );
  });

/**
 * Every quote of law is verbatim in the regulation, inside the article it claims. White space and
 * the width of signs do not count.
 */
export const quotes: Family = (given) => {
  const own = given.texts[given.own.doc];
  const law = given.own.articles.filter((article) => (article.kind ?? 'text') === 'text');
  if (own === undefined)
    return law.length > 0
      ? [error('text-missing', 'doc', `没有“${given.own.doc}”的原文，无法核对引文。`)]
      : [];
  const all = flat(own);
  return law.flatMap((article) => {
    const quote = flat(article.quote);
    const at = `articles.${article.no}`;
    const short = article.quote.slice(0, 20);
    if (quote.length < 8 && plain(article.no) !== '附件')
      return [
        error(
          'quote-short',
          at,
          `第“${article.no}”条的引文“${short}”太短，认不出是哪一句。`,
          article,
        ),
      ];
    if (!all.includes(quote))
      return [
        error(
          'quote-not-found',
          at,
          `第“${article.no}”条的引文“${short}…”在“${given.own.doc}”的原文里找不到，请逐字核对。`,
          article,
        ),
      ];
    const parts = extents(own, article.no);
    if (parts.length === 0)
      return [
        error('quote-elsewhere', at, `“${given.own.doc}”里没有“${article.no}”这一条。`, article),
      ];
    return parts.some((place) => flat(place).includes(quote))
      ? []
      : [
          error(
            'quote-elsewhere',
            at,
            `引文“${short}…”在原文里有，但不在第“${article.no}”条里。`,
            article,
          ),
        ];
  });
};
