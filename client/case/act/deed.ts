import type { CaseDetail, FindingView, OfferView } from '@shared/contract/case';
import { isPoint } from '@shared/fields/answer';
import type { Answers } from '@shared/domain/case';
import type { Fault } from '@shared/kernel/refusal';
import type { Life, Verb } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { wordsOf } from '@shared/vocabulary/verb-words';
import { panelOf } from '../panel';

/** Which act a page is opened for. */
export type Wanted = { do: string; opinion?: string; track?: string };

/**
 * The offer of the filing that a page was opened for; undefined when it is not offered any more.
 * Any free seat of a panel is as good as the one the page was opened for: another member may have
 * taken it meanwhile.
 */
export const offerOf = (
  rules: Rules,
  detail: CaseDetail,
  wanted: Wanted,
): OfferView | undefined => {
  const panel = panelOf(rules, wanted.opinion)?.id;
  const same = (offer: OfferView) =>
    (offer.opinion ?? '') === (wanted.opinion ?? '') ||
    (panel !== undefined && panelOf(rules, offer.opinion)?.id === panel);
  return detail.offers.find(
    (offer) =>
      offer.do === wanted.do && same(offer) && (offer.track ?? '') === (wanted.track ?? ''),
  );
};

/** The offices an opinion is given as: its own, or where the routing decided, all of mine. */
export const officesFor = (
  rules: Rules,
  opinion: string,
  mine: readonly string[],
): readonly string[] => {
  const [id, slot] = opinion.split(':');
  if (slot) return [slot];
  const by = rules.opinions.find((opinion) => opinion.id === id)?.by;
  return by === undefined || by === 'lead' || by === 'co' ? mine : [by];
};

/**
 * The questions of findings that these offices answer together with their opinion; answered under
 * `check:<id>`.
 */
export const asksFor = (
  detail: CaseDetail,
  offices: readonly string[],
): (FindingView & { key: string; question: string })[] =>
  detail.findings.flatMap((finding) =>
    finding.says === 'ask' &&
    finding.asks &&
    finding.asks.by.some((office) => offices.includes(office))
      ? [{ ...finding, key: `check:${finding.id}`, question: finding.asks.text }]
      : [],
  );

/** The questions that are not answered yet, or denied without a word why. */
export const openPoints = (asks: ReturnType<typeof asksFor>, answers: Answers): Fault[] =>
  asks.flatMap((ask): Fault[] => {
    const answer = answers[ask.key];
    const fault = { field: ask.key, label: ask.question, clause: ask.clause };
    if (!isPoint(answer)) return [{ ...fault, code: 'point_open' }];
    return answer.is === 'fail' && !answer.note?.trim() ? [{ ...fault, code: 'note_needed' }] : [];
  });

/** Colleagues who can take over an opinion: those in its office, without oneself. */
export const takers = (
  detail: CaseDetail,
  offices: readonly string[],
  me: string,
): CaseDetail['colleagues'] =>
  detail.colleagues.filter(
    (colleague) => colleague.id !== me && colleague.slots.some((slot) => offices.includes(slot)),
  );

/** How many points of a checklist are answered with 不符合. */
export const failedIn = (answers: Answers): number =>
  Object.values(answers).filter((answer) => isPoint(answer) && answer.is === 'fail').length;

const told = '对方会收到您写的理由。';
const checked = '教育部门核实后告诉您结果。';
const opened = '后续事项由系统开出，在这件事项里可以看到。';

// What follows where it is not what follows on a school's filing: nothing is told to a school, and no
// poster hangs anywhere.
const lifeNext: Readonly<Partial<Record<Life, Readonly<Partial<Record<Verb, string>>>>>> = {
  provider_filing: {
    register: '提供者会收到通知，学校可以选用这个应用了。',
    return: '提供者会收到您写的理由，改好后再提交。',
    reject: '提供者会收到您写的理由。',
    revoke: '提供者会收到通知；学校不得再选用。',
    transfer: '同事会在“办理”里看到。',
  },
  order: {
    issue: '对方能登录的会收到通知；不能登录的，请书面送达后登记。',
    serve: '对方书面提交整改结果的，由窗口登记。',
    acknowledge: '请按期限整改，整改完了在这里提交结果。',
    report: checked,
    return: told,
    defy: opened,
  },
  listing: {
    propose: '听取意见以后，由负责人决定是否列入。',
    serve: '对方书面或口头陈述申辩的，由窗口登记。',
    reply: '负责人看过陈述申辩以后决定。',
    enlist: `名单已经公布。${opened}`,
    report: checked,
    return: told,
    release: '名单已经更新，家长扫码看到的也改了。',
  },
  stop_use: {
    report: '教育部门核对后告诉您结果。',
    return: '对方会收到您写的理由，再提交一次。',
  },
  referral: {
    issue: '收到对方的反馈后，请在这里登记结果。',
  },
};

type Place = Rules['policy']['words']['places'][string] | undefined;

const afterOpinion = (place: Place, onward: boolean): string => {
  if (onward) return `意见已齐，现在是“${place?.title ?? ''}”。`;
  return place?.standing === 'at_school'
    ? '还有其他专家没有评分。'
    : '还有其他处室在审查；意见齐了，再一次告知学校或转入审批。';
};

const afterApproval = (rules: Rules, place: Place): string => {
  if (place?.standing !== 'filed') return `下一步：${place?.title ?? ''}。`;
  return Object.keys(rules.sheets).length > 0
    ? '学校会收到通知，海报和备案表可以打印了。'
    : '学校会收到通知，海报可以打印了。';
};

/**
 * What happens after an act, said to whoever did it; `before` and `after` are the places it led
 * from and to.
 */
export const nextAfter = (
  rules: Rules,
  verb: Verb,
  before: string,
  after: string,
): string | undefined => {
  const place = rules.policy.words.places[after];
  const own = place && lifeNext[place.life];
  if (own && verb !== 'opine') return own[verb];
  const next: Partial<Record<Verb, string>> = {
    sign:
      place?.standing === 'pilot'
        ? '可以在填写的班级和期限内试点了；要大面积推广，请再申请扩大使用。'
        : '教育部门收到后会决定是否受理，结果在“消息”里告诉您。',
    accept: '各审查处室已收到，可以开始审查。',
    opine: afterOpinion(place, before !== after),
    approve: afterApproval(rules, place),
    register: '学校会收到通知，海报可以打印了。',
    expand: '试点继续有效；请在“办理”里补充后提交。',
    return: '学校会收到您写的理由，改好后再提交。',
    refuse: '学校会收到您写的理由，改好后再提交。',
    reject: '学校会收到您写的理由。',
    report: '教育部门核对后告诉您结果。',
    transfer: '同事会在“办理”里看到。',
    suspend: '学校会马上收到通知，家长扫码立即看到。',
    amend: '原来的备案继续有效，请在“办理”里修改后提交。',
    receive: '请在答复期限前核查，并答复投诉人。',
    ask: '投诉人凭查询码看到；作了补充，会在“消息”里告诉您。',
    uphold: '投诉人凭查询码看到答复。',
    dismiss: '投诉人凭查询码看到答复。',
    refer: '投诉人凭查询码看到移送给了谁。',
  };
  return next[verb];
};

/**
 * The button of an offer: the deed in the words of its place, and which opinion or track when there
 * are several of its kind.
 */
export const offerLabel = (offer: OfferView, button: string = wordsOf(offer.do).button): string => {
  if (offer.do === 'opine') return offer.title ?? wordsOf('opine').button;
  if (offer.track) return `${offer.title ?? ''}：${wordsOf(offer.do).button}`;
  return button;
};
