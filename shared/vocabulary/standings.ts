import type { Life } from './lives';

/**
 * Where a case stands, the same words in every region and on every screen, so that regions can be
 * added up. Not permission to use.
 */
export const standings = {
  draft: '草稿',
  at_school: '学校办理中',
  in_review: '审查中',
  returned: '退回修改',
  pilot: '试点中',
  filed: '已备案',
  rechecking: '复核中',
  rectifying: '整改中',
  suspended: '已暂停使用',
  barred: '禁止使用',
  stopped: '已停止使用',
  revoked: '备案已撤销',
  rejected: '不予备案',
  withdrawn: '已撤销申请',
  expired: '备案已到期',
  received: '已收到',
  handling: '核查中',
  asked: '请补充',
  referred: '已移送',
  closed: '已办结',
  ordered: '限期整改',
  corrected: '整改合格',
  overdue: '逾期未整改',
  proposed: '拟列入',
  listed: '已列入',
  released: '已移出',
} as const satisfies Readonly<Record<string, string>>;
export type Standing = keyof typeof standings;
export const standingIds = /* @__PURE__ */ Object.keys(standings) as [Standing, ...Standing[]];

type Table = Readonly<Partial<Record<Life, Readonly<Partial<Record<Standing, string>>>>>>;

/** How a case stands in one kind of case, where that is not called as everywhere else. */
export const lifeStandings = {
  inventory: { listed: '在用' },
  order: { draft: '待发通知', rectifying: '整改待核实', closed: '不发通知' },
  listing: { draft: '待提出列入', closed: '不列入' },
  stop_use: {
    draft: '待发通知',
    ordered: '停用待回执',
    rectifying: '回执待核对',
    overdue: '逾期未停用',
    corrected: '已停用',
  },
  referral: { draft: '待发函', referred: '已移送，等结果' },
} as const satisfies Table;

/** How a case of this kind stands, in one word. */
export const standingFor = (life: Life, standing: Standing): string =>
  (lifeStandings as Table)[life]?.[standing] ?? standings[standing];
