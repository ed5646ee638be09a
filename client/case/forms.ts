import type { Life } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';

/**
 * The forms a case of this life consists of, in the policy's own order: what its `submit` needs.
 */
export const submitForms = (rules: Rules, life: Life = 'filing'): readonly string[] =>
  rules.moves.find(
    (move) =>
      move.do === 'submit' &&
      (move.needs?.length ?? 0) > 0 &&
      move.from.some((place) => rules.policy.words.places[place]?.life === life),
  )?.needs ?? [];
