import { rulesFor } from '@shared/policy';
import type { Rules } from '@shared/policy/rules';

/**
 * The rules a case was begun under; throws when the registry lost them, for a case must never run
 * under others.
 */
export const rulesOfCase = (held: { policy: string }): Rules => {
  const rules = rulesFor(held.policy);
  if (!rules) throw new Error(`policy ${held.policy} is not in the registry`);
  return rules;
};
