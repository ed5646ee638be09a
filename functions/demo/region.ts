import type { AppKind, FilerKind, Ownership, Role } from '@shared/kernel/kinds';
import type { Day } from '@shared/kernel/calendar';
import type { Answers, Attached } from '@shared/domain/case';
import type { Party, Verb } from '@shared/policy/policy';
import type { BureauSeed } from './plant';

/**
 * Somebody at a bureau: what they do there, and the office slots they hold. `only`: counties have
 * nobody for it.
 */
export type StaffSeed = {
  key: string;
  name: string;
  role: Role;
  slots: readonly string[];
  what: string;
  only?: 'city';
};
/**
 * Who files: a school, an office, a unit, or a provider. `of` is the county's key, or city; `shown`
 * puts its people among the personas.
 */
export type FilerSeed = {
  key: string;
  name: string;
  kind: FilerKind;
  of: string;
  stages?: string[];
  nature?: Ownership;
  shown?: boolean;
  teacher: string;
  head?: string;
  experts?: readonly string[];
};
export type AppSeed = {
  key: string;
  name: string;
  kind: AppKind;
  provider: string;
  moeNo?: string;
  moeStanding?: 'revoked' | 'paused';
  packageName?: string;
  storeIds?: string[];
  barred?: true;
};
/**
 * What a case went through, and how many days ago each act was; the third word is a reason, whose
 * turn it is on a panel, or what the act gives. `life`: a school's entry in the list of what is in
 * use.
 */
export type Story = {
  school: string;
  app: string;
  nature?: 'required' | 'recommended';
  life?: 'inventory';
  more?: Answers;
  steps: readonly (readonly [step: string, daysAgo: number, words?: string])[];
};

/**
 * What one act of the region's own adds to those every region has: an opinion, proof on a track, a
 * registration. `answers` is what the filer would submit that day.
 */
export type OwnAct = (given: { photo: Attached; today: Day; words: string; answers: Answers }) =>
  | {
      opine: string;
      by: string;
      slot: string;
      outcome?: 'pass' | 'fault';
      reason?: string;
      answers: Answers;
    }
  | { report: string; by: string; as: string; answers: Answers }
  | { verify: string; by: string; as: string }
  | {
      do: 'register' | 'forward' | 'submit' | 'expand' | 'approve' | 'reject';
      by: string;
      as: string;
      answers?: Answers;
      reason?: string;
    };

/** One act on the way to a list, or after it: of whom, how many days ago, and what it gives. */
export type ListedStep = {
  do: Verb;
  /** The key of whoever does it, as their organisation knows them. */ by: string;
  as: Party;
  daysAgo: number;
  reason?: string;
  answers?: (given: { photo: Attached; today: Day }) => Answers;
};

/** An app that the city lists, and what schools do with the notice to stop it. */
export type ListedStory = {
  app: string;
  steps: readonly ListedStep[];
  stopped: Readonly<Record<string, readonly ListedStep[]>>;
};

/**
 * One region of the demonstration: its bureaus as the regulation names them; schools, firms, apps
 * and people invented.
 */
export type Region = {
  key: string;
  policy: string;
  city: BureauSeed;
  counties: readonly (Omit<BureauSeed, 'parent'> & { key: string })[];
  /** Keys of the bureaus whose people are among the personas. */
  shown: readonly string[];
  staff: readonly StaffSeed[];
  filers: readonly FilerSeed[];
  apps: readonly AppSeed[];
  stories: readonly Story[];
  /** What a draft just begun holds. */
  begun: Answers;
  answers: (given: {
    photo: Attached;
    today: Day;
    filer: FilerSeed;
    app: AppSeed;
    story: Story;
  }) => Answers;
  approval: Answers;
  acts: Readonly<Record<string, OwnAct>>;
  listed?: ListedStory;
};
