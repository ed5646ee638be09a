import type { CaseDetail } from '@shared/contract/case';
import { dayOf } from '@shared/kernel/calendar';
import type { Case } from '@shared/domain/case';
import type { Clause } from '@shared/kernel/refusal';
import type { Rules } from '@shared/policy/rules';
import { organs, type Organ } from '@shared/vocabulary/organs';
import { concernedIn } from './load-store';
import type { Reading } from './reading';

/** The article by which something followed, with its words. */
const clauseNamed = (rules: Rules, { doc, no }: { doc: string; no: string }): Clause[] => {
  const row = rules.then.find(({ clause }) => clause.doc === doc && clause.no === no);
  return row ? [row.clause] : [];
};

const causeOf = ({ loaded, rules }: Reading): Pick<CaseDetail, 'cause'> => {
  const { cause } = loaded.state;
  if (!cause) return {};
  const { life, did, at, clause } = cause;
  const open = loaded.cause && { case: loaded.cause };
  return { cause: { life, did, on: dayOf(at), clauses: clauseNamed(rules, clause), ...open } };
};

/** The organ that a case is handed to, where it is handed to one. */
export const organOf = ({ given: { organ } }: Case): string | undefined =>
  typeof organ === 'string' && Object.hasOwn(organs, organ) ? organs[organ as Organ] : undefined;

/** What caused a case, what followed from it, and what could not be carried out. */
export const aroundOf = (
  reading: Reading,
): Pick<CaseDetail, 'cause' | 'followed' | 'undone' | 'organ'> => {
  const { caller, loaded, rules } = reading;
  const organ = organOf(loaded.state);
  const titleOf = (place: string): string => rules.policy.words.places[place]?.title ?? place;
  const followed = (loaded.followed ?? []).map(({ place, one, ...group }) => ({
    ...group,
    placeTitle: titleOf(place),
    ...(group.count === 1 && { case: one }),
  }));
  const mine = concernedIn(loaded).bureau === caller.org.id;
  return {
    ...causeOf(reading),
    ...(organ && { organ }),
    followed,
    undone: mine ? (loaded.undone ?? []) : [],
  };
};
