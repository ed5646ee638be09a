import { useState } from 'react';
import type { CaseDetail } from '@shared/contract/case';
import { api, newKey } from '@client/api';
import { keyKeeper } from '@client/api/key-keeper';
import { replyWords } from '@client/api/trouble';
import { Box, Words } from '@client/platform/element';
import { sure } from '@client/platform/sure';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { ErrorBox } from '@client/ui/ErrorBox';
import { undoneWords } from '@client/words/undone';
import { useChanged } from '../load';

type How = 'again' | 'otherwise';
type Props = { detail: CaseDetail; mine: boolean };

const elsewhere = {
  title: '已经另行办理了吗？',
  content: '确认以后，这一项不再提醒。',
  yes: '已办理',
  no: '还没有',
};

/** 后续办理未完成: what could not be carried out; the desk has it tried again or says it was settled. */
export const Undone = ({ detail: { id, undone }, mine }: Props) => {
  const [once] = useState(() => keyKeeper(newKey));
  const [trouble, setTrouble] = useState<string>();
  const changed = useChanged();
  const settle = async (key: string, how: How) => {
    if (how === 'otherwise' && !(await sure(elsewhere))) return;
    const input = { id, key, how };
    const reply = await once(JSON.stringify(input), (sent) =>
      api.case.settle(input, { key: sent }),
    );
    setTrouble(reply.ok ? undefined : replyWords(reply));
    if (reply.ok) await changed(id);
  };
  return undone.length === 0 ? null : (
    <Card title={`后续办理未完成（${undone.length} 项）`} tone="waiting">
      {trouble && <ErrorBox title="还没有办成" note={trouble} />}
      {undone.map(({ key, what }) => (
        <Box key={key} className="undone">
          <Words>{undoneWords(what)}</Words>
          {mine && (
            <Box className="undone__ways">
              <Button onTap={() => settle(key, 'again')}>重试</Button>
              <Button onTap={() => settle(key, 'otherwise')}>已另行办理</Button>
            </Box>
          )}
        </Box>
      ))}
    </Card>
  );
};
