import { dayOf } from '@shared/kernel/calendar';
import { no, yes, type Result } from '@shared/kernel/result';
import type { Answers, Case, CaseEvent, DecisionContext } from '@shared/domain/case';
import { evolve } from '@shared/domain/evolve';
import { watchDay } from '@shared/domain/watch';
import type { Rules } from '@shared/policy/rules';
import { link } from '../db/chain';
import type { Acting } from './life';
import { lives } from './lives';
import type { LoadedCase } from './load-store';
import type { SealedRow } from './sealing';
import { nextNumber, recordAct } from './store';
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
  return { ...made, number: `${loaded.bureau_prefix}〔${year}〕${next}号` };
};

/** Whether somebody is asked to act on it in an inbox. */
export const waits = (loaded: LoadedCase, now: Case): boolean =>
  lives[loaded.life].waits?.(loaded, now) ?? true;

/**
 * Gives the event its number, writes it and everything that follows from it in this transaction.
 */
export const record = async ({
  event: made,
  texts,
  ...deciding
}: Omit<Acting, 'act'> & { event: CaseEvent; texts: readonly SealedRow[] }): Promise<
  Result<{ after: Case; event: CaseEvent }>
> => {
  const { server, tx, loaded, rules, context } = deciding;
  assertSealed(rules, ...answersIn(made));
  const room = lives[loaded.life];
  const event = await numbered(deciding, made);
  const after = evolve(loaded.state, event);
  const saved = await recordAct(tx, {
    of: {
      id: loaded.id,
      version: loaded.version,
      filer: loaded.filer_org,
      bureau: loaded.bureau_id,
      path: loaded.bureau_path,
    },
    after,
    event,
    due: dueOf(rules, after, context),
    watch: watchDay(rules, after, context),
    link: link(loaded.id, after.version, loaded.head_hash, event),
    tasks: waits(loaded, after) ? tasksOf(rules, after, context) : [],
    final: rules.policy.words.places[after.place]?.final === true,
    withBureau: room.reachedBureau(after) || loaded.state.inForce !== undefined,
    readers: (room.readers?.(rules, after) ?? []).map((office) => `${loaded.bureau_id}/${office}`),
    texts,
    job: server.newId('job'),
  });
  if (!saved) return no('changed_meanwhile');
  await room.project?.({ server, tx, loaded, rules, context, event, after });
  return yes({ after, event });
};
