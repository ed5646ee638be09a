import { plantOrg } from '@functions/demo/plant';
import { insertCase } from '@functions/case/store';
import { blankCase } from '@shared/domain/case';
import { rulesFor } from '@shared/policy';
import type { Life } from '@shared/vocabulary/lives';
import type { Standing } from '@shared/vocabulary/standings';
import type { AnyWorld } from './world';

type Place = { id: string; path: string };
type Where = { school: { id: string }; bureau: Place; app: string; nth?: number };

/** The lives that no story of 宿迁 begins, each at a place of the region that has it. */
const elsewhere = {
  order: { policy: 'beijing@2022-04-27', place: 'o_checking' },
  listing: { policy: 'beijing@2022-04-27', place: 'l_proposed' },
  provider_filing: { policy: 'beijing@2022-04-27', place: 'p_city' },
  inventory: { policy: 'puyang@2020-02-25', place: 'in_use' },
} as const satisfies Partial<Record<Life, { policy: string; place: string }>>;
type Other = keyof typeof elsewhere;
export type Planted = Record<Other, string>;

/** The provider whose filing was planted, and a case of each life. */
export type PlantedBy = { provider: string; cases: Planted };

/** Where a case of a life stood before any act, as it was planted or told. */
export const beginningOf = (life: Life, policy: string): { place: string; standing: Standing } => {
  const { places } = rulesFor(policy)!.policy.words;
  const planted = elsewhere as Partial<Record<Life, { place: string }>>;
  const place =
    planted[life]?.place ??
    Object.keys(places).find((id) => places[id]!.life === life && places[id]!.start)!;
  return { place, standing: places[place]!.standing };
};

/**
 * Puts a case of every other life into the store, where somebody may act on it: what a bureau begins
 * about the school, a provider's own, and what the school uses.
 */
export const plantLives = (
  w: Pick<AnyWorld, 'server' | 'asSystem' | 'clock'>,
  { school, bureau, app, nth = 0 }: Where,
): Promise<PlantedBy> =>
  w.asSystem(async (tx) => {
    const provider = await plantOrg(w.server, tx, {
      name: `云河学堂${bureau.path}${nth}`,
      kind: 'provider',
      bureau: bureau.id,
      path: bureau.path,
      level: 'city',
    });
    const filers = {
      order: { filer: bureau.id, respondent: school.id },
      listing: { filer: bureau.id, respondent: school.id },
      provider_filing: { filer: provider },
      inventory: { filer: school.id },
    } as const satisfies Record<Other, object>;
    const ids = {} as Planted;
    for (const life of Object.keys(elsewhere) as Other[]) {
      const { policy } = elsewhere[life];
      const id = w.server.newId('case');
      ids[life] = id;
      const begun = await insertCase(tx, {
        state: blankCase(id, life, policy, beginningOf(life, policy)),
        ...filers[life],
        app,
        bureau: bureau.id,
        path: bureau.path,
        at: w.clock.get(),
        withBureau: true,
      });
      if (!begun) throw new Error(`${life} was not planted`);
    }
    return { provider, cases: ids };
  });
