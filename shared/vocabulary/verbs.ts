/** How an act is called: by officials, and in the history of a case once it was done. */
export type VerbTitles = { title: string; history: string };

/**
 * Everything a person (or the system) can do to a case. Closed: screens and permissions hang on it.
 * What the one who does it reads stands in verb-words.ts, which no server carries.
 */
export const verbs = {
  submit: { title: '提交', history: '提交申请' },
  sign: { title: '签名', history: '校长签名' },
  accept: { title: '受理', history: '受理' },
  refuse: { title: '不予受理', history: '证明材料退回' },
  opine: { title: '审查', history: '审查' },
  approve: { title: '批准', history: '批准备案' },
  return: { title: '退回修改', history: '退回修改' },
  reject: { title: '不予备案', history: '不予备案' },
  register: { title: '登记', history: '登记备案' },
  forward: { title: '报教育部', history: '报教育部' },
  withdraw: { title: '撤销申请', history: '撤销申请' },
  amend: { title: '变更', history: '开始变更' },
  expand: { title: '扩大使用', history: '申请扩大使用' },
  recall: { title: '取回修改', history: '取回修改' },
  transfer: { title: '转交', history: '转交' },
  remind: { title: '催办', history: '催办' },
  suspend: { title: '暂停使用', history: '暂停使用' },
  resume: { title: '恢复使用', history: '恢复使用' },
  stop: { title: '停止使用', history: '停止使用' },
  revoke: { title: '撤销备案', history: '撤销备案' },
  lapse: { title: '到期', history: '备案到期' },
  complete: { title: '办结', history: '办结' },
  receive: { title: '接收', history: '接收' },
  ask: { title: '请补充', history: '请补充' },
  reply: { title: '补充', history: '补充' },
  refer: { title: '移送', history: '移送' },
  uphold: { title: '查证属实', history: '查证属实' },
  dismiss: { title: '查证不属实', history: '查证不属实' },
  answer: { title: '答复', history: '答复' },
  issue: { title: '发出', history: '发出' },
  report: { title: '报送', history: '提交证明材料' },
  verify: { title: '核实', history: '核对无误' },
  publish: { title: '公布', history: '公布' },
  propose: { title: '提议', history: '提议' },
  enlist: { title: '列入名单', history: '列入名单' },
  release: { title: '移出名单', history: '移出名单' },
  acknowledge: { title: '签收', history: '签收' },
  serve: { title: '送达', history: '书面送达' },
  defy: { title: '拒不整改', history: '拒不整改' },
  renew: { title: '续期', history: '申请续期' },
} as const satisfies Readonly<Record<string, VerbTitles>>;
export type Verb = keyof typeof verbs;
export const verbIds = /* @__PURE__ */ Object.keys(verbs) as [Verb, ...Verb[]];

/** What officials call each act. */
export const verbTitles = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ verbIds.map((id) => [id, verbs[id].title]),
) as Readonly<Record<Verb, string>>;
