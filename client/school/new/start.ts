import { useState } from 'react';
import Taro from '@tarojs/taro';
import { api } from '@client/api';
import { useChanged } from '@client/case/load';
import { replyWords } from '@client/api/trouble';

const go = (url: string) => void Taro.redirectTo({ url });

/** What a school may ask to begin; a provider's own filing is the server's choice. */
export type Begun = 'filing' | 'inventory';

/**
 * Begins a filing or an entry of the list of what is in use, or leads to the one this school
 * already has. `open` is that one, when the registry or the server named it.
 */
export const useStart = (life: Begun) => {
  const [trouble, setTrouble] = useState<string>();
  const [open, setOpen] = useState<string>();
  const changed = useChanged();
  const start = async (app: string) => {
    const reply = await api.case.begin({ app, ...(life !== 'filing' && { life }) });
    if (reply.ok) {
      await changed(reply.value.id);
      return go(`/school/form/index?id=${reply.value.id}`);
    }
    if (
      'refusal' in reply &&
      reply.refusal.code === 'duplicate_filing' &&
      reply.refusal.params?.filing
    )
      setOpen(String(reply.refusal.params.filing));
    setTrouble(replyWords(reply));
  };
  return {
    start,
    trouble,
    open,
    goOn: (filing: string) => go(`/case/detail/index?id=${filing}`),
  };
};
