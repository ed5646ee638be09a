import { complaint } from '@shared/contract/complaint';
import { complaintHandlers } from '../complaint/handlers';
import { cloud } from '../house/cloud';
import { openingFrom } from '../house/from-env';
import { openHouse } from '../house/open';
import { serve } from '../http/serve';

const house = openHouse(openingFrom(process.env));

/** Complaints: told and followed by anybody, answered by the bureau. */
export const handler = cloud(serve(house, complaint, complaintHandlers));
