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
  'lists',
  'complaints',
  'sheets',
  'separationOfDuties',
  'changes',
  'permits',
  'duties',
] as const;

const yields = (a: Article<string, string>): boolean =>
  YIELDS.some((key) => {
    const part = a[key];
    return (
      part !== undefined && (Array.isArray(part) ? part.length > 0 : Object.keys(part).length > 0)
    );
  });

/** Every article makes something true or names its duty; what is not law gives its reason. */
export const articles: Family = (g) =>
  g.own.articles.flatMap((a) => [
    ...(yields(a)
      ? []
      : [
          error(
            'empty-article',
            `articles.${a.no}`,
            `第“${a.no}”条只引了原文，没有写明它要求什么，也没有写明由哪项功能落实。`,
            a,
          ),
        ]),
    ...((a.kind === 'bureau' || a.kind === 'house') && !a.reason?.trim()
      ? [
          error(
            'reason-missing',
            `articles.${a.no}`,
            `“${a.no}”不是文件原文，必须写明为什么这样规定。`,
            a,
          ),
        ]
      : []),
    ...(a.unsure && !a.reason?.trim()
      ? [
          error(
            'reason-missing',
            `articles.${a.no}`,
            `“${a.no}”标了“拿不准”，必须写明拿不准什么。`,
            a,
          ),
        ]
      : []),
    ...(a.quote.trim() === ''
      ? [error('quote-not-found', `articles.${a.no}`, `第“${a.no}”条没有引原文。`, a)]
      : []),
  ]);
