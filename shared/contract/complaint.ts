import * as z from 'zod/mini';
import { longest } from '../kernel/limits';
import { once } from '../kernel/once';
import { endpoint, type OutputOf } from './endpoint';
import { appBrief, clause, count, day, id, instant, orgBrief, standing, text } from './shapes';

const step = once(() =>
  z.object({
    at: instant(),
    title: z.string(),
    from: z.enum(['you', 'bureau']),
    text: z.optional(z.string()),
    clauses: z.array(clause()),
  }),
);
const clock = once(() =>
  z.object({
    due: z.optional(day()),
    left: z.optional(z.number()),
    state: z.enum(['idle', 'running', 'paused', 'over']),
  }),
);

const forParent = once(() =>
  z.object({
    school: orgBrief(),
    app: appBrief(),
    category: z.object({ title: z.string(), clause: clause() }),
    happened: z.string(),
    place: z.string(),
    standing: standing(),
    version: z.number(),
    steps: z.array(step()),
    clock: clock(),
    bureau: z.object({ name: z.string(), tel: z.string() }),
    canReply: z.boolean(),
  }),
);
export type ComplaintForParent = OutputOf<typeof complaint.track>;

/**
 * Complaints: told without a name, followed by a code, answered by the school's bureau. The school
 * never sees them.
 */
export const complaint = {
  tell: endpoint({
    method: 'POST',
    path: '/public/complaint',
    audience: 'public',
    says: 'Files a complaint; no account and no name are asked. Gives the code that opens it.',
    input: () =>
      z.object({
        school: id('org'),
        app: id('app'),
        category: text(40, 1),
        happened: text(longest.complaint, 1),
      }),
    output: () => z.object({ code: z.string() }),
    refusals: ['not_found', 'faults', 'key_reused'],
  }),
  track: endpoint({
    method: 'POST',
    path: '/public/complaint/track',
    audience: 'public',
    says: 'Progress and answer, by tracking code (in the body, so that it stands in no log).',
    input: () => z.object({ code: text(longest.typed, 1) }),
    output: forParent,
    refusals: ['bad_code', 'not_found'],
  }),
  reply: endpoint({
    method: 'POST',
    path: '/public/complaint/reply',
    audience: 'public',
    says: 'Answers what the bureau asked.',
    input: () =>
      z.object({
        code: text(longest.typed, 1),
        text: text(longest.complaint, 1),
        version: count(),
      }),
    output: () => z.object({}),
    refusals: ['bad_code', 'not_found', 'not_now', 'changed_meanwhile', 'faults', 'key_reused'],
  }),
};
