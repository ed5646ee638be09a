import { clockOf } from '@shared/kernel/calendar';
import { keepsForGood } from '@client/phone/kept';
import { Box, Words } from '@client/platform/element';
import { Icon, type IconName } from '@client/ui/Icon';
import { sentence } from '@client/words/refusal';
import type { DraftState } from './draft';

const here = (): string =>
  keepsForGood() ? '内容已保存在本机' : '手机存不下内容，请不要关闭这个页面';
const line = (state: DraftState): { icon: IconName; words: string; tone: string } => {
  switch (state.status) {
    case 'offline':
      return {
        icon: 'alert',
        tone: 'waiting',
        words: `网络断开了，${here()}，联网后自动继续。`,
      };
    case 'refused':
      return {
        icon: 'alert',
        tone: 'stop',
        words: `${here()}。${state.refusal ? sentence(state.refusal) : ''}`,
      };
    case 'conflict':
      return { icon: 'alert', tone: 'waiting', words: '请先选用哪一份内容，本机的内容没有丢。' };
    case 'saved':
      return {
        icon: 'check',
        tone: 'filed',
        words: state.saved ? `已保存 ${clockOf(state.saved).slice(11)}` : '填写的内容会自动保存',
      };
    default:
      return { icon: 'refresh', tone: 'ended', words: '正在保存…' };
  }
};

/** Whether what was written is safe, and where; always in sight. */
export const SavedLine = ({ state }: { state: DraftState }) => {
  const { icon, words, tone } = line(state);
  return (
    <Box className={`saved saved--${tone}`} role="status">
      <Icon name={icon} size="small" />
      <Words>{words}</Words>
    </Box>
  );
};
