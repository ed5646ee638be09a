import * as z from 'zod/mini';
import { appKinds } from '../kernel/kinds';
import { longest } from '../kernel/limits';
import { once } from '../kernel/once';
import { endpoint, type OutputOf } from './endpoint';
import {
  appBrief,
  clause,
  day,
  id,
  orgBrief,
  paged,
  standing,
  text,
  verdict,
  type Of,
} from './shapes';

const use = once(() => z.enum(['yes', 'pilot', 'no', 'none']));

/**
 * May this school use this tool, and everything a parent may know about it. One request, always the
 * truth of this moment.
 */
export const statusAnswer = once(() =>
  z.extend(verdict(), {
    asOf: day(),
    /** `none`: no filing was ever made by this school for this app. */
    use: use(),
    /** The rule that decides, e.g. filed, suspended, online_overdue, barred, none. */
    rule: z.string(),
    says: z.string(),
    since: z.optional(day()),
    clause: z.optional(clause()),
    /** The list that decides, and its entry. */
    list: z.optional(z.object({ title: z.string(), entry: z.string() })),
    /** What time alone will change: from that day on. */
    next: z.optional(z.object({ from: day(), use: use(), says: z.string() })),
    standing: z.optional(standing()),
    place: z.optional(z.string()),
    app: z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(appKinds),
      provider: z.string(),
      moeNo: z.optional(z.string()),
    }),
    school: z.object({ id: z.string(), name: z.string() }),
    code: z.optional(z.string()),
    nature: z.optional(z.enum(['required', 'recommended'])),
    free: z.optional(z.boolean()),
    scope: z.optional(z.string()),
    decidedBy: z.optional(z.string()),
    decidedOn: z.optional(day()),
    validUntil: z.optional(day()),
    /** What the public hears of the filing, the oldest first. */
    record: z.optional(
      z.array(
        z.object({ on: day(), what: z.string(), by: z.string(), why: z.optional(z.string()) }),
      ),
    ),
    tracks: z.array(z.object({ id: z.string(), says: z.string(), by: z.optional(day()) })),
    clauses: z.array(clause()),
    /** What schools and apps must not do; `clause` is an index into `clauses`. */
    forbids: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        by: z.optional(z.enum(['school', 'app'])),
        clause: z.number(),
      }),
    ),
    /** What else a complaint may be about, forbidden by no article. */
    besides: z.optional(z.array(z.object({ id: z.string(), title: z.string() }))),
    bureau: z.object({ name: z.string(), tel: z.string() }),
    platform: z.string(),
  }),
);
export type StatusAnswer = OutputOf<typeof lookup.byCode>;

/** A school with the bureau it files with, by which namesakes are told apart. */
const schoolBrief = once(() => z.extend(orgBrief(), { bureau: z.string() }));

/**
 * One line of a search: an app in a school, with whether it may be used. A name match alone is
 * never 已备案.
 */
const hit = once(() =>
  z.extend(verdict(), {
    school: schoolBrief(),
    app: appBrief(),
    use: use(),
    place: z.optional(z.string()),
  }),
);
export type SearchHit = Of<typeof hit>;

/**
 * An app that may be meant; `at`: whether the school that was typed with it, or the child's, may
 * use it.
 */
const foundApp = once(() => z.object({ app: appBrief(), at: z.optional(hit()) }));
export type FoundApp = Of<typeof foundApp>;
/** A school that may be meant, with how many filed apps it has. */
const foundSchool = once(() => z.object({ school: schoolBrief(), filed: z.number() }));

/**
 * What a search found: `found` are apps and schools, the nearest first; `items` the tools in
 * schools of those that hold the very letters, which `exact` says of any.
 */
const searchAnswer = once(() =>
  z.extend(paged(hit()), {
    found: z.array(z.union([foundApp(), foundSchool()])),
    exact: z.boolean(),
    /** The part that names an app, where another part names a school. */
    named: z.optional(z.string()),
  }),
);
export type SearchAnswer = Of<typeof searchAnswer>;

/** What the public may ask without signing in. */
export const lookup = {
  byCode: endpoint({
    method: 'GET',
    path: '/lookup/:code',
    audience: 'public',
    says: 'The status behind a poster code.',
    input: () => z.object({ code: text(longest.typed, 1) }),
    output: statusAnswer,
    refusals: ['bad_code', 'not_found'],
  }),
  byPair: endpoint({
    method: 'GET',
    path: '/public/status',
    audience: 'public',
    says: 'The status of an app in a school.',
    input: () => z.object({ school: id('org'), app: id('app') }),
    output: statusAnswer,
    refusals: ['not_found'],
  }),
  search: endpoint({
    method: 'GET',
    path: '/public/search',
    audience: 'public',
    says:
      'Apps, schools and schools’ tools as people type them: part of a name, a letter ' +
      'wrong, by sound, pinyin or initials, app and school in one line, or by 备案号; with a ' +
      'school and nothing typed, its tools.',
    limit: 'search',
    input: () =>
      z.object({
        q: z.optional(text(2000)),
        school: z.optional(id('org')),
        after: z.optional(text(200)),
      }),
    output: searchAnswer,
    refusals: ['search_too_long'],
  }),
  findApp: endpoint({
    method: 'GET',
    path: '/public/app',
    audience: 'public',
    says: 'Apps by 备案号, package name, store id or part of a name.',
    limit: 'search',
    input: () =>
      z.object({
        moeNo: z.optional(text(40)),
        packageName: z.optional(text(130)),
        storeId: z.optional(text(60)),
        name: z.optional(text(2000)),
      }),
    output: () => z.object({ apps: z.array(appBrief()) }),
    refusals: ['search_too_long'],
  }),
  schools: endpoint({
    method: 'GET',
    path: '/public/schools',
    audience: 'public',
    says: 'Schools by part of a name; when none has it, those that come near, which `near` says.',
    limit: 'search',
    input: () => z.object({ q: text(2000, 1), after: z.optional(text(200)) }),
    output: () => z.extend(paged(schoolBrief()), { near: z.optional(z.boolean()) }),
    refusals: ['search_too_long'],
  }),
  about: endpoint({
    method: 'GET',
    path: '/public/about',
    audience: 'public',
    says: 'The bureaus with their telephones, the national platform, and whether this is a demonstration.',
    input: () => z.object({}),
    output: () =>
      z.object({
        demo: z.boolean(),
        platform: z.string(),
        bureaus: z.array(
          z.object({ id: z.string(), name: z.string(), tel: z.string(), root: z.string() }),
        ),
      }),
    refusals: [],
  }),
};
