import { lifeNames, type PerLife } from './life-names';
import type { Life } from './lives';
import { putWords } from './put-words';
import type { Verb } from './verbs';
import { wordsOf, type VerbButtons, type VerbWords } from './verb-words';

/** What whoever does an act in one kind of case reads, where it is not what verb-words.ts says. */
export const lifeWords = {
  filing: {
    register: {
      button: '登记备案',
      done: '已登记备案',
      ask: '登记后学校即可使用，家长扫码就能看到。',
    },
  },
  provider_filing: {
    register: { ask: '请照国家平台公布的结果登记；登记后学校就可以选用。' },
    reject: { ask: '提供者会收到您写的理由。' },
    revoke: { ask: '撤销后不能恢复，学校不得再选用。' },
    withdraw: { ask: '撤销后不再审核这份申请。' },
  },
  inventory: {
    submit: { button: '报送', done: '在用应用已报送' },
    stop: { ask: '再次使用时，请重新报送。' },
  },
  order: {
    issue: {
      button: '发出整改通知',
      done: '整改通知已发出',
      ask: '发出以后，对方按您写的事项和期限整改。',
    },
    report: { button: putWords.order, done: '整改结果已提交，待教育部门核实' },
    verify: { button: '整改合格', done: '已认定整改合格', ask: '请对照通知的要求，核实确已整改。' },
    return: {
      button: '退回继续整改',
      done: '已退回继续整改',
      ask: '请写明还差什么，对方会按您写的继续整改。',
    },
    lapse: { button: '认定逾期未整改', done: '已认定逾期未整改' },
    dismiss: { button: '不发通知', done: '已决定不发通知', ask: '请写明为什么不用整改。' },
  },
  listing: {
    propose: { button: '提出列入名单', done: '已提出列入名单' },
    reply: { button: putWords.listing, done: '陈述申辩已提交' },
    lapse: { button: '陈述申辩期满', done: '陈述申辩期已满' },
    enlist: { ask: '列入后马上公布，家长扫码就能看到；列入不能取回。' },
    dismiss: { button: '不列入', done: '已决定不列入', ask: '请写明为什么不列入。' },
    report: { button: '提交整改情况', done: '整改情况已提交，待教育部门核实' },
    verify: { button: '整改合格', done: '已认定整改合格', ask: '请对照材料，核实确已整改。' },
    return: {
      button: '退回继续整改',
      done: '已退回继续整改',
      ask: '请写明还差什么，对方会按您写的继续整改。',
    },
    release: { ask: '移出后马上公布；移出的记录仍然可以查到。' },
    withdraw: {
      button: '撤销列入',
      done: '已撤销列入',
      ask: '列入有误的才撤销，请写明错在哪里；撤销后马上公布。',
    },
  },
  stop_use: {
    issue: { button: '发出停用通知', done: '停用通知已发出' },
    report: { button: putWords.stop_use, done: '停用凭证已提交，待教育部门核对' },
    verify: {
      button: '确认已停用',
      done: '已确认停用',
      ask: '请核对凭证：确实停用，业务退订，师生和家长已经知道。',
    },
    return: {
      button: '退回重新提交',
      done: '已退回，等重新提交',
      ask: '请写明凭证还缺什么，学校会按您写的重新提交。',
    },
    lapse: { button: '认定逾期未停用', done: '已认定逾期未停用' },
  },
  referral: {
    issue: {
      button: '发出移送函',
      done: '移送函已发出',
      ask: '系统只编文号、作登记；盖章的函件请按公文办法发给对方。',
    },
    answer: { button: '登记反馈结果', done: '反馈结果已登记' },
    dismiss: { button: '不移送', done: '已决定不移送', ask: '请写明为什么不移送。' },
  },
} as const satisfies PerLife<VerbButtons>;

/** What a desk does in the place of somebody who answered on paper, by word of mouth or by letter. */
export const deskWords = {
  order: { report: { button: '登记整改结果', done: '整改结果已登记，待核实' } },
  listing: {
    reply: { button: '登记陈述申辩', done: '陈述申辩已登记' },
    report: { button: '登记整改情况', done: '整改情况已登记，待核实' },
  },
} as const satisfies PerLife<VerbButtons>;

const wordsIn = <Words>(table: PerLife<Words>, life: Life, verb: Verb) => table[life]?.[verb];

/** What is special about an act in this kind of case; undefined where it is what it is everywhere. */
export const ownWords = (life: Life, verb: Verb): Partial<VerbWords> | undefined => {
  const titles = wordsIn<VerbWords>(lifeNames, life, verb);
  const words = wordsIn<VerbWords>(lifeWords, life, verb);
  return titles || words ? { ...titles, ...words } : undefined;
};

/** The words of an act in this kind of case, to whoever does it: `desk`, in another's place. */
export const wordsFor = (life: Life, verb: Verb, desk = false): VerbWords => ({
  ...wordsOf(verb),
  ...ownWords(life, verb),
  ...(desk && wordsIn<VerbButtons>(deskWords, life, verb)),
});
