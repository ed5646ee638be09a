import { verdictWords } from '@shared/vocabulary/verdicts';
import type { CaseDetail, OfferView } from '@shared/contract/case';
import type { Answers } from '@shared/domain/case';
import { useUnder } from '@shared/domain/use';
import type { Day } from '@shared/kernel/calendar';
import { choose, factsOf, holds, type Facts } from '@shared/kernel/condition';
import type { Place, Verb } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { factsOn } from '@client/form/reading';
import { ledBy } from '@client/words/party';
import { ownWords, wordsFor } from '@shared/vocabulary/life-words';
import { wordsOf, type VerbWords } from '@shared/vocabulary/verb-words';

/**
 * The place an act leads to from where a filing is; undefined while the answers do not tell yet.
 */
export const placeAfter = (
  rules: Rules,
  from: string,
  verb: Verb,
  facts: Facts,
): Place<string> | undefined => {
  const move = rules.moves.find(
    (move) =>
      move.do === verb &&
      move.from.includes(from) &&
      (!move.when || holds(move.when, facts) === true),
  );
  const to = move && choose(move.to, facts);
  return to === undefined ? undefined : rules.policy.words.places[to];
};

/**
 * What a school may do meanwhile, by what was granted before: `pilot` is a trial, `says` why it may
 * not. Undefined before the first grant.
 */
export const meanwhile = (
  rules: Rules,
  detail: CaseDetail,
): { is: 'yes' | 'pilot' } | { is: 'no'; says: string } | undefined => {
  if (!detail.inForce) return undefined;
  const row = useUnder(rules, factsOn(rules, detail, detail.inForce as Answers));
  return row && row.is !== 'no' ? { is: row.is } : { is: 'no', says: row?.says ?? verdictWords.no };
};

/**
 * The last day of a trial in force: the day the school named, which a rule of use compares with
 * today; undefined where nothing is on trial.
 */
export const pilotEnd = (rules: Rules, detail: CaseDetail): Day | undefined => {
  const { inForce } = detail;
  const granted =
    inForce &&
    rules.use.some(
      (row) =>
        row.is === 'pilot' && holds(row.when, factsOn(rules, detail, inForce as Answers)) === true,
    );
  if (!inForce || !granted) return undefined;
  const days = rules.use
    .map((row) => factsOf(row.when))
    .filter((all) => all.includes('today'))
    .flat()
    .filter((id) => rules.fields[id]?.kind === 'date');
  return days
    .map((id) => inForce[id])
    .find((day): day is Day => typeof day === 'string' && day !== '');
};

/** Whether agreeing at this place lets a school use the tool, or only passes it on. */
const approvalGrants = (rules: Rules, place: string): boolean =>
  rules.moves.some((move) => move.do === 'approve' && move.from.includes(place) && move.grants);

/** Where an act leads from a case, and what stands meanwhile. */
type Way = {
  rules: Rules;
  detail: CaseDetail;
  after: Place<string> | undefined;
  stands: ReturnType<typeof meanwhile>;
};
type Says = (way: Way) => Partial<VerbWords>;

/** What is said of acts whose words depend on where they lead. */
const byWay: Readonly<Partial<Record<Verb, Says>>> = {
  sign: ({ after, detail }) =>
    after?.standing === 'pilot'
      ? { button: '签名，同意试点', done: '已签名，可以试点了' }
      : { done: `已签名，已提交${detail.bureau.name}` },
  approve: ({ after, rules, detail }) => {
    const lets = (!after || after.standing === 'filed') && approvalGrants(rules, detail.place);
    const ask = after ? `同意后转入“${after.title}”。` : '同意后转入下一环节。';
    return lets ? {} : { button: '同意', done: '已同意', ask };
  },
  amend: ({ stands }) => (stands?.is === 'pilot' ? { ask: '变更期间，试点继续有效。' } : {}),
  withdraw: ({ stands }) => {
    if (!stands || stands.is === 'no') return {};
    const what = stands.is === 'pilot' ? '试点' : '原来的备案';
    return { ask: `撤销后不再办理这次申请，${what}继续有效。` };
  },
  resume: ({ after }) =>
    after?.standing === 'pilot' ? { ask: '恢复后继续试点，家长扫码看得到。' } : {},
};

/**
 * The words of an act on this case: those of its kind, else those of the deed, and where it leads
 * when that is not the usual way.
 */
export const actWords = (
  rules: Rules,
  detail: CaseDetail,
  offer: Pick<OfferView, 'do'> & { /** Whoever acts sits at a bureau. */ bureau?: boolean },
  facts: Facts,
): VerbWords => {
  const words = wordsFor(detail.life, offer.do, offer.bureau);
  if (ownWords(detail.life, offer.do)) return words;
  const after = placeAfter(rules, detail.place, offer.do, facts);
  const way = { rules, detail, after, stands: meanwhile(rules, detail) };
  return { ...words, ...byWay[offer.do]?.(way) };
};

/**
 * The words of submitting from a place: to whom the answers lead, a plain 提交 while they do not
 * tell.
 */
export const submitWords = (
  rules: Rules,
  from: string,
  facts: Facts,
): { button: string; done: string; next: string } => {
  const to = placeAfter(rules, from, 'submit', facts);
  if (!to) return { button: '提交', done: '已提交', next: '' };
  const id = Object.entries(rules.policy.words.places).find(([, place]) => place === to)?.[0];
  if (to.held === 'filer_head') {
    const signed = id === undefined ? undefined : placeAfter(rules, id, 'sign', facts);
    const say = (text: string) => ledBy(text, facts.facts['filer.kind']);
    const words = wordsOf('submit');
    return {
      button: say(words.button),
      done: say(words.done),
      next: say(
        `请告诉校长打开“办理”签名，${signed?.standing === 'pilot' ? '签名后就可以试点。' : '签名后送教育部门审查。'}`,
      ),
    };
  }
  if (rules.opinions.some((opinion) => opinion.at === id && opinion.by === 'expert'))
    return {
      button: '提交专家论证',
      done: '已提交专家论证',
      next: '专家评分后，结果在“消息”里告诉您，再补充集体决定。',
    };
  const own = ownWords(to.life, 'submit');
  if (own) {
    const { button, done } = wordsFor(to.life, 'submit');
    return { button, done, next: '主管教育部门可以看到；不再使用时，请回来办理“停止使用”。' };
  }
  return { button: '提交', done: '已提交', next: `下一步：${to.title}。` };
};
