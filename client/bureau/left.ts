import type { ComplaintRow } from '@shared/contract/complaint';
import type { Tone } from '@client/ui/tone';

/**
 * Time left until the answer is due, in working days: amber under three, red when over; undefined
 * when no clock runs.
 */
export const leftOf = ({
  state,
  left,
  due,
}: ComplaintRow['clock']): { tone: Tone; word: string } | undefined => {
  if (state === 'over' || (left !== undefined && left < 0))
    return { tone: 'stop', word: '已超过答复期限' };
  if (state === 'paused') return { tone: 'ended', word: '等待补充，暂停计时' };
  if (state !== 'running' || (left === undefined && due === undefined)) return undefined;
  if (left === undefined) return { tone: 'primary', word: `${due!} 前答复` };
  return left === 0
    ? { tone: 'waiting', word: '今天到期' }
    : { tone: left < 3 ? 'waiting' : 'primary', word: `剩 ${left} 个工作日` };
};
