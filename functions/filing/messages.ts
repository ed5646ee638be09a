import { moveOf, type CaseEvent, type DecisionContext } from '@shared/domain/case';
import { factsFor, trackState } from '@shared/domain/facts';
import type { Rules } from '@shared/policy/rules';
import type { Telling, Words } from '../case/life';
import type { LoadedCase } from '../case/load-store';

/**
 * What a granted filing still asks of the school: the form to print, the poster, and the work that
 * begins beside it.
 */
const stillToDo = (
  rules: Rules,
  filing: LoadedCase,
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
export const wordsToFiler = ({
  rules,
  loaded: filing,
  event,
  context,
}: Telling): Words | undefined => {
  const name = `“${filing.app_name}”`;
  const number = moveOf(event)?.number;
  const opinion = event.kind === 'opined' ? event.opinion : undefined;
  const why = event.reason ? `：${event.reason}` : '';
  const place = rules.policy.words.places[event.place];
  const [placeTitle, next] = [place?.title ?? '', place?.held];
  const head = filing.org_kind === 'school' ? '校长' : '负责人';
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
export const wordsToProvider = ({ loaded: filing, event }: Telling): Words | undefined => {
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

/** What an office reads that a filing asks to act. */
export const wordsToOffice = (
  { loaded, event }: Telling,
  asked: { what: string; office: string },
): Words => ({
  title: event.did === 'remind' ? `“${loaded.app_name}”学校催办` : `“${loaded.app_name}”等您办理`,
  body: `${loaded.org_name}：${asked.what}（${asked.office}）`,
});
