import { fieldKinds } from '../../fields';
import * as z from 'zod/mini';
import { codeKinds } from '../../kernel/identifiers';
import type { Policy } from '../policy';
import { lifeIds } from '../../vocabulary/lives';
import { listKinds } from '../../vocabulary/list-kinds';
import { series } from '../../vocabulary/series';
import { standingIds } from '../../vocabulary/standings';
import { verbIds } from '../../vocabulary/verbs';
import { refusingKinds } from '../../vocabulary/verdicts';
import { error, type Problem } from './problem';

z.config({ jitless: true });

const parts = new Map<unknown, string>();
/** An object that may hold these keys and no other, under the name of its kind. */
const part = <T extends Record<string, z.ZodMiniType>>(kind: string, keys: T) => {
  const shape = z.strictObject(keys);
  parts.set(shape, kind);
  return shape;
};
/** The kind of an object of the shape: `move`, `clock`, `effect`. */
export const partOf = (shape: unknown): string | undefined => parts.get(shape);

const text = z.string().check(z.minLength(1));
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const operand = z.union([
  scalar,
  part('operand', { setting: text }),
  part('operand', { fact: text }),
]);
const count = z.union([z.number(), part('count', { setting: text })]);
const yes = z.literal(true);
const many = <T extends z.ZodMiniType>(item: T) => z.array(item);
const named = <T extends z.ZodMiniType>(item: T) => z.record(text, item);
const opt = <T extends z.ZodMiniType>(item: T) => z.optional(item);

const cond: z.ZodMiniType = z.lazy(() =>
  z.union([
    part('cond', { fact: text, is: operand }),
    part('cond', { fact: text, in: many(operand) }),
    part('cond', { fact: text, has: operand }),
    part('cond', { fact: text, atLeast: operand }),
    part('cond', { fact: text, atMost: operand }),
    part('cond', { known: text }),
    part('cond', { all: many(cond) }),
    part('cond', { any: many(cond) }),
    part('cond', { not: cond }),
  ]),
);
const choice = <T extends z.ZodMiniType>(item: T) =>
  z.union([
    item,
    part('choice', { first: many(part('choice_row', { when: cond, is: item })), else: item }),
  ]);

const verb = z.enum(verbIds);
const life = z.enum(lifeIds);
const withValues = opt(named(operand));
const nothing = opt(z.literal('nothing'));
const effect = z.union([
  part('effect', {
    open: life,
    to: opt(z.enum(['provider', 'respondent', 'users_of_app', 'users_of_provider'])),
    do: opt(verb),
    with: withValues,
    refused: nothing,
  }),
  part('effect', {
    do: verb,
    on: life,
    of: z.enum(['cause', 'app', 'provider', 'filer']),
    with: withValues,
    refused: nothing,
  }),
  part('effect', {
    tell: z.enum(['filer', 'respondent', 'users_of_app', 'users_of_provider', 'cause', 'upper']),
    what: text,
  }),
]);
const length = z.union([
  part('length', { workingDays: count }),
  part('length', { days: count }),
  part('length', { months: count }),
  part('length', { years: count }),
  part('length', { until: z.union([text, part('until', { fact: text })]) }),
  part('length', { none: yes }),
]);
const field = part('field', {
  id: text,
  kind: z.enum(Object.keys(fieldKinds)),
  label: choice(text),
  ask: opt(text),
  prompts: opt(many(text)),
  options: opt(named(text)),
  max: opt(z.number()),
  min: opt(z.number()),
  optional: opt(yes),
  shown: opt(cond),
  secret: opt(yes),
  public: opt(yes),
  once: opt(yes),
  from: opt(text),
  fixed: opt(yes),
  unit: opt(text),
  past: opt(yes),
  future: opt(yes),
  code: opt(z.enum(codeKinds)),
});
const on = z.union([
  part('on', { enter: many(text) }),
  part('on', { did: verb }),
  part('on', { granted: yes }),
  part('on', { track: text }),
]);
const cell = z.union([
  part('cell', { label: text, span: opt(z.number()) }),
  part('cell', { field: text, span: opt(z.number()), tall: opt(z.number()) }),
  part('cell', { opinion: text, sign: text, span: opt(z.number()), tall: opt(z.number()) }),
  part('cell', {
    act: verb,
    sign: text,
    date: opt(text),
    span: opt(z.number()),
    tall: opt(z.number()),
  }),
]);
const place = part('place', {
  life,
  title: text,
  standing: z.enum(standingIds),
  start: opt(yes),
  final: opt(yes),
  held: opt(text),
  on: opt(z.union([text, z.literal(false)])),
  leaves: opt(
    part('leaves', { pass: choice(text), fault: opt(choice(text)), bar: opt(choice(text)) }),
  ),
});
const article = part('article', {
  no: text,
  doc: opt(text),
  quote: z.string(),
  kind: opt(z.enum(['text', 'bureau', 'house'])),
  reason: opt(text),
  unsure: opt(yes),
  forms: opt(named(part('form', { title: text, step: opt(text), fields: many(field) }))),
  derive: opt(named(choice(operand))),
  routes: opt(
    many(
      part('route', {
        id: text,
        of: opt(life),
        when: named(many(scalar)),
        lead: text,
        co: opt(many(text)),
        over: opt(many(text)),
      }),
    ),
  ),
  opinions: opt(
    many(
      part('opinion', {
        id: text,
        title: text,
        at: text,
        by: text,
        form: opt(text),
        when: opt(cond),
        seats: opt(part('seats', { least: count, pass: cond })),
        looksAt: opt(many(text)),
      }),
    ),
  ),
  moves: opt(
    many(
      part('move', {
        do: verb,
        by: many(text),
        from: many(text),
        to: choice(text),
        when: opt(cond),
        needs: opt(many(text)),
        grants: opt(yes),
        ends: opt(yes),
        issues: opt(z.enum(Object.keys(series))),
        reason: opt(yes),
        undoes: opt(many(verb)),
        also: opt(many(text)),
      }),
    ),
  ),
  checks: opt(
    many(
      part('check', {
        id: text,
        of: opt(life),
        about: text,
        fix: opt(text),
        fields: opt(many(text)),
        applies: opt(cond),
        stop: opt(cond),
        warn: opt(cond),
        ask: opt(part('ask', { by: text, text })),
        at: opt(many(verb)),
      }),
    ),
  ),
  clocks: opt(
    named(
      part('clock', {
        life,
        title: text,
        from: on,
        until: opt(on),
        pauses: opt(many(text)),
        length: choice(length),
        warn: opt(count),
        stricter: z.enum(['shorter', 'longer']),
        shown: opt(yes),
      }),
    ),
  ),
  tracks: opt(
    named(
      part('track', {
        life,
        title: text,
        when: opt(cond),
        by: many(text),
        confirmedBy: many(text),
        form: text,
        lapses: opt(cond),
        says: opt(text),
        clock: opt(text),
        again: opt(yes),
      }),
    ),
  ),
  use: opt(
    many(
      z.union([
        part('use', { id: text, when: cond, is: z.enum(['yes', 'pilot']), says: text }),
        part('use', {
          id: text,
          when: cond,
          is: z.literal('no'),
          verdict: z.enum(refusingKinds),
          says: text,
        }),
      ]),
    ),
  ),
  unfiled: opt(many(part('unfiled', { when: opt(cond), says: text }))),
  then: opt(many(part('then', { of: life, on, when: opt(cond), effects: many(effect) }))),
  holds: opt(
    many(
      part('hold', {
        list: text,
        does: z.enum(['bars_use', 'bars_new', 'permits_use']),
        to: z.enum(['app', 'provider']),
        says: text,
      }),
    ),
  ),
  lists: opt(
    named(
      part('list', {
        kind: z.enum(Object.keys(listKinds)),
        of: z.enum(['app', 'provider']),
        title: text,
        shows: many(text),
      }),
    ),
  ),
  complaints: opt(
    many(
      part('category', {
        id: text,
        title: text,
        by: z.enum(['school', 'app']),
      }),
    ),
  ),
  sheets: opt(
    named(
      part('sheet', {
        title: text,
        columns: z.number(),
        widths: many(z.number()),
        copies: z.number(),
        holders: many(text),
        top: many(part('top', { label: text, number: opt(text), day: opt(verb) })),
        rows: many(many(cell)),
        notes: many(text),
        annex: opt(many(text)),
      }),
    ),
  ),
  separationOfDuties: opt(many(z.tuple([text, text]))),
  changes: opt(
    many(
      part('change', {
        key: text,
        is: z.union([z.enum(['stop', 'warn', 'ask', 'off']), length]),
        permitted: opt(text),
      }),
    ),
  ),
  permits: opt(many(text)),
  duties: opt(many(text)),
});
const setting = part('setting', {
  kind: z.enum(['number', 'days', 'yes', 'office', 'text', 'phone', 'date']),
  ask: text,
  limit: opt(part('limit', { least: opt(z.number()), most: opt(z.number()) })),
  suggest: opt(scalar),
  optional: opt(z.literal(true)),
});

/**
 * The shape of a policy as JSON: every key known, every closed word from its list. Names are judged
 * by other rules.
 */
export const policyShape = part('policy', {
  id: z.string().check(z.regex(/^[a-z][a-z-]*@\d{4}-\d{2}-\d{2}$/)),
  doc: text,
  title: text,
  url: opt(text),
  owner: text,
  base: opt(text),
  newer: opt(z.enum(['base wins', 'own wins'])),
  words: part('words', {
    places: named(place),
    offices: named(text),
    settings: named(setting),
    routing: opt(
      z.partialRecord(life, part('routing', { by: named(many(scalar)), never: opt(many(cond)) })),
    ),
    decides: opt(z.partialRecord(life, choice(z.enum(['own', 'above', 'owner'])))),
  }),
  articles: many(article),
  follows: opt(text),
});

const said: Readonly<Record<string, string>> = {
  invalid_type: '缺少内容或类型不对',
  invalid_value: '不在允许的词表里',
  unrecognized_keys: '有不认识的写法',
  invalid_union: '写法不符合任何一种允许的形式',
  too_small: '不能为空',
  invalid_format: '格式不对',
};

/** Reads arbitrary JSON as a policy; what is malformed is named by its path. */
export const readShape = (json: unknown): { policy?: Policy; problems: Problem[] } => {
  const read = z.safeParse(policyShape, json);
  if (read.success) return { policy: json as Policy, problems: [] };
  return {
    problems: read.error.issues.map((issue) => {
      const at = issue.path.map(String).join('.') || '整个文件';
      const keys = issue.code === 'unrecognized_keys' ? `：${issue.keys.join('、')}` : '';
      return error(
        'bad-shape',
        at,
        `规则文件的 ${at} 写错了：${said[issue.code] ?? '不符合规定的写法'}${keys}。`,
      );
    }),
  };
};
