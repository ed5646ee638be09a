import type { cases } from '@shared/contract/case';
import { no, yes } from '@shared/kernel/result';
import { queueJob } from '../outbox/store';
import type { Handler } from '../world/request';
import { lives } from './lives';
import { loadForAct } from './load';
import { insertNote } from './note-store';
import { takeUndone, UNDONE } from './store';

/** Which effect of which event it was, and of what. */
const readKey = (key: string) => {
  const [seq, index, only] = key.slice(UNDONE.length).split(':');
  return { seq: Number(seq), index: Number(index), ...(only && { only }) };
};

/**
 * What could not be carried out is tried again, or was settled otherwise: the desk says so, and it
 * no longer waits.
 */
export const settleUndone: Handler<typeof cases.settle> = async (request, { id, key, how }) => {
  const { caller, server, now } = request;
  const tx = await request.tx();
  const loaded = await loadForAct(tx, caller, id);
  const isDesk = caller.roles.includes('desk') && loaded?.bureau_id === caller.org.id;
  const what = isDesk && key.startsWith(UNDONE) ? await takeUndone(tx, id, key) : undefined;
  if (!loaded || what === undefined) return no('not_found');
  const job = { id: server.newId('job'), kind: 'case.follows', at: now };
  if (how === 'again') await queueJob(tx, { ...job, body: { case: id, ...readKey(key) } });
  else if (!lives[loaded.life].sealsWords)
    await insertNote(tx, {
      id: server.newId('note'),
      of: id,
      path: loaded.bureau_path,
      person: caller.person,
      body: `已另行办理：${what}`,
      at: now,
    });
  return yes({});
};
