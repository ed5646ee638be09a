import { cases } from '@shared/contract/case';
import { policy } from '@shared/contract/policy';
import { caseHandlers } from '../case/handlers';
import { cloud } from '../http/cloud';
import { openingFrom } from '../world/from-env';
import { openServer } from '../world/open';
import { serve } from '../http/serve';
import { policyHandlers } from '../policy/handlers';

const server = openServer(openingFrom(process.env));

/** Every kind of case from its beginning to its end, for schools and bureaus alike; the policies. */
export const handler = cloud(
  serve(server, cases, caseHandlers),
  serve(server, policy, policyHandlers),
);
