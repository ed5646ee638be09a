import { createHash } from 'node:crypto';
import { canonical, type Json } from '@shared/kernel/canonical';

/** SHA-256 in hex of a text's UTF-8 bytes. */
export const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * One link of a case's chain: the canonical body and the hash over previous hash, case, number and
 * body.
 */
export type Link = { body: string; prev: string; hash: string };

/** The hash every chain begins with: that of the case's own id. */
export const genesis = (caseId: string): string => sha256(`case:${caseId}`);

/** The next link of a case's chain. The hashed bytes are `prev LF case LF seq LF body`. */
export const link = (caseId: string, seq: number, prev: string, event: unknown): Link => {
  const body = canonical(event as Json);
  const before = prev || genesis(caseId);
  return { body, prev: before, hash: sha256(`${before}\n${caseId}\n${seq}\n${body}`) };
};

/**
 * The first number whose link does not follow from the one before, or whose place is empty;
 * undefined when the chain is whole up to `head`.
 */
export const firstBroken = (
  caseId: string,
  links: readonly { seq: number; body: string; prev: string; hash: string }[],
  head?: string,
): number | undefined => {
  let prev = genesis(caseId);
  let seq = 0;
  for (const entry of links) {
    seq += 1;
    if (
      entry.seq !== seq ||
      entry.prev !== prev ||
      entry.hash !== sha256(`${prev}\n${caseId}\n${seq}\n${entry.body}`)
    )
      return seq;
    prev = entry.hash;
  }
  return head !== undefined && head !== (seq === 0 ? '' : prev) ? seq + 1 : undefined;
};
