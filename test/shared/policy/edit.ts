import type { LintOptions } from '@shared/policy/lint';
import type {
  Article,
  Check,
  Clock,
  Field,
  Move,
  Opinion,
  Policy,
  Route,
} from '@shared/policy/policy';

/** The policy that the broken ones are made of. */
export const BROKEN_OF = 'suqian@2024-09-01';

/** A policy that may be edited. */
export type Open<T> = T extends readonly (infer U)[]
  ? Open<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Open<T[K]> }
    : T;
/** A deep copy of a policy, open to edits. */
export type Draft = Open<Policy>;

/** A policy broken by one small edit: the rule that must notice, and a word its sentence must hold. */
export type Broken = {
  name: string;
  rule: string;
  word: string;
  edit: (p: Draft) => void;
  /** Edits to the base, where the fault lies between the two. */
  base?: (p: Draft) => void;
  options?:
    Partial<Omit<LintOptions, 'base'>> | ((p: Policy) => Partial<Omit<LintOptions, 'base'>>);
};

/** A copy of a policy with an edit. */
export const edited = (p: Policy, edit?: (copy: Draft) => void): Policy => {
  const copy = structuredClone(p) as Draft;
  edit?.(copy);
  return copy as Policy;
};

const sure = <T>(x: T | undefined, what: string): T => {
  if (x === undefined) throw new Error(`the policy has no ${what}; mend the fixture`);
  return x;
};

/** The first article that quotes this. */
export const article = (p: Draft, words: string): Open<Article<string, string>> =>
  sure(
    p.articles.find((a) => a.quote.includes(words)),
    words,
  );
/** The article that says how complaints are handled. */
export const handling = (p: Draft): Open<Article<string, string>> =>
  sure(
    p.articles.find((a) => a.no === '六' && a.then),
    'article 六 with what follows',
  );
/** A move by verb and one of its places. */
export const move = (p: Draft, verb: string, from: string): Open<Move<string, string>> =>
  sure(
    p.articles.flatMap((a) => a.moves ?? []).find((m) => m.do === verb && m.from.includes(from)),
    `${verb} from ${from}`,
  );
/** A check by id. */
export const check = (p: Draft, id: string): Open<Check<string>> =>
  sure(
    p.articles.flatMap((a) => a.checks ?? []).find((c) => c.id === id),
    id,
  );
/** An opinion by id. */
export const opinion = (p: Draft, id: string): Open<Opinion<string, string>> =>
  sure(
    p.articles.flatMap((a) => a.opinions ?? []).find((o) => o.id === id),
    id,
  );
/** A routing row by id. */
export const route = (p: Draft, id: string): Open<Route<string>> =>
  sure(
    p.articles.flatMap((a) => a.routes ?? []).find((r) => r.id === id),
    id,
  );
/** A question by id. */
export const field = (p: Draft, id: string): Open<Field> =>
  sure(
    p.articles
      .flatMap((a) => Object.values(a.forms ?? {}))
      .flatMap((f) => f.fields)
      .find((f) => f.id === id),
    id,
  );
/** A clock by id. */
export const clock = (p: Draft, id: string): Open<Clock<string>> =>
  sure(
    p.articles.map((a) => a.clocks?.[id]).find((c) => c !== undefined),
    id,
  );
/** Takes every move of one verb out of one place. */
export const unmove = (p: Draft, verb: string, from: string): void => {
  for (const a of p.articles) {
    if (!a.moves) continue;
    for (const m of a.moves) if (m.do === verb) m.from = m.from.filter((x) => x !== from);
    a.moves = a.moves.filter((m) => m.from.length > 0);
  }
};
