import type { Transaction } from 'kysely';
import type { Role } from '@shared/kernel/kinds';
import type { Instant } from '@shared/kernel/calendar';
import { sha256 } from '../db/chain';
import type { Tables } from '../db/tables';
import type { Server } from '../world/server';
import { insertInvitation } from './invitation-store';

const LASTS = 7 * 86_400_000; // ms

/** What is needed of the server to invite somebody. */
export type Inviting = Pick<Server, 'seal' | 'newId' | 'newCode'>;

/**
 * Makes an invitation that works once, for seven days, for whoever gives this (normalised) name;
 * the code is in the answer and nowhere else.
 */
export const makeInvitation = async (
  { seal, newId, newCode }: Inviting,
  tx: Transaction<Tables>,
  to: { org: string; name: string; role: Role; slots?: readonly string[]; title?: string },
  now: Instant,
): Promise<{ id: string; code: string; expires: Instant }> => {
  const id = newId('invitation');
  const code = newCode();
  const expires = new Date(Date.parse(now) + LASTS).toISOString();
  await insertInvitation(tx, {
    id,
    codeHash: sha256(code),
    org: to.org,
    ...seal.seal(to.name, id),
    role: to.role,
    slots: to.slots ?? [],
    title: to.title ?? '',
    expires,
    now,
  });
  return { id, code, expires };
};
