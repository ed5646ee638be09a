import { lookup } from '@shared/contract/lookup';
import { lists } from '@shared/contract/lists';
import { cloud } from '../http/cloud';
import { openingFrom } from '../world/from-env';
import { openServer } from '../world/open';
import { serve } from '../http/serve';
import { listHandlers } from '../lists/handlers';
import { posterDoor } from '../lookup/door';
import { publicHandlers } from '../lookup/handlers';
import { isReachable } from '../lookup/store';

const server = openServer(openingFrom(process.env));
const { byCode: _c, byPair: _p, ...group } = lookup;

/**
 * What anybody may ask besides the lookups; the address on posters; WeChat's check files; whether
 * we are well.
 */
export const handler = cloud(
  posterDoor(() => isReachable(server.pool), process.env.WECHAT_CHECK_FILE),
  serve(server, group, publicHandlers),
  serve(server, lists, listHandlers),
);
