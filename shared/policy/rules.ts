import type { Clause } from '../kernel/refusal';
import type { Choose, Operand } from '../kernel/condition';
import type {
  Article,
  Category,
  Check,
  Clock,
  Field,
  Form,
  Hold,
  Life,
  List,
  Move,
  Opinion,
  Policy,
  Route,
  Sheet,
  Then,
  Track,
  Unfiled,
  Use,
} from './policy';

type A = Article<string, string>;

/** A rule together with the article that makes it true. */
export type Cited<T> = T & { clause: Clause };

/**
 * A policy read for use: every rule in one flat list, each with its clause. Made once per policy
 * and kept.
 */
export type Rules = {
  policy: Policy;
  moves: readonly Cited<Move<string, string>>[];
  opinions: readonly Cited<Opinion<string, string>>[];
  checks: readonly (Cited<Check<string>> & { of: Life })[];
  routes: readonly (Cited<Route<string>> & { of: Life })[];
  use: readonly Cited<Use>[];
  categories: readonly Cited<Category>[];
  separationOfDuties: readonly { pair: readonly [string, string]; clause: Clause }[];
  clocks: Readonly<Record<string, Cited<Clock<string>>>>;
  tracks: Readonly<Record<string, Cited<Track<string>>>>;
  forms: Readonly<Record<string, Cited<Form>>>;
  fields: Readonly<Record<string, Cited<Field>>>;
  derive: Readonly<Record<string, Choose<Operand>>>;
  sheets: Readonly<Record<string, Cited<Sheet>>>;
  lists: Readonly<Record<string, Cited<List>>>;
  unfiled: readonly Cited<Unfiled>[];
  then: readonly Cited<Then<string>>[];
  holds: readonly Cited<Hold>[];
};

/** The clause an article is quoted by. */
export const clauseOf = (policy: Policy, article: A): Clause => ({
  doc: article.doc ?? policy.doc,
  no: article.no,
  quote: article.quote,
  kind: article.kind ?? 'text',
  ...(article.unsure && { unsure: true }),
});

/** Reads a (flattened) policy into flat lists; every rule carries its clause. */
export const rulesOf = (policy: Policy): Rules => {
  const list = <T>(pick: (article: A) => readonly T[] | undefined): Cited<T>[] =>
    policy.articles.flatMap((article) =>
      (pick(article) ?? []).map((item) => ({ ...item, clause: clauseOf(policy, article) })),
    );
  const record = <T>(
    pick: (article: A) => Readonly<Record<string, T>> | undefined,
  ): Record<string, Cited<T>> =>
    Object.fromEntries(
      policy.articles.flatMap((article) =>
        Object.entries(pick(article) ?? {}).map(([id, item]) => [
          id,
          { ...item, clause: clauseOf(policy, article) },
        ]),
      ),
    );
  const forms = record((article) => article.forms);
  return {
    policy,
    moves: list((article) => article.moves),
    opinions: list((article) => article.opinions),
    // A check that names no life is one of filings.
    checks: list((article) => article.checks).map((check) => ({ of: 'filing', ...check })),
    routes: list((article) => article.routes).map((route) => ({ of: 'filing', ...route })),
    use: list((article) => article.use),
    categories: list((article) => article.complaints),
    separationOfDuties: policy.articles.flatMap((article) =>
      (article.separationOfDuties ?? []).map((pair) => ({
        pair,
        clause: clauseOf(policy, article),
      })),
    ),
    clocks: record((article) => article.clocks),
    tracks: record((article) => article.tracks),
    forms,
    fields: Object.fromEntries(
      Object.values(forms).flatMap((form) =>
        form.fields.map((field) => [field.id, { ...field, clause: form.clause }]),
      ),
    ),
    derive: Object.assign({}, ...policy.articles.map((article) => article.derive ?? {})) as Record<
      string,
      Choose<Operand>
    >,
    sheets: record((article) => article.sheets),
    lists: record((article) => article.lists),
    unfiled: list((article) => article.unfiled),
    then: list((article) => article.then),
    holds: list((article) => article.holds),
  };
};
