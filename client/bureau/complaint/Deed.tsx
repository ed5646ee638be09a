import { useState } from 'react';
import { longest } from '@shared/kernel/limits';
import { Box } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { tooLong } from '@client/ui/too-long';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Field } from '@client/ui/Field';
import { Sheet } from '@client/ui/Sheet';
import { TextArea } from '@client/ui/TextArea';
import { clauseForUi } from '@client/words/clause';
import { deedWords } from './deed-words';
import type { Complaint } from './complaint';

type Offer = Complaint['offers'][number];
const hints: Partial<Record<Offer['do'], string>> = {
  ask: '写清楚想请投诉人补充什么；投诉人凭查询码看到。',
  uphold: '写明查到了什么、怎样处理；投诉人会看到。',
  dismiss: '写明查了什么、为什么不属实；投诉人会看到。',
  refer: '写明移送给哪个部门、怎样联系；投诉人会看到。',
};
type Props = {
  offer: Offer;
  act: (what: Offer['do'], reason?: string) => Promise<string | undefined>;
  onClose: () => void;
};

/** The sheet in which the reason of an act on a complaint is written. */
export const Deed = ({ offer, act, onClose }: Props) => {
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const words = deedWords(offer.do);
  const reason = text.trim();
  const send = async () => {
    const wrong = await act(offer.do, reason || undefined);
    setTrouble(wrong);
    if (!wrong) onClose();
  };
  const why = offer.reason && reason === '' ? words.missing : tooLong(reason, longest.complaint);
  return (
    <Sheet
      title={words.button}
      onClose={onClose}
      foot={
        <Button kind={offer.do === 'dismiss' ? 'danger' : 'primary'} reason={why} onTap={send}>
          {words.send}
        </Button>
      }
    >
      {words.ask && <Box>{words.ask}</Box>}
      {offer.reason && (
        <Field
          id="reason"
          label={words.field}
          hint={hints[offer.do]}
          clause={clauseForUi(offer.clause)}
        >
          <TextArea value={text} onChange={setText} max={longest.complaint} rows={5} />
        </Field>
      )}
      {trouble && <ErrorBox title="还没有办成" note={trouble} />}
    </Sheet>
  );
};
