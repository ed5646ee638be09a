import type { Party } from '@shared/policy/policy';

const parties = {
  filer: '学校经办人', filer_head: '学校校长', citizen: '投诉人', provider: '应用提供者',
  desk: '教育部门备案受理人员', head: '教育部门负责人', expert: '评审专家', system: '系统',
} as const satisfies Record<Party, string>;

const isParty = (who: string): who is Party => Object.keys(parties).includes(who);

/** Whom an office id means, as a person reads it: a Chinese name stays, a fixed party gets its word, an unknown id gives undefined (codes are never shown). */
export const partyWord = (who: string | number | undefined): string | undefined => {
  const text = String(who ?? '');
  if (isParty(text)) return parties[text];
  return /[\u4e00-\u9fff]/.test(text) ? text : undefined;
};
