import type { CaseDetail, OfferView } from '@shared/contract/case';
import type { Life, Verb } from '@shared/policy/policy';
import type { Move } from '@client/ui/MoveBar';
import { clauseForUi } from '@client/words/clause';
import { sentence } from '@client/words/refusal';
import { wordsFor } from '@shared/vocabulary/life-words';
import type { VerbWords } from '@shared/vocabulary/verb-words';
import { offerLabel } from '../act/deed';

// What moves a case on comes first, what ends it last.
const order: readonly Verb[] = [
  'submit',
  'sign',
  'accept',
  'receive',
  'opine',
  'acknowledge',
  'serve',
  'report',
  'reply',
  'verify',
  'propose',
  'enlist',
  'release',
  'issue',
  'answer',
  'ask',
  'uphold',
  'dismiss',
  'refer',
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
  'defy',
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
  'acknowledge',
  'serve',
  'report',
  'reply',
  'verify',
  'propose',
  'enlist',
  'release',
  'issue',
  'answer',
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

/** What is reported as in use asks for nothing more. */
const isDone = ({ life, standing }: CaseDetail): boolean =>
  life === 'inventory' && standing === 'listed';

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

const kindOf = (life: Life, verb: Verb, first: boolean): 'primary' | 'danger' | 'plain' => {
  if (first && onward.includes(verb)) return 'primary';
  return wordsFor(life, verb).grave ? 'danger' : 'plain';
};

// Why something waits that is no matter of whose turn it is.
const notYet: Partial<Record<Verb, string>> = {
  remind: '还没有逾期，逾期后可以催办。',
  release: '移出的条件还没有都满足。',
};
const granting: readonly Life[] = ['filing', 'provider_filing'];

const whyNot = (detail: CaseDetail, verb: Verb, why: NonNullable<OfferView['why']>): string => {
  if (why.code !== 'not_now') return sentence(why);
  const waits = notYet[verb];
  if (waits) return waits;
  const asksGrant = granting.includes(detail.life) && !detail.grantedOn;
  return asksGrant ? '备案生效以后才能办理。' : sentence(why);
};

/**
 * The buttons of a filing, live ones first; those of a track stand beside the track instead. A
 * button that cannot be used says why; `buttonOf` names a deed where this region has another word.
 */
export const movesOf = (
  detail: CaseDetail,
  carryOut: (offer: OfferView) => unknown,
  buttonOf: (offer: OfferView) => string = (offer) => wordsFor(detail.life, offer.do).button,
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
      kind: kindOf(detail.life, offer.do, index === 0 && !isDone(detail)),
      onTap: () => carryOut(offer),
      ...(offer.why && {
        reason: whyNot(detail, offer.do, offer.why),
        clause: clauseForUi(offer.why.clause ?? offer.clause),
      }),
    }));
};
