import { isInstant } from '@shared/kernel/calendar';
import { no, yes } from '@shared/kernel/result';
import type { messages } from '@shared/contract/messages';
import type { Handlers } from '../world/request';
import { markRead, messagesOf } from './store';

const PAGE = 20;

const split = (after = ''): { at: string; id: string } | undefined => {
  const [, at, id] = /^(.+)\|(msg_\w+)$/.exec(after) ?? [];
  return at && id && isInstant(at) ? { at, id } : undefined;
};

/** What answers the inbox endpoints. */
export const messageHandlers = {
  list: async (request, { after }) => {
    const rows = await messagesOf(
      await request.tx(),
      request.caller.person,
      split(after),
      PAGE + 1,
    );
    const shown = rows.slice(0, PAGE);
    const last = shown.at(-1);
    return yes({
      items: shown.map((message) => ({
        id: message.id,
        at: message.at.toISOString(),
        title: message.title,
        body: message.body,
        about: message.about_id,
        read: message.read_at !== null,
      })),
      ...(rows.length > PAGE && last && { next: `${last.at.toISOString()}|${last.id}` }),
    });
  },

  read: async (request, { id }) =>
    (await markRead(await request.tx(), request.caller.person, id, request.now))
      ? yes({})
      : no('not_found'),
} satisfies Handlers<typeof messages>;
