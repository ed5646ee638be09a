import { sql, type Transaction } from 'kysely';
import { dayOf } from '@shared/kernel/calendar';
import { blankCase } from '@shared/domain/case';
import { SYSTEM } from '@shared/domain/consequences';
import { rulesFor } from '@shared/policy';
import { actOn } from '../case/act';
import { carryOut } from '../case/effects/run';
import { loadForSystem } from '../case/load';
import { providerOrg } from '../case/org-store';
import { insertCase } from '../case/store';
import type { Tables } from '../db/tables';
import { finishJob } from '../outbox/store';
import type { Server } from '../world/server';
import { attach } from './attach';
import { page } from './picture';
import type { ListedStep, ListedStory, Region } from './region';

type Tx = Transaction<Tables>;
type Org = { id: string; path: string };
/** Where the chain is played: the server, its clock, and who is who in the region. */
export type Stage = {
  server: Server;
  system: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  region: Region;
  places: {
    city: Org;
    orgs: ReadonlyMap<string, Org & { bureauKey: string }>;
    people: ReadonlyMap<string, { person: string }>;
    appIds: ReadonlyMap<string, string>;
  };
  setDay: (daysAgo: number, minute: number) => void;
};

/** Of which case, whose people act: those of a school, then those of its bureau. */
type Acted = { id: string; org: Org; whose: readonly string[] };

const personOf = ({ places }: Stage, { whose }: Acted, key: string): string =>
  key === SYSTEM.person
    ? key
    : whose.map((place) => places.people.get(`${place}.${key}`)).find(Boolean)!.person;

type Doing = { acted: Acted; step: ListedStep; nth: number; person: string };

/** What an act gives, with a photo of its case. */
const answersOf = async ({ server }: Stage, tx: Tx, { acted, step, nth, person }: Doing) => {
  if (!step.answers) return {};
  const { id, org } = acted;
  const file = { filing: id, org, by: person, use: 'attachment', name: '凭证.png' } as const;
  const photo = await attach(server, tx, { ...file, bytes: page(40 + nth) });
  return { answers: step.answers({ photo, today: dayOf(server.now()) }) };
};

// Within the act's own transaction, before whoever else works off jobs does it at another hour.
const carryOutFollows = async (server: Server, tx: Tx, id: string): Promise<void> => {
  const jobs = await sql<{ id: string; body: unknown }>`
    SELECT id, body FROM outbox WHERE kind = 'case.follows' AND done_at IS NULL AND body ->> 'case' = ${id}`.execute(
    tx,
  );
  for (const job of jobs.rows)
    if ((await carryOut(server, tx, job)) !== 'again') await finishJob(tx, job.id, server.now());
};

const playStep = async (stage: Stage, acted: Acted, step: ListedStep, nth: number) => {
  const { server, system, setDay } = stage;
  const person = personOf(stage, acted, step.by);
  setDay(step.daysAgo, nth);
  await system(async (tx) => {
    const loaded = (await loadForSystem(tx, acted.id))!;
    const { do: verb, as, reason } = step;
    const given = await answersOf(stage, tx, { acted, step, nth, person });
    const seen = { do: verb, by: { person, as: [as] }, version: loaded.version };
    const made = await actOn(
      { server, tx, loaded },
      { ...seen, ...(reason && { reason }), ...given },
    );
    if (!made.ok) throw new Error(`demo listed ${verb}: ${JSON.stringify(made.refusal)}`);
    await carryOutFollows(server, tx, acted.id);
  });
};

const begun = (stage: Stage, { app: key }: ListedStory): Promise<string> => {
  const { server, system, region, places } = stage;
  const id = server.newId('case');
  const app = places.appIds.get(key)!;
  const { id: bureau, path } = places.city;
  const words = rulesFor(region.policy)!.policy.words;
  const [place, { standing }] = Object.entries(words.places).find(
    ([, one]) => one.life === 'listing' && one.start,
  )!;
  const state = blankCase(id, 'listing', region.policy, { place, standing });
  return system(async (tx) => {
    const { provider_id: provider } = await tx
      .selectFrom('app')
      .select('provider_id')
      .where('id', '=', app)
      .executeTakeFirstOrThrow();
    const made = { id: server.newId('org'), bureau: { id: bureau, path } };
    const respondent = await providerOrg(tx, provider, made);
    const at = server.now();
    await insertCase(tx, {
      filer: bureau,
      bureau,
      path,
      respondent,
      app,
      state,
      at,
      withBureau: true,
    });
    return id;
  });
};

/** The notice to stop that was put to a school. */
const noticeTo = ({ system }: Stage, school: string): Promise<string> =>
  system(async (tx) => {
    const found = await tx
      .selectFrom('case_file')
      .select('id')
      .where('life', '=', 'stop_use')
      .where('respondent_org', '=', school)
      .executeTakeFirstOrThrow();
    return found.id;
  });

/** Replays how an app came onto the city's list, and what the schools did that use it. */
export const playListing = async (stage: Stage, story: ListedStory): Promise<void> => {
  stage.setDay(story.steps[0]!.daysAgo, 0);
  const id = await begun(stage, story);
  const city = { id, org: stage.places.city, whose: ['city'] };
  for (const [nth, step] of story.steps.entries()) await playStep(stage, city, step, nth);
  for (const [school, steps] of Object.entries(story.stopped)) {
    const org = stage.places.orgs.get(school)!;
    const notice = await noticeTo(stage, org.id);
    const acted = { id: notice, org, whose: [school, org.bureauKey] };
    for (const [nth, step] of steps.entries()) await playStep(stage, acted, step, nth);
  }
};
