import { verbs } from '../vocabulary/verbs';
import { dayOf, type Day, type Instant } from '../kernel/calendar';
import type { Standing, Verb } from '../policy/policy';
import type { Rules } from '../policy/rules';
import type { Answers, CaseEvent } from './case';

/** What of an event the public record is made of. */
export type Told = Pick<CaseEvent, 'did' | 'standing'> & {
  at: Instant;
  as: string;
  grants?: boolean | null;
  given?: Answers | null;
};
/**
 * One line of the public record of a filing: the day, what became of it, which school or bureau did
 * it, and why where they told the public.
 */
export type Recorded = { on: Day; what: string; by: string; why?: string };

/** The acts besides a grant that the public hears of. */
export const publicActs = ['suspend', 'resume', 'stop', 'revoke', 'reject', 'lapse'] as const;

const isPublicAct = (did: Verb): did is (typeof publicActs)[number] =>
  (publicActs as readonly Verb[]).includes(did);

const MOST = 20;
const ofSchool: readonly string[] = ['filer', 'filer_head'];

/** The event as the public record reads it. */
export const toldOf = (event: CaseEvent): Told => ({
  did: event.did,
  standing: event.standing,
  at: event.at,
  as: event.by.as,
  ...(event.kind === 'moved' && event.grants && { grants: true }),
  ...(event.kind === 'moved' && event.given && { given: event.given }),
});

const granted = (standing: Standing, before: boolean): string => {
  if (standing === 'pilot') return '开始试点';
  return before ? '变更备案' : '备案';
};

const whatOf = (told: Told, before: boolean): string | undefined => {
  if (told.grants) return granted(told.standing, before);
  if (!isPublicAct(told.did)) return undefined;
  const stands = told.did !== 'reject' || told.standing === 'rejected';
  return stands ? verbs[told.did].history : undefined;
};

const whyOf = (rules: Rules, given: Answers | null | undefined): string | undefined =>
  Object.entries(given ?? {})
    .flatMap(([id, answer]) =>
      rules.fields[id]?.public && typeof answer === 'string' ? [answer] : [],
    )
    .join(' ') || undefined;

/**
 * The public record of a filing, the oldest first: grants and what changed whether it may be used.
 * What a bureau refuses to change stays between it and the school.
 */
export const publicRecord = (
  rules: Rules,
  told: readonly Told[],
  names: { school: string; bureau: string },
): Recorded[] => {
  let filed = false;
  const lines = told.flatMap((told): Recorded[] => {
    const what = whatOf(told, filed);
    if (told.grants && told.standing === 'filed') filed = true;
    if (!what) return [];
    const why = whyOf(rules, told.given);
    const by = ofSchool.includes(told.as) ? names.school : names.bureau;
    return [{ on: dayOf(told.at), what, by, ...(why && { why }) }];
  });
  return lines.slice(-MOST);
};
