import type { StatusAnswer } from '@shared/contract/lookup';
import type { Clause } from '@shared/kernel/refusal';

/** What one article forbids: the titles it covers, and the article. */
export type Forbidden = { titles: readonly string[]; clause: Clause };

/** What schools, or the apps themselves, must not do, one line for each article of a published text; what this system agreed by itself is nobody's duty and is left out. */
export const forbidden = (
  answer: Pick<StatusAnswer, 'forbids' | 'clauses'>,
  by: 'school' | 'app',
): Forbidden[] =>
  answer.clauses.flatMap((clause, i) => {
    const titles = answer.forbids
      .filter((f) => f.clause === i && (f.by ?? 'school') === by)
      .map((f) => f.title);
    return clause.kind === 'text' && titles.length > 0 ? [{ titles, clause }] : [];
  });
