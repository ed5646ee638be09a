/**
 * Fixed parties; desk and head belong to the deciding bureau. Named office slots come from the
 * policy.
 */
export const parties = {
  filer: '经办人',
  filer_head: '校长（单位负责人）',
  citizen: '投诉人',
  provider: '提供者',
  respondent: '被要求的单位',
  respondent_head: '被要求单位的负责人',
  desk: '受理窗口',
  head: '负责人',
  expert: '评审专家',
  system: '系统',
} as const satisfies Readonly<Record<string, string>>;
export type Party = keyof typeof parties;
export const partyIds = Object.keys(parties) as [Party, ...Party[]];

/** The offices that a case is routed to. */
const routed = { lead: '牵头处室', co: '协同处室' } as const;

/** Every party and routed office a rule may name. */
export const partyTitles: Readonly<Record<Party | keyof typeof routed, string>> = {
  ...parties,
  ...routed,
};
