import * as z from 'zod/mini';
import { endpoint } from './endpoint';
import { id, text } from './shapes';

/**
 * Attachments: declared, uploaded into quarantine, checked by content, then linkable for a short
 * while.
 */
export const files = {
  declare: endpoint({
    method: 'POST',
    path: '/files',
    audience: 'school_or_bureau',
    says: 'Announces an upload; gives where to POST it. `file` is the last form part.',
    limit: 'upload',
    input: () =>
      z.object({
        filing: id('case'),
        name: text(200, 1),
        bytes: z.coerce.number().check(z.int(), z.gte(1), z.lte(2_000_000_000)),
        use: z.enum(['attachment', 'signature', 'scan']),
      }),
    output: () =>
      z.object({ file: z.string(), url: z.string(), fields: z.record(z.string(), z.string()) }),
    refusals: ['not_found', 'file_too_big', 'upload_quota', 'key_reused'],
  }),
  check: endpoint({
    method: 'POST',
    path: '/files/:id/check',
    audience: 'school_or_bureau',
    says:
      'Says the upload is done: what it is is decided by its bytes, and it is written anew ' +
      'as JPEG, PNG or PDF with nothing but what it shows.',
    input: () => z.object({ id: id('file') }),
    output: () =>
      z.object({
        file: z.string(),
        name: z.string(),
        // A HEIC only if it was kept before pictures were written anew.
        kind: z.enum(['jpg', 'png', 'heic', 'pdf']),
        sha256: z.string(),
      }),
    refusals: [
      'not_found',
      'file_missing',
      'file_not_allowed',
      'file_broken',
      'file_too_big',
      'file_too_long',
      'file_too_many_pixels',
      'file_too_complex',
      'file_locked',
      'file_form_open',
      'files_busy',
      'unsigned',
      'key_reused',
    ],
  }),
  link: endpoint({
    method: 'GET',
    path: '/files/:id/link',
    audience: 'school_or_bureau',
    says: 'A link to the clean copy for a few minutes; who asked is recorded.',
    logs: 'file_read',
    input: () => z.object({ id: id('file') }),
    output: () =>
      z.object({ url: z.string(), name: z.string(), kind: z.string(), seconds: z.number() }),
    refusals: ['not_found'],
  }),
};
