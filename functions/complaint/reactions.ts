import type { Transaction } from 'kysely';
import { eventAt, type Happened } from '../case/store';
import type { Tables } from '../db/tables';
import type { Server } from '../world/server';
import { insertMessages, peopleOf } from '../outbox/store';
import { aboutOf } from './store';

const titles: Readonly<Record<string, string>> = {
  submit: '收到一件投诉',
  reply: '投诉人作了补充',
};

/**
 * Tells the desk of the school's bureau what a parent did; never the school, and never in the
 * parent's words. The parent reads progress by code.
 */
export const tellOfComplaint = async (
  server: Server,
  tx: Transaction<Tables>,
  job: Happened,
): Promise<void> => {
  const found = await aboutOf(tx, job.case);
  const event = found && (await eventAt(tx, job.case, job.seq));
  const title = event?.by.as === 'citizen' ? titles[event.did] : undefined;
  // A pile is told of once, by the complaint that stands for it.
  if (!found || !title || !found.on_top) return;
  const people = await peopleOf(tx, found.bureau_id, { roles: ['desk'], slots: [] });
  const body = `关于${found.school_name}的「${found.app_name}」，请到投诉列表查看。`;
  await insertMessages(
    tx,
    people.map((person) => ({
      id: server.newId('message'),
      person,
      at: server.now(),
      title,
      body,
      kind: 'complaint' as const,
      about: job.case,
      source: job.id,
    })),
  );
};
