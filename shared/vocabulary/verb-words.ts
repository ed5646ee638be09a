import { verbs, type Verb, type VerbTitles } from './verbs';

/**
 * What whoever does an act reads: on its button, when it is done, and what to consider before it.
 * `grave` asks once more and is red.
 */
export type VerbButtons = { button: string; done: string; ask?: string; grave?: true };

/** How an act is spoken of, wherever it is. */
export type VerbWords = VerbTitles & VerbButtons;

const verbButtons = {
  submit: {
    button: '提交给校长签名',
    done: '已提交给校长签名',
    ask: '提交后请校长签名，签名后送教育部门审查。',
  },
  sign: {
    button: '签名并提交',
    done: '已签名，已提交',
    ask: '签名表示您已看过全部内容，并对真实性负责。',
  },
  accept: {
    button: '受理',
    done: '已受理',
    ask: '材料齐全、格式正确才受理，受理后开始计算办结时限。',
  },
  refuse: {
    button: '退回重新提交',
    done: '已退回，等重新提交',
    ask: '请写明哪里不对，对方会按您写的重新提交。',
  },
  opine: { button: '提出审查意见', done: '审查意见已提交' },
  approve: {
    button: '同意备案',
    done: '已同意备案',
    ask: '同意后学校即可使用，家长扫码就能看到。',
  },
  return: {
    button: '退回修改',
    done: '已退回修改',
    ask: '请一次写全要改的地方，对方会按您写的修改。',
  },
  reject: {
    button: '不予备案',
    done: '已作出不予备案的决定',
    ask: '学校会收到您写的理由。',
    grave: true,
  },
  register: { button: '登记', done: '已登记' },
  forward: {
    button: '登记已报教育部',
    done: '已登记，等待教育部的结果',
    ask: '在国家平台报教育部以后，再登记日期和截图。',
  },
  withdraw: {
    button: '撤销申请',
    done: '申请已撤销',
    ask: '撤销后教育部门不再审查这份申请。',
    grave: true,
  },
  amend: { button: '申请变更', done: '可以修改了', ask: '变更期间，原来的备案继续有效。' },
  expand: {
    button: '扩大使用',
    done: '可以填写扩大使用的内容了',
    ask: '大面积推广要按规定办理备案；办理期间，试点继续有效。',
  },
  recall: { button: '取回修改', done: '已取回', ask: '取回后回到您办理之前的样子，可以改过再办。' },
  transfer: { button: '转交同事', done: '已转交', ask: '转交后由这位同事提出意见。' },
  remind: { button: '催办', done: '已提醒办理的处室', ask: '已逾期，提醒正在办理的处室。' },
  suspend: {
    button: '暂停使用',
    done: '已暂停使用',
    ask: '暂停后，家长扫码马上看到“暂停使用”。',
    grave: true,
  },
  resume: { button: '恢复使用', done: '已恢复使用', ask: '恢复后，家长扫码看到“可以使用”。' },
  stop: {
    button: '停止使用',
    done: '已停止使用',
    ask: '停止后不能恢复，再次使用须重新备案。',
    grave: true,
  },
  revoke: {
    button: '撤销备案',
    done: '备案已撤销',
    ask: '撤销后不能恢复，学校不得再使用。',
    grave: true,
  },
  lapse: { button: '到期失效', done: '备案已到期' },
  complete: { button: '办结', done: '已办结' },
  receive: { button: '接收办理', done: '已接收，正在核查' },
  ask: { button: '请投诉人补充', done: '已请投诉人补充' },
  reply: { button: '补充回复', done: '已补充' },
  refer: { button: '移送其他部门', done: '已移送' },
  uphold: { button: '查证属实', done: '已认定属实' },
  dismiss: { button: '查无实据，办结', done: '已办结' },
  answer: { button: '答复', done: '已答复' },
  issue: { button: '发出', done: '已发出' },
  report: { button: '提交证明材料', done: '证明材料已提交，待教育部门核对' },
  verify: { button: '核对无误', done: '已核对无误', ask: '请核对证明材料与平台或原件一致。' },
  publish: { button: '公布', done: '已公布' },
  propose: { button: '提出列入名单', done: '已提出' },
  enlist: { button: '列入名单', done: '已列入名单', grave: true },
  release: { button: '移出名单', done: '已移出名单' },
  acknowledge: { button: '签收', done: '已签收', ask: '签收表示已经看到，不表示同意。' },
  serve: {
    button: '登记送达',
    done: '已登记送达',
    ask: '对方没有人可以在这里登录，请书面送达后登记。',
  },
  defy: {
    button: '认定拒不整改',
    done: '已认定拒不整改',
    ask: '认定后按规定提出列入黑名单。',
    grave: true,
  },
  renew: {
    button: '申请续期',
    done: '可以核对修改了',
    ask: '原来填的都在，只改有变化的，再提交一次。',
  },
} as const satisfies Readonly<Record<Verb, VerbButtons>>;

/** The words of one act, typed alike for all. */
export const wordsOf = (verb: Verb): VerbWords => ({ ...verbs[verb], ...verbButtons[verb] });
