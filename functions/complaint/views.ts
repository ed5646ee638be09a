import type { ComplaintForParent } from '@shared/contract/complaint';
import type { CaseEvent } from '@shared/domain/case';
import { dayOf, type Instant } from '@shared/kernel/calendar';
import type { Around } from '../case/load-store';
import { rulesOfCase } from '../case/rules';
import { exactClause } from '../case/told';
import { wordsIn } from '../case/words';
import { appBrief } from '../lookup/app-brief';
import type { Server } from '../world/server';
import { answerClock } from './clock';
import type { Complaint } from './subject-store';

const titles: Record<string, string> = {
  submit: '您提交了投诉',
  receive: '教育主管部门开始核查',
  ask: '请您补充',
  reply: '您作了补充',
  uphold: '查证属实',
  dismiss: '核查完毕',
  refer: '已移送有关部门',
};

/** A complaint as its teller sees it: progress and answers, offices and never persons. */
export const parentView = async (
  server: Server,
  complaint: Complaint & Around,
  now: Instant,
): Promise<ComplaintForParent> => {
  const rules = rulesOfCase(complaint);
  const category = rules.categories.find(({ id }) => id === complaint.subject.category);
  const events = (complaint.events ?? []).map((row) => JSON.parse(row.body) as CaseEvent);
  const said = (event: CaseEvent): string | undefined => wordsIn(server, complaint.texts, event);
  return {
    school: { id: complaint.org_id, name: complaint.org_name, kind: complaint.org_kind },
    app: appBrief(
      {
        id: complaint.app_id,
        name: complaint.app_name,
        kind: complaint.app_kind,
        provider: complaint.provider_name,
        moe_no: complaint.moe_no,
        moe_standing: complaint.moe_standing,
        app_bars: complaint.app_bars,
        provider_bars: complaint.provider_bars,
        source: complaint.app_source,
      },
      dayOf(now),
      complaint.bureau_path,
    ),
    category: {
      title: category?.title ?? complaint.subject.category,
      clause: category!.clause,
    },
    happened: events[0] ? (said(events[0]) ?? '') : '',
    place: rules.policy.words.places[complaint.state.place]?.title ?? complaint.state.place,
    standing: complaint.state.standing,
    version: complaint.state.version,
    steps: events.map((event) => {
      const text = said(event);
      return {
        at: event.at,
        title: titles[event.did] ?? event.did,
        from: event.by.as === 'citizen' ? ('you' as const) : ('bureau' as const),
        ...(text && { text }),
        clauses: exactClause(rules, complaint.life, event),
      };
    }),
    clock: await answerClock(server, complaint, now),
    bureau: { name: complaint.bureau_name, tel: complaint.bureau_tel },
    canReply: complaint.state.standing === 'asked',
  };
};
