import { account } from '@shared/contract/account';
import { messages } from '@shared/contract/messages';
import { accountHandlers } from '../account/handlers';
import { cloud } from '../http/cloud';
import { openingFrom, wechatFrom } from '../world/from-env';
import { openServer } from '../world/open';
import { serve } from '../http/serve';
import { messageHandlers } from '../messages/handlers';

const server = openServer({ ...openingFrom(process.env), wechat: wechatFrom(process.env) });

/** Signing in, who I am, my inbox. */
export const handler = cloud(
  serve(server, account, accountHandlers),
  serve(server, messages, messageHandlers),
);
