import { bureau } from '@shared/contract/bureau';
import { registry } from '@shared/contract/registry';
import { bureauHandlers } from '../bureau/handlers';
import { cloud } from '../house/cloud';
import { openingFrom } from '../house/from-env';
import { openHouse } from '../house/open';
import { serve } from '../http/serve';
import { registryHandlers } from '../registry/handlers';

const house = openHouse(openingFrom(process.env));

/**
 * What administrators set up: settings, people, schools; and the registry of apps that filings
 * choose from.
 */
export const handler = cloud(
  serve(house, bureau, bureauHandlers),
  serve(house, registry, registryHandlers),
);
