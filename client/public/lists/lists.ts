import type { EntryView, PublicListView } from '@shared/contract/lists';
import { chineseDay } from '@shared/kernel/calendar';
import { listKinds } from '@shared/vocabulary/list-kinds';
import type { Tab } from '@client/ui/Tabs';

/** What tells a list from all others. */
export const keyOf = ({ bureau, list }: PublicListView): string => `${bureau.id}/${list}`;

// What a list is of is short; where two bureaus keep one of a kind, whose it is.
const labelOf = (list: PublicListView, all: readonly PublicListView[]): string => {
  const alike = all.filter(({ kind }) => kind === list.kind);
  const word = listKinds[list.kind];
  return alike.length > 1 ? `${word}（${list.bureau.name}）` : word;
};

/** A tab for each list, with how many stand on it now. */
export const tabsOf = (all: readonly PublicListView[]): Tab[] =>
  all.map((list) => ({ key: keyOf(list), label: labelOf(list, all), count: list.now }));

/** When an entry came onto its list, and when it was taken off. */
export const daysOf = ({ since, ended }: Pick<EntryView, 'since' | 'ended'>): string => {
  const on = `${chineseDay(since)}列入`;
  return ended ? `${on}，${chineseDay(ended)}移出` : on;
};

/** What stands where no entry is shown. */
export const noEntries = (query: string, ended: boolean): { title: string; note?: string } => {
  if (query !== '')
    return { title: `没有找到“${query}”`, note: '只说明名称没有对上，可以少输几个字再试。' };
  return ended
    ? { title: '还没有移出的' }
    : { title: '现在没有应用在这份名单上', note: '以后列入的，会在这里公布。' };
};
