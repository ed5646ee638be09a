import { useState } from 'react';
import type { StatusAnswer } from '@shared/contract/lookup';
import { api, newKey } from '@client/api';
import { Box } from '@client/platform/element';
import { replyWords } from '@client/api/trouble';
import { Card } from '@client/ui/Card';
import { tooLong } from '@client/ui/too-long';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Field } from '@client/ui/Field';
import { MoveBar } from '@client/ui/MoveBar';
import { Row } from '@client/ui/Row';
import { Screen } from '@client/ui/Screen';
import { TextArea } from '@client/ui/TextArea';
import { clauseForUi } from '@client/words/clause';
import type { Matter } from './matters';
import { longest } from '@shared/kernel/limits';
import { reveals } from '@shared/kernel/reveals';
import { revealsSays } from './reveals';
import { keyKeeper } from '@client/api/key-keeper';

// For as long as the app is open: going back a step, or leaving and writing the same again, is
// still the same attempt.
const once = keyKeeper(newKey);
type Props = {
  answer: StatusAnswer;
  category: Matter;
  text: string;
  onText: (text: string) => void;
  onBack: () => void;
  onSent: (code: string) => void;
};

const why = (text: string): string | undefined =>
  text === '' ? '请先写几句发生了什么' : tooLong(text, longest.complaint);

/**
 * The second screen: what happened, in the person's own words. Sending again after a lost network
 * never files twice.
 */
export const Write = ({ answer, category, text, onText, onBack, onSent }: Props) => {
  const [trouble, setTrouble] = useState<string>();
  const happened = text.trim();
  const clause = category.clause === undefined ? undefined : answer.clauses[category.clause];
  const given = reveals(text);
  const send = async () => {
    setTrouble(undefined);
    const input = { school: answer.school.id, app: answer.app.id, category: category.id, happened };
    const reply = await once(JSON.stringify(input), (key) => api.complaint.tell(input, { key }));
    if (reply.ok) onSent(reply.value.code);
    else
      setTrouble(
        'refusal' in reply
          ? replyWords(reply)
          : '网络断开了，投诉还没有确认收到。内容还在这里，联网后再点一次提交，不会重复。',
      );
  };
  return (
    <Screen
      title="写下发生的事"
      foot={
        <MoveBar
          note={
            given
              ? `${revealsSays[given]}，不写也能办理，建议删掉。`
              : `由${answer.bureau.name}办理。不需要姓名和电话，学校看不到投诉人。`
          }
          moves={[
            { key: 'back', label: '上一步', kind: 'plain', onTap: onBack },
            { key: 'send', label: '提交投诉', kind: 'primary', onTap: send, reason: why(happened) },
          ]}
        />
      }
    >
      <Card>
        <Row label="投诉事项" long clause={clause && clauseForUi(clause)}>
          {category.title}
        </Row>
        <Row label="学校和应用">{`${answer.school.name}　${answer.app.name}`}</Row>
      </Card>
      <Field
        id="happened"
        label="什么时候、哪个班级、怎样发生的？"
        hint="写事情经过就好，有金额、截图里的文字也可以写上。"
      >
        <TextArea
          value={text}
          onChange={onText}
          rows={6}
          max={longest.complaint}
          placeholder="例如：9月12日，班主任在班级群要求全班下载并缴费 98 元"
        />
      </Field>
      {given && (
        <Card tone="waiting" title={revealsSays[given]}>
          <Box>不写也能办理。为了保护您，建议删掉。</Box>
        </Card>
      )}
      {trouble && <ErrorBox title="还没有提交成功" note={trouble} />}
    </Screen>
  );
};
