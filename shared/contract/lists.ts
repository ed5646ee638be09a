import * as z from 'zod/mini';
import { listKinds, type ListKind } from '../vocabulary/list-kinds';
import { once } from '../kernel/once';
import { endpoint } from './endpoint';
import { clause, day, id, paged, text, type Of } from './shapes';

const kind = once(() => z.enum(Object.keys(listKinds) as [ListKind, ...ListKind[]]));
/** A list of a policy, as an address names it. */
const listId = () => z.string().check(z.regex(/^[a-z_]{1,40}$/));

/** A list that a bureau keeps. */
const list = once(() =>
  z.object({
    bureau: z.object({ id: z.string(), name: z.string() }),
    list: z.string(),
    kind: kind(),
    title: z.string(),
    clause: clause(),
    /** How many stand on it now. */ now: z.number(),
  }),
);
export type PublicListView = Of<typeof list>;

/** One line of a list. */
const entry = once(() =>
  z.object({
    id: z.string(),
    app: z.object({ id: z.string(), name: z.string() }),
    provider: z.string(),
    since: day(),
    /** When it was taken off. */ ended: z.optional(day()),
  }),
);
export type EntryView = Of<typeof entry>;

/** An entry with why, what it does, what it takes to be taken off, and what became of it. */
const wholeEntry = once(() =>
  z.extend(entry(), {
    list: list(),
    /** What the policy publishes of it, in its order. */
    shown: z.array(
      z.object({ label: z.string(), text: z.optional(z.string()), day: z.optional(day()) }),
    ),
    holds: z.array(z.object({ says: z.string(), clause: clause() })),
    release: z.array(z.object({ what: z.string(), day: z.optional(day()), met: z.boolean() })),
    steps: z.array(z.object({ on: day(), what: z.string(), clause: z.optional(clause()) })),
  }),
);
export type WholeEntry = Of<typeof wholeEntry>;

const which = () => ({ bureau: id('org'), list: listId() });

/** 公开名单: what bureaus publish of the lists they keep; for anybody. */
export const lists = {
  all: endpoint({
    method: 'GET',
    path: '/public/lists',
    audience: 'public',
    says: 'The lists that bureaus keep; of one region where a bureau of it is named.',
    input: () => z.object({ bureau: z.optional(id('org')) }),
    output: () => z.object({ items: z.array(list()) }),
    refusals: [],
  }),
  entries: endpoint({
    method: 'GET',
    path: '/public/lists/:bureau/:list',
    audience: 'public',
    says: 'Who stands on a list, the newest first, or with `ended` who stood on it; `q` part of a name.',
    limit: 'search',
    input: () =>
      z.object({
        ...which(),
        q: z.optional(text(2000)),
        ended: z.optional(z.enum(['yes'])),
        after: z.optional(text(200)),
      }),
    output: () => paged(entry()),
    refusals: ['not_found', 'search_too_long', 'too_often'],
  }),
  entry: endpoint({
    method: 'GET',
    path: '/public/list-entry/:id',
    audience: 'public',
    says: 'One entry of a list, with its history.',
    input: () => z.object({ id: id('case') }),
    output: wholeEntry,
    refusals: ['not_found'],
  }),
  csv: endpoint({
    method: 'GET',
    path: '/public/lists/:bureau/:list/csv',
    audience: 'public',
    says: 'A whole list as a table, those taken off included.',
    limit: 'search',
    bytes: 'text/csv; charset=utf-8',
    saves: 'list.csv',
    input: () => z.object(which()),
    output: () => z.unknown(),
    refusals: ['not_found', 'too_often'],
  }),
  xlsx: endpoint({
    method: 'GET',
    path: '/public/lists/:bureau/:list/xlsx',
    audience: 'public',
    says: 'The same as a workbook.',
    limit: 'search',
    bytes: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    saves: 'list.xlsx',
    input: () => z.object(which()),
    output: () => z.unknown(),
    refusals: ['not_found', 'too_often'],
  }),
  json: endpoint({
    method: 'GET',
    path: '/public/lists/:bureau/:list/json',
    audience: 'public',
    says: 'The same for machines.',
    limit: 'search',
    bytes: 'application/json; charset=utf-8',
    saves: 'list.json',
    input: () => z.object(which()),
    output: () => z.unknown(),
    refusals: ['not_found', 'too_often'],
  }),
};
