import * as z from 'zod/mini';
import { roles } from '../kernel/kinds';
import { once } from '../kernel/once';
import { endpoint } from './endpoint';
import { count, id, orgBrief, text } from './shapes';

const role = once(() => z.enum(roles));
const value = once(() => z.union([text(200), z.number(), z.boolean()]));

/** What administrators set up: people, schools, and the values the regulation leaves to the bureau. */
export const bureau = {
  settings: endpoint({
    method: 'GET',
    path: '/bureau/settings',
    audience: 'bureau',
    says: 'What the policy asks the bureau to decide, and what it decided.',
    input: () => z.object({}),
    output: () =>
      z.object({
        version: z.number(),
        tel: z.string(),
        settings: z.array(
          z.object({
            id: z.string(),
            ask: z.string(),
            kind: z.string(),
            value: z.optional(value()),
            suggest: z.optional(value()),
            least: z.optional(z.number()),
            most: z.optional(z.number()),
          }),
        ),
        offices: z.array(
          z.object({ slot: z.string(), says: z.string(), name: z.string(), people: z.number() }),
        ),
      }),
    refusals: [],
  }),
  set: endpoint({
    method: 'POST',
    path: '/bureau/settings',
    audience: 'admin',
    says: 'Changes settings, the telephone and the names of offices.',
    input: () =>
      z.object({
        version: count(),
        tel: z.optional(text(40)),
        settings: z.optional(z.record(text(40), value())),
        offices: z.optional(z.record(text(40), text(40, 1))),
      }),
    output: () => z.object({ version: z.number() }),
    refusals: ['faults', 'changed_meanwhile', 'not_yours', 'key_reused'],
  }),
  members: endpoint({
    method: 'GET',
    path: '/org/members',
    audience: 'admin',
    says: 'The people of my organisation and open invitations.',
    input: () => z.object({}),
    output: () =>
      z.object({
        members: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            role: role(),
            slots: z.array(z.string()),
            title: z.string(),
            me: z.boolean(),
          }),
        ),
        invitations: z.array(
          z.object({ id: z.string(), name: z.string(), role: role(), expires: z.string() }),
        ),
      }),
    refusals: [],
  }),
  invite: endpoint({
    method: 'POST',
    path: '/org/invite',
    audience: 'admin',
    says: 'Invites a person by name; the code is shown once and works once, for seven days. A bureau may invite into its schools.',
    input: () =>
      z.object({
        org: z.optional(id('org')),
        name: text(40, 1),
        role: role(),
        slots: z.optional(z.array(text(40))),
        title: z.optional(text(40)),
      }),
    output: () => z.object({ id: z.string(), code: z.string(), expires: z.string() }),
    refusals: ['not_found', 'faults', 'not_yours', 'key_reused'],
  }),
  cancelInvitation: endpoint({
    method: 'POST',
    path: '/org/invitation/cancel',
    audience: 'admin',
    says: 'Makes an invitation worthless that nobody has accepted, in my organisation or in one that files with my bureau; its name is erased.',
    input: () => z.object({ invitation: id('invitation') }),
    output: () => z.object({}),
    refusals: ['not_found', 'key_reused'],
  }),
  remove: endpoint({
    method: 'POST',
    path: '/org/member/remove',
    audience: 'admin',
    says: 'Ends a person’s seat; their sessions end at once.',
    input: () => z.object({ member: id('member') }),
    output: () => z.object({}),
    refusals: ['not_found', 'last_admin', 'key_reused'],
  }),
  schools: endpoint({
    method: 'GET',
    path: '/org/schools',
    audience: 'bureau',
    says: 'The schools and units that file with my bureau.',
    input: () => z.object({ after: z.optional(text(200)) }),
    output: () =>
      z.object({
        items: z.array(z.extend(orgBrief(), { people: z.number() })),
        next: z.optional(z.string()),
      }),
    refusals: [],
  }),
  importSchools: endpoint({
    method: 'POST',
    path: '/org/schools',
    audience: 'admin',
    says: 'Imports schools from CSV text; every error is named by its cell, and nothing is kept unless all is right.',
    input: () => z.object({ csv: text(5_000_000, 1), check: z.optional(z.boolean()) }),
    output: () => z.object({ added: z.number(), known: z.number() }),
    refusals: ['csv_faults', 'not_yours', 'key_reused'],
  }),
};
