import { outcomes } from '../../kernel/condition';
import { coreFacts } from '../../vocabulary/facts';
import { lives } from '../../vocabulary/lives';
import { organs } from '../../vocabulary/organs';
import { verbTitles } from '../../vocabulary/verbs';
import type { Effect, Life, Move, On, Then } from '../policy';
import type { Cited } from '../rules';
import { effectsIn, fieldsIn, isBareBase, livesOf, movesOf, placesOf, thenAt } from './asked';
import { factNamed } from './possible';
import { error, type Family, type Given, type Problem } from './problem';

type Row = Cited<Then<string>>;

/** Whether anything of this life can happen that a rule waits for. */
const happens = (given: Given, life: Life, on: On<string>): boolean => {
  const { places } = given.policy.words;
  if ('enter' in on)
    return on.enter.length > 0 && on.enter.every((place) => places[place]?.life === life);
  if ('track' in on) return given.rules.tracks[on.track]?.life === life;
  const moves = movesOf(given, life);
  if ('granted' in on) return moves.some((move) => move.grants);
  const opines = given.rules.opinions.some(({ at }) => places[at]?.life === life);
  return on.did === 'opine' ? opines : moves.some((move) => move.do === on.did);
};

const neverHappens = (given: Given): Problem[] =>
  given.rules.then
    .filter((row) => !happens(given, row.of, row.on))
    .map((row) =>
      error(
        'then-never',
        thenAt(row),
        `“${lives[row.of]}”里没有这一步，后续永远不会发生。`,
        row.clause,
      ),
    );

const byWhom = (move: Move<string, string>): boolean => move.by.includes('system');

/** The moves by which the system does a verb to a case of a life, standing at a place. */
const received = (given: Given, life: Life, verb: string, place: string) =>
  movesOf(given, life).filter(
    (move) => move.do === verb && byWhom(move) && move.from.includes(place),
  );

const openWrong = (
  given: Given,
  row: Row,
  effect: Extract<Effect, { open: unknown }>,
): Problem[] => {
  const start = placesOf(given, effect.open).find(
    (place) => given.policy.words.places[place]!.start,
  );
  if (!start)
    return [
      error(
        'no-receiver',
        thenAt(row),
        `要开一件“${lives[effect.open]}”，但规则里没有这种事项的起点。`,
        row.clause,
      ),
    ];
  if (effect.do && received(given, effect.open, effect.do, start).length === 0)
    return [
      error(
        'no-receiver',
        thenAt(row),
        `开出的“${lives[effect.open]}”要由系统“${verbTitles[effect.do]}”，但起点没有这一步。`,
        row.clause,
      ),
    ];
  return effect.do || given.policy.words.places[start]!.held
    ? []
    : [error('no-receiver', thenAt(row), `开出的“${lives[effect.open]}”没有人办理。`, row.clause)];
};

const doWrong = (given: Given, row: Row, effect: Extract<Effect, { on: unknown }>): Problem[] => {
  const what = `“${verbTitles[effect.do]}”办到“${lives[effect.on]}”`;
  const open = placesOf(given, effect.on).filter(
    (place) => !given.policy.words.places[place]!.final,
  );
  if (open.length === 0)
    return [error('no-receiver', thenAt(row), `${what}上，但规则里没有这种事项。`, row.clause)];
  if (open.some((place) => received(given, effect.on, effect.do, place).length > 0)) return [];
  return [
    error('no-receiver', thenAt(row), `${what}上，但没有一个环节由系统办这一步。`, row.clause),
  ];
};

const lifeOf = (effect: Effect): Life | undefined => {
  if ('open' in effect) return effect.open;
  return 'on' in effect ? effect.on : undefined;
};

/** What a value may fill in: a question of the act it is for, or a fact that a case is opened with. */
const mayBeGiven = (given: Given, effect: Effect, name: string): boolean => {
  if (Object.hasOwn(coreFacts, name)) return name === 'organ' && 'open' in effect;
  const life = lifeOf(effect);
  if (!life) return false;
  return movesOf(given, life).some((move) => fieldsIn(given, move.needs).includes(name));
};

const withWrong = (given: Given, row: Row, effect: Effect): Problem[] => {
  if (!('with' in effect) || !effect.with) return [];
  return Object.entries(effect.with).flatMap(([name, source]) => [
    ...(mayBeGiven(given, effect, name)
      ? []
      : [error('then-with', thenAt(row), `后续带去的“${name}”，那件事里没有人会看。`, row.clause)]),
    ...(name === 'organ' && typeof source === 'string' && !Object.hasOwn(organs, source)
      ? [error('unknown-organ', thenAt(row), `没有“${source}”这个部门。`, row.clause)]
      : []),
    ...(typeof source === 'object' &&
    'fact' in source &&
    factNamed(given, source.fact)?.kind === 'shut'
      ? [
          error(
            'personal-read',
            thenAt(row),
            `后续带去了个人信息“${source.fact}”，不能写进另一件事。`,
            row.clause,
          ),
        ]
      : []),
  ]);
};

const effectWrong = (given: Given, row: Row, effect: Effect): Problem[] => {
  if ('open' in effect) return openWrong(given, row, effect);
  return 'on' in effect ? doWrong(given, row, effect) : [];
};

/** Opening a case opens no case of its own life again, however far it goes. */
const endless = (given: Given): Problem[] => {
  const opens = (life: Life): Life[] =>
    effectsIn(given).flatMap(({ row, effect }) =>
      row.of === life && 'open' in effect ? [effect.open] : [],
    );
  const leads = (life: Life, seen: readonly Life[]): boolean =>
    opens(life).some((next) => seen.includes(next) || leads(next, [...seen, next]));
  return livesOf(given)
    .filter((life) => leads(life, [life]))
    .map((life) =>
      error('then-cycle', `then.${life}`, `“${lives[life]}”的后续会一直开下去，没有尽头。`),
    );
};

const shows = (given: Given): Problem[] =>
  Object.entries(given.rules.lists).flatMap(([id, list]) =>
    list.shows
      .filter((name) => {
        if (['app.name', 'app.moe_no', 'provider.name', 'since'].includes(name)) return false;
        if (name.startsWith('clock.')) return !Object.hasOwn(given.rules.clocks, name.slice(6));
        return given.rules.fields[name]?.public !== true;
      })
      .map((name) =>
        error(
          'list-shows',
          `lists.${id}`,
          `名单“${list.title}”要公布“${name}”，但它不是公开的内容。`,
          list.clause,
        ),
      ),
  );

/** A list is kept by somebody, and what it does is done by a list that there is. */
const listed = (given: Given): Problem[] => {
  const on = new Set(Object.values(given.policy.words.places).map((place) => place.on));
  return [
    ...Object.entries(given.rules.lists)
      .filter(([id]) => !on.has(id))
      .map(([id, list]) =>
        error('list-empty', `lists.${id}`, `没有任何环节列入名单“${list.title}”。`, list.clause),
      ),
    ...given.rules.holds
      .filter((hold) => !Object.hasOwn(given.rules.lists, hold.list))
      .map((hold) =>
        error('unknown-list', `holds.${hold.list}`, `没有名单“${hold.list}”。`, hold.clause),
      ),
    ...shows(given),
  ];
};

/** What permits and forbids use is the verdict's own order: rules of use read no list. */
const useReadsLists = (given: Given): Problem[] =>
  given.rules.use
    .filter((row) => JSON.stringify(row.when).match(/"(app|provider)\.on"/))
    .map((row) =>
      error(
        'use-reads-list',
        `use.${row.id}`,
        `使用规则“${row.id}”看了名单；名单的效力请写在 holds 里。`,
        row.clause,
      ),
    );

const decidesWrong = (given: Given): Problem[] =>
  Object.entries(given.policy.words.decides ?? {}).flatMap(([life, choice]) =>
    outcomes(choice).length > 0 && livesOf(given).includes(life as Life)
      ? []
      : [error('decides-nothing', `decides.${life}`, `规则里没有“${lives[life as Life]}”。`)],
  );

/** What a base permits to be loosened is there to be loosened, in the base itself. */
const permitsNothing = (given: Given): Problem[] =>
  given.own.articles.flatMap((article) =>
    (article.permits ?? [])
      .filter(
        (key) =>
          !given.rules.checks.some((check) => check.id === key) &&
          !Object.hasOwn(given.rules.clocks, key),
      )
      .map((key) =>
        error('permits-nothing', `permits.${key}`, `允许放宽的“${key}”不存在。`, article),
      ),
  );

/** Consequences happen, have a receiver, end; lists are kept, and do what they say. */
export const consequences: Family = (given) => {
  // A base without lives: what follows is proved in the regions, which have them.
  return isBareBase(given) ? permitsNothing(given) : everything(given);
};

const everything = (given: Given): Problem[] => [
  ...neverHappens(given),
  ...effectsIn(given).flatMap(({ row, effect }) => [
    ...effectWrong(given, row, effect),
    ...withWrong(given, row, effect),
  ]),
  ...endless(given),
  ...listed(given),
  ...useReadsLists(given),
  ...decidesWrong(given),
  ...permitsNothing(given),
];
