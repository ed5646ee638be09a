import * as z from 'zod/mini';
import { longest } from '../kernel/limits';
import { appKinds } from '../kernel/kinds';
import { endpoint } from './endpoint';
import { appBrief, text } from './shapes';

/** The registry of apps that filings choose from. */
export const registry = {
  find: endpoint({
    method: 'GET',
    path: '/registry',
    audience: 'school_or_bureau',
    says:
      'Apps by part of a name, 备案号, package name or store id; when there are none, those ' +
      'whose names come near as people type, which `near` says.',
    input: () =>
      z.object({
        q: z.optional(text(2000)),
        moeNo: z.optional(text(40)),
        packageName: z.optional(text(130)),
        storeId: z.optional(text(60)),
      }),
    output: () =>
      z.object({
        apps: z.array(
          z.extend(appBrief(), {
            mine: z.optional(z.object({ filing: z.string(), placeTitle: z.string() })),
          }),
        ),
        near: z.optional(z.boolean()),
      }),
    refusals: ['search_too_long'],
  }),
  add: endpoint({
    method: 'POST',
    path: '/registry',
    audience: 'school',
    says: 'Adds an app nobody has named yet, with the facts the school knows.',
    input: () =>
      z.object({
        name: text(longest.name, 1),
        kind: z.enum(appKinds),
        provider: text(longest.name, 1),
        moeNo: z.optional(text(40)),
        packageName: z.optional(text(130)),
      }),
    output: () => z.object({ app: z.string() }),
    refusals: ['faults', 'other_provider', 'not_yours', 'key_reused'],
  }),
};
