import { complaint } from '@shared/contract/complaint';
import { complaintHandlers } from '../complaint/handlers';
import { cloud } from '../http/cloud';
import { openingFrom } from '../world/from-env';
import { openServer } from '../world/open';
import { serve } from '../http/serve';

const server = openServer(openingFrom(process.env));

/** Complaints: told and followed by anybody, answered by the bureau. */
export const handler = cloud(serve(server, complaint, complaintHandlers));
