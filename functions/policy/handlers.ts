import { no, yes } from '@shared/kernel/result';
import type { policy } from '@shared/contract/policy';
import { rulesFor } from '@shared/policy';
import type { Handlers } from '../world/request';

/** What answers for the rules of regions. */
export const policyHandlers = {
  read: async (_request, { id }) => {
    const rules = rulesFor(id);
    return rules ? yes({ policy: rules.policy as unknown as { id: string } }) : no('not_found');
  },
} satisfies Handlers<typeof policy>;
