import { openingFrom } from '../world/from-env';
import { openServer } from '../world/open';
import { nightly } from '../outbox/work';

const server = openServer(openingFrom(process.env));

/**
 * Each night: makes the moves that only time decides, and forgets kept replies and uploads nobody
 * finished.
 */
export const handler = () => nightly(server);
