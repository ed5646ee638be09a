import type { FactValue } from '@shared/kernel/condition';
import { parties, type Party } from '@shared/vocabulary/parties';

const isParty = (who: string): who is Party => Object.keys(parties).includes(who);

/**
 * Whom an office id means, as a person reads it: a Chinese name stays, a fixed party gets its word,
 * an unknown id gives undefined (codes are never shown).
 */
export const partyWord = (who: string | number | undefined): string | undefined => {
  const text = String(who ?? '');
  if (isParty(text)) return parties[text];
  return /[\u4e00-\u9fff]/.test(text) ? text : undefined;
};

/**
 * A sentence about a school’s 校长 as it reads for a body of this kind: an office or a unit has a
 * 单位负责人. A kind not known counts as a school.
 */
export const ledBy = (text: string, kind: FactValue): string =>
  kind === 'office' || kind === 'unit' ? text.replace(/校长/g, '单位负责人') : text;

/** What a body of this kind is called when it is spoken of. */
export const bodyWord = (kind: string): string => {
  if (kind === 'provider') return '提供者';
  return kind === 'school' ? '学校' : '申请单位';
};

/** An office as a reader of a case knows it: whom a case is put to has a name there. */
export const holderWord = (office: string, org: { name: string }): string => {
  if (office === parties.respondent) return org.name;
  return office === parties.respondent_head ? `${org.name}负责人` : office;
};
