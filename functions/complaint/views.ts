import { dayOf } from '@shared/kernel/calendar';
import type { ComplaintForParent, ComplaintRow } from '@shared/contract/complaint';
import { moveOf, type CaseEvent, type DecisionContext } from '@shared/domain/case';
import { isSealed } from '@shared/fields/answer';
import type { Rules } from '@shared/policy/rules';
import { rulesOfCase } from '../filing/world';
import type { Server } from '../world/server';
import { appBrief } from '../lookup/app-brief';
import { answerClock } from './act';
import type { Line } from './queue-store';
import type { Loaded } from './store';

const titles: Record<string, string> = {
  submit: '您提交了投诉',
  receive: '教育主管部门开始核查',
  ask: '请您补充',
  reply: '您作了补充',
  uphold: '查证属实',
  dismiss: '核查完毕',
  refer: '已移送有关部门',
};

/** The world of a complaint: its bureau's settings and the calendar. */
export const worldOfComplaint = async (
  server: Server,
  settings: DecisionContext['settings'],
  now: string,
): Promise<DecisionContext> => ({ facts: {}, settings, now, holidays: await server.holidays() });

const saidIn = (server: Server, complaint: Loaded, event: CaseEvent): string | undefined => {
  const said = moveOf(event)?.given?.said;
  const row = isSealed(said) ? complaint.texts?.find((task) => task.id === said.sealed) : undefined;
  return row?.box && row.key
    ? server.seal.reveal({ keyId: row.key, box: row.box }, row.id)
    : undefined;
};

const clockOf = (
  rules: Rules,
  complaint: { state: Loaded['state'] },
  context: DecisionContext,
): ComplaintForParent['clock'] => {
  const face = answerClock(rules, complaint.state, context);
  return {
    state: face.state,
    ...(face.due && { due: face.due.day }),
    ...(face.left !== undefined && { left: face.left }),
  };
};

/** A complaint as its teller sees it: progress and answers, offices and never persons. */
export const parentView = async (
  server: Server,
  complaint: Loaded,
  now: string,
): Promise<ComplaintForParent> => {
  const rules = rulesOfCase(complaint);
  const context = await worldOfComplaint(server, complaint.settings, now);
  const category = rules.categories.find((category) => category.id === complaint.category);
  const events = (complaint.events ?? []).map((row) => JSON.parse(row.body) as CaseEvent);
  return {
    school: { id: complaint.school_id, name: complaint.school_name, kind: complaint.school_kind },
    app: appBrief(
      {
        id: complaint.app_id,
        name: complaint.app_name,
        kind: complaint.app_kind,
        provider: complaint.provider,
        moe_no: complaint.moe_no,
        moe_standing: complaint.moe_standing,
        app_bars: complaint.app_bars,
        provider_bars: complaint.provider_bars,
        source: complaint.source,
      },
      dayOf(now),
      complaint.bureau_path,
    ),
    category: { title: category?.title ?? complaint.category, clause: category!.clause },
    happened: events[0] ? (saidIn(server, complaint, events[0]) ?? '') : '',
    place: rules.policy.words.places[complaint.state.place]?.title ?? complaint.state.place,
    standing: complaint.state.standing,
    version: complaint.state.version,
    steps: events.map((event) => {
      const text = saidIn(server, complaint, event);
      const clause = rules.moves.find(
        (move) =>
          move.do === event.did &&
          move.by.some((box) => box === event.by.as) &&
          rules.policy.words.places[move.from[0]!]?.life === 'complaint',
      )?.clause;
      return {
        at: event.at,
        title: titles[event.did] ?? event.did,
        from: event.by.as === 'citizen' ? ('you' as const) : ('bureau' as const),
        ...(text && { text }),
        clauses: clause ? [clause] : [],
      };
    }),
    clock: clockOf(rules, complaint, context),
    bureau: { name: complaint.bureau_name, tel: complaint.bureau_tel },
    canReply: complaint.state.standing === 'asked',
  };
};

/**
 * Whether somebody may read the words of a complaint: those who act on one under its policy, in the
 * bureau that answers it.
 */
export const mayReadWords = (rules: Rules, parties: readonly string[]): boolean =>
  rules.moves.some(
    (move) =>
      rules.policy.words.places[move.from[0]!]?.life === 'complaint' &&
      move.by.some((by) => parties.includes(by)),
  );

/** A complaint as it stands to everybody else: that it exists, and how far it is. */
export const withoutWords = (view: ComplaintForParent): ComplaintForParent => ({
  ...view,
  happened: '',
  steps: view.steps.map(({ text: _text, ...step }) => step),
});

/** One line of the queue. */
export const rowView = async (server: Server, line: Line, now: string): Promise<ComplaintRow> => {
  const rules = rulesOfCase(line);
  return {
    id: line.id,
    at: line.created_at.toISOString(),
    school: { id: line.school_id, name: line.school_name, kind: line.school_kind },
    app: { id: line.app_id, name: line.app_name },
    category:
      rules.categories.find((category) => category.id === line.category)?.title ?? line.category,
    place: rules.policy.words.places[line.place]?.title ?? line.place,
    standing: line.state.standing,
    clock: clockOf(rules, line, await worldOfComplaint(server, line.settings, now)),
    more: line.more,
  };
};
