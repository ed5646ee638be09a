import type { Article } from '../policy';
import { error, type Family } from './problem';

const YIELDS = [
  'forms',
  'derive',
  'routes',
  'opinions',
  'moves',
  'checks',
  'clocks',
  'tracks',
  'use',
  'unfiled',
  'then',
  'holds',
  'lists',
  'complaints',
  'sheets',
  'separationOfDuties',
  'changes',
  'permits',
  'duties',
] as const;

const yields = (article: Article<string, string>): boolean =>
  YIELDS.some((key) => {
    const part = article[key];
    return (
      part !== undefined && (Array.isArray(part) ? part.length > 0 : Object.keys(part).length > 0)
    );
  });

/** Every article makes something true or names its duty; what is not law gives its reason. */
export const articles: Family = (given) =>
  given.own.articles.flatMap((article) => [
    ...(yields(article)
      ? []
      : [
          error(
            'empty-article',
            `articles.${article.no}`,
            `第“${article.no}”条只引了原文，没有写明它要求什么，也没有写明由哪项功能落实。`,
            article,
          ),
        ]),
    ...((article.kind === 'bureau' || article.kind === 'house') && !article.reason?.trim()
      ? [
          error(
            'reason-missing',
            `articles.${article.no}`,
            `“${article.no}”不是文件原文，必须写明为什么这样规定。`,
            article,
          ),
        ]
      : []),
    ...(article.unsure && !article.reason?.trim()
      ? [
          error(
            'reason-missing',
            `articles.${article.no}`,
            `“${article.no}”标了“拿不准”，必须写明拿不准什么。`,
            article,
          ),
        ]
      : []),
    ...(article.quote.trim() === ''
      ? [
          error(
            'quote-not-found',
            `articles.${article.no}`,
            `第“${article.no}”条没有引原文。`,
            article,
          ),
        ]
      : []),
  ]);
