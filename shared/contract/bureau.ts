import * as z from 'zod/mini';
import { roles } from '../kernel/kinds';
import { longest } from '../kernel/limits';
import { once } from '../kernel/once';
import { endpoint, tableBody } from './endpoint';
import { count, id, instant, orgBrief, paged, raw, text, type Of } from './shapes';
import { securityKinds } from '../kernel/security';

const role = once(() => z.enum(roles));
const value = once(() => z.union([text(200), z.number(), z.boolean()]));

const securityLine = once(() =>
  z.object({
    id: z.string(),
    at: instant(),
    what: z.enum(securityKinds),
    went: z.enum(['done', 'refused']),
    org: z.optional(z.string()),
    /** Who it was; absent where nobody was known, or the account is gone. */
    person: z.optional(z.string()),
    about: z.string(),
    detail: z.string(),
  }),
);
export type SecurityLineView = Of<typeof securityLine>;

const schoolRemark = once(() =>
  z.object({
    row: z.number(),
    name: z.string(),
    /**
     * Not added: `known` already here, `spelled` here but written as `as`, `differs` here with
     * other facts (`as` names them), `twice` as in row `as`.
     * Added: `elsewhere`, though bureau `as` has one of this name.
     */
    why: z.enum(['known', 'spelled', 'differs', 'twice', 'elsewhere']),
    as: z.string(),
  }),
);
/** What is to be said of one row of an imported table. */
export type SchoolRemark = Of<typeof schoolRemark>;

/**
 * What administrators set up: people, schools, and the values the regulation leaves to the bureau.
 */
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
            optional: z.optional(z.boolean()),
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
    logs: 'settings_change',
    input: () =>
      z.object({
        version: count(),
        tel: z.optional(text(longest.typed)),
        settings: z.optional(z.record(text(40), z.nullable(value()))),
        offices: z.optional(z.record(text(40), text(longest.typed, 1))),
      }),
    output: () => z.object({ version: z.number() }),
    refusals: ['faults', 'changed_meanwhile', 'not_yours', 'key_reused'],
  }),
  members: endpoint({
    method: 'GET',
    path: '/org/members',
    audience: 'admin',
    says: 'The people of my organisation, or of one that files with my bureau, and open invitations.',
    logs: 'members_read',
    input: () => z.object({ org: z.optional(id('org')) }),
    output: () =>
      z.object({
        org: orgBrief(),
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
    refusals: ['not_found'],
  }),
  invite: endpoint({
    method: 'POST',
    path: '/org/invite',
    audience: 'admin',
    says:
      'Invites a person by name; the code is shown once and works once, for seven days. A ' +
      'bureau may invite into its schools.',
    logs: 'invite',
    input: () =>
      z.object({
        org: z.optional(id('org')),
        name: text(longest.typed, 1),
        role: role(),
        slots: z.optional(z.array(text(40))),
        title: z.optional(text(longest.typed)),
      }),
    output: () => z.object({ id: z.string(), code: z.string(), expires: z.string() }),
    refusals: ['not_found', 'faults', 'not_yours', 'key_reused'],
  }),
  cancelInvitation: endpoint({
    method: 'POST',
    path: '/org/invitation/cancel',
    audience: 'admin',
    says:
      'Makes an invitation worthless that nobody has accepted, in my organisation or in ' +
      'one that files with my bureau; its name is erased.',
    logs: 'invitation_cancel',
    input: () => z.object({ invitation: id('invitation') }),
    output: () => z.object({}),
    refusals: ['not_found', 'key_reused'],
  }),
  remove: endpoint({
    method: 'POST',
    path: '/org/member/remove',
    audience: 'admin',
    says: 'Ends a person’s seat in my organisation or in one that files with my bureau; their sessions end at once.',
    logs: 'member_remove',
    input: () => z.object({ member: id('member') }),
    output: () => z.object({}),
    refusals: ['not_found', 'last_admin', 'key_reused'],
  }),
  security: endpoint({
    method: 'GET',
    path: '/org/security',
    audience: 'admin',
    says:
      'The security log of my organisation, for a bureau that of its schools as well: who ' +
      'signed in, was let in or removed, read what is personal, or was refused. Kept 180 ' +
      'days.',
    logs: 'security_read',
    input: () =>
      z.object({
        what: z.optional(z.enum(securityKinds)),
        went: z.optional(z.literal('refused')),
        after: z.optional(text(200)),
      }),
    output: () => paged(securityLine()),
    refusals: [],
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
    says:
      'Imports schools from CSV, pasted as text or as a file’s bytes in base64 (UTF-8, ' +
      'UTF-16 or GB18030); every error is named by its cell, and nothing is kept unless ' +
      'all is right.',
    logs: 'schools_import',
    body: tableBody,
    input: () =>
      z.object({
        csv: z.optional(raw(5_000_000)),
        file: z.optional(raw(5_800_000)),
        check: z.optional(z.boolean()),
      }),
    output: () =>
      z.object({ added: z.number(), known: z.number(), remarks: z.array(schoolRemark()) }),
    refusals: ['csv_faults', 'not_yours', 'key_reused'],
  }),
};
