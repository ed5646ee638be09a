import { openingFrom } from '../house/from-env';
import { openHouse } from '../house/open';
import { drain } from '../outbox/work';

const house = openHouse(openingFrom(process.env));

/** Each minute: does what follows from what happened; gives how many jobs were done. */
export const handler = async () => ({ done: await drain(house) });
