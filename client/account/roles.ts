import type { Role } from '@shared/kernel/kinds';

/** What a role is called. */
export const roleWord = {
  filer: '经办人',
  filer_head: '单位负责人',
  expert: '论证专家',
  desk: '受理人员',
  head: '审批负责人',
  office: '审查人员',
  admin: '管理员',
} as const satisfies Record<Role, string>;
