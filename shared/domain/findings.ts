import { holds, type Facts } from '../kernel/condition';
import type { Clause } from '../kernel/refusal';
import type { Life, Verb } from '../policy/policy';
import type { Rules } from '../policy/rules';
import type { Routing } from './case';
import { officesOf } from './who';

/**
 * What a check says about a case: stop, warn or ask a person, in plain words, always with its
 * article.
 */
export type Finding = {
  id: string;
  says: 'stop' | 'warn' | 'ask';
  about: string;
  fix?: string;
  fields: readonly string[];
  clause: Clause;
  /** For `ask`: the offices that answer, and the question. */
  asks?: { by: readonly string[]; text: string };
};

/**
 * Every finding over these facts. A stop that cannot be decided becomes the question to its office;
 * without one it says nothing here, for the missing answer is a fault already.
 */
export const findings = (
  rules: Rules,
  life: Life,
  facts: Facts,
  at?: Verb,
  route?: Routing,
): Finding[] =>
  rules.checks.flatMap((check): Finding[] => {
    if (check.of !== life) return [];
    if (at && !(check.at ?? ['submit', 'approve']).includes(at)) return [];
    const applies = check.applies ? holds(check.applies, facts) : true;
    if (applies === false) return [];
    const base = {
      id: check.id,
      about: check.about,
      fields: check.fields ?? [],
      clause: check.clause,
      ...(check.fix && { fix: check.fix }),
    };
    const stop = check.stop ? holds(check.stop, facts) : false;
    if (applies && stop === true) return [{ ...base, says: 'stop' }];
    const asks = check.ask && { by: officesOf(check.ask.by, route), text: check.ask.text };
    const warn = check.warn ? holds(check.warn, facts) : false;
    if (applies && warn === true)
      return [{ ...base, says: asks ? 'ask' : 'warn', ...(asks && { asks }) }];
    if (
      asks &&
      (applies === undefined ||
        stop === undefined ||
        warn === undefined ||
        (!check.stop && !check.warn))
    )
      return [{ ...base, says: 'ask', asks }];
    return [];
  });
