import { bureau } from '@shared/contract/bureau';
import { bureauHandlers } from '../bureau/handlers';
import { cloud } from '../house/cloud';
import { openingFrom } from '../house/from-env';
import { openHouse } from '../house/open';
import { serve } from '../http/serve';

const house = openHouse(openingFrom(process.env));

/** What administrators set up: settings, people, schools. */
export const handler = cloud(serve(house, bureau, bureauHandlers));
