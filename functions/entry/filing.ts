import { filing } from '@shared/contract/filing';
import { filingHandlers } from '../filing/handlers';
import { cloud } from '../house/cloud';
import { openingFrom } from '../house/from-env';
import { openHouse } from '../house/open';
import { serve } from '../http/serve';

const house = openHouse(openingFrom(process.env));

/** A filing from draft to end, for the school and the bureau alike; the policies. */
export const handler = cloud(serve(house, filing, filingHandlers));
