import { no, yes, type Result } from '@shared/kernel/result';
import type { ActInput, Case, CaseEvent, DecisionContext } from '@shared/domain/case';
import { clockFace } from '@shared/domain/deadline';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { factsFor } from '@shared/domain/facts';
import type { Rules } from '@shared/policy/rules';
import type { Recorded } from '../case/store';
import { link } from '../db/chain';
import type { Server } from '../world/server';

/** The clock that counts how long the bureau takes to answer. */
export const answerClock = (
  rules: Rules,
  current: Case,
  context: DecisionContext,
): ReturnType<typeof clockFace> =>
  clockFace(rules, current, 'complaint', context, factsFor(rules, current, context));

/** A complaint as an act finds it, without its words. */
export type Subject = { id: string; bureau: string; path: string; head: string; state: Case };

/** The pile of complaints about one school's app of one kind. */
export const pileOf = (school: string, app: string, category: string): string =>
  `${school}|${app}|${category}`;

/**
 * Decides one act on a complaint and gives what to write. What was said is sealed apart; the event
 * holds its id and a commitment only.
 */
export const actOnComplaint = (
  server: Server,
  rules: Rules,
  subject: Subject,
  act: ActInput,
  context: DecisionContext,
  said?: string,
): Result<Recorded> => {
  const current = subject.state;
  const told: ActInput = { ...act, ...(said && { reason: said, sealed: true }) };
  const decided = decide(rules, current, told, context);
  if (!decided.ok) return decided;
  const made = decided.value;
  if (made.kind !== 'moved') return no('not_now');
  const id = server.newId('personal');
  const { reason: _inTheClear, ...bare } = made;
  const sealed = said ? server.seal.commit(said, id) : undefined;
  const event: CaseEvent = sealed
    ? { ...bare, given: { said: { sealed: id, commitment: sealed.commitment } } }
    : made;
  const after = evolve(current, event);
  return yes({
    of: {
      id: subject.id,
      version: current.version,
      filer: null,
      bureau: subject.bureau,
      path: subject.path,
    },
    after,
    event,
    final: rules.policy.words.places[after.place]?.final === true,
    withBureau: true,
    due: answerClock(rules, after, context).due?.day ?? null,
    link: link(subject.id, after.version, subject.head, event),
    tasks: [],
    texts: sealed ? [{ id, box: sealed.box, keyId: sealed.keyId }] : [],
    job: server.newId('job'),
  });
};
