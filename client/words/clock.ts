import type { ClockView } from '@shared/contract/filing';
import type { Tone } from '@client/ui/tone';

/** The clocks' words need only this much of one. */
export type Face = Pick<ClockView, 'title' | 'state' | 'due' | 'left' | 'unit' | 'warn'>;

const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
const longWords = (day: string): string => `${Number(day.slice(0, 4))}年${dayWords(day)}`;

/** 剩 3 个工作日, and how urgent that is: amber under three days (or when the policy warns), red when over. */
export const leftWords = (clock: Face): { word: string; tone: Tone } => {
  const unit = clock.unit === 'calendar' ? '天' : '个工作日';
  if (clock.state === 'paused') return { word: '等学校修改，暂停计时', tone: 'ended' };
  if (clock.state === 'idle') return { word: '尚未计时', tone: 'ended' };
  if (clock.state === 'over') return { word: clock.left !== undefined && clock.left < 0 ? `已超期 ${-clock.left} ${unit}` : '已超期', tone: 'stop' };
  if (clock.left === undefined) return { word: '长期', tone: 'ended' };
  if (clock.left === 0) return { word: '今天到期', tone: 'waiting' };
  return { word: `剩 ${clock.left} ${unit}`, tone: clock.warn || clock.left < 3 ? 'waiting' : 'ended' };
};

/** 最迟 2026年11月28日, with a word of caution when later holidays are not published yet. */
export const dueWords = (clock: Face): string | undefined => clock.due && `最迟 ${longWords(clock.due.day)}${clock.due.sure ? '' : '（节假日安排公布后可能调整）'}`;
