import * as z from 'zod/mini';
import { roles } from '../kernel/kinds';
import { longest } from '../kernel/limits';
import { once } from '../kernel/once';
import { endpoint, type OutputOf } from './endpoint';
import { id, orgBrief, text, type Of } from './shapes';

/**
 * One role of a person in one organisation. `slots` are the office slots of the policy (network,
 * content …).
 */
export const seat = once(() =>
  z.object({
    id: z.string(),
    org: orgBrief(),
    role: z.enum(roles),
    slots: z.array(z.string()),
    title: z.string(),
  }),
);
export type Seat = Of<typeof seat>;

const session = once(() => z.object({ token: z.string(), expires: z.string() }));

const mySession = once(() =>
  z.object({
    id: z.string(),
    /** The sort of device, never which one. */ device: z.string(),
    begun: z.string(),
    seen: z.string(),
    here: z.boolean(),
  }),
);
export type MySession = Of<typeof mySession>;

/** Signing in, who I am, leaving. */
export const account = {
  wechat: endpoint({
    method: 'POST',
    path: '/session/wechat',
    audience: 'public',
    says: 'Signs in by the code of wx.login.',
    logs: 'sign_in',
    input: () => z.object({ code: text(200, 1) }),
    output: session,
    refusals: ['login_expired', 'login_blocked', 'too_often', 'outside_busy', 'not_invited'],
  }),
  redeem: endpoint({
    method: 'POST',
    path: '/session/invitation',
    audience: 'public',
    says: 'Accepts an invitation: its code, my name as invited, and the code of wx.login.',
    logs: 'invitation_accept',
    input: () =>
      z.object({
        invitation: text(longest.typed, 1),
        name: text(longest.typed, 1),
        code: text(200, 1),
      }),
    output: session,
    refusals: [
      'invitation_spent',
      'invitation_name',
      'login_expired',
      'login_blocked',
      'too_often',
      'outside_busy',
    ],
  }),
  personas: endpoint({
    method: 'GET',
    path: '/demo/personas',
    audience: 'demo',
    says: 'The people of the demonstration. Does not exist outside it.',
    input: () => z.object({}),
    output: () =>
      z.object({
        personas: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            what: z.string(),
            org: z.string(),
            /** The region's name, and the key its bureaus' telephones are sorted by. */ region:
              z.string(),
            root: z.string(),
          }),
        ),
      }),
    refusals: [],
  }),
  persona: endpoint({
    method: 'POST',
    path: '/demo/session',
    audience: 'demo',
    says: 'Becomes a person of the demonstration. Does not exist outside it.',
    logs: 'sign_in',
    input: () => z.object({ persona: text(40, 1) }),
    output: session,
    refusals: ['not_found'],
  }),
  me: endpoint({
    method: 'GET',
    path: '/me',
    audience: 'signed_in',
    says: 'Who I am, my seats, and the one I act from.',
    input: () => z.object({}),
    output: () =>
      z.object({
        person: z.object({ id: z.string(), name: z.string() }),
        seats: z.array(seat()),
        seat: z.string(),
        unread: z.number(),
        waiting: z.number(),
        demo: z.boolean(),
        bureau: z.object({ name: z.string(), tel: z.string(), policy: z.string() }),
      }),
    refusals: [],
  }),
  sit: endpoint({
    method: 'POST',
    path: '/me/seat',
    audience: 'signed_in',
    says: 'Acts from another of my seats.',
    input: () => z.object({ seat: id('member') }),
    output: () => z.object({ seat: z.string() }),
    refusals: ['not_found'],
  }),
  phrases: endpoint({
    method: 'GET',
    path: '/me/phrases',
    audience: 'signed_in',
    says: 'My 常用意见, on whichever phone; absent until I keep one.',
    input: () => z.object({}),
    output: () => z.object({ phrases: z.optional(z.array(z.string())) }),
    refusals: [],
  }),
  keepPhrases: endpoint({
    method: 'PUT',
    path: '/me/phrases',
    audience: 'signed_in',
    says: 'Replaces my 常用意见.',
    input: () => z.object({ phrases: z.array(text(longest.reason, 1)).check(z.maxLength(12)) }),
    output: () => z.object({ phrases: z.array(z.string()) }),
    refusals: [],
  }),
  leave: endpoint({
    method: 'POST',
    path: '/session/end',
    audience: 'signed_in',
    says: 'Signs out on this device.',
    logs: 'sign_out',
    input: () => z.object({}),
    output: () => z.object({}),
    refusals: [],
  }),
  sessions: endpoint({
    method: 'GET',
    path: '/me/sessions',
    audience: 'signed_in',
    says: 'Where I am signed in.',
    input: () => z.object({}),
    output: () => z.object({ sessions: z.array(mySession()) }),
    refusals: [],
  }),
  leaveAll: endpoint({
    method: 'POST',
    path: '/session/end/all',
    audience: 'signed_in',
    says: 'Signs out on every device, this one included.',
    logs: 'sign_out_all',
    input: () => z.object({}),
    output: () => z.object({}),
    refusals: [],
  }),
  forget: endpoint({
    method: 'POST',
    path: '/me/delete',
    audience: 'signed_in',
    says: '注销: deletes my account and my personal data; what I did stays, without my name.',
    logs: 'account_delete',
    input: () => z.object({ sure: z.literal(true) }),
    output: () => z.object({}),
    refusals: ['last_admin', 'has_open_work'],
  }),
};
export type Me = OutputOf<typeof account.me>;
