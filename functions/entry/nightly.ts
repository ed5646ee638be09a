import { openingFrom } from '../world/from-env';
import { openServer } from '../world/open';
import { nightly } from '../outbox/work';

const server = openServer(openingFrom(process.env));

/** Each night: forgets kept replies, uploads nobody finished, and what is over. */
export const handler = () => nightly(server);
