import type { Holidays, Instant } from '@shared/kernel/calendar';
import type { FactValue } from '@shared/kernel/condition';
import type { OrgKind } from '@shared/kernel/kinds';
import type { Scalar } from '@shared/kernel/scalar';
import type { Case, CaseEvent } from '@shared/domain/case';
import type { Bars } from '@shared/domain/listed';
import type { UseSpan } from '@shared/domain/public-status';
import type { Audience } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';

// A town in memory: bureaus, those who file, providers, apps and the cases between them, run by the
// pure engine alone. What a case leads to outside itself waits as jobs (town-effects.ts).

/** A bureau: what it may see and list is what lies below its path. */
export type Bureau = {
  id: string;
  name: string;
  path: string;
  policy: string;
  settings: Readonly<Record<string, Scalar>>;
};
/** A school, office or unit, or a provider; `facts` are what else is known of it as a filer. */
export type Org = {
  id: string;
  name: string;
  kind: OrgKind;
  bureau: string;
  /** Somebody of it can sign in. */ reachable: boolean;
  facts?: Readonly<Record<string, FactValue>>;
};
export type App = {
  id: string;
  name: string;
  provider: string;
  facts?: Readonly<Record<string, FactValue>>;
};
/** What a case is about. */
export type About = { app: string; filer?: string; respondent?: string; category?: string };

/** A case of the town, with all that happened to it. */
export type Held = {
  blank: Case;
  state: Case;
  about: About;
  bureau: string;
  events: CaseEvent[];
  /** What was written for the public when it last changed. */ spans?: readonly UseSpan[];
};
/** One effect of one event, waiting to be carried out. */
export type Job = { case: string; seq: number; index: number };
/** What somebody was told. */
export type Told = { case: string; to: Audience; what: string };
/** What the desk of a case was told that could not be done. */
export type DeskTask = { case: string; what: string };

export type Town = {
  rules: (policy: string) => Rules;
  holidays: Holidays;
  bureaus: readonly Bureau[];
  orgs: readonly Org[];
  apps: readonly App[];
  now: Instant;
  cases: Map<string, Held>;
  /** How many ids were given. */ ids: number;
  jobs: Job[];
  /** Keys of what was carried out: what is delivered twice is done once. */ done: Set<string>;
  tasks: DeskTask[];
  told: Told[];
  listed: { app: Record<string, Bars>; provider: Record<string, Bars> };
  /** How often a list changed. */ relisted: number;
  /** What is known besides, in every case. */ said: Readonly<Record<string, FactValue>>;
};

type Plan = Pick<Town, 'rules' | 'holidays' | 'bureaus' | 'orgs' | 'apps' | 'now'>;

/** A town in which nothing has happened yet. */
export const makeTown = (plan: Plan): Town => ({
  ...plan,
  cases: new Map(),
  ids: 0,
  jobs: [],
  done: new Set(),
  tasks: [],
  told: [],
  listed: { app: {}, provider: {} },
  relisted: 0,
  said: {},
});

/** One of them by its id. */
export const one = <T extends { id: string }>(all: readonly T[], id: string): T =>
  all.find((each) => each.id === id)!;

/** The bureaus above a bureau, itself first, the topmost last. */
export const upwardOf = (town: Town, bureau: string): readonly Bureau[] => {
  const { path } = one(town.bureaus, bureau);
  return town.bureaus
    .filter((each) => path.startsWith(each.path))
    .sort((lower, upper) => upper.path.length - lower.path.length);
};
