import type { StatusAnswer } from '@shared/contract/lookup';
import type { Clause } from '@shared/kernel/refusal';

/** One thing that is forbidden, and the article that forbids it. */
export type Forbidden = { title: string; clause: Clause };

/**
 * What schools, or the apps themselves, must not do, a line each, in the order of the articles of
 * published texts; what this system agreed by itself is nobody's duty and is left out.
 */
export const forbidden = (
  answer: Pick<StatusAnswer, 'forbids' | 'clauses'>,
  by: 'school' | 'app',
): Forbidden[] =>
  answer.clauses.flatMap((clause, index) =>
    answer.forbids
      .filter(
        (matter) =>
          clause.kind === 'text' && matter.clause === index && (matter.by ?? 'school') === by,
      )
      .map(({ title }) => ({ title, clause })),
  );
