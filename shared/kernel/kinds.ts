/** The kinds of tool a registry holds. */
export const appKinds = ['app', 'platform', 'mini', 'account', 'terminal'] as const;
export type AppKind = (typeof appKinds)[number];

/** What officials call each kind of tool. */
export const appKindTitles = {
  app: '教育类APP',
  platform: '学习平台',
  mini: '小程序',
  account: '公众号',
  terminal: '移动学习终端',
} as const satisfies Record<AppKind, string>;

/** Who uses tools: a school, an office of the bureau, a unit under it. */
export const schoolKinds = ['school', 'office', 'unit'] as const;
export type SchoolKind = (typeof schoolKinds)[number];

/** Who files: whoever uses tools, and providers. */
export const filerKinds = [...schoolKinds, 'provider'] as const;
export type FilerKind = (typeof filerKinds)[number];

/** Every organisation people act for. */
export const orgKinds = [...filerKinds, 'bureau'] as const;
export type OrgKind = (typeof orgKinds)[number];

/** Whether an organisation belongs to the city or to a county. */
export type Level = 'city' | 'county';

/** 公办 or 民办. */
export type Ownership = 'public' | 'private';

/** What became of an app on the national platform. */
export const moeStandings = ['valid', 'paused', 'revoked', 'unknown'] as const;
export type MoeStanding = (typeof moeStandings)[number];

/** What a person can be in an organisation. */
export const roles = ['filer', 'filer_head', 'expert', 'desk', 'head', 'office', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What a tool is used for in a school. */
export const toolUses = {
  lesson: '课堂教学',
  homework: '作业与练习',
  reading: '阅读与资源',
  home: '家校联系',
  manage: '教学管理',
  other: '其他',
} as const;

const user = ['filer', 'filer_head', 'expert', 'admin'] as const;

/** What people can be in each kind of organisation. */
export const rolesIn: Readonly<Record<OrgKind, readonly Role[]>> = {
  bureau: ['desk', 'office', 'head', 'admin'],
  school: user,
  office: user,
  unit: user,
  provider: ['filer', 'admin'],
};

/**
 * What marks the person in charge of an office (处室负责人), beside the office's own slot: only they
 * sign its box on the printed form.
 */
export const headOf = (office: string): string => `head:${office}`;
