import { useState } from 'react';
import type { CaseDetail } from '@shared/contract/case';
import { lives, type Life } from '@shared/vocabulary/lives';
import { api, newKey } from '@client/api';
import { keyKeeper } from '@client/api/key-keeper';
import { replyWords } from '@client/api/trouble';
import { goTo } from '@client/platform/go';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { ErrorBox } from '@client/ui/ErrorBox';

/** 另行办理: what this office may begin about the same organisation and app. */
export const Begins = ({ detail: { begins, org, app } }: { detail: CaseDetail }) => {
  const [once] = useState(() => keyKeeper(newKey));
  const [trouble, setTrouble] = useState<string>();
  const begin = async (life: Life) => {
    const input = { life, app: app.id, org: org.id };
    const reply = await once(JSON.stringify(input), (key) => api.case.begin(input, { key }));
    if (!reply.ok) return setTrouble(replyWords(reply));
    goTo(`/case/detail/index?id=${reply.value.id}`);
  };
  return begins.length === 0 ? null : (
    <Card title="另行办理">
      {trouble && <ErrorBox title="还没有办成" note={trouble} />}
      {begins.map((life) => (
        <Button key={life} onTap={() => begin(life)}>
          {lives[life]}
        </Button>
      ))}
    </Card>
  );
};
