import { conditions } from './conditions';
import { nameOf, type Constructs } from './construct';
import { policyConstructs } from './policy';
import { procedureConstructs } from './procedure';
import { questionConstructs } from './questions';

/** Every construct of the policy language with what carries it out. */
export const constructs: Constructs = {
  ...policyConstructs,
  ...procedureConstructs,
  ...questionConstructs,
  ...conditions,
};

/** The table in lines: the construct, the function, its file. */
export const constructLines = (): string[] =>
  Object.entries(constructs)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([path, construct]) => `  ${path.padEnd(26)} ${nameOf(construct).padEnd(24)} ${construct.in}`,
    );
