import type { Rules } from '@shared/policy/rules';

/** The forms a filing consists of, in the policy's own order: what the filer's `submit` needs. */
export const submitForms = (rules: Rules): readonly string[] => rules.moves.find((m) => m.do === 'submit' && m.by.includes('filer') && (m.needs?.length ?? 0) > 0)?.needs ?? [];
