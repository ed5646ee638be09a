import type { Broken, Draft } from './edit';

/** The policy whose regulation this table stands in. */
export const LITERAL_OF = 'wenzhou@2022-09-22';

/** 温州's table as 三（一）1–4 and 三（二）4 write it, with nothing resolved: no row goes before another, and nobody is named for those who are not schools. */
const literally = (p: Draft): void => {
  p.articles = p.articles.filter((a) => a.no !== '分办约定');
  for (const a of p.articles) for (const r of a.routes ?? []) delete r.over;
};

/** Each pair of rows that name two offices for the same filing; the linter must refuse the literal table for every one of them. */
export const literal: readonly Broken[] = (
  [
    ['终端 × 中职', '（terminal、vocational）'],
    ['终端 × 幼儿园', '（terminal、kindergarten）'],
    ['APP × 中职', '（app、vocational）'],
    ['APP × 幼儿园', '（app、kindergarten）'],
    ['APP × 直属', '（app、direct）'],
    ['APP × 直属幼儿园', '（app、kindergarten、direct）'],
  ] as const
).map(([name, word]) => ({ name: `温州原文：${name}`, rule: 'two-leads', word, edit: literally }));
