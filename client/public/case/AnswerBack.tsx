import { useState } from 'react';
import { api, newKey } from '@client/api';
import { Box } from '@client/platform/element';
import { isStale, replyWords } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { tooLong } from '@client/ui/too-long';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Field } from '@client/ui/Field';
import { TextArea } from '@client/ui/TextArea';
import { longest } from '@shared/kernel/limits';
import { reveals } from '@shared/kernel/reveals';
import { revealsSays } from '../complain/reveals';
import { keyKeeper } from '@client/api/key-keeper';

/**
 * The answer to what the bureau asked (`question`); sending again after a lost network never sends
 * twice.
 */
export const AnswerBack = ({
  code,
  version,
  question,
  onSent,
}: {
  code: string;
  version: number;
  question?: string;
  onSent: () => unknown;
}) => {
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string>();
  const [once] = useState(() => keyKeeper(newKey));
  const words = text.trim();
  const given = reveals(text);
  const send = async () => {
    setTrouble(undefined);
    const input = { code, text: words, version };
    const reply = await once(JSON.stringify(input), (key) => api.complaint.reply(input, { key }));
    if (reply.ok) await onSent();
    else {
      setTrouble(replyWords(reply));
      if (isStale(reply)) await onSent();
    }
  };
  return (
    <Card tone="waiting" title="请您补充">
      <Field id="more" label={question ?? '请在这里补充情况'}>
        <TextArea value={text} onChange={setText} rows={5} max={longest.complaint} />
      </Field>
      {given && <Box>{`${revealsSays[given]}，不写也能办理，建议删掉。`}</Box>}
      {trouble && <ErrorBox title="还没有发出" note={trouble} />}
      <Button
        kind="primary"
        reason={words === '' ? '请先写几句' : tooLong(words, longest.complaint)}
        onTap={send}
      >
        提交补充
      </Button>
    </Card>
  );
};
