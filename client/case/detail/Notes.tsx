import { useState } from 'react';
import { clockOf } from '@shared/kernel/calendar';
import type { CaseDetail } from '@shared/contract/case';
import { longest } from '@shared/kernel/limits';
import { api, newKey } from '@client/api';
import { keyKeeper } from '@client/api/key-keeper';
import { replyWords } from '@client/api/trouble';
import { Box, Words } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { tooLong } from '@client/ui/too-long';
import { Field } from '@client/ui/Field';
import { TextArea } from '@client/ui/TextArea';

/** Notes inside the bureau; the school never sees them. */
export const Notes = ({
  id,
  notes,
  onAdded,
}: {
  id: string;
  notes: NonNullable<CaseDetail['notes']>;
  onAdded: () => Promise<unknown>;
}) => {
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const [once] = useState(() => keyKeeper(newKey));
  const add = async () => {
    if (text.trim() === '') return setError('请写下备注');
    const long = tooLong(text.trim(), longest.reason);
    if (long) return setError(long);
    const input = { id, text: text.trim() };
    const reply = await once(JSON.stringify(input), (key) => api.case.note(input, { key }));
    if (!reply.ok) return setError(replyWords(reply));
    setText('');
    await onAdded();
  };
  return (
    <Card title="内部备注（只有本局看得到）">
      {notes.map((note) => (
        <Box key={`${note.at}${note.text}`} className="gap">
          <Words className="shown">{note.text}</Words>
          <Box className="under">{`${note.by} · ${clockOf(note.at)}`}</Box>
        </Box>
      ))}
      <Field id="note" label="添加备注" error={error}>
        <TextArea
          rows={2}
          max={longest.reason}
          value={text}
          onChange={(written) => {
            setText(written);
            setError(undefined);
          }}
        />
      </Field>
      <Button onTap={add}>保存备注</Button>
    </Card>
  );
};
