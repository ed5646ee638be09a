import { album, type Album } from './album';
import { launch, type Phone } from './chromium';
import { serveDemonstration, type Served } from './server';
import { stepsOf } from './steps';
import { takeFaults, visitor, type Visitor } from './visitor';

/** Everybody on a story by their part, each with a phone of their own; `parent` belongs to no office and no school. `somebody` brings one more, `served` is the house they all visit. */
export type Cast<Part extends string> = Record<Part | 'parent', Visitor> & {
  served: Served;
  somebody: () => Promise<Visitor>;
};

/**
 * `prefix`: what the story's screenshots begin with. `region`: whose people play the parts in `staff`; without one, the people the demonstration shows first.
 * `moving`: pages slide in, as most phones have it; otherwise everybody has asked for less motion, which spares a third of a second a page.
 */
type Story<Part extends string> = {
  prefix: string;
  region?: string;
  staff?: readonly Part[];
  moving?: boolean;
};

// Milliseconds for one test, or for seeding a house: so much that a slow machine never decides.
const patience = 120_000;

/**
 * Gives a test file a house of its own, a browser and the people of its story, and looks for faults of the pages after every test.
 * What it returns makes the tests: a `scene` stands alone, a `step` needs the steps before it.
 */
export const tell = <Part extends string = never>({
  prefix,
  region,
  staff = [],
  moving = false,
}: Story<Part>) => {
  let served: Served;
  let phone: Phone | undefined;
  let pictures: Album | undefined;
  let cast: Cast<Part>;

  beforeAll(async () => {
    [served, phone] = await Promise.all([serveDemonstration(), launch({ still: !moving })]);
    const { another } = phone;
    const own = album(prefix);
    pictures = own;
    const somebody = async () => visitor(await another(), served.origin, own);
    const people: Record<string, Visitor> = { parent: await somebody() };
    for (const part of staff) people[part] = await somebody();
    if (region) for (const part of staff) await people[part]!.turnTo(region);
    cast = { ...(people as Record<Part | 'parent', Visitor>), served, somebody };
  }, patience);
  afterAll(async () => {
    if (phone) await pictures?.sheets(await phone.page());
    await phone?.close();
    await served?.close();
  });
  afterEach(() => expect(takeFaults()).toEqual([]));

  return stepsOf(() => cast, patience);
};
