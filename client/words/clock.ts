import type { ClockView } from '@shared/contract/case';
import { chineseDay } from '@shared/kernel/calendar';
import type { Standing } from '@shared/policy/policy';
import type { Tone } from '@client/ui/tone';

/** The clocks' words need only this much of one. */
export type Face = Pick<ClockView, 'title' | 'state' | 'due' | 'left' | 'unit' | 'warn'> & {
  id?: string;
};

/** For whom a clock rests, by where the case stands. */
const whilePaused: Partial<Record<Standing, string>> = {
  returned: '等学校修改，暂停计时',
  asked: '等待补充，暂停计时',
  rectifying: '核对期间，暂停计时',
};

/**
 * 剩 3 个工作日, and how urgent that is: amber under three days (or when the policy warns), red when
 * over. `standing` tells why a clock rests.
 */
export const leftWords = (clock: Face, standing?: Standing): { word: string; tone: Tone } => {
  const unit = clock.unit === 'calendar' ? '天' : '个工作日';
  if (clock.state === 'paused')
    return {
      word: (standing && whilePaused[standing]) ?? '暂停计时（重新受理后继续）',
      tone: 'ended',
    };
  if (clock.state === 'idle') return { word: '尚未计时', tone: 'ended' };
  if (clock.state === 'over')
    return {
      word: clock.left !== undefined && clock.left < 0 ? `逾期 ${-clock.left} ${unit}` : '逾期',
      tone: 'stop',
    };
  if (clock.left === undefined) return { word: '长期', tone: 'ended' };
  if (clock.left === 0) return { word: '今天到期', tone: 'waiting' };
  return {
    word: `剩 ${clock.left} ${unit}`,
    tone: clock.warn || clock.left < 3 ? 'waiting' : 'ended',
  };
};

/**
 * 最迟 2026年11月28日, or how long a filing is valid; with a word of caution when later holidays are not
 * published yet.
 */
export const dueWords = (clock: Face): string | undefined =>
  clock.due &&
  `${clock.id === 'recheck' ? '复核日' : '最迟'} ${chineseDay(clock.due.day)}${clock.due.sure ? '' : '（节假日安排公布后可能调整）'}`;
