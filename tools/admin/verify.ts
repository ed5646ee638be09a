import { sql } from 'kysely';
import { firstBroken } from '@functions/db/chain';
import type { Desk } from './open';

const BATCH = 100;

/** How many chains were read, and the first event that does not follow from the one before it. */
export type Verified = {
  cases: number;
  events: number;
  broken?: { life: string; id: string; seq: number };
};

type Chain = {
  id: string;
  life: string;
  head: string;
  links: { seq: number; body: string; prev: string; hash: string }[] | null;
};

/**
 * Reads every chain of cases from its beginning and stops at the first that is broken. Changes
 * nothing.
 */
export const verifyChains = async ({ work }: Desk): Promise<Verified> => {
  const seen = { cases: 0, events: 0 };
  for (let last: string | undefined = ''; last !== undefined;) {
    const from: string = last;
    // One statement sees head and events of the same moment, also while people work.
    const rows: Chain[] = await work(
      async (tx) =>
        (
          await sql<Chain>`
      SELECT c.id, c.life, c.head_hash AS head, (SELECT json_agg(json_build_object('seq', e.seq, 'body', e.body, 'prev', e.prev_hash, 'hash', e.hash) ORDER BY e.seq)
        FROM case_event e WHERE e.case_id = c.id) AS links
      FROM case_file c WHERE c.id > ${from} ORDER BY c.id LIMIT ${BATCH}`.execute(tx)
        ).rows,
    );
    for (const { id, life, head, links } of rows) {
      const seq = firstBroken(id, links ?? [], head);
      if (seq !== undefined) return { ...seen, broken: { life, id, seq } };
      seen.cases += 1;
      seen.events += links?.length ?? 0;
    }
    last = rows.at(-1)?.id;
  }
  return seen;
};
