import type { RawBuilder, Transaction } from 'kysely';
import type { CaseDetail } from '@shared/contract/case';
import type { Answers, Case, CaseEvent, DecisionContext } from '@shared/domain/case';
import type { Decision } from '@shared/domain/facts';
import type { Instant } from '@shared/kernel/calendar';
import type { Result } from '@shared/kernel/result';
import type { SecurityKind } from '@shared/kernel/security';
import type { Rules } from '@shared/policy/rules';
import type { Tables } from '../db/tables';
import type { Caller } from '../world/caller';
import type { Server } from '../world/server';
import type { Around, LoadedCase } from './load-store';

/** An act that was written: the case as it was loaded, what happened, and how it stands now. */
export type Written<Subject = unknown> = {
  server: Server;
  tx: Transaction<Tables>;
  loaded: LoadedCase<Subject>;
  rules: Rules;
  context: DecisionContext;
  event: CaseEvent;
  after: Case;
};

/** An act that was decided and is not written yet. */
export type Acting<Subject = unknown> = Decision & {
  server: Server;
  tx: Transaction<Tables>;
  loaded: LoadedCase<Subject>;
  /** The hash of what somebody saw when they signed. */ signed?: string;
};

/** What somebody reads of an event. */
export type Words = { title: string; body: string };

/** An event people are told of, and the case as it stands when they are. */
export type Telling<Subject = unknown> = {
  loaded: LoadedCase<Subject>;
  rules: Rules;
  context: DecisionContext;
  event: CaseEvent;
};

/** Who reads a case, and what it is read by. */
export type Reader = {
  server: Server;
  caller: Caller;
  rules: Rules;
  context: DecisionContext;
  now: Instant;
  /** Whether sealed words may be read. */
  readsWords: boolean;
};

/**
 * What one kind of case adds to the pipeline that all run through. What is left out, nothing of
 * this kind needs.
 */
export type LifeOnServer<Subject = unknown, Beside = unknown> = {
  /** What it is about, as one JSON column: `f` is the case, `s` its organisation, `a` its app. */
  subject: RawBuilder<Subject>;
  /** What a reader sees besides, as one JSON column. */
  beside: (caller: Caller | undefined) => RawBuilder<Beside>;
  /** Facts that rules may read besides those of every case. */
  facts?(loaded: LoadedCase<Subject>, now: Instant): DecisionContext['facts'];
  /** Whether its bureau may see it, however far it is. */
  reachedBureau(after: Case): boolean;
  /** Whether what people say in acts is kept sealed and apart from the history. */
  sealsWords?: true;
  /** Whether it waits in inboxes as it stands now; of what lies on a pile one does for all. */
  waits?(loaded: LoadedCase<Subject>, now: Case): boolean;
  /** What must be true of paper and signatures before an act is written. */
  check?(acting: Acting<Subject>, answers?: Answers): Promise<Result<null>>;
  /** What else is written with an act, in its transaction. */
  project?(written: Written<Subject>): Promise<void>;
  /** As what the security log names the reading of one. */
  readAs?: SecurityKind;
  /** Whether parents look it up. */
  shownToParents?: true;
  /** What its readers see besides what every case shows. */
  view?(whole: LoadedCase<Subject> & Around<Beside>, reader: Reader): Partial<CaseDetail>;
  /** The offices of its bureau that read what people said in it. */
  readers?(rules: Rules, after: Case): readonly string[];
  /** What whoever filed it reads of an event; undefined when it is not their business. */
  wordsToFiler?(telling: Telling<Subject>): Words | undefined;
  /** What the offices read whom an event asks to act; undefined: nothing. */
  wordsToOffice?(
    telling: Telling<Subject>,
    asked: { what: string; office: string },
  ): Words | undefined;
};

/** A life with what only its own room knows of its types put aside. */
export const life = <Subject, Beside>(of: LifeOnServer<Subject, Beside>): LifeOnServer =>
  of as LifeOnServer<unknown, unknown>;
