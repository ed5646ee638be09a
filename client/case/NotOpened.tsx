import Taro from '@tarojs/taro';
import type { Failed } from '@client/api';
import { Trouble } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Empty } from '@client/ui/Empty';

/**
 * Why a filing could not be opened: it is not there for this reader, or it was not read and may be
 * tried again.
 */
export const NotOpened = ({ error, onRetry }: { error: Failed; onRetry: () => unknown }) =>
  error.refusal?.code === 'not_found' ? (
    <Empty icon="lock" title="打不开这件事项" note="它不存在，或者不由您的单位办理。">
      <Button kind="primary" onTap={() => void Taro.switchTab({ url: '/pages/todo/index' })}>
        回到办理
      </Button>
    </Empty>
  ) : (
    <Trouble title="没有打开" error={error} onRetry={onRetry} />
  );
