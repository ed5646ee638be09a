import type { Transaction } from 'kysely';
import { lives } from '@shared/vocabulary/lives';
import { verbTitles } from '@shared/vocabulary/verbs';
import type { Case, CaseEvent, Cause, Follow } from '@shared/domain/case';
import type { Refusal, RefusalCode } from '@shared/kernel/refusal';
import type { Rules } from '@shared/policy/rules';
import type { Tables } from '../../db/tables';
import type { Server } from '../../world/server';
import type { LoadedCase } from '../load-store';
import { undone } from './store';

/** How many are done in one transaction. */
export const AT_ONCE = 200;

/** An effect that is being carried out: of which event of which case, and how far it has come. */
export type Work<F extends Follow = Follow> = {
  server: Server;
  tx: Transaction<Tables>;
  loaded: LoadedCase;
  rules: Rules;
  /** The case as it stood before the event. */ before: Case;
  event: CaseEvent;
  follow: F;
  cause: Cause;
  /** Where an earlier transaction stopped. */ after: string;
  /** The one that is to be done again, where only one is. */ only?: string;
};

/** Carries out one effect, or some of it; gives where to go on, or nothing when all is done. */
export type Executor<F extends Follow> = (work: Work<F>) => Promise<string | undefined>;

const whyWords: Readonly<Partial<Record<RefusalCode, string>>> = {
  not_now: '那件事现在不能办这一步',
  not_found: '那件事已经不在',
  faults: '要填的内容不全',
  findings: '不符合规定',
};

/** An act of the system that the rules refuse. */
export class RefusedEffect extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
  /** Why, as the desk reads it. */
  get why(): string {
    return whyWords[this.refusal.code] ?? '没有办成';
  }
}

/** What an effect does, in the words of officials. */
export const effectWords = (follow: Follow): string => {
  if ('open' in follow) return `开出“${lives[follow.open]}”`;
  return 'on' in follow
    ? `对“${lives[follow.on]}”办理“${verbTitles[follow.do]}”`
    : `告知“${follow.what}”`;
};

/** Has the desk told that an effect could not be carried out, of whom or at all. */
export const leaveUndone = async (work: Work, of: string, why: string): Promise<void> => {
  const { tx, loaded, follow, cause } = work;
  await undone(tx, {
    case: loaded.id,
    bureau: loaded.bureau_id,
    key: [cause.seq, cause.index, of].filter((part) => part !== '').join(':'),
    what: `后续办理未完成：${effectWords(follow)}（${why}）`,
  });
};

/** The same of what was refused, where the article does not say that a refusal is nothing. */
export const leaveRefused = async (work: Work, of: string, why: string): Promise<void> => {
  if (!('refused' in work.follow && work.follow.refused === 'nothing'))
    await leaveUndone(work, of, why);
};
