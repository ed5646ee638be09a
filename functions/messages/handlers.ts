import { isInstant } from '@shared/kernel/calendar';
import { no, yes } from '@shared/kernel/result';
import type { messages } from '@shared/contract/messages';
import type { Handlers } from '../world/request';
import { PAGE, pageOf, placeFrom } from '../world/page';
import { markRead, messagesOf } from './store';

/** What answers the inbox endpoints. */
export const messageHandlers = {
  list: async (request, { after }) => {
    const from = placeFrom(after, isInstant);
    const rows = await messagesOf(await request.tx(), request.caller.person, from, PAGE + 1);
    const { shown, next } = pageOf(rows, (message) => [message.at.toISOString(), message.id]);
    return yes({
      items: shown.map((message) => ({
        id: message.id,
        at: message.at.toISOString(),
        title: message.title,
        body: message.body,
        about: message.about_id,
        read: message.read_at !== null,
      })),
      ...next,
    });
  },

  read: async (request, { id }) =>
    (await markRead(await request.tx(), request.caller.person, id, request.now))
      ? yes({})
      : no('not_found'),
} satisfies Handlers<typeof messages>;
