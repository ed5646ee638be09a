import { dayOf } from '@shared/kernel/calendar';
import { no, yes, type Result } from '@shared/kernel/result';
import { moveOf, type Answers, type Case, type CaseEvent } from '@shared/domain/case';
import type { DecisionContext } from '@shared/domain/case';
import { evolve } from '@shared/domain/evolve';
import { toldOf } from '@shared/domain/record';
import type { Rules } from '@shared/policy/rules';
import type { Transaction } from 'kysely';
import { recordAct } from '../case/store';
import { link } from '../db/chain';
import type { Tables } from '../db/tables';
import type { Server } from '../world/server';
import { queueJob } from '../outbox/store';
import { markLooked, setNational } from '../registry/app-store';
import { keepProofs } from './proof-store';
import { isPublic, publicCard, reachedBureau } from './publish';
import { publish } from './publish-store';
import { openAnswers } from './sealing';
import { nextNumber, resetDraft, type Loaded } from './store';
import { dueOf, tasksOf, trackTasks } from './tasks';
import { rulesOfCase, worldOf } from './world';

/** Whether somebody of the bureau did it: its desk, its head, or one of its offices. */
const byBureau = (rules: Rules, event: CaseEvent): boolean =>
  event.by.as === 'desk' ||
  event.by.as === 'head' ||
  Object.hasOwn(rules.policy.words.offices, event.by.as);

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

/**
 * Writes what the public sees of a case now; on a grant also the poster's code and the coded paper
 * copies.
 */
const show = async (
  server: Server,
  tx: Transaction<Tables>,
  filing: Loaded,
  rules: Rules,
  current: Case,
  context: DecisionContext,
  event?: CaseEvent,
): Promise<void> => {
  const granted = event?.kind === 'moved' && event.grants === true;
  // What was in force has been seen: its end is told as well.
  if (filing.life !== 'filing' || (!isPublic(current) && !filing.state.inForce)) return;
  const told = [...(filing.told ?? []), ...(event ? [toldOf(event)] : [])];
  const { card, spans } = publicCard(rules, filing, current, context, told);
  const sheet = Object.values(rules.sheets)[0];
  const copies =
    granted && sheet && current.inForce
      ? Array.from({ length: Number(sheet.copies) }, (_, index) => ({
          code: server.newCode(),
          grant: current.inForce!.no,
          no: index + 1,
        }))
      : [];
  await publish(tx, {
    filing: filing.id,
    school: filing.school_id,
    app: filing.app_id,
    bureau: filing.bureau_id,
    path: filing.bureau_path,
    card: JSON.stringify(card),
    spans: JSON.stringify(spans),
    standing: current.standing,
    place: rules.policy.words.places[current.place]?.title ?? '',
    version: current.version,
    copies,
    ...(granted && { poster: server.newCode() }),
  });
};

/**
 * Writes what the public sees of a filing anew, after something outside it changed: a bureau's
 * periods, a name.
 */
export const showAgain = async (
  server: Server,
  tx: Transaction<Tables>,
  filing: Loaded,
): Promise<void> =>
  show(
    server,
    tx,
    filing,
    rulesOfCase(filing),
    filing.state,
    await worldOf(server, filing, server.now()),
  );

/**
 * A provider's own filing is the registry's truth about its app: granted or ended, every school's
 * page that shows the app is written anew.
 */
const toRegistry = async (
  server: Server,
  tx: Transaction<Tables>,
  filing: Loaded,
  event: CaseEvent,
): Promise<void> => {
  if (filing.life !== 'provider_filing' || event.kind !== 'moved') return;
  if (!event.grants && !event.ends) return;
  const number = event.given?.given_no;
  await setNational(
    tx,
    filing.app_id,
    event.grants ? 'valid' : 'revoked',
    typeof number === 'string' ? number : undefined,
  );
  await queueJob(tx, {
    id: server.newId('job'),
    kind: 'app.changed',
    body: { app: filing.app_id },
    at: event.at,
  });
};

/** The next number of a series of the bureau, as it stands on paper. */
const newNumber = async (
  tx: Transaction<Tables>,
  filing: Loaded,
  series: string,
  year: number,
): Promise<string> => {
  const next = await nextNumber(tx, filing.bureau_id, series, year);
  return `${filing.bureau_prefix}〔${year}〕${next}号`;
};

/**
 * Gives the event its number, writes it and everything that follows from it in this transaction.
 */
export const record = async (
  server: Server,
  tx: Transaction<Tables>,
  filing: Loaded,
  rules: Rules,
  context: DecisionContext,
  made: CaseEvent,
): Promise<Result<{ after: Case; event: CaseEvent }>> => {
  assertSealed(rules, ...answersIn(made));
  const event: CaseEvent =
    made.kind === 'moved' && made.issues
      ? { ...made, number: await newNumber(tx, filing, made.issues, yearOf(context)) }
      : made;
  const after = evolve(filing.state, event);
  const due = dueOf(rules, after, context);
  const saved = await recordAct(tx, {
    of: {
      id: filing.id,
      version: filing.version,
      filer: filing.school_id,
      bureau: filing.bureau_id,
      path: filing.bureau_path,
    },
    after,
    event,
    due,
    link: link(filing.id, after.version, filing.head_hash, event),
    tasks: [...tasksOf(rules, after, context, due), ...trackTasks(rules, after, context)],
    final: rules.policy.words.places[after.place]?.final === true,
    withBureau: reachedBureau(after) || filing.state.inForce !== undefined,
    texts: [],
    job: server.newId('job'),
  });
  if (!saved) return no('changed_meanwhile');
  await toRegistry(server, tx, filing, event);
  // A trial that a school grants itself confirms nothing to others.
  const move = moveOf(event);
  if (move?.grants && byBureau(rules, event))
    await keepProofs(tx, filing, rules, after, context.now);
  if (filing.app_source === 'typed' && byBureau(rules, event)) await markLooked(tx, filing.app_id);
  // A change that came to nothing must not prefill the next one.
  if (move?.restores && after.inForce)
    await resetDraft(
      tx,
      filing.id,
      server.seal.seal(
        JSON.stringify(openAnswers(server, filing, after.inForce.answers, true)),
        filing.id,
      ),
      context.now,
    );
  await show(server, tx, filing, rules, after, context, event);
  return yes({ after, event });
};
