import { SYSTEM } from '@shared/domain/consequences';
import type { Follow } from '@shared/domain/case';
import { inSavepoint } from '../../db/savepoint-store';
import { actOn } from '../act';
import { loadForSystem } from '../load';
import { casesAround } from './store';
import { leaveRefused, RefusedEffect, type Executor, type Work } from './work';

type Doing = Extract<Follow, { on: unknown }>;

/** How many cases one transaction acts on: each is locked until it ends. */
const ACTED_ON = 20;

const targetsOf = async (work: Work<Doing>): Promise<string[]> => {
  const { tx, loaded, follow, after, only } = work;
  if (only !== undefined) return [only];
  if (follow.of === 'cause') return loaded.cause_case ? [loaded.cause_case] : [];
  const around = { life: follow.on, of: follow.of, case: loaded.id };
  return casesAround(tx, { ...around, after, limit: ACTED_ON });
};

const actOnOne = async ({ server, tx, follow }: Work<Doing>, id: string): Promise<void> => {
  const loaded = await loadForSystem(tx, id);
  if (loaded?.life !== follow.on) throw new RefusedEffect({ code: 'not_found' });
  const given = follow.with && { answers: follow.with };
  const done = await actOn({ server, tx, loaded }, { do: follow.do, by: SYSTEM, ...given });
  if (!done.ok) throw new RefusedEffect(done.refusal);
};

/**
 * Has the system act on the cases that an effect is of, so many in one transaction: what one refuses
 * becomes a task of the desk, and the others go on.
 */
export const actOnCases: Executor<Doing> = async (work) => {
  const targets = await targetsOf(work);
  if (targets.length === 0 && work.follow.of === 'cause') await leaveRefused(work, '', '没有对象');
  for (const id of targets) {
    const failed = await inSavepoint(work.tx, () => actOnOne(work, id));
    if (failed && !(failed instanceof RefusedEffect)) throw failed;
    if (failed) await leaveRefused(work, id, failed.why);
  }
  const all = work.only !== undefined || work.follow.of === 'cause';
  return !all && targets.length === ACTED_ON ? targets[ACTED_ON - 1] : undefined;
};
