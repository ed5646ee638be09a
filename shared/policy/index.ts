import { inherit } from './inherit';
import { national } from './national';
import type { Policy } from './policy';
import { beijing } from './regions/beijing-2022-04-27';
import { puyang } from './regions/puyang-2020-02-25';
import { suqian } from './regions/suqian-2024-09-01';
import { wenzhou } from './regions/wenzhou-2022-09-22';
import { rulesOf, type Rules } from './rules';

/** Every policy as written, by id. */
export const policies: Readonly<Record<string, Policy>> = Object.fromEntries(
  [national, puyang, beijing, suqian, wenzhou].map((policy) => [policy.id, policy]),
);

const read = new Map<string, Rules>();

/** The flattened rules of a policy, read once and kept; undefined when there is no such policy. */
export const rulesFor = (id: string): Rules | undefined => {
  const policy = Object.hasOwn(policies, id) ? policies[id] : undefined;
  if (!policy) return undefined;
  const known =
    read.get(id) ?? rulesOf(inherit(policy, policy.base ? policies[policy.base] : undefined));
  read.set(id, known);
  return known;
};
