import type { Transaction } from 'kysely';
import { waitingFor } from '@shared/domain/moves';
import { assignedTo } from '@shared/domain/who';
import type { Tables } from '../db/tables';
import type { Server } from '../world/server';
import { insertMessages, peopleOf } from '../outbox/store';
import { contextOf } from './context';
import type { LifeOnServer, Telling, Words } from './life';
import { lives } from './lives';
import { loadForSystem } from './load';
import { concernedIn } from './load-store';
import { rulesOfCase } from './rules';
import { eventAt, type Happened } from './store';
import { waits } from './record';
import { orgOf } from './tasks';
import { officeName } from './told';

type Asked = { office: string; what: string; key?: string };

/**
 * Whom an event asks to act: the offices the case came to wait for, the colleague a seat was handed
 * to, or whoever confirms a proof. Nobody once the case has moved on.
 */
const askedBy = ({ rules, loaded, event, context }: Telling): Asked[] => {
  if (!waits(loaded, loaded.state)) return [];
  const track = event.kind === 'tracked' ? rules.tracks[event.track.id] : undefined;
  if (event.kind === 'tracked' && track)
    return event.track.now.state === 'given' &&
      loaded.state.tracks[event.track.id]?.state === 'given'
      ? track.confirmedBy.map((office) => ({ office, what: `核对${track.title}` }))
      : [];
  // A round lasts over several events: whoever has not spoken yet still hears of its beginning,
  // however late the job runs.
  if (
    event.did === 'recall' ||
    loaded.state.place !== event.place ||
    loaded.state.round !== event.round
  )
    return [];
  return waitingFor(rules, loaded.state, context).filter((task) =>
    event.kind === 'transferred'
      ? task.key === event.assigned.opinion
      : event.did !== 'opine' || task.key === undefined,
  );
};

/** Who is told where a party is asked that is no role of its own. */
const rolesOf: Readonly<Record<string, readonly string[]>> = {
  respondent: ['filer', 'filer_head'],
  respondent_head: ['filer_head'],
};

/** The parties that are told of a case as whoever filed it, or that have no account. */
const outside: readonly string[] = ['filer', 'filer_head', 'citizen', 'provider'];

/** Whoever filed it, as far as an event is their business. */
const toFiler = async (
  tx: Transaction<Tables>,
  room: LifeOnServer,
  telling: Telling,
): Promise<[string, Words][]> => {
  const { loaded, event } = telling;
  const words = loaded.filer_org ? room.wordsToFiler?.(telling) : undefined;
  if (!words) return [];
  const people = await peopleOf(tx, loaded.filer_org!, {
    roles: event.did === 'submit' ? ['filer_head'] : ['filer', 'filer_head'],
    slots: [],
  });
  return people.map((person) => [person, words]);
};

/** Whoever an event asks to act: of an office all who sit there, or whom it was handed to. */
const toOffices = async (
  tx: Transaction<Tables>,
  room: LifeOnServer,
  telling: Telling,
): Promise<[string, Words][]> => {
  const { loaded, rules, context } = telling;
  const told: [string, Words][] = [];
  const concerned = { ...concernedIn(loaded), respondent: loaded.respondent_org };
  for (const asked of askedBy(telling)) {
    if (outside.includes(asked.office)) continue;
    const office = officeName(rules, loaded.offices, asked.office, loaded.bureau_name);
    const words = room.wordsToOffice?.(telling, { what: asked.what, office });
    if (!words) continue;
    const org = orgOf(concerned, asked.office);
    if (!org) continue;
    const people = await peopleOf(tx, org, {
      roles: rolesOf[asked.office] ?? [asked.office],
      slots: [asked.office],
    });
    const assigned = asked.key ? assignedTo(loaded.state, asked.key, context) : undefined;
    for (const person of people) if (!assigned || assigned === person) told.push([person, words]);
  }
  return told;
};

/**
 * Tells everybody whom an event concerns: whoever filed the case, and whoever it asks to act; never
 * whoever did it.
 */
export const tellOfCase = async (
  server: Server,
  tx: Transaction<Tables>,
  job: { id: string; body: unknown },
): Promise<void> => {
  const happened = { ...(job.body as Omit<Happened, 'id'>), id: job.id };
  const loaded = await loadForSystem(tx, happened.case);
  const event = loaded && (await eventAt(tx, happened.case, happened.seq));
  if (!loaded || !event) return;
  const room = lives[loaded.life];
  const now = server.now();
  const context = await contextOf(server, loaded, now);
  const telling: Telling = { loaded, rules: rulesOfCase(loaded), context, event };
  const messages = new Map([
    ...(await toFiler(tx, room, telling)),
    ...(await toOffices(tx, room, telling)),
  ]);
  messages.delete(event.by.person);
  await insertMessages(
    tx,
    [...messages].map(([person, words]) => ({
      id: server.newId('message'),
      person,
      at: now,
      ...words,
      about: loaded.id,
      source: happened.id,
    })),
  );
};
