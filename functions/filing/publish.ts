import { addDays, dayOf } from '@shared/kernel/calendar';
import { moeStandings, type MoeStanding } from '@shared/kernel/kinds';
import type { Answers, Case, DecisionContext } from '@shared/domain/case';
import { publicRecord, type Told } from '@shared/domain/record';
import { openTracks, useSpans, type UseSpan } from '@shared/domain/public-status';
import type { Rules } from '@shared/policy/rules';
import { publicRules } from '../policy/publish';
import type { Filing } from './subject-store';

const chosenIn = (answer: Answers[string]): readonly string[] => {
  if (Array.isArray(answer)) return answer as readonly string[];
  return typeof answer === 'string' ? [answer] : [];
};

const optionWords = (rules: Rules, field: string, answers: Answers): string[] => {
  const options = rules.fields[field]?.options ?? {};
  return chosenIn(answers[field]).map((value) => options[value] ?? value);
};

const moeNoOf = (answers: Answers, filing: Filing): { moeNo?: string } => {
  if (typeof answers.moe_no === 'string') return { moeNo: answers.moe_no };
  return filing.moe_no ? { moeNo: filing.moe_no } : {};
};

/**
 * True once a filing may be known to the public: from the signature that sent it out of the school,
 * or since a bureau accepted or granted it. What the head of the school sent back, or what the
 * school's own panel still looks at, never left.
 */
export const isPublic = (current: Case): boolean =>
  current.inForce !== undefined ||
  current.acted.sign !== undefined ||
  current.acted.accept !== undefined ||
  current.standing === 'in_review';

/**
 * True once the filer has let go of a case: from then on its bureau may see it. A signature taken
 * back before acceptance takes it back.
 */
export const reachedBureau = (current: Case): boolean =>
  current.inForce !== undefined ||
  current.standing === 'in_review' ||
  current.acted.accept !== undefined ||
  (current.acted.sign !== undefined &&
    current.standing !== 'at_school' &&
    current.standing !== 'draft');

/**
 * The spans with the day on which what holds today truly began, as far as the last publication knew
 * it.
 */
const since = (before: readonly UseSpan[] | null, spans: readonly UseSpan[]): UseSpan[] => {
  const today = spans[0];
  const held = today && before?.filter((span) => !span.if && span.from <= today.from).slice(-1)[0];
  return today && held && held.id === today.id && held.use === today.use
    ? [{ ...today, from: held.from }, ...spans.slice(1)]
    : [...spans];
};

/**
 * What would hold should the app's national filing come to stand otherwise, where that changes
 * anything: the page turns with the registry, before the job that writes it anew.
 */
const ifItTurns = (
  rules: Rules,
  filing: Filing,
  current: Case,
  context: DecisionContext,
  spans: readonly UseSpan[],
): UseSpan[] => {
  const turns = new Map<string, MoeStanding[]>();
  for (const standing of moeStandings.filter((standing) => standing !== filing.moe_standing)) {
    const then = JSON.stringify(
      useSpans(rules, current, {
        ...context,
        facts: { ...context.facts, 'app.moe_standing': standing === 'valid' ? 'filed' : standing },
      }),
    );
    turns.set(then, [...(turns.get(then) ?? []), standing]);
  }
  turns.delete(JSON.stringify(spans));
  return [...turns].flatMap(([then, standings]) =>
    (JSON.parse(then) as UseSpan[]).map((span) => ({ ...span, if: standings })),
  );
};

/**
 * What the public may see of a filing: a card of facts ready to send, and permission to use by
 * date. Offices, never persons. `told` are its events until now.
 */
export const publicCard = (
  rules: Rules,
  filing: Filing,
  current: Case,
  context: DecisionContext,
  told: readonly Told[],
): { card: Record<string, unknown>; spans: UseSpan[] } => {
  const answers = current.inForce?.answers ?? {};
  const spans = useSpans(rules, current, context);
  // A trial is the school's own decision, in the classes and until the day that it named.
  const trial = spans.find((span) => span.use !== 'no')?.use === 'pilot';
  const ends = spans.find((span) => span.from > spans[0]!.from && span.use === 'no')?.from;
  const until = trial && ends ? addDays(ends, -1) : undefined;
  const users = optionWords(rules, 'scope_users', answers).join('、');
  const uses = optionWords(rules, 'scope_use', answers).join('、');
  const card = {
    app: {
      id: filing.app_id,
      name: filing.app_name,
      kind: filing.app_kind,
      provider: filing.provider_name,
      ...moeNoOf(answers, filing),
    },
    school: { id: filing.org_id, name: filing.org_name },
    ...(current.inForce && {
      nature: answers.nature,
      free: answers.student_fee === false,
      ...(users && {
        scope: [users, typeof answers.scope_grades === 'string' ? answers.scope_grades : '', uses]
          .filter(Boolean)
          .join(' · '),
      }),
      ...(trial && typeof answers.pilot_classes === 'string' && { scope: answers.pilot_classes }),
      decidedBy: trial ? filing.org_name : filing.bureau_name,
      decidedOn: dayOf(current.inForce.at),
      ...(until && { validUntil: until }),
    }),
    tracks: openTracks(rules, current, context).flatMap((track) =>
      !track.says ? [] : [{ id: track.id, says: track.says, ...(track.by && { by: track.by }) }],
    ),
    record: publicRecord(rules, told, { school: filing.org_name, bureau: filing.bureau_name }),
    ...publicRules(rules),
  };
  return {
    card,
    spans: [
      ...ifItTurns(rules, filing, current, context, spans),
      ...since(filing.subject.spans, spans),
    ],
  };
};
