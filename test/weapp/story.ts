import { serveHouse, type Served } from '../browser/server';
import { stepsOf } from '../browser/steps';
import type { Phone } from './harness';
import { hold, ink, type Holder } from './holder';

/** `me` plays everybody who signs in, one after the other; `somebody` is one more phone, with wishes of its own; `served` is the house they all ask. */
export type Cast = { me: Holder; somebody: (wishes?: Phone) => Holder; served: Served };

// Milliseconds for one test, or for seeding a house: so much that a slow machine never decides.
const patience = 90_000;

/** Gives a test file a house of its own and the mini-program on `me`'s phone, turned to `region`; after every test no phone may have reported an error. `wishes` holds for every phone. */
export const tell = ({ region, ...wishes }: Phone & { region?: string } = {}) => {
  let served: Served;
  let cast: Cast;
  const phones: Holder[] = [];

  beforeAll(async () => {
    served = await serveHouse({ pages: false });
    const somebody = (more: Phone = {}): Holder => {
      const holder = hold(served.origin, { signature: ink(), ...wishes, ...more });
      phones.push(holder);
      return holder;
    };
    cast = { me: somebody(), somebody, served };
    if (region) await cast.me.turnTo(region);
  }, patience);
  afterAll(async () => {
    for (const phone of phones) phone.close();
    await served?.close();
  });
  afterEach(() => expect(phones.flatMap((phone) => phone.errors)).toEqual([]));

  return stepsOf(() => cast, patience);
};
