import type { FieldKind } from '../fields';
import type { Question } from '../fields/kind';
import type { Choose, Cond, Operand } from '../kernel/condition';
import type { Scalar } from '../kernel/scalar';
import type { Day } from '../kernel/calendar';
import type { Life } from '../vocabulary/lives';
import type { ListKind } from '../vocabulary/list-kinds';
import type { Party } from '../vocabulary/parties';
import type { Series } from '../vocabulary/series';
import type { Standing } from '../vocabulary/standings';
import type { Verb } from '../vocabulary/verbs';
import type { Refusing } from '../vocabulary/verdicts';

export type { Life, ListKind, Party, Standing, Verb };

/** A number in the policy, or the bureau setting that holds it. */
export type N = number | { setting: string };

/** Who may act: a fixed party, the routed `lead`, each routed `co`, or a named office slot. */
export type Who<O extends string> = Party | 'lead' | 'co' | O;

/** One question on a form; its label is as the official form or the regulation words it. */
export type Field = Question & {
  kind: FieldKind;
  /** The whole sentence a teacher reads, where the label is too short. */
  ask?: string;
  /** What to think of while writing: shown as chips over a text. */
  prompts?: readonly string[];
  optional?: true;
  shown?: Cond;
  /** Personal data: sealed at rest, never public, never in an event. */
  secret?: true;
  /** Written for the public, which reads it word for word. */
  public?: true;
  /** Prefilled by this core fact; with `fixed` it cannot be changed here. */
  from?: string;
  fixed?: true;
  /**
   * True of the app whoever uses it: asked once an app and region; a grant confirms it, and other
   * filings are not asked again while it holds.
   */
  once?: true;
};

/** A group of questions; `step` names the screen it belongs to. */
export type Form = { title: string; step?: string; fields: readonly Field[] };

/** How long a clock runs; `until` is its last day, written here or answered in an act of the case. */
export type Length =
  | { workingDays: N }
  | { days: N }
  | { months: N }
  | { years: N }
  | { until: Day | { fact: string } }
  | { none: true };

/** What starts or ends a clock. */
export type On<P extends string> =
  { enter: readonly P[] } | { did: Verb } | { granted: true } | { track: string };

/**
 * A clock publishes clock.<id> = idle, running or over. It never acts. Time in `pauses` does not
 * count.
 */
export type Clock<P extends string> = {
  life: Life;
  title: string;
  from: On<P>;
  until?: On<P>;
  pauses?: readonly P[];
  length: Choose<Length>;
  /** Warn so many (working) days before. */
  warn?: N;
  /** Which direction of change a region may make without the base's permission. */
  stricter: 'shorter' | 'longer';
  /** Shown to whom it concerns though no condition reads it. */
  shown?: true;
};

/**
 * A place where a case can stand. With opinions there, `leaves` says where the worst of the last-in
 * set leads.
 */
export type Place<P extends string> = {
  life: Life;
  title: string;
  standing: Standing;
  start?: true;
  final?: true;
  held?: Who<string>;
  /** Being here is being on that list; `false`: on none, also while something granted is in force. */
  on?: string | false;
  leaves?: { pass: Choose<P>; fault?: Choose<P>; bar?: Choose<P> };
};

/**
 * An opinion (审查意见) an office gives at a place. Publishes opinion.<id> = open, pass, fault or bar.
 */
export type Opinion<P extends string, O extends string> = {
  id: string;
  title: string;
  at: P;
  by: Who<O>;
  form?: string;
  when?: Cond;
  /**
   * A panel: so many people each give this opinion; with the last one `pass` decides over
   * opinion.<id>.count, .mean.<score> and .min.<score>; afterwards opinion.<id>.day is the day it
   * was.
   */
  seats?: { least: N; pass: Cond };
  /** On resubmission a pass stands unless one of these fields changed; absent = always again. */
  looksAt?: readonly string[];
};

/** Whom an opened case is put to: a provider, whom its cause is about, or every school that uses. */
export type Receiver = 'provider' | 'respondent' | 'users_of_app' | 'users_of_provider';

/** Who is told: the parties of the case, schools that use, the desk of its cause, the bureau above. */
export type Audience =
  'filer' | 'respondent' | 'users_of_app' | 'users_of_provider' | 'cause' | 'upper';

/**
 * What follows outside the case. A refused one becomes a task of the desk, unless nothing is to come
 * of it.
 */
export type Effect =
  /**
   * A new case at its life's first place, put `to` somebody; begun by the system's `do`, without
   * which it waits for whoever holds that place.
   */
  | {
      open: Life;
      to?: Receiver;
      do?: Verb;
      with?: Readonly<Record<string, Operand>>;
      refused?: 'nothing';
    }
  /** An act of the system on the case that caused this one, or on every open one about the same. */
  | {
      do: Verb;
      on: Life;
      of: 'cause' | 'app' | 'provider' | 'filer';
      with?: Readonly<Record<string, Operand>>;
      refused?: 'nothing';
    }
  | { tell: Audience; what: string };

/** What follows from what happens in a case of a life, when this is so. */
export type Then<P extends string> = {
  of: Life;
  on: On<P>;
  when?: Cond;
  effects: readonly Effect[];
};

/**
 * Who may do what, from which places to which, needing which forms. `by: ['system']` is a watch,
 * made by nobody when `when` holds.
 */
export type Move<P extends string, O extends string> = {
  do: Verb;
  by: readonly Who<O>[];
  from: readonly P[];
  to: Choose<P>;
  when?: Cond;
  needs?: readonly string[];
  /** Takes the snapshot `inForce`. */
  grants?: true;
  /** Ends what was in force. */
  ends?: true;
  /** The numbered series this move takes a number from, once per case. */
  issues?: Series;
  /** A reason in words is required. */
  reason?: true;
  /** For `recall`: which last act is undone. */
  undoes?: readonly Verb[];
  /** Other articles of the same document that the move carries out; its events cite them too. */
  also?: readonly string[];
};

/**
 * States what is WRONG. Unknown never passes: it becomes the question in `ask`, or a missing
 * answer.
 */
export type Check<O extends string> = {
  id: string;
  of?: Life;
  /** Plain words: what is wrong. */
  about: string;
  /** Plain words: what to do. */
  fix?: string;
  /** The answers it concerns, to mark on the form. */
  fields?: readonly string[];
  applies?: Cond;
  stop?: Cond;
  warn?: Cond;
  ask?: { by: Who<O>; text: string };
  /** Gates these verbs (default submit and approve). */
  at?: readonly Verb[];
};

/**
 * Work beside the filing with its own proof. Publishes track.<id> = na, open, given, done or
 * lapsed.
 */
export type Track<O extends string> = {
  life: Life;
  title: string;
  when?: Cond;
  by: readonly Who<O>[];
  confirmedBy: readonly Who<O>[];
  form: string;
  lapses?: Cond;
  /** Shown to the public beside the verdict while open; {day} is the clock's last day. */
  says?: string;
  clock?: string;
  /** Opens anew at every grant; otherwise what is done stays done. */
  again?: true;
};

/**
 * One line of the routing table. Order does not matter; where two rows meet, one names the other in
 * `over`.
 */
export type Route<O extends string> = {
  id: string;
  /** Of which life's cases; without it, of filings. */ of?: Life;
  when: Readonly<Record<string, readonly Scalar[]>>;
  lead: O;
  co?: readonly O[];
  over?: readonly string[];
};

/** A public list. Whoever stands on it is there by a case at a place that is `on` it. */
export type List = {
  kind: ListKind;
  title: string;
  of: 'app' | 'provider';
  /** The facts and public answers that an entry shows. */
  shows: readonly string[];
};

/**
 * What being on a list does, in the region of the bureau that lists: bars the use of an app or of
 * every app of a provider, bars new filings only, or permits use without a filing.
 */
export type Hold = {
  list: string;
  does: 'bars_use' | 'bars_new' | 'permits_use';
  to: 'app' | 'provider';
  /** Read by parents. */
  says: string;
};

/** Which bureau decides: the case's own, the one above it, or the topmost under the same policy. */
export type Decider = 'own' | 'above' | 'owner';

/**
 * One thing schools or providers must not do, as the public reads it: the school and its staff do
 * it, or the app itself.
 */
export type Category = { id: string; title: string; by: 'school' | 'app' };

/** One cell of a printed sheet. */
export type Cell =
  | { label: string; span?: number }
  | { field: string; span?: number; tall?: number }
  | { opinion: string; sign: string; span?: number; tall?: number }
  | {
      act: Verb;
      sign: string;
      /** Stands before the date, e.g. 审批日期：. */ date?: string;
      span?: number;
      tall?: number;
    };

/** A printed official form, as the regulation's annex draws it. */
export type Sheet = {
  title: string;
  columns: number;
  widths: readonly number[];
  copies: number;
  holders: readonly string[];
  top: readonly { label: string; number?: string; day?: Verb }[];
  rows: readonly (readonly Cell[])[];
  notes: readonly string[];
  /** Opinions that the form has no box for: they stand on a page behind it. */
  annex?: readonly string[];
};

/**
 * Permission to use: a true "no" beats "yes" beats "pilot"; none true = no. `says` is read by
 * parents.
 */
export type Use = { id: string; when: Cond; says: string } & (
  { is: 'yes' | 'pilot' } | { is: 'no'; /** How the public is told of it. */ verdict: Refusing }
);

/** A sentence about what nobody filed; the first that holds is read. It may look at the national filing alone. */
export type Unfiled = { when?: Cond; says: string };

/** A change to something inherited from the base; looser needs the base's permission. */
export type Change = {
  key: string;
  is: 'stop' | 'warn' | 'ask' | 'off' | Length;
  permitted?: string;
};

/**
 * What one article makes true. Everything in it cites that article; a move's `also` adds another.
 */
export type Article<P extends string, O extends string> = {
  no: string;
  /** Set only by inheritance: the document of the base this article comes from. */
  doc?: string;
  /** Verbatim; the linter finds it in the regulation's text. */
  quote: string;
  /**
   * text = law (absent means text). bureau = a promise the bureau must make. house = the text is
   * silent and we chose, with a reason.
   */
  kind?: 'text' | 'bureau' | 'house';
  reason?: string;
  unsure?: true;
  forms?: Readonly<Record<string, Form>>;
  derive?: Readonly<Record<string, Choose<Operand>>>;
  routes?: readonly Route<O>[];
  opinions?: readonly Opinion<P, O>[];
  moves?: readonly Move<P, O>[];
  checks?: readonly Check<O>[];
  clocks?: Readonly<Record<string, Clock<P>>>;
  tracks?: Readonly<Record<string, Track<O>>>;
  use?: readonly Use[];
  /** What the public reads where nothing was filed, by what the app's national filing came to. */
  unfiled?: readonly Unfiled[];
  then?: readonly Then<P>[];
  holds?: readonly Hold[];
  lists?: Readonly<Record<string, List>>;
  complaints?: readonly Category[];
  sheets?: Readonly<Record<string, Sheet>>;
  /**
   * Acts (verb, or opine:<id>, or opine:*) that one person may not both do since the last grant.
   */
  separationOfDuties?: readonly (readonly [string, string])[];
  changes?: readonly Change[];
  /** Keys of this (base) policy a region may loosen. */
  permits?: readonly string[];
  /** Said here, done by a named feature (page, letter, ledger), not by the policy. */
  duties?: readonly string[];
};

/** A bureau setting: what the bureau must decide for itself. */
export type Setting = {
  kind: 'number' | 'days' | 'yes' | 'office' | 'text' | 'phone' | 'date';
  ask: string;
  limit?: { least?: number; most?: number };
  suggest?: Scalar;
  /** A promise the bureau may leave out. */
  optional?: true;
};

/** The glossary of a policy: its places, offices, settings and routing dimensions. */
export type Words<P extends string = string, O extends string = string> = {
  places: Readonly<Record<P, Place<P>>>;
  offices: Readonly<Record<O, string>>;
  settings: Readonly<Record<string, Setting>>;
  /** By what the cases of each life are routed. */
  routing?: Readonly<Partial<Record<Life, Dimensions>>>;
  /** Which bureau decides the cases of a life; without it, the one they were begun at. */
  decides?: Readonly<Partial<Record<Life, Choose<Decider>>>>;
};

/** The facts a routing table answers, each with all its values, and what never occurs together. */
export type Dimensions = {
  by: Readonly<Record<string, readonly Scalar[]>>;
  never?: readonly Cond[];
};

/**
 * All rules of one region from one day. JSON by nature: no functions, no order dependence except
 * where `first` says so.
 */
export type Policy<P extends string = string, O extends string = string> = {
  id: `${string}@${string}`;
  /** 文号, as clauses cite it. */
  doc: string;
  title: string;
  url?: string;
  /** Who interprets it. */
  owner: string;
  base?: string;
  newer?: 'base wins' | 'own wins';
  words: Words<P, O>;
  articles: readonly Article<P, O>[];
  /** The version this one follows. What was begun under that one runs on and ends under it. */
  follows?: string;
};

/**
 * Types a policy while it is written: a place or an office that does not exist fails to compile.
 * All else is the linter's.
 */
export const definePolicy = <const P extends string, const O extends string>(
  words: { places: Record<P, Place<NoInfer<P>>>; offices: Record<O, string> } & Omit<
    Words,
    'places' | 'offices'
  >,
  rest: Omit<Policy<NoInfer<P>, NoInfer<O>>, 'words'>,
): Policy => ({ ...rest, words }) as unknown as Policy;
