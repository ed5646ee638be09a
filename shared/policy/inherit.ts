import type { Article, Change, Check, Clock, Move, Policy } from './policy';

type A = Article<string, string>;

/**
 * True for the forms of a base that ask what only its own checks read: `base`, `base_fees` and so
 * on.
 */
export const isBaseForm = (id: string): boolean => /^base(_|$)/.test(id);

/**
 * A clock of the base binds a region when it names none of the base's places, which a region does
 * not have.
 */
const placeless = (clock: Clock<string>): boolean =>
  !clock.pauses && !('enter' in clock.from) && !(clock.until && 'enter' in clock.until);

/**
 * What of one base article binds a region: checks, clocks, tracks, lists, categories, duties,
 * derived facts and the questions they need.
 */
const inheritedFrom = (
  article: A,
  base: Policy,
  { asked, saysUnfiled }: { asked: ReadonlySet<string>; saysUnfiled: boolean },
): A => {
  const forms = Object.entries(article.forms ?? {})
    .filter(([id]) => isBaseForm(id))
    .map(
      ([id, form]) =>
        [id, { ...form, fields: form.fields.filter((field) => !asked.has(field.id)) }] as const,
    )
    .filter(([, form]) => form.fields.length > 0);
  const clocks = Object.entries(article.clocks ?? {}).filter(
    ([, clock]) => clock.life === 'filing' && placeless(clock),
  );
  const checks = article.checks?.filter((check) => (check.of ?? 'filing') === 'filing') ?? [];
  const tracks = Object.entries(article.tracks ?? {}).filter(
    ([, track]) => track.life === 'filing',
  );
  return {
    no: article.no,
    doc: article.doc ?? base.doc,
    quote: article.quote,
    ...(article.kind && { kind: article.kind }),
    ...(article.reason && { reason: article.reason }),
    ...(article.derive && { derive: article.derive }),
    ...(checks.length > 0 && { checks }),
    ...(article.use && { use: article.use }),
    ...(article.lists && { lists: article.lists }),
    ...(article.unfiled && !saysUnfiled && { unfiled: article.unfiled }),
    ...(article.then && { then: article.then }),
    ...(article.holds && { holds: article.holds }),
    ...(article.complaints && { complaints: article.complaints }),
    ...(article.duties && { duties: article.duties }),
    ...(article.permits && { permits: article.permits }),
    ...(forms.length > 0 && { forms: Object.fromEntries(forms) }),
    ...(clocks.length > 0 && { clocks: Object.fromEntries(clocks) }),
    ...(tracks.length > 0 && { tracks: Object.fromEntries(tracks) }),
  };
};

const yields = (article: A): boolean =>
  Boolean(
    article.checks ??
    article.use ??
    article.lists ??
    article.unfiled ??
    article.then ??
    article.holds ??
    article.complaints ??
    article.duties ??
    article.forms ??
    article.derive ??
    article.clocks ??
    article.tracks ??
    article.permits,
  );

const weaken = (check: Check<string>, change: Change): Check<string> | undefined => {
  if (change.is === 'off') return undefined;
  const wrong = check.stop ?? check.warn;
  const { stop: _s, warn: _w, ...rest } = check;
  if (change.is === 'stop' && wrong) return { ...rest, stop: wrong };
  if (change.is === 'warn' && wrong) return { ...rest, warn: wrong };
  if (change.is === 'ask' && wrong && check.ask) return { ...rest, warn: wrong };
  return check;
};

/** The questions that a policy asks of filings: those of another life hide none of the base's. */
const askedOfFilings = ({ articles, words }: Policy): ReadonlySet<string> => {
  const ofFiling = (place: string): boolean => words.places[place]?.life === 'filing';
  const forms = new Set([
    ...articles.flatMap((article) =>
      (article.moves ?? [])
        .filter((move) => move.from.some(ofFiling))
        .flatMap((move) => move.needs ?? []),
    ),
    ...articles.flatMap((article) =>
      (article.opinions ?? []).filter(({ at }) => ofFiling(at)).flatMap(({ form }) => form ?? []),
    ),
    ...articles.flatMap((article) =>
      Object.values(article.tracks ?? {})
        .filter(({ life }) => life === 'filing')
        .map(({ form }) => form),
    ),
  ]);
  return new Set(
    articles.flatMap((article) =>
      Object.entries(article.forms ?? {})
        .filter(([id]) => forms.has(id))
        .flatMap(([, form]) => form.fields.map((field) => field.id)),
    ),
  );
};

/**
 * Flattens a regional policy onto its base: checks, permission to use, lists, complaint categories,
 * duties and derived facts come along, lives and routes do not.
 * A region's own rule with the same id replaces the base's; questions only the base asks are added
 * to submit; `changes` are carried out (the linter judges them).
 */
export const inherit = (policy: Policy, base: Policy | undefined): Policy => {
  if (!base) return policy;
  const own = (pick: (article: A) => readonly { id: string }[] | undefined): Set<string> =>
    new Set(policy.articles.flatMap((article) => (pick(article) ?? []).map((rule) => rule.id)));
  const asked = askedOfFilings(policy);
  const saysUnfiled = policy.articles.some((article) => article.unfiled);
  const ownChecks = own((article) => article.checks);
  const ownClocks = new Set(
    policy.articles.flatMap((article) => Object.keys(article.clocks ?? {})),
  );
  const ownTracks = new Set(
    policy.articles.flatMap((article) => Object.keys(article.tracks ?? {})),
  );
  const ownCategories = own((article) => article.complaints);
  const ownUse = own((article) => article.use);
  const changes = new Map(
    policy.articles
      .flatMap((article) => article.changes ?? [])
      .map((change) => [change.key, change]),
  );
  const inherited = base.articles
    .map((article) => inheritedFrom(article, base, { asked, saysUnfiled }))
    .filter(yields)
    .map((article) => ({
      ...article,
      ...(article.checks && {
        checks: article.checks
          .filter((check) => !ownChecks.has(check.id))
          .flatMap((check) => {
            const change = changes.get(check.id);
            const now = change ? weaken(check, change) : check;
            return now ? [now] : [];
          }),
      }),
      ...(article.clocks && {
        clocks: Object.fromEntries(
          Object.entries(article.clocks)
            .filter(([id]) => !ownClocks.has(id))
            .map(([id, clock]) => {
              const is = changes.get(id)?.is;
              return [id, typeof is === 'object' ? { ...clock, length: is } : clock] as const;
            }),
        ),
      }),
      ...(article.tracks && {
        tracks: Object.fromEntries(
          Object.entries(article.tracks).filter(([id]) => !ownTracks.has(id)),
        ),
      }),
      ...(article.use && { use: article.use.filter((row) => !ownUse.has(row.id)) }),
      ...(article.complaints && {
        complaints: article.complaints.filter((category) => !ownCategories.has(category.id)),
      }),
    }));
  // What a track asks comes with the track, after the grant.
  const ofTracks = new Set(
    inherited.flatMap((article) => Object.values(article.tracks ?? {}).map((track) => track.form)),
  );
  const baseForms = inherited
    .flatMap((article) => Object.keys(article.forms ?? {}))
    .filter((id) => !ofTracks.has(id));
  const needsBase = (move: Move<string, string>): Move<string, string> =>
    move.do === 'submit' &&
    move.by.includes('filer') &&
    policy.words.places[move.from[0]!]?.life === 'filing'
      ? { ...move, needs: [...(move.needs ?? []), ...baseForms] }
      : move;
  const { base: _b, ...rest } = policy;
  return {
    ...rest,
    articles: [
      ...policy.articles.map((article) =>
        baseForms.length > 0 && article.moves
          ? { ...article, moves: article.moves.map(needsBase) }
          : article,
      ),
      ...inherited,
    ],
  };
};
