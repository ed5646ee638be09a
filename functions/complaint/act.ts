import { no, yes, type Result } from '@shared/kernel/result';
import type { ActInput, Case, CaseEvent, DecisionContext } from '@shared/domain/case';
import { clockFace } from '@shared/domain/deadline';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { factsFor } from '@shared/domain/facts';
import type { Rules } from '@shared/policy/rules';
import { link } from '../db/chain';
import type { Server } from '../world/server';
import type { Saved } from './store';

/** The clock that counts how long the bureau takes to answer. */
export const answerClock = (
  rules: Rules,
  current: Case,
  context: DecisionContext,
): ReturnType<typeof clockFace> =>
  clockFace(rules, current, 'complaint', context, factsFor(rules, current, context));

/** A complaint's subject, without its words. */
export type Subject = {
  id: string;
  codeHash: string;
  school: string;
  app: string;
  bureau: string;
  path: string;
  policy: string;
  category: string;
  head: string;
  /** The pile it lies on: of one school, app and kind. */
  pile: string;
};

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
  current: Case,
  act: ActInput,
  context: DecisionContext,
  said?: string,
): Result<Saved> => {
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
    ...subject,
    after,
    event,
    final: rules.policy.words.places[after.place]?.final === true,
    due: answerClock(rules, after, context).due?.day ?? '9999-12-31',
    link: link(subject.id, after.version, subject.head, event),
    job: server.newId('job'),
    ...(sealed && { text: { id, box: sealed.box, keyId: sealed.keyId } }),
  });
};
