import { bureau } from '@shared/contract/bureau';
import { registry } from '@shared/contract/registry';
import { bureauHandlers } from '../bureau/handlers';
import { cloud } from '../http/cloud';
import { openingFrom } from '../world/from-env';
import { openServer } from '../world/open';
import { serve } from '../http/serve';
import { registryHandlers } from '../registry/handlers';

const server = openServer(openingFrom(process.env));

/**
 * What administrators set up: settings, people, schools; and the registry of apps that filings
 * choose from.
 */
export const handler = cloud(
  serve(server, bureau, bureauHandlers),
  serve(server, registry, registryHandlers),
);
