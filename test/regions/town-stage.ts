import type { CaseEvent } from '@shared/domain/case';
import { isWhat } from '@shared/domain/happened';
import type { Life, Then } from '@shared/policy/policy';
import type { Cited, Rules } from '@shared/policy/rules';
import { workingDays } from '@functions/world/working-days';
import type { Acting } from './acting';
import type { Region } from './region';
import { fileInForce, handedIn } from './story-town';
import { makeTown, type App, type Bureau, type Held, type Org, type Town } from './town-state';
import { factsOf, given, settingsOf } from './words';

const holidays = workingDays();
const NOW = '2026-03-02T01:00:00.000Z';
const BEFORE = '2026-01-05T01:00:00.000Z';

const bureauAt = (region: Region, id: string, path: string): Bureau => ({
  id,
  name: id,
  path,
  policy: region.book.地区,
  settings: settingsOf(region.rules, region.book.设置),
});
const userAt = (region: Region, id: string, kind: Org['kind'], bureau: string): Org => {
  const facts = factsOf(region.book.情况 ?? {});
  const own = Object.entries(facts).filter(
    ([name]) => name.startsWith('filer.') && name !== 'filer.kind',
  );
  const level = { 'filer.level': bureau === 'city' ? 'city' : 'county' };
  return {
    id,
    name: id,
    kind,
    bureau,
    reachable: true,
    facts: { ...Object.fromEntries(own), ...level },
  };
};

const providers: readonly Org[] = [
  { id: 'firm', name: 'firm', kind: 'provider', bureau: 'city', reachable: true },
  { id: 'silent', name: 'silent', kind: 'provider', bureau: 'city', reachable: false },
];
const apps: readonly App[] = [
  { id: 'read', name: 'read', provider: 'firm' },
  { id: 'count', name: 'count', provider: 'firm' },
  { id: 'draw', name: 'draw', provider: 'silent' },
].map((app) => ({
  ...app,
  facts: { 'app.moe_standing': 'filed', 'app.moe_no': '教APP备3200001号' },
}));

/**
 * A city with two counties, and another city: a school in each, an office of one; two providers, one of whom nobody
 * can sign in for.
 */
export const emptyTown = (region: Region): Town =>
  makeTown({
    rules: () => region.rules,
    holidays,
    bureaus: [
      bureauAt(region, 'city', 'c/'),
      bureauAt(region, 'east', 'c/e/'),
      bureauAt(region, 'west', 'c/w/'),
      bureauAt(region, 'elsewhere', 'x/'),
    ],
    orgs: [
      userAt(region, 'top', 'school', 'city'),
      userAt(region, 'eastern', 'school', 'east'),
      userAt(region, 'western', 'school', 'west'),
      userAt(region, 'office', 'office', 'east'),
      userAt(region, 'foreign', 'school', 'elsewhere'),
      ...providers,
    ],
    apps,
    now: NOW,
  });

/** What a region's histories share, made once: all that may be in use when one begins. */
export type Stage = {
  region: Region;
  /** Filings in force, one for each user and app. */ filed: readonly Held[];
  /** The ways from each place, with who may take them. */ ways: Readonly<
    Record<string, readonly Way[]>
  >;
  rows: readonly Cited<Then<string>>[];
  /** How often each row of consequences came about, and each way was walked. */
  fired: number[];
  walked: Record<string, number>;
};
/** One thing that can be done at a place, and who may. */
export type Way = Acting['offer'] & { by: readonly string[] };

const waysOf = (rules: Rules): Record<string, Way[]> => {
  const ways: Record<string, Way[]> = {};
  for (const move of rules.moves)
    for (const place of move.from)
      (ways[place] ??= []).push({
        do: move.do,
        by: move.by,
        needs: move.needs ?? [],
        reason: move.reason ?? false,
      });
  for (const { at, by, id, form } of rules.opinions)
    (ways[at] ??= []).push({
      do: 'opine',
      by: [by],
      opinion: id,
      needs: form ? [form] : [],
      reason: false,
    });
  return ways;
};

/** Prepares the histories of one region. */
export const stageOf = (region: Region): Stage => {
  const town = emptyTown(region);
  const answers = given(handedIn(region.rules, 'filing', region.book, undefined));
  for (const { id: school, kind, bureau } of town.orgs)
    if (kind !== 'provider')
      for (const { id: app } of apps)
        fileInForce(town, { school, app, bureau }, region.book.地区, { answers, at: BEFORE });
  return {
    region,
    filed: [...town.cases.values()],
    ways: waysOf(region.rules),
    rows: region.rules.then,
    fired: region.rules.then.map(() => 0),
    walked: {},
  };
};

/**
 * Whether an event brought about what a row says: where it waits for this, and all its effects are
 * there.
 */
export const cameAbout = (
  row: Cited<Then<string>>,
  life: Life,
  event: CaseEvent,
  entered: boolean,
): boolean => {
  if (row.of !== life || !isWhat(row.on, event, entered ? event.place : undefined)) return false;
  const effects = (event.effects ?? []).filter(
    ({ clause }) => clause.doc === row.clause.doc && clause.no === row.clause.no,
  );
  const isThere = (effect: (typeof row.effects)[number]): boolean =>
    effects.some((follow) =>
      Object.entries(effect).every(([name, wanted]) => {
        const is = (follow as Record<string, unknown>)[name];
        if (name !== 'with') return is === wanted;
        // A value that is read from a fact can be any.
        return Object.entries(wanted as object).every(
          ([id, value]) =>
            typeof value === 'object' ||
            (is as Record<string, unknown> | undefined)?.[id] === value,
        );
      }),
    );
  return row.effects.every(isThere);
};
