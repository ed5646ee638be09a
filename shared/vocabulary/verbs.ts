/**
 * How an act is spoken of: by officials, on its button, when it is done, in the history of a case,
 * and what to consider before it. `grave` asks once more and is red.
 */
export type VerbWords = {
  title: string;
  button: string;
  done: string;
  history: string;
  ask?: string;
  grave?: true;
};

/**
 * Everything a person (or the system) can do to a case. Closed: screens and permissions hang on it.
 */
export const verbs = {
  submit: {
    title: '提交',
    button: '提交给校长签名',
    done: '已提交给校长签名',
    history: '提交申请',
    ask: '提交后请校长签名，签名后送教育部门审查。',
  },
  sign: {
    title: '签名',
    button: '签名并提交',
    done: '已签名，已提交',
    history: '校长签名',
    ask: '签名表示您已看过全部内容，并对真实性负责。',
  },
  accept: {
    title: '受理',
    button: '受理',
    done: '已受理',
    history: '受理',
    ask: '材料齐全、格式正确才受理，受理后开始计算办结时限。',
  },
  refuse: {
    title: '不予受理',
    button: '退回重新提交',
    done: '已退回，等重新提交',
    history: '证明材料退回',
    ask: '请写明哪里不对，对方会按您写的重新提交。',
  },
  opine: {
    title: '审查',
    button: '提出审查意见',
    done: '审查意见已提交',
    history: '审查',
  },
  approve: {
    title: '批准',
    button: '同意备案',
    done: '已同意备案',
    history: '批准备案',
    ask: '同意后学校即可使用，家长扫码就能看到。',
  },
  return: {
    title: '退回修改',
    button: '退回修改',
    done: '已退回修改',
    history: '退回修改',
    ask: '请一次写全要改的地方，对方会按您写的修改。',
  },
  reject: {
    title: '不予备案',
    button: '不予备案',
    done: '已作出不予备案的决定',
    history: '不予备案',
    ask: '学校会收到您写的理由。',
    grave: true,
  },
  register: {
    title: '登记',
    button: '登记',
    done: '已登记',
    history: '登记备案',
  },
  forward: {
    title: '报教育部',
    button: '登记已报教育部',
    done: '已登记，等待教育部的结果',
    history: '报教育部',
    ask: '在国家平台报教育部以后，再登记日期和截图。',
  },
  withdraw: {
    title: '撤销申请',
    button: '撤销申请',
    done: '申请已撤销',
    history: '撤销申请',
    ask: '撤销后教育部门不再审查这份申请。',
    grave: true,
  },
  amend: {
    title: '变更',
    button: '申请变更',
    done: '可以修改了',
    history: '开始变更',
    ask: '变更期间，原来的备案继续有效。',
  },
  expand: {
    title: '扩大使用',
    button: '扩大使用',
    done: '可以填写扩大使用的内容了',
    history: '申请扩大使用',
    ask: '大面积推广要按规定办理备案；办理期间，试点继续有效。',
  },
  recall: {
    title: '取回修改',
    button: '取回修改',
    done: '已取回',
    history: '取回修改',
    ask: '取回后回到您办理之前的样子，可以改过再办。',
  },
  transfer: {
    title: '转交',
    button: '转交同事',
    done: '已转交',
    history: '转交',
    ask: '转交后由这位同事提出意见。',
  },
  remind: {
    title: '催办',
    button: '催办',
    done: '已提醒办理的处室',
    history: '催办',
    ask: '已逾期，提醒正在办理的处室。',
  },
  suspend: {
    title: '暂停使用',
    button: '暂停使用',
    done: '已暂停使用',
    history: '暂停使用',
    ask: '暂停后，家长扫码马上看到“暂停使用”。',
    grave: true,
  },
  resume: {
    title: '恢复使用',
    button: '恢复使用',
    done: '已恢复使用',
    history: '恢复使用',
    ask: '恢复后，家长扫码看到“可以使用”。',
  },
  stop: {
    title: '停止使用',
    button: '停止使用',
    done: '已停止使用',
    history: '停止使用',
    ask: '停止后不能恢复，再次使用须重新备案。',
    grave: true,
  },
  revoke: {
    title: '撤销备案',
    button: '撤销备案',
    done: '备案已撤销',
    history: '撤销备案',
    ask: '撤销后不能恢复，学校不得再使用。',
    grave: true,
  },
  lapse: {
    title: '到期',
    button: '到期失效',
    done: '备案已到期',
    history: '备案到期',
  },
  complete: {
    title: '办结',
    button: '办结',
    done: '已办结',
    history: '办结',
  },
  receive: {
    title: '接收',
    button: '接收办理',
    done: '已接收，正在核查',
    history: '接收',
  },
  ask: {
    title: '请补充',
    button: '请投诉人补充',
    done: '已请投诉人补充',
    history: '请补充',
  },
  reply: {
    title: '补充',
    button: '补充回复',
    done: '已补充',
    history: '补充',
  },
  refer: {
    title: '移送',
    button: '移送其他部门',
    done: '已移送',
    history: '移送',
  },
  uphold: {
    title: '查证属实',
    button: '查证属实',
    done: '已认定属实',
    history: '查证属实',
  },
  dismiss: {
    title: '查证不属实',
    button: '查无实据，办结',
    done: '已办结',
    history: '查证不属实',
  },
  answer: {
    title: '答复',
    button: '答复',
    done: '已答复',
    history: '答复',
  },
  issue: {
    title: '发出',
    button: '发出',
    done: '已发出',
    history: '发出',
  },
  report: {
    title: '报送',
    button: '提交证明材料',
    done: '证明材料已提交，待教育部门核对',
    history: '提交证明材料',
  },
  verify: {
    title: '核实',
    button: '核对无误',
    done: '已核对无误',
    history: '核对无误',
    ask: '请核对证明材料与平台或原件一致。',
  },
  publish: {
    title: '公布',
    button: '公布',
    done: '已公布',
    history: '公布',
  },
  propose: {
    title: '提议',
    button: '提出列入名单',
    done: '已提出',
    history: '提议',
  },
  enlist: {
    title: '列入名单',
    button: '列入名单',
    done: '已列入名单',
    history: '列入名单',
    grave: true,
  },
  release: {
    title: '移出名单',
    button: '移出名单',
    done: '已移出名单',
    history: '移出名单',
  },
  renew: {
    title: '续期',
    button: '申请续期',
    done: '可以核对修改了',
    history: '申请续期',
    ask: '原来填的都在，只改有变化的，再提交一次。',
  },
} as const satisfies Readonly<Record<string, VerbWords>>;
export type Verb = keyof typeof verbs;
export const verbIds = /* @__PURE__ */ Object.keys(verbs) as [Verb, ...Verb[]];

/** What officials call each act. */
export const verbTitles = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ verbIds.map((id) => [id, verbs[id].title]),
) as Readonly<Record<Verb, string>>;

/** The words of one act, typed alike for all. */
export const wordsOf = (verb: Verb): VerbWords => verbs[verb];
