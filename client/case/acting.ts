import { useState } from 'react';
import type { ActInput } from '@shared/contract/case';
import type { OutputOf } from '@shared/contract/endpoint';
import type { cases } from '@shared/contract/case';
import type { Answers } from '@shared/domain/case';
import type { Clause, Fault, Refusal } from '@shared/kernel/refusal';
import { api, newKey } from '@client/api';
import { keyKeeper } from '@client/api/key-keeper';
import { sentence } from '@client/words/refusal';
import { useChanged } from './load';

/** What came of an act: where the filing stands now. */
export type ActDone = OutputOf<typeof cases.act>;
/**
 * Why an act did not happen: words, the faults one by one, the clause, and whether the filing
 * changed meanwhile.
 */
export type Trouble = { title: string; faults: readonly Fault[]; clause?: Clause; stale?: true };
/** An act without the filing it is done to. */
export type Deed = Omit<ActInput, 'id' | 'answers'> & { answers?: Answers };

const stale = ['changed_meanwhile', 'signed_other', 'already_done', 'not_now'];

const titleOf = (refusal: Refusal, listed: number): string => {
  if (listed === 0) return sentence(refusal);
  return refusal.code === 'findings' ? `有 ${listed} 处不符合规定` : `还差 ${listed} 项`;
};

/**
 * Does acts to one filing. `act` gives true when it happened; then `done` is set, else `trouble`.
 * The same deed tried again after a lost reply keeps its key, so it cannot happen twice.
 */
export const useAct = (id: string) => {
  const [trouble, setTrouble] = useState<Trouble>();
  const [done, setDone] = useState<ActDone>();
  const [once] = useState(() => keyKeeper(newKey));
  const changed = useChanged();
  const act = async (deed: Deed): Promise<boolean> => {
    const input = { ...deed, id } as ActInput;
    const reply = await once(JSON.stringify(input), (key) => api.case.act(input, { key }));
    if (reply.ok) {
      setTrouble(undefined);
      setDone(reply.value);
      await changed(id);
      return true;
    }
    if (!('refusal' in reply)) {
      setTrouble({ title: '网络断开了，还没有办成，内容都在，请再点一次。', faults: [] });
      return false;
    }
    const { refusal } = reply;
    const listed =
      (refusal.code === 'faults' || refusal.code === 'findings') && refusal.faults?.length
        ? refusal.faults
        : [];
    setTrouble({
      title: titleOf(refusal, listed.length),
      faults: listed,
      ...(refusal.clause && { clause: refusal.clause }),
      ...(stale.includes(refusal.code) && { stale: true }),
    });
    if (stale.includes(refusal.code)) await changed(id);
    return false;
  };
  return { act, trouble, done, clear: () => setTrouble(undefined) };
};
