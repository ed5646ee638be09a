import { openingFrom } from '../world/from-env';
import { openServer } from '../world/open';
import { drain } from '../outbox/work';

const server = openServer(openingFrom(process.env));

/** Each minute: does what follows from what happened; gives how many jobs were done. */
export const handler = async () => ({ done: await drain(server) });
