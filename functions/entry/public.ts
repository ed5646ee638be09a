import { lookup } from '@shared/contract/lookup';
import { cloud } from '../house/cloud';
import { openingFrom } from '../house/from-env';
import { openHouse } from '../house/open';
import { serve } from '../http/serve';
import { posterDoor } from '../lookup/door';
import { publicHandlers } from '../lookup/handlers';
import { isReachable } from '../lookup/store';

const house = openHouse(openingFrom(process.env));
const { byCode: _c, byPair: _p, ...group } = lookup;

/**
 * What anybody may ask besides the lookups; the address on posters; WeChat's check files; whether
 * we are well.
 */
export const handler = cloud(
  posterDoor(() => isReachable(house.pool), process.env.WECHAT_CHECK_FILE),
  serve(house, group, publicHandlers),
);
