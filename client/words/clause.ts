import type { Clause } from '@shared/kernel/refusal';

/** A clause as the house components take it. */
export type ShownClause = {
  docNo: string;
  article: string;
  quote: string;
  kind: Clause['kind'];
  /** The original was not compared. */ unsure?: true;
};

// A bare 一 numbers a part of a notice (一、二、三), which is not an article: 第一条 would be wrong.
const numbered = (no: string): string =>
  /^[一二三四五六七八九十百]+$/.test(no) ? `第${no}部分` : no;

/** Whether the words of a published text were not compared with it; a rule of ours has no original. */
export const isUnsure = ({ kind, unsure }: Clause): boolean => kind === 'text' && unsure === true;

/** Turns the kernel's clause into the one that ClauseLink, Row, Field and MoveBar show. */
export const clauseForUi = (clause: Clause): ShownClause => ({
  docNo: clause.kind === 'text' ? clause.doc : '',
  article: clause.kind === 'text' ? numbered(clause.no) : clause.no,
  quote: clause.quote,
  kind: clause.kind,
  ...(isUnsure(clause) && { unsure: true as const }),
});
