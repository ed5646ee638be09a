import type { CaseDetail, OfferView } from '@shared/contract/case';
import type { Verb } from '@shared/policy/policy';
import type { Move } from '@client/ui/MoveBar';
import { clauseForUi } from '@client/words/clause';
import { sentence } from '@client/words/refusal';
import { wordsOf, type VerbWords } from '@shared/vocabulary/verbs';
import { offerLabel } from '../act/deed';

// What moves a case on comes first, what ends it last.
const order: readonly Verb[] = [
  'submit',
  'sign',
  'accept',
  'receive',
  'opine',
  'ask',
  'uphold',
  'dismiss',
  'refer',
  'issue',
  'complete',
  'approve',
  'register',
  'resume',
  'expand',
  'remind',
  'renew',
  'amend',
  'return',
  'transfer',
  'reject',
  'recall',
  'withdraw',
  'suspend',
  'stop',
  'revoke',
];
// Only these move it on; 申请变更 on a filed one must not outshine the work still open beside it, and
// what is reported as in use is done with.
const onward: readonly Verb[] = [
  'submit',
  'sign',
  'accept',
  'receive',
  'opine',
  'issue',
  'complete',
  'approve',
  'register',
  'resume',
];
const rank = (verb: Verb): number => (order.includes(verb) ? order.indexOf(verb) : order.length);

/** The page on which an offer is carried out. */
export const pageOf = (id: string, offer: OfferView): string => {
  if (offer.do === 'submit') return `/school/form/index?id=${id}`;
  if (offer.do === 'sign') return `/case/sign/index?id=${id}`;
  const opinion = offer.opinion ? `&opinion=${encodeURIComponent(offer.opinion)}` : '';
  const track = offer.track ? `&track=${encodeURIComponent(offer.track)}` : '';
  return `/case/act/index?id=${id}&do=${offer.do}${opinion}${track}`;
};

/** Whether an act asks for nothing and needs no second thought: the tap itself does it. */
export const isPlain = (offer: OfferView, words: VerbWords): boolean =>
  offer.needs.length === 0 &&
  !offer.reason &&
  !offer.opinion &&
  !offer.track &&
  !words.ask &&
  !words.grave;

const submitLabels: Readonly<Record<string, string>> = {
  draft: '继续填写',
  returned: '去修改',
  at_school: '继续填写',
  listed: '修改报送内容',
};

const labelOf = (
  detail: CaseDetail,
  offer: OfferView,
  many: (verb: Verb) => boolean,
  button: string,
): string => {
  if (offer.do === 'submit') return submitLabels[detail.standing] ?? '继续填写';
  if (offer.do === 'sign') return '查看并签名';
  if (offer.do === 'transfer' && many('transfer')) return `转交：${offer.title ?? ''}`;
  return offerLabel(offer, button);
};

const kindOf = (verb: Verb, first: boolean): 'primary' | 'danger' | 'plain' => {
  if (first && onward.includes(verb)) return 'primary';
  return wordsOf(verb).grave ? 'danger' : 'plain';
};

const whyNot = (detail: CaseDetail, verb: Verb, why: NonNullable<OfferView['why']>): string => {
  if (why.code !== 'not_now') return sentence(why);
  if (verb === 'remind') return '还没有逾期，逾期后可以催办。';
  return detail.grantedOn || detail.told ? sentence(why) : '备案生效以后才能办理。';
};

/**
 * The buttons of a filing, live ones first; those of a track stand beside the track instead. A
 * button that cannot be used says why; `buttonOf` names a deed where this region has another word.
 */
export const movesOf = (
  detail: CaseDetail,
  carryOut: (offer: OfferView) => unknown,
  buttonOf: (offer: OfferView) => string = (offer) => wordsOf(offer.do).button,
): Move[] => {
  const offers = detail.offers.filter((offer) => !offer.track);
  const many = (verb: Verb) => offers.filter((offer) => offer.do === verb).length > 1;
  return [...offers]
    .sort(
      (a, b) =>
        Number(a.why !== undefined) - Number(b.why !== undefined) || rank(a.do) - rank(b.do),
    )
    .map((offer, index) => ({
      key: `${offer.do}:${offer.opinion ?? ''}`,
      label: labelOf(detail, offer, many, buttonOf(offer)),
      kind: kindOf(offer.do, index === 0 && detail.standing !== 'listed'),
      onTap: () => carryOut(offer),
      ...(offer.why && {
        reason: whyNot(detail, offer.do, offer.why),
        clause: clauseForUi(offer.why.clause ?? offer.clause),
      }),
    }));
};
