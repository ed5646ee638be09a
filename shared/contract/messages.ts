import * as z from 'zod/mini';
import { once } from '../kernel/once';
import { endpoint } from './endpoint';
import { id, instant, paged, text, type Of } from './shapes';

const message = once(() =>
  z.object({
    id: z.string(),
    at: instant(),
    title: z.string(),
    body: z.string(),
    /** The case it is about. */
    about: z.string(),
    read: z.boolean(),
  }),
);
export type MessageView = Of<typeof message>;

/** My inbox. */
export const messages = {
  list: endpoint({
    method: 'GET',
    path: '/messages',
    audience: 'signed_in',
    says: 'What concerns me, newest first.',
    input: () => z.object({ after: z.optional(text(200)) }),
    output: () => paged(message()),
    refusals: [],
  }),
  read: endpoint({
    method: 'POST',
    path: '/messages/:id/read',
    audience: 'signed_in',
    says: 'Marks one as read.',
    input: () => z.object({ id: id('message') }),
    output: () => z.object({}),
    refusals: ['not_found'],
  }),
};
