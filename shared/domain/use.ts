import { holds, type Facts } from '../kernel/condition';
import type { Cited, Rules } from '../policy/rules';
import type { Use } from '../policy/policy';

/**
 * The rule that says whether a tool may be used, given these facts: a true “no” beats “yes” beats
 * “pilot”; undefined when none is true, which is no permission.
 */
export const useUnder = (rules: Rules, facts: Facts): Cited<Use> | undefined => {
  for (const kind of ['no', 'yes', 'pilot'] as const) {
    const row = rules.use.find((row) => row.is === kind && holds(row.when, facts) === true);
    if (row) return row;
  }
  return undefined;
};
