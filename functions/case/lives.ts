import type { Transaction } from 'kysely';
import type { Life } from '@shared/vocabulary/lives';
import { tellOfComplaint } from '../complaint/reactions';
import type { Tables } from '../db/tables';
import { tellOfFiling } from '../filing/reactions';
import type { Server } from '../world/server';
import type { Happened } from './store';

/** What one kind of case does by itself: whom it tells of an event. */
export type LifeOnServer = {
  tell: (server: Server, tx: Transaction<Tables>, happened: Happened) => Promise<void>;
};

const ofFilings: LifeOnServer = { tell: tellOfFiling };

/** The kinds of case that run; the others wait for their articles to. */
const lives: Readonly<Partial<Record<Life, LifeOnServer>>> = {
  filing: ofFilings,
  provider_filing: ofFilings,
  inventory: ofFilings,
  complaint: { tell: tellOfComplaint },
};

/** Tells the people whom an event of a case concerns. */
export const tellOfCase = async (
  server: Server,
  tx: Transaction<Tables>,
  job: { id: string; body: unknown },
): Promise<void> => {
  const happened = { ...(job.body as Omit<Happened, 'id'>), id: job.id };
  const life = lives[happened.life];
  if (!life) throw new Error(`no life ${happened.life}`);
  await life.tell(server, tx, happened);
};
