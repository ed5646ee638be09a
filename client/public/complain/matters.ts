import type { StatusAnswer } from '@shared/contract/lookup';

/** One thing a complaint may be about; `clause` is the number of the article that forbids it. */
export type Matter = { id: string; title: string; clause?: number };

/** A group of choices, and what it is called. */
export type Matters = { title: string; items: readonly Matter[] };

/**
 * The choices of a complaint: what the school did, what is wrong with the app, and what no article
 * names; empty groups are left out.
 */
export const mattersOf = ({
  forbids,
  besides = [],
}: Pick<StatusAnswer, 'forbids' | 'besides'>): Matters[] => {
  const of = (by: 'school' | 'app') => forbids.filter((matter) => (matter.by ?? 'school') === by);
  const groups = [
    { title: '学校、老师的做法', items: of('school') },
    { title: '应用本身的问题', items: of('app') },
    { title: '以上都不是', items: besides },
  ];
  return groups.filter((group) => group.items.length > 0);
};

/** The choice of this id. */
export const matterOf = (answer: StatusAnswer, id: string | undefined): Matter | undefined =>
  mattersOf(answer)
    .flatMap((group) => group.items)
    .find((matter) => matter.id === id);
