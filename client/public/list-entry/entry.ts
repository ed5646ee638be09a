import type { WholeEntry } from '@shared/contract/lists';
import { chineseDay, daysBetween, type Day } from '@shared/kernel/calendar';
import { isBad } from '@client/words/list';
import type { IconName } from '@client/ui/Icon';
import type { Tone } from '@client/ui/tone';

/** One condition of being taken off, and how far it is. */
export type Condition = { what: string; state: string; tone: Tone; icon: IconName };

const met = { tone: 'filed', icon: 'check' } as const;
const soon = { tone: 'waiting', icon: 'clock' } as const;
const open = { tone: 'ended', icon: 'circle' } as const;

// A condition that is a place of the case is called as it stands there: 整改合格，待移出.
const plain = (what: string): string => what.replace(/，待[^，]*$/, '');

/** How far a condition is on a day. */
export const conditionOf = (
  { what: named, day, met: isMet }: WholeEntry['release'][number],
  today: Day,
): Condition => {
  const what = plain(named);
  const until = day && `${chineseDay(day)}满`;
  if (isMet) return { what, state: until ?? '已经满足', ...met };
  if (day) return { what, state: `${until}，还有 ${daysBetween(today, day)} 天`, ...soon };
  return { what, state: '还没有', ...open };
};

/** Who takes an entry off, and what it takes; nothing of one that was taken off already. */
export const releaseSays = ({ release, list, ended }: WholeEntry): string | undefined => {
  if (ended || (release.length === 0 && !isBad(list.kind))) return undefined;
  const who = `由${list.bureau.name}决定`;
  if (release.length === 0) return `没有固定的期限，${who}是否移出。`;
  return release.length === 1 ? `满足下面的条件，${who}：` : `下面的条件都满足，${who}：`;
};

/** What the policy publishes of an entry, a line each, without what the band says already. */
export const rowsOf = ({ shown, app }: Pick<WholeEntry, 'shown' | 'app'>) =>
  shown
    .filter(({ text }) => text !== app.name)
    .map(({ label, text, day }) => ({ label, value: text ?? (day ? chineseDay(day) : '') }));

/** From when to when an entry stands on its list. */
export const daysOf = ({ since, ended }: Pick<WholeEntry, 'since' | 'ended'>): string =>
  ended ? `${chineseDay(since)}—${chineseDay(ended)}` : `${chineseDay(since)}起`;

/** Whether somebody who still sees it used has reason to complain. */
export const isForbidden = ({ list, ended }: WholeEntry): boolean => !ended && isBad(list.kind);

/** The page of an app, where the school is chosen and the answer found. */
export const appAddress = ({ id, name }: WholeEntry['app']): string =>
  `/public/app/index?name=${encodeURIComponent(name)}&app=${id}`;

/** Where a complaint about an app begins: at the child's school, or where it is chosen. */
export const complainAddress = (app: WholeEntry['app'], school?: { id: string }): string =>
  school ? `/public/complain/index?school=${school.id}&app=${app.id}` : appAddress(app);
