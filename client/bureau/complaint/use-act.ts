import { useState } from 'react';
import Taro from '@tarojs/taro';
import type { Verb } from '@shared/policy/policy';
import { api, newKey } from '@client/api';
import { keyKeeper } from '@client/api/key-keeper';
import { invalidate } from '@client/query/store';
import { isStale, replyWords } from '@client/api/trouble';
import { deedWords } from './deed-words';

/**
 * Does one thing to a complaint, once however often it is tried; gives what went wrong in words, or
 * undefined when it is done.
 */
export const useAct = (
  complaint: { id: string; version: number },
  onDone: () => unknown,
): ((what: Verb, reason?: string) => Promise<string | undefined>) => {
  const [once] = useState(() => keyKeeper(newKey));
  return async (what, reason) => {
    const input = { id: complaint.id, do: what, version: complaint.version, reason };
    const reply = await once(JSON.stringify(input), (key) => api.complaint.act(input, { key }));
    if (!reply.ok) {
      if (isStale(reply)) await onDone();
      return replyWords(reply);
    }
    await Taro.showToast({ title: deedWords(what).done, icon: 'none' });
    await invalidate(([what]) => what === 'complaints');
    await onDone();
    return undefined;
  };
};
