import type { FactValue } from '@shared/kernel/condition';
import { outcomes } from '@shared/kernel/condition';
import type { OrgKind } from '@shared/kernel/kinds';
import type { Instant } from '@shared/kernel/calendar';
import { blankCase, type Answers, type CaseEvent, type Moved } from '@shared/domain/case';
import type { Bars } from '@shared/domain/listed';
import type { Life } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { listKinds } from '@shared/vocabulary/list-kinds';
import { workingDays } from '@functions/world/working-days';
import type { Book, ListedBefore, Story, TownPlan } from './story';
import { hold, nextId, record, startOf } from './town';
import { makeTown, type App, type Bureau, type Org, type Town } from './town-state';
import { answersOf, factsOf, fail, flip, given, isYes, settingsOf } from './words';

const holidays = workingDays();

type Facts = Record<string, FactValue>;
const startingWith = (facts: Facts, ...prefixes: string[]): Facts =>
  Object.fromEntries(
    Object.entries(facts).filter(([name]) => prefixes.some((prefix) => name.startsWith(prefix))),
  );
const textOf = (fact: FactValue, otherwise: string): string =>
  typeof fact === 'string' ? fact : otherwise;

/**
 * The names of a story's town, each with what the book says of it; the first of each is the
 * story's own.
 */
type Named = {
  bureaus: readonly [string, string][];
  schools: readonly [string, string | null][];
  providers: readonly [string, boolean | string][];
  apps: readonly [string, string][];
};

const namedIn = (plan: TownPlan, facts: Facts, owner: string): Named => {
  const school = textOf(facts['filer.name'], '本校（演示）');
  const provider = textOf(facts['provider.name'], '提供者（演示）');
  const app = textOf(facts['app.name'], '应用（演示）');
  const bureaus = Object.entries(plan.局 ?? { [owner]: 'shi/', '县（区）教育局': 'shi/xian/' });
  const lowest = bureaus[bureaus.length - 1]![0];
  return {
    bureaus,
    schools: Object.entries(plan.学校 ?? { [school]: null, '第二小学（演示）': lowest }),
    providers: Object.entries(plan.提供者 ?? { [provider]: true }),
    apps: Object.entries(plan.应用 ?? { [app]: provider, '第二个应用（演示）': provider }),
  };
};

const bureausOf = (named: Named, book: Book, story: Story, rules: Rules): Bureau[] =>
  named.bureaus.map(([name, path]) => ({
    id: name,
    name,
    path,
    policy: book.地区,
    settings: settingsOf(rules, { ...book.设置, ...story.设置 }),
  }));

const orgsOf = ({ bureaus, schools, providers }: Named, facts: Facts): Org[] => {
  const top = bureaus[0]![0];
  const lowest = bureaus[bureaus.length - 1]![0];
  const own = facts['filer.level'] === 'county' ? lowest : top;
  return [
    ...schools.map(([name, bureau], index): Org => ({
      id: name,
      name,
      kind: index === 0 ? (textOf(facts['filer.kind'], 'school') as OrgKind) : 'school',
      bureau: bureau ?? own,
      reachable: true,
      ...(index === 0 && { facts: startingWith(facts, 'filer.') }),
    })),
    ...providers.map(([name, reachable]): Org => ({
      id: name,
      name,
      kind: 'provider',
      bureau: top,
      reachable: isYes(reachable),
    })),
  ];
};

const appsOf = ({ apps }: Named, facts: Facts): App[] =>
  apps.map(([name, provider], index) => ({
    id: name,
    name,
    provider,
    facts: startingWith(
      facts,
      ...(index === 0 ? ['app.', 'moe_no.', 'provider.name'] : ['app.kind', 'app.moe_standing']),
    ),
  }));

/**
 * Puts a filing in force into the town, with all its proofs given, as if it had been granted on
 * that day.
 */
export const fileInForce = (
  town: Town,
  of: { school: string; app: string; bureau: string },
  policy: string,
  filed: { answers: Answers; at: Instant },
): void => {
  const rules = town.rules(policy);
  const places = rules.policy.words.places;
  const granted = rules.moves
    .filter((move) => move.grants && places[move.from[0]!]!.life === 'filing')
    .flatMap((move) => outcomes(move.to).map((place) => ({ place, move })))
    .find(({ place }) => places[place]!.standing === 'filed')!;
  const at = {
    by: { person: 'before', as: 'head' },
    at: filed.at,
    place: granted.place,
    standing: places[granted.place]!.standing,
    round: 1,
    cites: [{ doc: granted.move.clause.doc, no: granted.move.clause.no }],
  };
  const tracks = Object.keys(rules.tracks).filter((id) => rules.tracks[id]!.life === 'filing');
  const grant: Moved = {
    ...at,
    kind: 'moved',
    did: granted.move.do,
    answers: filed.answers,
    grants: true,
    opensTracks: tracks,
  };
  const proofs = tracks.map((id): CaseEvent => ({
    ...at,
    kind: 'tracked',
    did: 'verify',
    track: { id, now: { state: 'done', at: filed.at } },
  }));
  const blank = blankCase(nextId(town), 'filing', policy, startOf(rules, 'filing'));
  const held = hold(town, blank, { app: of.app, filer: of.school }, of.bureau);
  for (const event of [grant, ...proofs]) record(town, held, event);
};

const effects = { 禁止使用: 'bars_use', 禁止新用: 'bars_new', 可以选用: 'permits_use' } as const;
const entryOf = (town: Town, row: ListedBefore, id: string): void => {
  const {
    局: by,
    路径: path,
    名单: list,
    种类: kind,
    起: since,
    效力,
    说: says,
    文号: doc,
    条: no,
  } = row;
  const does = effects[效力 as keyof typeof effects] ?? fail(`没有效力“${效力}”`);
  const clause = { doc, no, quote: says, kind: 'text' as const };
  const made = {
    path,
    by,
    list,
    kind: flip(listKinds, kind, '名单种类'),
    since,
    holds: [{ does, says, clause }],
  };
  const [of, name]: ['app' | 'provider', string] = row.应用
    ? ['app', row.应用]
    : ['provider', row.提供者!];
  const bars: Bars = { ...town.listed[of][name], [id]: made };
  town.listed[of][name] = bars;
};

/**
 * The answers of a book to what a kind of case asks when it is handed in, with those of one story.
 */
export const handedIn = (
  rules: Rules,
  life: Life,
  book: Pick<Book, '填报'>,
  said: Record<string, unknown> | undefined,
): Record<string, Answers[string]> => {
  if (life !== 'filing' && !said) return {};
  const forms = rules.moves
    .filter(
      (move) => move.do === 'submit' && rules.policy.words.places[move.from[0]!]?.life === life,
    )
    .flatMap((move) => move.needs ?? []);
  return answersOf(rules, { ...(life === 'filing' && book.填报), ...said }, forms) as Record<
    string,
    Answers[string]
  >;
};

/** The town in which a story of a book plays, with what is in use and listed before it begins. */
export const townOf = (
  book: Book,
  story: Story,
  rules: Rules,
  own: { life: Life; now: Instant },
): Town => {
  const facts: Facts = factsOf({ ...book.情况, ...story.情况 });
  const plan = { ...book.镇, ...story.镇 };
  const named = namedIn(plan, facts, rules.policy.owner);
  const { schools, apps } = named;
  const town: Town = {
    ...makeTown({
      rules: () => rules,
      holidays,
      bureaus: bureausOf(named, book, story, rules),
      orgs: orgsOf(named, facts),
      apps: appsOf(named, facts),
      now: own.now,
    }),
    said: startingWith(facts, 'respondent.', 'category', 'organ'),
  };
  const [school, other] = [schools[0]![0], schools[1]?.[0]];
  const uses = plan.在用 ?? [
    [school, apps[0]![0]],
    ...(other ? apps.map(([app]) => [other, app] as const) : []),
  ];
  const answers = given(handedIn(rules, 'filing', book, undefined));
  for (const [user, app] of uses) {
    // A story about a filing begins before the school has one.
    if (own.life === 'filing' && user === school && app === apps[0]![0]) continue;
    const org = town.orgs.find(({ id }) => id === user) ?? fail(`镇里没有“${user}”`);
    const at = `${Number(own.now.slice(0, 4)) - 1}-09-01T02:00:00.000Z`;
    fileInForce(town, { school: user, app, bureau: org.bureau }, book.地区, { answers, at });
  }
  plan.已列入?.forEach((row, index) => entryOf(town, row, `before_${index + 1}`));
  return town;
};
