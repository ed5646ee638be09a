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

/** What beginning one is called, and whether it is about the provider whoever used the app. */
const beginWords: Partial<Record<Life, { label: string; provider?: true }>> = {
  order: { label: '对提供者发整改通知', provider: true },
  listing: { label: '提出列入名单', provider: true },
};

/** 另行办理: what this office may begin about the same app, and its provider or the same organisation. */
export const Begins = ({ detail: { begins, org, app } }: { detail: CaseDetail }) => {
  const [once] = useState(() => keyKeeper(newKey));
  const [trouble, setTrouble] = useState<string>();
  const begin = async (life: Life) => {
    const about = beginWords[life]?.provider ? {} : { org: org.id };
    const input = { life, app: app.id, ...about };
    const reply = await once(JSON.stringify(input), (key) => api.case.begin(input, { key }));
    if (!reply.ok) return setTrouble(replyWords(reply));
    goTo(`/case/detail/index?id=${reply.value.id}`);
  };
  return begins.length === 0 ? null : (
    <Card title="另行办理">
      {trouble && <ErrorBox title="还没有办成" note={trouble} />}
      {begins.map((life) => (
        <Button key={life} onTap={() => begin(life)}>
          {beginWords[life]?.label ?? lives[life]}
        </Button>
      ))}
    </Card>
  );
};
