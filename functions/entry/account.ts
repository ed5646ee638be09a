import { account } from '@shared/contract/account';
import { messages } from '@shared/contract/messages';
import { accountHandlers } from '../account/handlers';
import { cloud } from '../house/cloud';
import { openingFrom, wechatFrom } from '../house/from-env';
import { openHouse } from '../house/open';
import { serve } from '../http/serve';
import { messageHandlers } from '../messages/handlers';

const house = openHouse({ ...openingFrom(process.env), wechat: wechatFrom(process.env) });

/** Signing in, who I am, my inbox. */
export const handler = cloud(
  serve(house, account, accountHandlers),
  serve(house, messages, messageHandlers),
);
