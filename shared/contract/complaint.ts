import * as z from 'zod/mini';
import { longest } from '../kernel/limits';
import { once } from '../kernel/once';
import { endpoint, type OutputOf } from './endpoint';
import {
  appBrief,
  clause,
  count,
  day,
  id,
  instant,
  orgBrief,
  paged,
  standing,
  text,
  verb,
  type Of,
} from './shapes';

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

const row = once(() =>
  z.object({
    id: z.string(),
    at: instant(),
    school: orgBrief(),
    app: z.object({ id: z.string(), name: z.string() }),
    category: z.string(),
    place: z.string(),
    standing: standing(),
    clock: clock(),
    /** How many more lie under this one: of the same school, app and kind. */
    more: z.number(),
  }),
);
export type ComplaintRow = Of<typeof row>;

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
  queue: endpoint({
    method: 'GET',
    path: '/complaint',
    audience: 'bureau',
    says:
      'Complaints my bureau answers, most urgent first; open ones of one school, app and ' +
      'kind as one line. `pile`: all that lie under one of them.',
    input: () =>
      z.object({
        view: z.enum(['open', 'all']),
        pile: z.optional(id('complaint')),
        after: z.optional(text(200)),
      }),
    output: () => paged(row()),
    refusals: [],
  }),
  open: endpoint({
    method: 'GET',
    path: '/complaint/:id',
    audience: 'bureau',
    says: 'One complaint; its words only for the office that answers it.',
    logs: 'complaint_read',
    input: () => z.object({ id: id('complaint') }),
    output: () =>
      z.extend(forParent(), {
        id: z.string(),
        offers: z.array(
          z.object({
            do: verb(),
            reason: z.boolean(),
            clause: clause(),
            why: z.optional(z.looseObject({ code: z.string() })),
          }),
        ),
        filing: z.optional(z.string()),
        /** Whether I may read its words; who may not sees that it exists, and how far it is. */
        readable: z.boolean(),
        more: z.number(),
      }),
    refusals: ['not_found'],
  }),
  act: endpoint({
    method: 'POST',
    path: '/complaint/:id/act',
    audience: 'bureau',
    says: 'Takes up, asks back, concludes with a reason, or refers a complaint.',
    input: () =>
      z.object({
        id: id('complaint'),
        do: verb(),
        version: count(),
        reason: z.optional(text(longest.complaint)),
      }),
    output: () => z.object({ version: z.number(), place: z.string() }),
    refusals: [
      'not_found',
      'not_now',
      'not_your_step',
      'reason_needed',
      'changed_meanwhile',
      'key_reused',
      'faults',
    ],
  }),
};
