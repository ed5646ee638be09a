import type { ComplaintForParent } from '@shared/contract/complaint';
import { clockFace } from '@shared/domain/deadline';
import { factsFor } from '@shared/domain/facts';
import type { Instant } from '@shared/kernel/calendar';
import { contextOf } from '../case/context';
import { rulesOfCase } from '../case/rules';
import type { Server } from '../world/server';
import type { Complaint } from './subject-store';

/** How long the bureau has to answer, by the clock that it promised. */
export const answerClock = async (
  server: Server,
  complaint: Complaint,
  now: Instant,
): Promise<ComplaintForParent['clock']> => {
  const rules = rulesOfCase(complaint);
  const context = await contextOf(server, complaint, now);
  const facts = factsFor(rules, complaint.state, context);
  const face = clockFace(rules, complaint.state, 'complaint', context, facts);
  return {
    state: face.state,
    ...(face.due && { due: face.due.day }),
    ...(face.left !== undefined && { left: face.left }),
  };
};
