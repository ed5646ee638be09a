import { sql } from 'kysely';
import { plantOrg } from '@functions/demo/plant';
import { writeEntry } from '@functions/case/listing-store';
import { insertCase, insertTasks } from '@functions/case/store';
import { tasksOf } from '@functions/case/tasks';
import { findApp } from '@functions/registry/app-store';
import { grams } from '@shared/kernel/names';
import { blankCase, type Cause } from '@shared/domain/case';
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
  stop_use: { policy: 'puyang@2020-02-25', place: 'stop_checking' },
  referral: { policy: 'puyang@2020-02-25', place: 'to_refer' },
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

/** The lives that nobody begins: an act in another case opens them, here on being listed. */
const opened = ['stop_use', 'referral'] as const satisfies readonly Other[];

/** What opened a planted case: the listing before it, by an act that no real one is taken for. */
const causeOf = (listing: string, index: number, at: string): Cause => ({
  case: listing,
  seq: 0,
  index,
  life: 'listing',
  did: 'enlist',
  at,
  clause: { doc: '濮教指〔2020〕51号', no: '第九条' },
  acted: {},
  ...(opened[index] === 'referral' && { with: { organ: 'cac' } }),
});

/**
 * Puts a case of every other life into the store, where somebody may act on it: what a bureau begins
 * about the school, a provider's own, what the school uses, and what a listing opened.
 */
export const plantLives = (
  w: Pick<AnyWorld, 'server' | 'asSystem' | 'clock'>,
  { school, bureau, app, nth = 0 }: Where,
): Promise<PlantedBy> =>
  w.asSystem(async (tx) => {
    const holidays = await w.server.holidays();
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
      stop_use: { filer: bureau.id, respondent: school.id },
      referral: { filer: bureau.id },
    } as const satisfies Record<Other, object>;
    const ids = {} as Planted;
    for (const life of Object.keys(elsewhere) as Other[]) {
      const { policy } = elsewhere[life];
      const id = w.server.newId('case');
      ids[life] = id;
      const index = (opened as readonly Other[]).indexOf(life);
      const cause = index >= 0 && { cause: causeOf(ids.listing, index, w.clock.get()) };
      const state = blankCase(id, life, policy, { ...beginningOf(life, policy), ...cause });
      const begun = await insertCase(tx, {
        state,
        ...filers[life],
        app,
        bureau: bureau.id,
        path: bureau.path,
        at: w.clock.get(),
        withBureau: true,
      });
      if (!begun) throw new Error(`${life} was not planted`);
      const of = { respondent: null, ...filers[life], bureau: bureau.id };
      const context = { facts: {}, settings: {}, now: w.clock.get(), holidays };
      const tasks = tasksOf(rulesFor(policy)!, state, context, of);
      await insertTasks(tx, [{ id, tasks }]);
    }
    // What the school has answered was put to it.
    await sql`UPDATE case_file SET served = true WHERE id = ${ids.stop_use}`.execute(tx);
    return { provider, cases: ids };
  });

/**
 * Puts somebody on the black list of a bureau of 濮阳, as an act writes it; gives the entry's case.
 * What acts themselves write is read in the public-lists tests.
 */
export const plantEntry = (
  w: Pick<AnyWorld, 'server' | 'asSystem' | 'clock'>,
  { bureau, app, since = '2026-09-01' }: { bureau: Place; app: string; since?: string },
): Promise<string> =>
  w.asSystem(async (tx) => {
    const id = w.server.newId('case');
    const { policy } = elsewhere.inventory;
    await insertCase(tx, {
      state: blankCase(id, 'listing', policy, { place: 'black', standing: 'listed' }),
      filer: bureau.id,
      app,
      bureau: bureau.id,
      path: bureau.path,
      at: w.clock.get(),
      withBureau: true,
    });
    const tool = (await findApp(tx, app))!;
    await writeEntry(
      tx,
      {
        case: id,
        bureau: bureau.id,
        path: bureau.path,
        policy,
        list: 'black',
        kind: 'black',
        app,
        provider: tool.providerId,
        shown: [{ label: '应用', text: tool.name }],
        grams: [...new Set([...grams(tool.name), ...grams(tool.provider)])],
        since,
      },
      { step: { on: since, what: '已列入黑名单' }, release: [] },
    );
    return id;
  });
