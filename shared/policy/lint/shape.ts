import { fieldKinds } from '../../fields';
import * as z from 'zod/mini';
import { codeKinds } from '../../kernel/identifiers';
import type { Policy } from '../policy';
import { lifeIds } from '../../vocabulary/lives';
import { standingIds } from '../../vocabulary/standings';
import { verbIds } from '../../vocabulary/verbs';
import { refusingKinds } from '../../vocabulary/verdicts';
import { error, type Problem } from './problem';

z.config({ jitless: true });

const text = z.string().check(z.minLength(1));
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const operand = z.union([
  scalar,
  z.strictObject({ setting: text }),
  z.strictObject({ fact: text }),
]);
const count = z.union([z.number(), z.strictObject({ setting: text })]);
const yes = z.literal(true);
const many = <T extends z.ZodMiniType>(item: T) => z.array(item);
const named = <T extends z.ZodMiniType>(item: T) => z.record(text, item);
const opt = <T extends z.ZodMiniType>(item: T) => z.optional(item);

const cond: z.ZodMiniType = z.lazy(() =>
  z.union([
    z.strictObject({ fact: text, is: operand }),
    z.strictObject({ fact: text, in: many(operand) }),
    z.strictObject({ fact: text, has: operand }),
    z.strictObject({ fact: text, atLeast: operand }),
    z.strictObject({ fact: text, atMost: operand }),
    z.strictObject({ known: text }),
    z.strictObject({ all: many(cond) }),
    z.strictObject({ any: many(cond) }),
    z.strictObject({ not: cond }),
  ]),
);
const choice = <T extends z.ZodMiniType>(item: T) =>
  z.union([
    item,
    z.strictObject({ first: many(z.strictObject({ when: cond, is: item })), else: item }),
  ]);

const verb = z.enum(verbIds);
const life = z.enum(lifeIds);
const about = z.enum(['this', 'provider', 'app', 'filer']);
const withFacts = opt(named(operand));
const effect = z.union([
  z.strictObject({ open: life, about, with: withFacts }),
  z.strictObject({
    do: verb,
    on: life,
    about: z.enum(['provider', 'app', 'filer']),
    with: withFacts,
  }),
  z.strictObject({
    tell: z.enum(['filer', 'users', 'provider', 'public', 'upper', 'organs']),
    what: text,
  }),
  z.strictObject({ export: text }),
]);
const length = z.union([
  z.strictObject({ workingDays: count }),
  z.strictObject({ days: count }),
  z.strictObject({ months: count }),
  z.strictObject({ years: count }),
  z.strictObject({ until: text }),
  z.strictObject({ none: yes }),
]);
const field = z.strictObject({
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
  code: opt(z.enum(codeKinds)),
  grows: opt(many(text)),
});
const on = z.union([
  z.strictObject({ enter: many(text) }),
  z.strictObject({ did: verb }),
  z.strictObject({ granted: yes }),
  z.strictObject({ track: text }),
]);
const cell = z.union([
  z.strictObject({ label: text, span: opt(z.number()) }),
  z.strictObject({ field: text, span: opt(z.number()), tall: opt(z.number()) }),
  z.strictObject({ opinion: text, sign: text, span: opt(z.number()), tall: opt(z.number()) }),
  z.strictObject({
    act: verb,
    sign: text,
    date: opt(text),
    span: opt(z.number()),
    tall: opt(z.number()),
  }),
]);
const place = z.strictObject({
  life,
  title: text,
  standing: z.enum(standingIds),
  start: opt(yes),
  final: opt(yes),
  held: opt(text),
  on: opt(text),
  leaves: opt(
    z.strictObject({ pass: choice(text), fault: opt(choice(text)), bar: opt(choice(text)) }),
  ),
});
const article = z.strictObject({
  no: text,
  doc: opt(text),
  quote: z.string(),
  kind: opt(z.enum(['text', 'bureau', 'house'])),
  reason: opt(text),
  unsure: opt(yes),
  forms: opt(named(z.strictObject({ title: text, step: opt(text), fields: many(field) }))),
  derive: opt(named(choice(operand))),
  routes: opt(
    many(
      z.strictObject({
        id: text,
        when: named(many(scalar)),
        lead: text,
        co: opt(many(text)),
        at: opt(z.enum(['own', 'above', 'province'])),
        over: opt(many(text)),
      }),
    ),
  ),
  opinions: opt(
    many(
      z.strictObject({
        id: text,
        title: text,
        at: text,
        by: text,
        form: opt(text),
        when: opt(cond),
        seats: opt(z.strictObject({ least: count, pass: cond })),
        looksAt: opt(many(text)),
      }),
    ),
  ),
  moves: opt(
    many(
      z.strictObject({
        do: verb,
        by: many(text),
        from: many(text),
        to: choice(text),
        when: opt(cond),
        needs: opt(many(text)),
        grants: opt(yes),
        ends: opt(yes),
        issues: opt(text),
        reason: opt(yes),
        undoes: opt(many(verb)),
        track: opt(text),
        then: opt(choice(many(effect))),
        also: opt(many(text)),
      }),
    ),
  ),
  checks: opt(
    many(
      z.strictObject({
        id: text,
        of: opt(life),
        about: text,
        fix: opt(text),
        fields: opt(many(text)),
        applies: opt(cond),
        stop: opt(cond),
        warn: opt(cond),
        ask: opt(z.strictObject({ by: text, text })),
        at: opt(many(verb)),
      }),
    ),
  ),
  clocks: opt(
    named(
      z.strictObject({
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
      z.strictObject({
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
        z.strictObject({ id: text, when: cond, is: z.enum(['yes', 'pilot']), says: text }),
        z.strictObject({
          id: text,
          when: cond,
          is: z.literal('no'),
          verdict: z.enum(refusingKinds),
          says: text,
        }),
      ]),
    ),
  ),
  lists: opt(
    named(
      z.strictObject({
        of: z.enum(['app', 'provider']),
        colour: z.enum(['white', 'grey', 'black']),
        title: text,
        shows: many(text),
      }),
    ),
  ),
  complaints: opt(
    many(
      z.strictObject({
        id: text,
        title: text,
        by: z.enum(['school', 'app']),
        to: z.enum(['handle', 'refer', 'refuse']),
        organs: opt(many(text)),
        upheld: opt(many(effect)),
      }),
    ),
  ),
  sheets: opt(
    named(
      z.strictObject({
        title: text,
        columns: z.number(),
        widths: many(z.number()),
        copies: count,
        holders: many(text),
        top: many(z.strictObject({ label: text, number: opt(text), day: opt(verb) })),
        rows: many(many(cell)),
        notes: many(text),
        annex: opt(many(text)),
      }),
    ),
  ),
  separationOfDuties: opt(many(z.tuple([text, text]))),
  changes: opt(
    many(
      z.strictObject({
        key: text,
        is: z.union([z.enum(['stop', 'warn', 'ask', 'off']), length]),
        permitted: opt(text),
      }),
    ),
  ),
  permits: opt(many(text)),
  duties: opt(many(text)),
});
const setting = z.strictObject({
  kind: z.enum(['number', 'days', 'yes', 'office', 'text', 'phone', 'date']),
  ask: text,
  limit: opt(z.strictObject({ least: opt(z.number()), most: opt(z.number()) })),
  suggest: opt(scalar),
  optional: opt(z.literal(true)),
});

/**
 * The shape of a policy as JSON: every key known, every closed word from its list. Names are judged
 * by other rules.
 */
export const policyShape = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z-]*@\d{4}-\d{2}-\d{2}$/)),
  doc: text,
  title: text,
  url: opt(text),
  owner: text,
  base: opt(text),
  newer: opt(z.enum(['base wins', 'own wins'])),
  words: z.strictObject({
    places: named(place),
    offices: named(text),
    settings: named(setting),
    routing: opt(z.strictObject({ by: named(many(scalar)), never: opt(many(cond)) })),
  }),
  articles: many(article),
  follows: opt(
    z.strictObject({
      id: text,
      inFlight: z.enum(['finish', 'move']),
      standing: z.union([z.literal('stands'), z.strictObject({ until: text, then: verb })]),
      places: named(text),
    }),
  ),
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
