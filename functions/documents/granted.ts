import { moveOf, type Answers, type Case, type CaseEvent } from '@shared/domain/case';

/**
 * The acts that led to what is in force, oldest first: those after the grant (or return to it)
 * before, up to the grant itself. Empty before the first grant.
 */
export const actsOfGrant = (current: Case, events: readonly CaseEvent[]): CaseEvent[] => {
  const granted = (event: CaseEvent) => moveOf(event)?.grants === true;
  const grant = current.inForce ? events.findLastIndex(granted) : -1;
  if (grant < 0) return [];
  const before = events
    .slice(0, grant)
    .findLastIndex((event) => granted(event) || moveOf(event)?.restores === true);
  return events.slice(before + 1, grant + 1);
};

/**
 * Everything answered for what is in force: the answers that were granted, and what signing and
 * approving added to them.
 */
export const grantedAnswers = (current: Case, acts: readonly CaseEvent[]): Answers => ({
  ...Object.assign({}, ...acts.map((event) => moveOf(event)?.given ?? {})),
  ...current.inForce?.answers,
});
