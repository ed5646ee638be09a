import { life, type Telling, type Words } from './life';
import { nothing } from './plain-store';

/** What an office reads of a case that has no words of its own. */
export const plainWords = (
  { loaded }: Telling,
  asked: { what: string; office: string },
): Words => ({
  title: `“${loaded.app_name}”等您办理`,
  body: `${loaded.org_name}：${asked.what}（${asked.office}）`,
});

/** A kind of case that adds nothing to the pipeline. */
export const plainRoom = life<null, null>({
  subject: nothing,
  beside: () => nothing,
  reachedBureau: () => true,
  wordsToOffice: plainWords,
});
