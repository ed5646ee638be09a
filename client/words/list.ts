import { listKinds, type ListKind } from '@shared/vocabulary/list-kinds';
import { standings } from '@shared/vocabulary/standings';
import type { AppBrief } from '@shared/contract/shapes';
import type { Mark } from './verdict';

const looks = {
  white: { tone: 'filed', icon: 'check' },
  recommended: { tone: 'filed', icon: 'check' },
  grey: { tone: 'waiting', icon: 'flag' },
  black: { tone: 'stop', icon: 'ban' },
  negative: { tone: 'stop', icon: 'ban' },
} as const satisfies Record<ListKind, Omit<Mark, 'word'>>;

/** How an entry of a list of this kind is shown: red only where it is a bad list, grey once taken off. */
export const entryMark = (kind: ListKind, ended: boolean): Mark =>
  ended
    ? { tone: 'ended', icon: 'circle', word: standings.released }
    : { ...looks[kind], word: standings.listed };

/** The same on the entry's own page, with the kind of its list: 已列入黑名单. */
export const entryBand = (kind: ListKind, ended: boolean): Mark => {
  const mark = entryMark(kind, ended);
  return { ...mark, word: `${mark.word}${listKinds[kind]}` };
};

/** Whether an entry of such a list is a reason to stop using what stands on it. */
export const isBad = (kind: ListKind): boolean => looks[kind].tone === 'stop';

/** On which lists an app or its provider stands that bar it; undefined of an app nobody bars. */
export const barredSays = ({
  barredBy,
  bars = [],
}: Pick<AppBrief, 'barredBy' | 'bars'>): string | undefined => {
  if (barredBy.length === 0) return undefined;
  const titles = [...new Set(bars.map(({ list }) => `“${list}”`))];
  return `${standings.listed}${titles.join('、') || '禁止使用的名单'}`;
};
