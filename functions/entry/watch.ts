import { watch } from '../case/watch';
import { openingFrom } from '../world/from-env';
import { openServer } from '../world/open';

const server = openServer(openingFrom(process.env));

/** Every few minutes: makes the moves that only time decides; gives how many. */
export const handler = async () => ({ moved: await watch(server) });
