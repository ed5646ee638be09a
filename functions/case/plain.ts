import type { CaseDetail } from '@shared/contract/case';
import { isFiles } from '@shared/fields/answer';
import type { Answer, Answers, CaseEvent } from '@shared/domain/case';
import { isBureau, type Caller } from '../world/caller';
import { lives } from '@shared/vocabulary/lives';
import { parties } from '@shared/vocabulary/parties';
import { life, type Reader, type Telling, type Words } from './life';
import { concernedIn, type Around, type LoadedCase } from './load-store';
import { nothing } from './plain-store';
import { openAnswers } from './sealing';

// Whoever it is put to knows who they are: they are told whose notice it is.
const put: readonly string[] = [parties.respondent, parties.respondent_head];

/** What an office, or whom it is put to, reads of a case that has no words of its own. */
export const plainWords = (
  { loaded }: Telling,
  { what, office }: { what: string; office: string },
): Words => {
  const isPut = put.includes(office);
  const from = isPut ? loaded.bureau_name : loaded.org_name;
  return {
    title: `“${loaded.app_name}”等您办理`,
    body: `${from} · ${lives[loaded.life]}：${what}${isPut ? '' : `（${office}）`}`,
  };
};

/** What an act answered, without the papers that its reader may not open: those the bureau added. */
const answeredIn = (event: CaseEvent, caller: Caller): Record<string, Answer | undefined> => {
  const given = event.kind === 'moved' ? { ...event.given } : {};
  if (isBureau(caller) || event.by.as.startsWith('respondent')) return given;
  return Object.fromEntries(Object.entries(given).filter(([, answer]) => !isFiles(answer)));
};

/**
 * What was answered in the acts of a case, the latest to each question, as people read it and in the
 * order in which they are asked.
 */
const givenIn = (whole: LoadedCase & Around, { rules, server, caller }: Reader) => {
  const { filer, respondent, bureau } = concernedIn(whole);
  const mayRead = [filer, respondent, bureau].includes(caller.org.id);
  const all: Record<string, Answer | undefined> = {};
  for (const row of whole.events ?? [])
    Object.assign(all, answeredIn(JSON.parse(row.body) as CaseEvent, caller));
  const opened = openAnswers(server, whole, all as Answers, mayRead);
  return Object.entries(rules.fields).flatMap(([id, { label }]) => {
    const given = opened[id];
    if (typeof label !== 'string' || given === undefined) return [];
    return [{ field: id, label, answer: given as CaseDetail['given'][number]['answer'] }];
  });
};

/** A kind of case that adds nothing to the pipeline. */
export const plainRoom = life<null, null>({
  subject: nothing,
  beside: () => nothing,
  reachedBureau: () => true,
  wordsToOffice: plainWords,
  view: (whole, reader) => ({ given: givenIn(whole, reader) }),
});
