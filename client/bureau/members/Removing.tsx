import { useState } from 'react';
import Taro from '@tarojs/taro';
import { api } from '@client/api';
import { replyWords } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Row } from '@client/ui/Row';
import { Sheet } from '@client/ui/Sheet';

type Props = {
  member: { id: string; name: string };
  onClose: () => void;
  onDone: () => unknown;
};

/** The question before somebody's seat ends, with all that comes of it, and the doing of it. */
export const Removing = ({ member: { id, name }, onClose, onDone }: Props) => {
  const [trouble, setTrouble] = useState<string>();
  const remove = async () => {
    setTrouble(undefined);
    const reply = await api.bureau.remove({ member: id });
    if (!reply.ok) return setTrouble(replyWords(reply));
    await onDone();
    onClose();
    await Taro.showToast({ title: `已移除${name}`, icon: 'none' });
  };
  return (
    <Sheet
      title={`移除${name}？`}
      onClose={onClose}
      foot={
        <>
          <Button kind="danger" onTap={remove}>
            {`移除${name}`}
          </Button>
          <Button onTap={onClose}>先不移除</Button>
        </>
      }
    >
      <Row label="马上">登录立即结束，不能再查看和办理该单位的事项。</Row>
      <Row label="没办完的">{`转交给${name}的事项退回，由同事接着办。`}</Row>
      <Row label="办过的">记录都保留。以后需要时，可以重新邀请。</Row>
      {trouble && <ErrorBox title="没有移除" note={trouble} />}
    </Sheet>
  );
};
