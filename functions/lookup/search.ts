import type { Transaction } from 'kysely';
import type { FoundApp, SearchAnswer, SearchHit } from '@shared/contract/lookup';
import { publicVerdict } from '@shared/domain/verdict';
import type { Tables } from '../db/tables';
import { PAGE, pageOf, type Place } from '../world/page';
import { appBrief } from './app-brief';
import { probesOf } from './probes';
import { meantBy, type Meant } from './rank';
import { readQuery } from './read';
import {
  candidates,
  statuses,
  type AppFound,
  type Besides,
  type Hit,
  type SchoolFound,
} from './search-store';

type Tx = Transaction<Tables>;

const placeOfHit = (hit: Hit): Place => [hit.school_id, hit.id];

const APPS = 8;
const SCHOOLS = 4;
const OF_SCHOOLS = 12;

/** What somebody searched for, and where they stand in its pages. */
export type Search = Besides & {
  q: string;
  after?: { school: string; app: string };
};

/** The line of a school's tool: the verdict that its page gives. */
const hitOf = (hit: Hit, today: string): SearchHit => {
  const { use, kind: verdict, word } = publicVerdict(hit, today);
  return {
    school: {
      id: hit.school_id,
      name: hit.school_name,
      kind: hit.school_kind,
      bureau: hit.school_bureau,
    },
    app: appBrief(hit, today, hit.path),
    use,
    verdict,
    word,
    ...(hit.place_title && { place: hit.place_title }),
  };
};

const schoolBrief = ({ id, name, kind, bureau }: SchoolFound) => ({ id, name, kind, bureau });

type Found = Meant<AppFound, SchoolFound>;

// Of schools that fit what was typed alike, the one that filed the app is meant.
const atSchool = (
  pairs: readonly Hit[],
  app: string,
  schools: readonly string[],
): Hit | undefined => {
  const ofApp = pairs.filter((hit) => hit.id === app);
  const inOrder = schools.flatMap((id) => ofApp.find((hit) => hit.school_id === id) ?? []);
  return inOrder.find((hit) => hit.spans) ?? inOrder[0];
};

const shown = ({ apps, schools, named }: Found, school: string | undefined) => {
  const few = apps.slice(0, APPS);
  const far = schools[0]?.far ?? 0;
  const meant = schools.slice(0, SCHOOLS);
  const nearest = meant.filter((school) => school.far - far < 0.1).map((school) => school.one.id);
  const given = school ? [school] : [];
  return { apps: few, schools: meant, at: named === undefined ? given : nearest };
};

const exactOnly = <T extends { id: string }>(
  all: readonly { one: T; exact: boolean }[],
  most: number,
): string[] =>
  all
    .filter((found) => found.exact)
    .slice(0, most)
    .map((found) => found.one.id);

/**
 * What a search answers: the apps and schools that were meant, the nearest first, and of those that
 * hold the very letters their tools in schools, page by page. Three statements.
 */
export const searchNames = async (
  tx: Tx,
  { q: query, moeNo, school, after }: Search,
  today: string,
): Promise<SearchAnswer> => {
  const { readings, words, blanks } = await readQuery(tx, query);
  const besides = { ...(moeNo && { moeNo }), ...(school && { school }) };
  const near = await candidates(
    tx,
    moeNo ? [] : probesOf([...readings, ...words], ['a', 'o']),
    besides,
  );
  const meant: Found = moeNo
    ? {
        apps: near.apps
          .filter((app) => app.moe_no === moeNo)
          .map((one) => ({ one, far: 0, exact: true })),
        schools: [],
      }
    : meantBy(readings, near.apps, near.schools, blanks);
  const { apps, schools, at } = shown(meant, school);
  const paired = meant.named !== undefined;
  const answer = await statuses(
    tx,
    {
      pairs: apps.flatMap((app) => at.map((id) => ({ school: id, app: app.one.id }))),
      counts: schools.map((school) => school.one.id),
      hits: {
        apps: paired ? [] : exactOnly(meant.apps, Infinity),
        schools: paired ? [] : exactOnly(meant.schools, OF_SCHOOLS),
        ...(school && { within: school }),
      },
      ...(after && { after }),
    },
    PAGE + 1,
  );
  const { shown: items, next } = pageOf(answer.hits, placeOfHit);
  const foundApps = apps.map(({ one, far }): { far: number; found: FoundApp } => {
    const pair = atSchool(answer.pairs, one.id, at);
    return {
      far,
      found: { app: appBrief(one, today, pair?.path), ...(pair && { at: hitOf(pair, today) }) },
    };
  });
  const foundSchools = schools.map(({ one, far }) => ({
    far: paired ? Infinity : far,
    found: { school: schoolBrief(one), filed: answer.filed.get(one.id) ?? 0 },
  }));
  const found = [...foundApps, ...foundSchools].sort((a, b) => a.far - b.far);
  return {
    items: items.map((hit) => hitOf(hit, today)),
    ...next,
    found: found.map((one) => one.found),
    exact: paired
      ? [meant.apps, meant.schools].every((all) => all[0]?.exact)
      : [...meant.apps, ...meant.schools].some((one) => one.exact),
    ...(meant.named && { named: meant.named }),
  };
};

/** The tools of one school, page by page. */
export const toolsOf = async (
  tx: Tx,
  school: string,
  after: Search['after'],
  today: string,
): Promise<SearchAnswer> => {
  const { hits, filed } = await statuses(
    tx,
    {
      pairs: [],
      counts: after ? [] : [school],
      hits: { apps: [], schools: [school] },
      ...(after && { after }),
    },
    PAGE + 1,
  );
  const { shown: items, next } = pageOf(hits, placeOfHit);
  const one = items[0];
  return {
    items: items.map((hit) => hitOf(hit, today)),
    ...next,
    found: one ? [{ school: hitOf(one, today).school, filed: filed.get(school) ?? 0 }] : [],
    exact: true,
  };
};

/** The schools whose names come nearest to what was typed, when none holds its letters. */
export const schoolsNear = async (
  tx: Tx,
  query: string,
): Promise<ReturnType<typeof schoolBrief>[]> => {
  const { readings } = await readQuery(tx, query);
  const { schools } = await candidates(tx, probesOf(readings, ['o']));
  return meantBy(readings, [], schools, new Set())
    .schools.slice(0, PAGE)
    .map((school) => schoolBrief(school.one));
};
