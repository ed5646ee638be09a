import { openingFrom } from '../house/from-env';
import { openHouse } from '../house/open';
import { nightly } from '../outbox/work';

const house = openHouse(openingFrom(process.env));

/**
 * Each night: makes the moves that only time decides, and forgets kept replies and uploads nobody
 * finished.
 */
export const handler = () => nightly(house);
