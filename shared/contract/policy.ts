import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { text } from './shapes';

/** The rules of regions. */
export const policy = {
  read: endpoint({
    method: 'GET',
    path: '/policy/:id',
    audience: 'signed_in',
    says: 'The rules of a region as data; never changes under one id.',
    input: () => z.object({ id: text(60, 3) }),
    output: () => z.object({ policy: z.looseObject({ id: z.string() }) }),
    refusals: ['not_found'],
  }),
};
