import { canonical, type Json } from '@shared/kernel/canonical';
import { readCode } from '@shared/kernel/id';
import { no, yes, type Result } from '@shared/kernel/result';
import type { Answers } from '@shared/domain/case';
import type { Transaction } from 'kysely';
import type { Acting } from '../case/life';
import type { LoadedCase } from '../case/load-store';
import { sha256 } from '../db/chain';
import type { Tables } from '../db/tables';
import { findCopy, markScanned } from './publish-store';

/** The hash of exactly what a signature covers: the filing, its rules and its answers. */
export const signedHash = (filing: { id: string; policy: string }, answers: Answers): string =>
  sha256(
    canonical({ filing: filing.id, policy: filing.policy, answers: answers as unknown as Json }),
  );

/**
 * The scan of a printed copy must be of this filing, of the version in force; anything else is
 * refused with what it is.
 */
const checkCopy = async (
  tx: Transaction<Tables>,
  filing: LoadedCase,
  typed: unknown,
): Promise<Result<string>> => {
  const code = typeof typed === 'string' ? readCode(typed) : undefined;
  if (!code) return no('other_paper', { params: { why: 'code' } });
  const copy = await findCopy(tx, code);
  if (!copy || copy.case_id !== filing.id) return no('other_paper', { params: { why: 'filing' } });
  if (copy.grant_no !== filing.state.inForce?.no)
    return no('other_paper', { params: { why: 'version' } });
  return yes(code);
};

/** What is signed must be what lies here, and what is scanned the copy of what is in force. */
export const checkPaper = async (
  { tx, loaded, act, signed }: Acting,
  answers?: Answers,
): Promise<Result<null>> => {
  if (act.do === 'sign' && signed !== signedHash(loaded, loaded.state.answers))
    return no('signed_other');
  if (act.do !== 'report' || answers?.paper_code === undefined) return yes(null);
  const copy = await checkCopy(tx, loaded, answers.paper_code);
  if (!copy.ok) return copy;
  await markScanned(tx, copy.value);
  return yes(null);
};
