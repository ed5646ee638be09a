import type { Life } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';

/**
 * The forms a case of this life consists of, in the policy's own order: what its `submit` needs.
 */
export const submitForms = (rules: Rules, life: Life = 'filing'): readonly string[] =>
  rules.moves.find(
    (m) =>
      m.do === 'submit' &&
      (m.needs?.length ?? 0) > 0 &&
      m.from.some((p) => rules.policy.words.places[p]?.life === life),
  )?.needs ?? [];
