import type { Transaction } from 'kysely';
import { moveOf, type CaseEvent, type DecisionContext } from '@shared/domain/case';
import { factsFor, trackState } from '@shared/domain/facts';
import { waitingFor } from '@shared/domain/moves';
import { assignedTo } from '@shared/domain/who';
import type { Rules } from '@shared/policy/rules';
import type { Tables } from '../db/tables';
import type { Server } from '../world/server';
import { eventAt, type Happened } from '../case/store';
import { insertMessages, peopleOf } from '../outbox/store';
import { loadForSystem, type Loaded } from './store';
import { officeName } from './told';
import { rulesOfCase, worldOf } from './world';

type Told = { title: string; body: string };

/**
 * What a granted filing still asks of the school: the form to print, the poster, and the work that
 * begins beside it.
 */
const stillToDo = (
  rules: Rules,
  filing: Loaded,
  event: CaseEvent,
  context: DecisionContext,
): string => {
  const facts = factsFor(rules, filing.state, context, filing.state.inForce?.answers);
  const tracks = (moveOf(event)?.opensTracks ?? [])
    .filter(
      (id) =>
        rules.tracks[id]?.by.includes('filer') &&
        ['open', 'given'].includes(trackState(rules, filing.state, id, facts)),
    )
    .map((id) => `办理${rules.tracks[id]!.title}`);
  return `请${[...(Object.keys(rules.sheets).length > 0 ? ['打印备案表'] : []), '张贴查询二维码', ...tracks].join('、')}。`;
};

/**
 * What the school reads about an event; undefined when it is not the school's business (an office's
 * single opinion, a hand-over).
 */
const forSchool = (
  rules: Rules,
  filing: Loaded,
  event: CaseEvent,
  context: DecisionContext,
): Told | undefined => {
  const name = `“${filing.app_name}”`;
  const number = moveOf(event)?.number;
  const opinion = event.kind === 'opined' ? event.opinion : undefined;
  const why = event.reason ? `：${event.reason}` : '';
  const place = rules.policy.words.places[event.place];
  const [placeTitle, next] = [place?.title ?? '', place?.held];
  const head = filing.school_kind === 'school' ? '校长' : '负责人';
  if (event.kind === 'tracked') {
    const title = rules.tracks[event.track.id]?.title ?? '';
    if (event.did === 'verify')
      return { title: `${name}${title}已核对`, body: '教育主管部门已确认。' };
    return event.did === 'refuse'
      ? { title: `${name}${title}被退回`, body: `请重新提交${why}` }
      : undefined;
  }
  switch (event.did) {
    case 'submit':
      return next !== 'filer_head'
        ? undefined
        : { title: `${name}等您签名`, body: '经办人已填好备案申请，请查看并签名。' };
    case 'sign':
      return event.standing === 'pilot'
        ? {
            title: `${name}可以试点`,
            body: `${head}已签名，学校决定开展试点；只能在填写的班级和期限内使用。`,
          }
        : { title: `${name}已提交${filing.bureau_name}`, body: `${head}已签名，等待受理。` };
    case 'accept':
      return {
        title: `${name}已受理`,
        body: `${filing.bureau_name}已受理${number ? `，受理编号 ${number}` : ''}。`,
      };
    case 'opine':
      if (
        event.standing === 'returned' &&
        rules.opinions.some((panel) => panel.seats && opinion?.startsWith(`${panel.id}:`))
      )
        return { title: `${name}论证未通过`, body: '请按专家意见修改后重新提交。' };
      if (event.standing === 'returned')
        return { title: `${name}需要修改`, body: '审查意见已全部给出，请一次改好后重新提交。' };
      return next === 'filer' && event.standing === 'at_school'
        ? { title: `${name}论证已通过`, body: `现在是：${placeTitle}，请补充后提交。` }
        : undefined;
    case 'return':
      return { title: `${name}退回修改`, body: `请修改后重新提交${why}` };
    case 'approve':
      return event.standing !== 'filed'
        ? { title: `${name}审批通过`, body: `现在是：${placeTitle}。` }
        : { title: `${name}已备案`, body: stillToDo(rules, filing, event, context) };
    case 'register':
      return { title: `${name}已备案`, body: stillToDo(rules, filing, event, context) };
    case 'remind':
      return undefined;
    case 'reject':
      return { title: `${name}不予备案`, body: `审批没有通过${why}` };
    case 'suspend':
      return { title: `${name}已暂停使用`, body: `请立即停止使用${why}` };
    case 'resume':
      return { title: `${name}恢复使用`, body: `可以继续使用${why}` };
    case 'revoke':
      return { title: `${name}备案已撤销`, body: `请停止使用${why}` };
    case 'lapse':
      return { title: `${name}备案已到期`, body: '需要继续使用的，请重新申请备案。' };
    case 'withdraw':
    case 'stop':
    case 'recall':
    case 'amend':
      return {
        title: `${name}${placeTitle}`,
        body: event.reason ? `原因：${event.reason}` : `现在是：${placeTitle}。`,
      };
    default:
      return undefined;
  }
};

/** What a provider reads about its own filing, where a school would read something else. */
const forProvider = (filing: Loaded, event: CaseEvent): Told | undefined => {
  const name = `“${filing.app_name}”`;
  const why = event.reason ? `：${event.reason}` : '';
  switch (event.did) {
    case 'opine':
      return event.standing === 'in_review'
        ? { title: `${name}审核通过`, body: `${filing.bureau_name}将报教育部。` }
        : undefined;
    case 'forward':
      return { title: `${name}已报教育部`, body: '正在等待教育部的结果。' };
    case 'register':
      return { title: `${name}已备案`, body: '教育部备案结果已登记，学校可以选用了。' };
    case 'revoke':
      return { title: `${name}备案已撤销`, body: `学校不得再选用${why}` };
    default:
      return undefined;
  }
};

type Asked = { office: string; what: string; key?: string };

/**
 * Whom an event asks to act: the offices the case came to wait for, the colleague a seat was handed
 * to, or whoever confirms a proof. Nobody once the case has moved on.
 */
const askedBy = (
  rules: Rules,
  filing: Loaded,
  event: CaseEvent,
  context: DecisionContext,
): Asked[] => {
  const track = event.kind === 'tracked' ? rules.tracks[event.track.id] : undefined;
  if (event.kind === 'tracked' && track)
    return event.track.now.state === 'given' &&
      filing.state.tracks[event.track.id]?.state === 'given'
      ? track.confirmedBy.map((office) => ({ office, what: `核对${track.title}` }))
      : [];
  // A round lasts over several events: whoever has not spoken yet still hears of its beginning,
  // however late the job runs.
  if (
    event.did === 'recall' ||
    filing.state.place !== event.place ||
    filing.state.round !== event.round
  )
    return [];
  return waitingFor(rules, filing.state, context).filter((task) =>
    event.kind === 'transferred'
      ? task.key === event.assigned.opinion
      : event.did !== 'opine' || task.key === undefined,
  );
};

/**
 * Tells everybody whom an event concerns: the school, and whoever it asks to act. A rejected filing
 * waits for nobody, so nobody later in the chain hears of it.
 */
export const tellOfFiling = async (
  server: Server,
  tx: Transaction<Tables>,
  job: Happened,
): Promise<void> => {
  const one = await loadForSystem(tx, job.case);
  const event = one && (await eventAt(tx, job.case, job.seq));
  if (!one || !event) return;
  const rules = rulesOfCase(one);
  const now = server.now();
  const messages = new Map<string, Told>();
  const context = await worldOf(server, one, now);
  const school =
    (one.life === 'provider_filing' && forProvider(one, event)) ||
    forSchool(rules, one, event, context);
  if (school)
    for (const person of await peopleOf(tx, one.school_id, {
      roles: event.did === 'submit' ? ['filer_head'] : ['filer', 'filer_head'],
      slots: [],
    }))
      if (person !== event.by.person) messages.set(person, school);
  for (const asked of askedBy(rules, one, event, context)) {
    if (
      asked.office === 'filer' ||
      asked.office === 'filer_head' ||
      asked.office === 'citizen' ||
      asked.office === 'provider'
    )
      continue;
    const told = {
      title: event.did === 'remind' ? `“${one.app_name}”学校催办` : `“${one.app_name}”等您办理`,
      body: `${one.school_name}：${asked.what}（${officeName(rules, one.offices, asked.office, one.bureau_name)}）`,
    };
    const people = await peopleOf(tx, asked.office === 'expert' ? one.school_id : one.bureau_id, {
      roles: [asked.office],
      slots: [asked.office],
    });
    const assigned = asked.key ? assignedTo(one.state, asked.key, context) : undefined;
    for (const person of people)
      if (person !== event.by.person && (!assigned || assigned === person))
        messages.set(person, told);
  }
  await insertMessages(
    tx,
    [...messages].map(([person, told]) => ({
      id: server.newId('message'),
      person,
      at: now,
      ...told,
      kind: 'filing' as const,
      about: one.id,
      source: `${job.id}`,
    })),
  );
};
