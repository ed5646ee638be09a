import type { Scalar } from '../../kernel/scalar';
import type { Day } from '../../kernel/calendar';
import type { Clause } from '../../kernel/refusal';
import type { Policy, Verb } from '../policy';
import type { Rules } from '../rules';
import { verbTitles } from '../../vocabulary/verbs';

/**
 * One thing wrong with a policy, said so that an official understands it. `rule` is a stable id;
 * `at` names the place in the file.
 */
export type Problem = {
  rule: string;
  level: 'error' | 'warn';
  article?: string;
  at: string;
  says: string;
};

/**
 * Everything a rule of the linter may look at: the policy as written (`own`), flattened onto its
 * base (`policy`), and what surrounds it.
 */
export type Given = {
  own: Policy;
  policy: Policy;
  base?: Policy;
  previous?: Policy;
  rules: Rules;
  texts: Readonly<Record<string, string>>;
  today: Day;
  holidaysThrough: Day;
  settings?: Readonly<Record<string, Scalar>>;
  staffing?: Readonly<Record<string, readonly string[]>>;
};

/** One family of rules: what it finds wrong. */
export type Family = (given: Given) => Problem[];

/** An error: the policy may not be published. */
export const error = (
  rule: string,
  at: string,
  says: string,
  clause?: Pick<Clause, 'no'>,
): Problem => ({ rule, level: 'error', at, says, ...(clause && { article: clause.no }) });

/** A warning: somebody should look, publication is not stopped. */
export const warn = (
  rule: string,
  at: string,
  says: string,
  clause?: Pick<Clause, 'no'>,
): Problem => ({ ...error(rule, at, says, clause), level: 'warn' });

/** The entries of a list that stand in it more than once. */
export const twice = <T>(list: readonly T[]): T[] => [
  ...new Set(list.filter((entry, index) => list.indexOf(entry) !== index)),
];

const nouns: Readonly<Record<string, string>> = {
  places: '环节',
  fields: '填写项',
  checks: '检查',
  opinions: '审查意见',
  routes: '分办规则',
  clocks: '时限',
  tracks: '事项',
  use: '使用规则',
  derive: '推算项',
  settings: '设置',
  separationOfDuties: '回避规则',
  routing: '分办依据',
  offices: '处室',
};

/** A place in the file as officials say it: checks.ads gives 检查“ads”. */
export const spoken = (at: string): string => {
  const move = /^moves\.(\w+)\((.*)\)/.exec(at);
  if (move) return `步骤“${verbTitles[move[1] as Verb] ?? move[1]}”`;
  const [noun, ...id] = at.split('.');
  return id.length > 0 ? `${nouns[noun!] ?? noun}“${id.join('.')}”` : (nouns[noun!] ?? noun!);
};
