import type { Rules } from '@shared/policy/rules';

/** One screen of the form. */
export type Step = { title: string; forms: readonly string[] };

/**
 * The screens of a form, in the order in which the move that needs them names their steps; a form
 * without one stands under 其他.
 */
export const stepsOf = (rules: Rules, needs: readonly string[]): Step[] => {
  const titles = [...new Set(needs.map((id) => rules.forms[id]?.step ?? '其他'))];
  return titles.map((title) => ({
    title,
    forms: needs.filter((id) => (rules.forms[id]?.step ?? '其他') === title),
  }));
};
