import { inherit } from './inherit';
import { national } from './national';
import type { Policy } from './policy';
import { suqian } from './regions/suqian-2024-09-01';
import { rulesOf, type Rules } from './rules';

/** Every policy as written, by id. */
export const policies: Readonly<Record<string, Policy>> = Object.fromEntries([national, suqian].map((p) => [p.id, p]));

const read = new Map<string, Rules>();

/** The flattened rules of a policy, read once and kept; undefined when there is no such policy. */
export const rulesFor = (id: string): Rules | undefined => {
  const policy = Object.hasOwn(policies, id) ? policies[id] : undefined;
  if (!policy) return undefined;
  const known = read.get(id) ?? rulesOf(inherit(policy, policy.base ? policies[policy.base] : undefined));
  read.set(id, known);
  return known;
};
