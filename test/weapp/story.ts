import path from 'node:path';
import { serveDemonstration, type Served } from '../browser/server';
import { stepsOf } from '../browser/steps';
import { drawAll, type Shot } from './draw';
import { compiledOnce, type Moment, type Phone } from './harness';
import { hold, ink, type Holder } from './holder';

/** `me` plays everybody who signs in, one after the other; `somebody` is one more phone, with wishes of its own; `served` is the house they all ask. */
export type Cast = { me: Holder; somebody: (wishes?: Phone) => Holder; served: Served };

// Milliseconds for one test, or for seeding a house: so much that a slow machine never decides.
const patience = 90_000;
const drawing = 300_000;

// Every page of the story once, and once more whenever a layer, a heading or a fault makes it another page.
const collect = (shots: Shot[]) => {
  const known = new Set<string>();
  return ({ route, sign, ...moment }: Moment): void => {
    if (known.has(sign)) return;
    known.add(sign);
    const number = String(shots.length + 1).padStart(2, '0');
    shots.push({ name: `${number}-${route.split('/').slice(0, 2).join('-')}`, route, ...moment });
  };
};

/**
 * Gives a test file a house of its own and the mini-program on `me`'s phone, turned to `region`; `wishes` holds for every phone.
 * After every test no phone may have reported an error; after the last the pages of the story are drawn and measured.
 */
export const tell = ({ region, ...wishes }: Phone & { region?: string } = {}) => {
  let served: Served;
  let cast: Cast;
  const phones: Holder[] = [];
  const shots: Shot[] = [];
  const watch = collect(shots);
  const story = path.basename(expect.getState().testPath ?? 'story', '.test.ts');

  beforeAll(async () => {
    served = await serveDemonstration({ pages: false });
    const somebody = (more: Phone = {}): Holder => {
      const holder = hold(served.origin, { signature: ink(), ...wishes, ...more, watch });
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
  afterEach(() => {
    for (const phone of phones) phone.notice();
    expect(phones.flatMap((phone) => phone.errors)).toEqual([]);
  });

  return {
    ...stepsOf(() => cast, patience),
    /** Stands last in a story: its pages drawn as WeChat would, at two widths, in the usual size and in 长辈版. */
    look: () =>
      test(
        'every page fits, can be read, and shows its main button',
        async () => {
          expect(shots.length).toBeGreaterThan(0);
          const faults = await drawAll(story, compiledOnce(path.resolve('dist/weapp')), shots);
          expect(faults).toEqual([]);
        },
        drawing,
      ),
  };
};
