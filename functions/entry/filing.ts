import { filing } from '@shared/contract/filing';
import { filingHandlers } from '../filing/handlers';
import { cloud } from '../http/cloud';
import { openingFrom } from '../world/from-env';
import { openServer } from '../world/open';
import { serve } from '../http/serve';

const server = openServer(openingFrom(process.env));

/** A filing from draft to end, for the school and the bureau alike; the policies. */
export const handler = cloud(serve(server, filing, filingHandlers));
