import { addDays, dayOf } from '@shared/kernel/calendar';
import { moeStandings, type MoeStanding } from '@shared/kernel/kinds';
import type { Answers, Case, World } from '@shared/domain/case';
import { publicRecord, type Told } from '@shared/domain/record';
import { openTracks, useSpans, type UseSpan } from '@shared/domain/public-status';
import type { Rules } from '@shared/policy/rules';
import { publicRules } from '../policy/publish';
import type { Loaded } from './store';
import { coreFacts } from './world';

const optionWords = (rules: Rules, field: string, answers: Answers): string[] => {
  const value = answers[field];
  const options = rules.fields[field]?.options ?? {};
  return (
    Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : []
  ).map((v) => options[v] ?? v);
};

/**
 * True once a filing may be known to the public: from the signature that sent it out of the school,
 * or since a bureau accepted or granted it. What the head of the school sent back, or what the
 * school's own panel still looks at, never left.
 */
export const isPublic = (c: Case): boolean =>
  c.life === 'filing' &&
  (c.inForce !== undefined ||
    c.acted.sign !== undefined ||
    c.acted.accept !== undefined ||
    c.standing === 'in_review');

/**
 * True once the filer has let go of a case: from then on its bureau may see it. A signature taken
 * back before acceptance takes it back; for a provider's and for the list of what is in use nobody
 * signs.
 */
export const reachedBureau = (c: Case): boolean =>
  c.inForce !== undefined ||
  c.standing === 'in_review' ||
  c.acted.accept !== undefined ||
  (c.life !== 'filing' && c.acted.submit !== undefined) ||
  (c.acted.sign !== undefined && c.standing !== 'at_school' && c.standing !== 'draft');

/**
 * The spans with the day on which what holds today truly began, as far as the last publication knew
 * it.
 */
const since = (before: readonly UseSpan[] | null, spans: readonly UseSpan[]): UseSpan[] => {
  const today = spans[0];
  const held = today && before?.filter((s) => !s.if && s.from <= today.from).slice(-1)[0];
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
  f: Loaded,
  c: Case,
  w: World,
  spans: readonly UseSpan[],
): UseSpan[] => {
  const turns = new Map<string, MoeStanding[]>();
  for (const standing of moeStandings.filter((s) => s !== f.moe_standing)) {
    const then = JSON.stringify(
      useSpans(rules, c, { ...w, facts: coreFacts({ ...f, moe_standing: standing }, w.now) }),
    );
    turns.set(then, [...(turns.get(then) ?? []), standing]);
  }
  turns.delete(JSON.stringify(spans));
  return [...turns].flatMap(([then, standings]) =>
    (JSON.parse(then) as UseSpan[]).map((s) => ({ ...s, if: standings })),
  );
};

/**
 * What the public may see of a filing: a card of facts ready to send, and permission to use by
 * date. Offices, never persons. `told` are its events until now.
 */
export const publicCard = (
  rules: Rules,
  f: Loaded,
  c: Case,
  w: World,
  told: readonly Told[],
): { card: Record<string, unknown>; spans: UseSpan[] } => {
  const answers = c.inForce?.answers ?? {};
  const spans = useSpans(rules, c, w);
  // A trial is the school's own decision, in the classes and until the day that it named.
  const trial = spans.find((s) => s.use !== 'no')?.use === 'pilot';
  const ends = spans.find((s) => s.from > spans[0]!.from && s.use === 'no')?.from;
  const until = trial && ends ? addDays(ends, -1) : undefined;
  const users = optionWords(rules, 'scope_users', answers).join('、');
  const uses = optionWords(rules, 'scope_use', answers).join('、');
  const card = {
    app: {
      id: f.app_id,
      name: f.app_name,
      kind: f.app_kind,
      provider: f.provider_name,
      ...(typeof answers.moe_no === 'string'
        ? { moeNo: answers.moe_no }
        : f.moe_no
          ? { moeNo: f.moe_no }
          : {}),
    },
    school: { id: f.school_id, name: f.school_name },
    ...(c.inForce && {
      nature: answers.nature,
      free: answers.student_fee === false,
      ...(users && {
        scope: [users, typeof answers.scope_grades === 'string' ? answers.scope_grades : '', uses]
          .filter(Boolean)
          .join(' · '),
      }),
      ...(trial && typeof answers.pilot_classes === 'string' && { scope: answers.pilot_classes }),
      decidedBy: trial ? f.school_name : f.bureau_name,
      decidedOn: dayOf(c.inForce.at),
      ...(until && { validUntil: until }),
    }),
    tracks: openTracks(rules, c, w).flatMap((t) =>
      t.id === 'paper' || !t.says ? [] : [{ id: t.id, says: t.says, ...(t.by && { by: t.by }) }],
    ),
    record: publicRecord(rules, told, { school: f.school_name, bureau: f.bureau_name }),
    ...publicRules(rules),
  };
  return { card, spans: [...ifItTurns(rules, f, c, w, spans), ...since(f.spans, spans)] };
};
