import type { Case, DecisionContext } from '@shared/domain/case';
import { clockFace } from '@shared/domain/deadline';
import { factsFor } from '@shared/domain/facts';
import { waitingFor as waits } from '@shared/domain/moves';
import { assignedTo } from '@shared/domain/who';
import type { Rules } from '@shared/policy/rules';
import type { Concerned } from '../world/caller';

/** Whom a case waits for after an act. */
export type Task = {
  key: string;
  /** The organisation; null where a person is waited for who acts for none. */ org: string | null;
  office: string;
  what: string;
  person: string | null;
  due: string;
};

/** The parties that are not of the bureau, by whose organisation they belong to. */
const orgsOfParties: Readonly<Record<string, (of: Concerned) => string | null>> = {
  filer: (of) => of.filer,
  filer_head: (of) => of.filer,
  provider: (of) => of.filer,
  expert: (of) => of.filer,
  respondent: (of) => of.respondent,
  respondent_head: (of) => of.respondent,
  citizen: () => null,
};

/** The organisation in which a party or office of a case sits. */
export const orgOf = (of: Concerned, office: string): string | null =>
  (orgsOfParties[office] ?? (() => of.bureau))(of);

/** The day by which nothing has to happen. */
const NEVER = '9999-12-31';

/** The earliest running clock's last day: what an inbox sorts by. */
export const dueOf = (rules: Rules, current: Case, context: DecisionContext): string | null => {
  const facts = factsFor(rules, current, context);
  const days = Object.keys(rules.clocks)
    .filter((id) => rules.clocks[id]!.life === current.life && rules.clocks[id]!.shown)
    .flatMap((id) => clockFace(rules, current, id, context, facts).due?.day ?? []);
  return days.sort()[0] ?? null;
};

/** Tracks given but not confirmed wait for whoever confirms them; open ones for the school. */
type Asked = Omit<Task, 'org'>;

const trackTasks = (rules: Rules, current: Case, context: DecisionContext): Asked[] => {
  if (!current.inForce) return [];
  const facts = factsFor(rules, current, context, current.inForce.answers);
  return Object.entries(rules.tracks).flatMap(([id, track]): Asked[] => {
    const state = facts.facts[`track.${id}`];
    if (state !== 'open' && state !== 'given' && state !== 'lapsed') return [];
    const given = current.tracks[id]?.state === 'given';
    const by = track.clock
      ? clockFace(rules, current, track.clock, context, facts).due?.day
      : undefined;
    return [
      {
        key: `track:${id}`,
        office: (given ? track.confirmedBy : track.by)[0]!,
        what: given ? `核对${track.title}` : `完成${track.title}`,
        person: null,
        due: by ?? NEVER,
      },
    ];
  });
};

/** What a case waits for now, each with the day it is due. */
export const tasksOf = (
  rules: Rules,
  current: Case,
  context: DecisionContext,
  of: Concerned,
): Task[] => {
  const due = dueOf(rules, current, context) ?? NEVER;
  const waiting = waits(rules, current, context).map((task): Asked => ({
    key: task.key ?? task.office,
    office: task.office,
    what: task.what,
    person: (task.key && assignedTo(current, task.key, context)) || null,
    due,
  }));
  return [...waiting, ...trackTasks(rules, current, context)].map((task) => ({
    ...task,
    org: orgOf(of, task.office),
  }));
};
