import type { Transaction } from 'kysely';
import type { Level } from '@shared/kernel/kinds';
import { dayOf } from '@shared/kernel/calendar';
import { blankCase } from '@shared/domain/case';
import { rulesFor } from '@shared/policy';
import { addPersona, personas } from '../account/persona-store';
import { enterAs } from '../account/session-store';
import { actOn } from '../case/act';
import { insertDraft } from '../case/draft-store';
import { loadForSystem } from '../case/load';
import { insertCase } from '../case/store';
import { signedHash } from '../filing/paper';
import type { Server } from '../world/server';
import { drain } from '../outbox/work';
import { attach } from './attach';
import { playListing } from './listed';
import { page, scribble } from './picture';
import type { Region, Story } from './region';
import { beijing } from './beijing';
import { puyang } from './puyang';
import { suqian } from './suqian';
import { wenzhou } from './wenzhou';
import { barProvider, plantApp, plantBureau, plantOrg, plantPerson } from './plant';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;
type Seated = { person: string; seat: string };
type Persona = { name: string; role: string; enter?: string };

/**
 * Seeds the demonstration into an empty database, replaying every act through `decide`; on later
 * starts only gives its personas.
 */
export const seedDemo = async ({
  app,
  say,
}: {
  app: { server: Server };
  say: (line: string) => void;
}): Promise<readonly Persona[]> => {
  const real = app.server;
  const system = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    real.db.transaction().execute(async (tx) => {
      await enterAs(tx, 'system');
      return work(tx);
    });
  const known = await system((tx) => personas(tx));
  if (known.length === 0) await plantAll(real, system, say);
  return (await system((tx) => personas(tx))).map((persona) => ({
    name: real.seal.open({ keyId: persona.name_key, box: persona.name_box }, persona.person_id),
    role: `${persona.org} · ${persona.what}`,
  }));
};

const regions: readonly Region[] = [suqian, beijing, puyang, wenzhou];

const plantAll = async (
  real: Server,
  system: InSystem,
  say: (line: string) => void,
): Promise<void> => {
  const now = real.now();
  let at = now;
  const server: Server = { ...real, now: () => at };
  const total = regions.reduce((sum, region) => sum + region.stories.length, 0);
  let done = 0;
  for (const region of regions) {
    const places = await system((tx) => plantRegion(server, tx, region));
    const setDay = (daysAgo: number, count: number) =>
      void (at = new Date(Date.parse(now) - daysAgo * 86_400_000 + count * 60_000).toISOString());
    for (const [i, story] of region.stories.entries()) {
      await play(server, system, region, story, i, places, setDay);
      done += 1;
      if (done % 6 === 0) say(`${done}/${total}`);
    }
    if (region.listed) await playListing({ server, system, region, places, setDay }, region.listed);
    at = now;
  }
  await drain(server, 5000);
};

/**
 * Plants a region's bureaus, people, filers and apps; its personas are listed in the order of their
 * keys.
 */
const plantRegion = async (server: Server, tx: Tx, region: Region): Promise<Places> => {
  const people = new Map<string, Seated>();
  const orgs: Places['orgs'] = new Map();
  const appIds = new Map<string, string>();
  const persona = (place: string, key: string, seated: Seated, what: string) =>
    addPersona(tx, {
      id: `${regions.indexOf(region)}-${place}-${region.key}-${key}`,
      ...seated,
      what,
    });
  const cityId = await plantBureau(server, tx, region.city);
  const city = { id: cityId, path: region.city.path };
  const bureaus = new Map<string, { id: string; path: string; level: Level }>([
    ['city', { id: cityId, path: region.city.path, level: 'city' }],
  ]);
  for (const { key, ...seed } of region.counties)
    bureaus.set(key, {
      id: await plantBureau(server, tx, { ...seed, parent: cityId }),
      path: seed.path,
      level: seed.level,
    });
  let named = 0;
  for (const [key, bureau] of bureaus)
    for (const [index, { name, role, slots, what, ...seat }] of region.staff.entries()) {
      if (seat.only === 'city' && bureau.level !== 'city') continue;
      const seated = await plantPerson(server, tx, {
        name: key === 'city' ? name : `${name.slice(0, 1)}${'敏强华军燕磊洋杰'[named++ % 8]}`,
        org: bureau.id,
        role,
        slots: [...slots],
        title: what,
      });
      people.set(`${key}.${seat.key}`, seated);
      if (region.shown.includes(key))
        await persona(
          key === 'city' ? '3' : '5',
          `${String(index).padStart(2, '0')}-${key}-${seat.key}`,
          seated,
          what,
        );
    }
  for (const [index, filer] of region.filers.entries()) {
    const bureau = bureaus.get(filer.of)!;
    const id = await plantOrg(server, tx, {
      name: filer.name,
      kind: filer.kind,
      bureau: bureau.id,
      path: bureau.path,
      level: bureau.level,
      ...(filer.kind === 'school' && {
        nature: filer.nature ?? ('public' as const),
        stages: filer.stages ?? [],
      }),
    });
    orgs.set(filer.key, { id, bureau: bureau.id, path: bureau.path, bureauKey: filer.of });
    const school = filer.kind === 'school';
    const teacher = await plantPerson(server, tx, {
      name: filer.teacher,
      org: id,
      role: 'filer',
      title: school ? '教师' : '经办人',
    });
    people.set(`${filer.key}.teacher`, teacher);
    const place = filer.of === 'city' ? '1' : '4';
    if (filer.shown)
      await persona(
        place,
        `${index}-${filer.key}-a`,
        teacher,
        school ? '教师（填报）' : '经办人（填报）',
      );
    if (filer.head) {
      const head = await plantPerson(server, tx, {
        name: filer.head,
        org: id,
        role: 'filer_head',
        title: school ? '校长' : '负责人',
      });
      people.set(`${filer.key}.principal`, head);
      if (filer.shown)
        await persona(
          place,
          `${index}-${filer.key}-b`,
          head,
          school ? '校长（签名）' : '负责人（签名）',
        );
    }
    for (const [nth, name] of (filer.experts ?? []).entries()) {
      const expert = await plantPerson(server, tx, {
        name,
        org: id,
        role: 'expert',
        title: '论证专家',
      });
      people.set(`${filer.key}.expert${nth + 1}`, expert);
      if (filer.shown) await persona(place, `${index}-${filer.key}-c${nth}`, expert, '论证专家');
    }
  }
  for (const { key, barred, ...tool } of region.apps) {
    const app = await plantApp(server, tx, tool);
    appIds.set(key, app);
    if (barred)
      await barProvider(tx, app, {
        bureau: bureaus.get('city')!.id,
        by: '省级黑名单（演示）',
      });
  }
  return { city, orgs, people, appIds };
};

export type InSystem = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
export type Places = {
  city: { id: string; path: string };
  orgs: Map<string, { id: string; bureau: string; path: string; bureauKey: string }>;
  people: Map<string, Seated>;
  appIds: Map<string, string>;
};
type Asked = Parameters<typeof actOn>[1];

/**
 * Replays one story: every step is decided by the real rules on the day it happened; a step the
 * rules refuse stops the seeding.
 */
const play = async (
  server: Server,
  system: InSystem,
  region: Region,
  story: Story,
  nth: number,
  places: Places,
  setDay: (daysAgo: number, minute: number) => void,
): Promise<void> => {
  const org = places.orgs.get(story.school)!;
  const filer = region.filers.find((filer) => filer.key === story.school)!;
  const app = region.apps.find((app) => app.key === story.app)!;
  const life =
    filer.kind === 'provider' ? ('provider_filing' as const) : (story.life ?? ('filing' as const));
  const who = (key: string): string =>
    (places.people.get(`${story.school}.${key}`) ?? places.people.get(`${org.bureauKey}.${key}`))!
      .person;
  const id = server.newId('case');
  setDay(story.steps[0]?.[1] ?? 1, 0);
  const [place, first] = Object.entries(rulesFor(region.policy)!.policy.words.places).find(
    ([, place]) => place.life === life && place.start,
  )!;
  const photo = await system(async (tx) => {
    const start = { place, standing: first.standing };
    const at = server.now();
    await insertCase(tx, {
      filer: org.id,
      app: places.appIds.get(story.app)!,
      bureau: org.bureau,
      path: org.path,
      state: blankCase(id, life, region.policy, start),
      at,
    });
    const draft = JSON.stringify(story.steps.length === 0 ? region.begun : {});
    await insertDraft(tx, { id, filer: org.id, at, ...server.seal.seal(draft, id) });
    return attach(server, tx, {
      filing: id,
      org,
      by: who('teacher'),
      name: '会议纪要.png',
      use: 'attachment',
      bytes: page(nth),
    });
  });
  for (const [i, [step, daysAgo, words = '']] of story.steps.entries()) {
    setDay(daysAgo, i);
    await system(async (tx) => {
      const filing = (await loadForSystem(tx, id))!;
      const today = dayOf(server.now());
      const seen = { version: filing.version, round: filing.state.round };
      const by = (key: string, ...as: string[]) => ({ person: who(key), as });
      const filled = { ...region.answers({ photo, today, filer, app, story }), ...story.more };
      const common: Record<string, () => Promise<Asked> | Asked> = {
        submit: () => ({
          ...seen,
          do: 'submit',
          by: by('teacher', life === 'provider_filing' ? 'provider' : 'filer'),
          answers: filled,
        }),
        sign: async () => ({
          ...seen,
          do: 'sign',
          by: by('principal', 'filer_head'),
          signed: signedHash(filing, filing.state.answers),
          answers: {
            signature: [
              await attach(server, tx, {
                filing: id,
                org,
                by: who('principal'),
                name: 'signature.png',
                use: 'signature',
                bytes: scribble(nth + 1),
              }),
            ],
          },
        }),
        accept: () => ({ ...seen, do: 'accept', by: by('desk', 'desk') }),
        approve: () => ({
          ...seen,
          do: 'approve',
          by: by('head', 'head'),
          answers: region.approval,
        }),
        reject: () => ({ ...seen, do: 'reject', by: by('head', 'head'), reason: words }),
        suspend: () => ({ ...seen, do: 'suspend', by: by('desk', 'desk'), reason: words }),
        revoke: () => ({ ...seen, do: 'revoke', by: by('head', 'head'), reason: words }),
        stop: () => ({ ...seen, do: 'stop', by: by('principal', 'filer_head'), reason: words }),
        withdraw: () => ({ ...seen, do: 'withdraw', by: by('teacher', 'filer') }),
        amend: () => ({ ...seen, do: 'amend', by: by('teacher', 'filer') }),
        expand: () => ({ ...seen, do: 'expand', by: by('teacher', 'filer') }),
        renew: () => ({ ...seen, do: 'renew', by: by('teacher', 'filer') }),
        paper: async () => {
          const code =
            (
              await tx
                .selectFrom('paper_copy')
                .select('code')
                .where('case_id', '=', id)
                .where('no', '=', 2)
                .executeTakeFirst()
            )?.code ?? '';
          return {
            ...seen,
            do: 'report',
            track: 'paper',
            by: by('desk', 'desk'),
            answers: { paper_code: code, paper_scan: [photo] },
          };
        },
      };
      const own = (): Asked => {
        const act = region.acts[step]!({ photo, today, words, answers: filled });
        if ('opine' in act)
          return {
            ...seen,
            do: 'opine',
            by: by(
              words && places.people.has(`${story.school}.${words}`) ? words : act.by,
              act.slot,
            ),
            opinion: act.opine,
            outcome: act.outcome ?? 'pass',
            answers: act.answers,
            ...(act.reason && { reason: act.reason }),
          };
        if ('report' in act)
          return {
            ...seen,
            do: 'report',
            track: act.report,
            by: by(act.by, act.as),
            answers: act.answers,
          };
        if ('verify' in act)
          return { ...seen, do: 'verify', track: act.verify, by: by(act.by, act.as) };
        return {
          ...seen,
          do: act.do,
          by: by(act.by, act.as),
          ...(act.answers && { answers: act.answers }),
          ...(act.reason && { reason: act.reason }),
        };
      };
      const made = await actOn(
        { server, tx, loaded: filing },
        await (region.acts[step] ? own() : common[step]!()),
      );
      if (!made.ok)
        throw new Error(
          `demo ${region.key} ${story.school}/${story.app} ${step}: ${JSON.stringify(made.refusal)}`,
        );
    });
  }
};
