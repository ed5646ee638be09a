import type { ComplaintForParent } from '@shared/contract/complaint';
import { chineseDay } from '@shared/kernel/calendar';

type Part = Pick<ComplaintForParent, 'clock' | 'bureau' | 'canReply' | 'standing'>;

/**
 * By when the bureau answers, for the person who complained; nothing invented where no clock runs.
 */
export const dueSays = ({ clock, bureau, canReply, standing }: Part): string => {
  if (standing === 'closed') return `${bureau.name}已经答复，见下面的办理经过。`;
  if (standing === 'referred') return '已经移送有权处理的部门，去向见下面的办理经过。';
  if (canReply) return `${bureau.name}请您补充情况，补充后继续办理。等待期间不计入答复时限。`;
  if (clock.state === 'over')
    return `已经超过答复期限${clock.due ? `（${chineseDay(clock.due)}）` : ''}，可以打电话催问。`;
  if (clock.due) return `最迟 ${chineseDay(clock.due)} 答复。`;
  return `${bureau.name}正在办理。`;
};
