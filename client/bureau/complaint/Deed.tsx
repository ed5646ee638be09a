import { useState } from 'react';
import Taro from '@tarojs/taro';
import { useQueryClient } from '@tanstack/react-query';
import { api, newKey } from '@client/api';
import { Box } from '@client/platform/element';
import { keyKeeper } from '@client/key-keeper';
import { replyWords } from '@client/trouble';
import { Button } from '@client/ui/Button';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Field } from '@client/ui/Field';
import { Sheet } from '@client/ui/Sheet';
import { TextArea } from '@client/ui/TextArea';
import { clauseForUi } from '@client/words/clause';
import { wordsOf } from '@client/words/verb';
import type { Complaint } from './Detail';

const MOST = 1000;
const hints: Partial<Record<Complaint['offers'][number]['do'], string>> = {
  ask: '写清楚想请投诉人补充什么；投诉人凭查询码看到。',
  uphold: '写明查到了什么、怎样处理；投诉人会看到。',
  dismiss: '写明查了什么、为什么不属实；投诉人会看到。',
  refer: '写明移送给哪个部门、怎样联系；投诉人会看到。',
};
type Props = { complaint: Complaint; offer: Complaint['offers'][number]; onClose: () => void; onDone: () => unknown };

/** The sheet in which an act on a complaint is written and sent, once. */
export const Deed = ({ complaint, offer, onClose, onDone }: Props) => {
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [keyFor] = useState(() => keyKeeper(newKey));
  const w = wordsOf(offer.do);
  const reason = text.trim();
  const send = async () => {
    setTrouble(undefined);
    const input = { id: complaint.id, do: offer.do, version: complaint.version, reason: reason || undefined };
    const reply = await api.complaint.act(input, { key: keyFor(JSON.stringify(input)) });
    if (!reply.ok) return setTrouble(replyWords(reply));
    await Taro.showToast({ title: w.done, icon: 'none' });
    onClose();
    await queries.invalidateQueries({ queryKey: ['complaints'] });
    await onDone();
  };
  const why = offer.reason && reason === '' ? '请先写明理由' : reason.length > MOST ? `请删到 ${MOST} 个字以内` : undefined;
  return (
    <Sheet title={w.button} onClose={onClose}>
      {w.ask && <Box>{w.ask}</Box>}
      {offer.reason && (
        <Field id="reason" label="理由" hint={hints[offer.do]} clause={clauseForUi(offer.clause)}>
          <TextArea value={text} onChange={setText} max={MOST} rows={5} />
        </Field>
      )}
      {trouble && <ErrorBox title="还没有办成" note={trouble} />}
      <Button kind={offer.do === 'dismiss' ? 'danger' : 'primary'} reason={why} onTap={send}>{`确认${w.button}`}</Button>
    </Sheet>
  );
};
