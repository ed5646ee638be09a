import type { Server } from '../world/server';
import type { ObjectStore } from '../outside/store/port';

/** The store of files; throws when this function was built without one. */
export const storeOf = (server: Pick<Server, 'store'>): ObjectStore => {
  if (!server.store) throw new Error('this function needs the file store');
  return server.store;
};
