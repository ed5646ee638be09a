import { filing } from '@shared/contract/filing';
import { registry } from '@shared/contract/registry';
import { filingHandlers } from '../filing/handlers';
import { cloud } from '../house/cloud';
import { openingFrom } from '../house/from-env';
import { openHouse } from '../house/open';
import { serve } from '../http/serve';
import { registryHandlers } from '../registry/handlers';

const house = openHouse(openingFrom(process.env));

/** A filing from draft to end, for the school and the bureau alike; the policies; the registry that filings choose from. */
export const handler = cloud(
  serve(house, filing, filingHandlers),
  serve(house, registry, registryHandlers),
);
