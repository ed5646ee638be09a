import { sql } from 'kysely';
import { firstBroken } from '@functions/db/chain';
import type { Desk } from './open';

const BATCH = 100;

/** The lives whose events are chained, and where they are kept. */
const chained = [
  { life: 'filing', cases: 'filing', events: 'filing_event', ref: 'filing_id' },
  { life: 'complaint', cases: 'complaint', events: 'complaint_event', ref: 'complaint_id' },
] as const;

/** How many chains were read, and the first event that does not follow from the one before it. */
export type Verified = {
  cases: number;
  events: number;
  broken?: { life: string; id: string; seq: number };
};

type Chain = {
  id: string;
  head: string;
  links: { seq: number; body: string; prev: string; hash: string }[] | null;
};

/**
 * Reads every chain of filings and complaints from its beginning and stops at the first that is
 * broken. Changes nothing.
 */
export const verifyChains = async ({ work }: Desk): Promise<Verified> => {
  const seen = { cases: 0, events: 0 };
  for (const { life, cases, events, ref } of chained) {
    for (let last: string | undefined = ''; last !== undefined;) {
      const from: string = last;
      // One statement sees head and events of the same moment, also while people work.
      const rows: Chain[] = await work(
        async (tx) =>
          (
            await sql<Chain>`
        SELECT c.id, c.head_hash AS head, (SELECT json_agg(json_build_object('seq', e.seq, 'body', e.body, 'prev', e.prev_hash, 'hash', e.hash) ORDER BY e.seq)
          FROM ${sql.table(events)} e WHERE ${sql.ref(`e.${ref}`)} = c.id) AS links
        FROM ${sql.table(cases)} c WHERE c.id > ${from} ORDER BY c.id LIMIT ${BATCH}`.execute(tx)
          ).rows,
      );
      for (const { id, head, links } of rows) {
        const seq = firstBroken(id, links ?? [], head);
        if (seq !== undefined) return { ...seen, broken: { life, id, seq } };
        seen.cases += 1;
        seen.events += links?.length ?? 0;
      }
      last = rows.at(-1)?.id;
    }
  }
  return seen;
};
