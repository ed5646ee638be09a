/** What the security log tells apart, and what administrators call it. */
export const securityTitles = {
  sign_in: '登录',
  invitation_accept: '接受邀请',
  sign_out: '退出登录',
  sign_out_all: '退出所有设备',
  account_delete: '注销账号',
  invite: '邀请人员',
  invitation_cancel: '撤销邀请',
  member_remove: '移除人员',
  members_read: '查看人员名单',
  settings_change: '修改设置',
  schools_import: '导入学校',
  filing_read: '查看备案（含个人信息）',
  file_read: '打开附件',
  form_print: '打印备案表',
  poster_print: '打印海报',
  complaint_read: '阅读投诉',
  security_read: '查看安全记录',
  attempt: '其他操作被拒绝',
} as const;

/** One kind of line in the security log. */
export type SecurityKind = keyof typeof securityTitles;

/** Every kind there is. */
export const securityKinds = Object.keys(securityTitles) as SecurityKind[];

/** How long the log is kept, in days (《网络安全法》第二十三条: 不少于六个月). */
export const SECURITY_DAYS = 180;
