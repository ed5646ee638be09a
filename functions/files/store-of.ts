import type { House } from '../http/house';
import type { ObjectStore } from '../outside/store/port';

/** The store of files; throws when this function was built without one. */
export const storeOf = (house: Pick<House, 'store'>): ObjectStore => {
  if (!house.store) throw new Error('this function needs the file store');
  return house.store;
};
