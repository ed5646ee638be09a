type Reply = { ok: true } | { ok: false; refusal: unknown } | { ok: false; offline: true };

/**
 * Sends what a person means to do under the idempotency key of that attempt (made by `make`): the
 * same `content` keeps its key
 * until the server answered, whatever else was tried in between, so that trying again never does it
 * twice. Once something is
 * done, all begins anew: the same words may then be meant again. A key that could not be made is
 * made anew at the next try.
 */
export const keyKeeper = (make: () => Promise<string>) => {
  const open = new Map<string, Promise<string>>();
  return async <R extends Reply>(
    content: string,
    send: (key: Promise<string>) => Promise<R>,
  ): Promise<R> => {
    const key = open.get(content) ?? make();
    open.set(content, key);
    key.catch(() => open.delete(content));
    const reply = await send(key);
    if (reply.ok) open.clear();
    else if ('refusal' in reply) open.delete(content);
    return reply;
  };
};
