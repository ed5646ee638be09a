import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { id } from './shapes';

/** Printed paper. */
export const documents = {
  form: endpoint({
    method: 'GET',
    path: '/documents/form/:id',
    audience: 'school_or_bureau',
    says: 'The official form as PDF, every copy numbered and coded.',
    logs: 'form_print',
    input: () => z.object({ id: id('case') }),
    output: () => z.unknown(),
    refusals: ['not_found', 'not_now', 'glyphs_missing', 'printing_busy'],
    bytes: 'application/pdf',
  }),
  poster: endpoint({
    method: 'GET',
    path: '/documents/poster/:id',
    audience: 'school_or_bureau',
    says: 'The poster a school hangs up, as PDF.',
    logs: 'poster_print',
    input: () => z.object({ id: id('case') }),
    output: () => z.unknown(),
    refusals: ['not_found', 'not_now', 'no_public_origin', 'glyphs_missing', 'printing_busy'],
    bytes: 'application/pdf',
  }),
};
