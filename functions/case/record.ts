import { dayOf } from '@shared/kernel/calendar';
import { no, yes, type Result } from '@shared/kernel/result';
import type { Answers, Case, CaseEvent, DecisionContext } from '@shared/domain/case';
import { evolve } from '@shared/domain/evolve';
import { watchDay } from '@shared/domain/watch';
import type { Rules } from '@shared/policy/rules';
import { series } from '@shared/vocabulary/series';
import { link } from '../db/chain';
import type { Acting } from './life';
import { lives } from './lives';
import { keepLists } from './listing';
import { concernedIn, type LoadedCase } from './load-store';
import type { SealedRow } from './sealing';
import { nextNumber, recordActs, type Recorded } from './store';
import { dueOf, tasksOf } from './tasks';

const yearOf = (context: DecisionContext): number => Number(dayOf(context.now).slice(0, 4));

/** Whatever was answered in an event. */
const answersIn = (event: CaseEvent): readonly (Answers | undefined)[] => {
  switch (event.kind) {
    case 'moved':
      return [event.answers, event.given];
    case 'opined':
      return [event.given];
    case 'tracked':
      return [event.track.now.answers];
    case 'transferred':
    case 'recalled':
      return [];
    default:
      return event satisfies never;
  }
};

/**
 * Throws when a personal value stands in the clear where only its reference may: the last guard
 * before it would be written for ever.
 */
const assertSealed = (rules: Rules, ...groups: readonly (Answers | undefined)[]): void => {
  for (const [field, value] of groups.flatMap((given) => Object.entries(given ?? {})))
    if (rules.fields[field]?.secret && typeof value === 'string')
      throw new Error(`${field} is not sealed`);
};

/** The event with the next number of a series of its bureau, as it stands on paper. */
const numbered = async (
  { tx, loaded, context }: Omit<Acting, 'act'>,
  made: CaseEvent,
): Promise<CaseEvent> => {
  if (made.kind !== 'moved' || !made.issues) return made;
  const year = yearOf(context);
  const next = await nextNumber(tx, loaded.bureau_id, made.issues, year);
  const of = series[made.issues];
  return { ...made, number: `${loaded.bureau_prefix}${of}〔${year}〕${next}号` };
};

/** Whether somebody is asked to act on it in an inbox. */
export const waits = (loaded: LoadedCase, now: Case): boolean =>
  lives[loaded.life].waits?.(loaded, now) ?? true;

/** An act that was decided: what happened, and what was said in it, sealed. */
export type Decided = Omit<Acting, 'act'> & { event: CaseEvent; texts: readonly SealedRow[] };

/** What is done once an act is written: people are told, and every effect of it is carried out. */
const jobsOf = ({ server, loaded }: Decided, event: CaseEvent, seq: number): Recorded['jobs'] => {
  const of = { case: loaded.id, seq };
  return [
    { id: server.newId('job'), kind: 'case.happened', body: { ...of, life: loaded.life } },
    ...(event.effects ?? []).map((_, index) => ({
      id: server.newId('job'),
      kind: 'case.follows',
      body: { ...of, index },
    })),
  ];
};

const isRespondent = (office: string): boolean =>
  office === 'respondent' || office === 'respondent_head';

/** Everything that an act leaves behind, ready to be written. */
const recordOf = (decided: Decided, event: CaseEvent, after: Case): Recorded => {
  const { loaded, rules, context, texts } = decided;
  const room = lives[loaded.life];
  const of = { ...concernedIn(loaded), respondent: loaded.respondent_org };
  const tasks = waits(loaded, after) ? tasksOf(rules, after, context, of) : [];
  return {
    id: loaded.id,
    seen: loaded.version,
    after,
    event,
    link: link(loaded.id, after.version, loaded.head_hash, event),
    final: rules.policy.words.places[after.place]?.final === true,
    withBureau: room.reachedBureau(after) || loaded.state.inForce !== undefined,
    // What was served by letter is theirs to know of as well.
    served:
      loaded.served || event.did === 'serve' || tasks.some((task) => isRespondent(task.office)),
    readers: (room.readers?.(rules, after) ?? []).map((office) => `${loaded.bureau_id}/${office}`),
    due: dueOf(rules, after, context),
    watch: watchDay(rules, after, context),
    tasks,
    texts,
    jobs: jobsOf(decided, event, after.version),
  };
};

/** An act that was written. */
export type Recording = { after: Case; event: CaseEvent };

/**
 * Gives the events of some acts their numbers, writes them and everything that follows from them in
 * this transaction; gives them by case, without those that somebody else was faster with.
 */
export const recordAll = async (
  tx: Acting['tx'],
  all: readonly Decided[],
): Promise<Map<string, Recording>> => {
  const made: { decided: Decided; event: CaseEvent; after: Case }[] = [];
  for (const decided of all) {
    assertSealed(decided.rules, ...answersIn(decided.event));
    const event = await numbered(decided, decided.event);
    made.push({ decided, event, after: evolve(decided.loaded.state, event) });
  }
  const rows = made.map(({ decided, event, after }) => recordOf(decided, event, after));
  const written = new Set(await recordActs(tx, rows));
  const done = made.filter(({ decided }) => written.has(decided.loaded.id));
  for (const { decided, event, after } of done) {
    const { texts: _, ...whole } = decided;
    await keepLists({ ...whole, event, after });
    await lives[decided.loaded.life].project?.({ ...whole, event, after });
  }
  return new Map(done.map(({ decided, event, after }) => [decided.loaded.id, { event, after }]));
};

/** Writes one act; refused when somebody else was first. */
export const record = async (decided: Decided): Promise<Result<Recording>> => {
  const done = (await recordAll(decided.tx, [decided])).get(decided.loaded.id);
  return done ? yes(done) : no('changed_meanwhile');
};
