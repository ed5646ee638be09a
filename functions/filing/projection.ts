import { moveOf, type Case, type CaseEvent, type DecisionContext } from '@shared/domain/case';
import { toldOf } from '@shared/domain/record';
import type { Rules } from '@shared/policy/rules';
import type { Written } from '../case/life';
import { openAnswers } from '../case/sealing';
import { queueJob } from '../outbox/store';
import { markLooked, setNational } from '../registry/app-store';
import { resetDraft } from '../case/draft-store';
import { keepProofs } from './proof-store';
import { isPublic, publicCard } from './publish';
import { publish } from './publish-store';
import type { Filing } from './subject-store';
import type { Server } from '../world/server';
import type { Transaction } from 'kysely';
import type { Tables } from '../db/tables';

/** Whether somebody of the bureau did it: its desk, its head, or one of its offices. */
const byBureau = (rules: Rules, event: CaseEvent): boolean =>
  event.by.as === 'desk' ||
  event.by.as === 'head' ||
  Object.hasOwn(rules.policy.words.offices, event.by.as);

/** What is shown of a case: as it stands, or as it stands after an event. */
type Showing = {
  server: Server;
  tx: Transaction<Tables>;
  loaded: Filing;
  rules: Rules;
  context: DecisionContext;
  after: Case;
  event?: CaseEvent;
};

/**
 * Writes what the public sees of a filing now; on a grant also the poster's code and the coded
 * paper copies.
 */
export const show = async (showing: Showing): Promise<void> => {
  const { server, tx, loaded: filing, rules, context, after: current, event } = showing;
  const granted = event?.kind === 'moved' && event.grants === true;
  // What was in force has been seen: its end is told as well.
  if (!isPublic(current) && !filing.state.inForce) return;
  const told = [...(filing.subject.told ?? []), ...(event ? [toldOf(event)] : [])];
  const { card, spans } = publicCard(rules, filing, current, context, told);
  const sheet = Object.values(rules.sheets)[0];
  const copies =
    granted && sheet && current.inForce
      ? Array.from({ length: sheet.copies }, (_, index) => ({
          code: server.newCode(),
          grant: current.inForce!.no,
          no: index + 1,
        }))
      : [];
  await publish(tx, {
    filing: filing.id,
    school: filing.org_id,
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
 * What follows in the books from an act of a bureau: that it has looked at an app somebody typed,
 * what a grant proves of the app, and which answers a new change begins with.
 */
export const keepBooks = async (written: Written): Promise<void> => {
  const { server, tx, rules, context, event, after } = written;
  const filing = written.loaded as Filing;
  // A trial that a school grants itself confirms nothing to others.
  const move = moveOf(event);
  if (move?.grants && byBureau(rules, event))
    await keepProofs(tx, filing, rules, after, context.now);
  if (filing.app_source === 'typed' && byBureau(rules, event)) await markLooked(tx, filing.app_id);
  // A change that came to nothing must not prefill the next one.
  if (!move?.restores || !after.inForce) return;
  const answers = openAnswers(server, filing, after.inForce.answers, true);
  const draft = server.seal.seal(JSON.stringify(answers), filing.id);
  await resetDraft(tx, filing.id, draft, context.now);
};

/**
 * A provider's own filing is the registry's truth about its app: granted or ended, every school's
 * page that shows the app is written anew.
 */
export const toRegistry = async ({ server, tx, loaded, event }: Written): Promise<void> => {
  if (event.kind !== 'moved' || (!event.grants && !event.ends)) return;
  const number = event.given?.given_no;
  await setNational(
    tx,
    loaded.app_id,
    event.grants ? 'valid' : 'revoked',
    typeof number === 'string' ? number : undefined,
  );
  await queueJob(tx, {
    id: server.newId('job'),
    kind: 'app.changed',
    body: { app: loaded.app_id },
    at: event.at,
  });
};
