import type { Case, DecisionContext } from '@shared/domain/case';
import { clockFace } from '@shared/domain/deadline';
import { factsFor } from '@shared/domain/facts';
import { waitingFor as waits } from '@shared/domain/moves';
import { assignedTo } from '@shared/domain/who';
import type { Rules } from '@shared/policy/rules';
import type { Task } from './store';

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
const trackTasks = (rules: Rules, current: Case, context: DecisionContext): Task[] => {
  if (!current.inForce) return [];
  const facts = factsFor(rules, current, context, current.inForce.answers);
  return Object.entries(rules.tracks).flatMap(([id, track]): Task[] => {
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
export const tasksOf = (rules: Rules, current: Case, context: DecisionContext): Task[] => {
  const due = dueOf(rules, current, context) ?? NEVER;
  const waiting = waits(rules, current, context).map((task) => ({
    key: task.key ?? task.office,
    office: task.office,
    what: task.what,
    person: (task.key && assignedTo(current, task.key, context)) || null,
    due,
  }));
  return [...waiting, ...trackTasks(rules, current, context)];
};
