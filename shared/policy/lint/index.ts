import type { Day } from '../../kernel/calendar';
import type { Scalar } from '../../kernel/scalar';
import { inherit } from '../inherit';
import type { Policy } from '../policy';
import { rulesOf } from '../rules';
import { articles } from './articles';
import { clocks } from './clocks';
import { consequences } from './consequences';
import { days } from './days';
import { facts } from './facts';
import { follows } from './follows';
import { foreseen } from './foreseen';
import { forms } from './forms';
import { grants } from './grants';
import { inherited } from './inherited';
import { names } from './names';
import { opinions } from './opinions';
import { places } from './places';
import type { Family, Given, Problem } from './problem';
import { quotes } from './quotes';
import { routing } from './routing';
import { settings } from './settings';
import { readShape } from './shape';
import { sheets } from './sheets';
import { unfiled } from './unfiled';
import { use } from './use';
import { watches } from './watches';

export type { Problem } from './problem';

/**
 * What a policy is proved against: its base and predecessor, the regulations' texts by document
 * number, the day, and (at a bureau) its settings and people.
 */
export type LintOptions = {
  base?: Policy;
  previous?: Policy;
  texts: Readonly<Record<string, string>>;
  today: Day;
  holidaysThrough: Day;
  settings?: Readonly<Record<string, Scalar>>;
  staffing?: Readonly<Record<string, readonly string[]>>;
};

const families: readonly Family[] = [
  names,
  articles,
  quotes,
  places,
  opinions,
  routing,
  forms,
  facts,
  grants,
  use,
  clocks,
  sheets,
  inherited,
  follows,
  days,
  settings,
  watches,
  consequences,
  foreseen,
  unfiled,
];

/** What the rules look at; for tools that print proofs. */
export const givenOf = (own: Policy, opts: LintOptions): Given => {
  const base = own.base && opts.base?.id === own.base ? opts.base : undefined;
  const policy = inherit(own, base);
  return { ...opts, own, policy, base, rules: rulesOf(policy) };
};

/**
 * Everything wrong with a policy, in sentences an official understands; empty when it is proved.
 * Accepts arbitrary JSON: what is malformed is named first, and then nothing else is judged.
 */
export const lint = (json: unknown, opts: LintOptions): Problem[] => {
  const { policy, problems } = readShape(json);
  if (!policy) return problems;
  const given = givenOf(policy, opts);
  return families.flatMap((family) => family(given));
};
