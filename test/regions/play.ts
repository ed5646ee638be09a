import { addDays, dayOf, type Day } from '@shared/kernel/calendar';
import type { Refusal } from '@shared/kernel/refusal';
import type { Result } from '@shared/kernel/result';
import { normalise } from '@shared/domain/answers';
import type { ActInput, Actor, Answers, Case, CaseEvent } from '@shared/domain/case';
import { SYSTEM } from '@shared/domain/consequences';
import { factsFor } from '@shared/domain/facts';
import { watches } from '@shared/domain/watch';
import type { Life, Verb } from '@shared/policy/policy';
import { rulesFor } from '@shared/policy';
import type { Rules } from '@shared/policy/rules';
import { lives } from '@shared/vocabulary/lives';
import { verbTitles } from '@shared/vocabulary/verbs';
import { expectCame, expectRefused, expectTown, soFar, type Wrong } from './story-expect';
import { actorIn } from './story-people';
import { handedIn, townOf } from './story-town';
import type { Book, Step, Story } from './story';
import { act, begin, isOver } from './town';
import { drain, watch } from './town-effects';
import { contextOf } from './town-facts';
import { one, type About, type Held, type Town } from './town-state';
import { answersOf, fail, flip, given, isYes, seatKey } from './words';

export { readBook, type Book, type Kind, type Step, type Story } from './story';
export { answersOf, factsOf, settingsOf } from './words';

/**
 * A story as it runs: its town, its own school and app, and what each case has been answered so
 * far.
 */
type Playing = {
  book: Book;
  story: Story;
  town: Town;
  own: { school: string; app: string };
  /** Cases there were before it began. */ before: number;
  answers: Map<string, Answers>;
  main?: Held;
};

const instant = (day: Day, time = '10:00'): string =>
  new Date(Date.parse(`${day}T${time}:00.000+08:00`)).toISOString();

const aboutOf = (
  { town, own }: Playing,
  life: Life,
  of: Pick<Step, '学校' | '应用' | '种类'>,
): About => {
  const app = of.应用 ?? own.app;
  const school = of.学校 ?? own.school;
  const { provider } = one(town.apps, app);
  const category = titledCategory(town, of.种类 ?? 'other');
  const abouts: Partial<Record<Life, About>> = {
    complaint: { app, respondent: school, category },
    order: { app, respondent: provider },
    listing: { app, respondent: provider },
    provider_filing: { app, filer: provider },
  };
  return abouts[life] ?? { app, filer: school };
};

const titledCategory = (town: Town, said: string): string => {
  const { categories } = town.rules(town.bureaus[0]!.policy);
  return (
    categories.find(({ id, title }) => title === said || id === said)?.id ??
    fail(`没有投诉种类“${said}”`)
  );
};

/** Begins a case in a story, with what the book hands in. */
const beginIn = (playing: Playing, life: Life, of: Pick<Step, '学校' | '应用' | '种类'>): Held => {
  const { town, book, story, answers } = playing;
  const about = aboutOf(playing, life, of);
  const from = one(town.orgs, of.学校 ?? playing.own.school).bureau;
  const held = town.cases.get(begin(town, life, about, from))!;
  const isMain = playing.main === undefined;
  const rules = town.rules(held.state.policy);
  answers.set(held.state.id, handedIn(rules, life, book, isMain ? story.填报 : undefined));
  return held;
};

/** The case that a step is about. */
const caseOf = (playing: Playing, step: Step, wrong: Wrong): Held => {
  const { town, before, main } = playing;
  if (step.新开) return beginIn(playing, flip(lives, step.新开, '事项'), step);
  if (!step.在) return main!;
  const life = flip<Life>(lives, step.在, '事项');
  const all = [...town.cases.values()].slice(before).filter(({ state }) => state.life === life);
  const found = step.哪件
    ? all[step.哪件 - 1]
    : all.filter((held) => !isOver(town, held)).toReversed()[0];
  return found ?? wrong(`没有这件“${step.在}”`);
};

/** The form that a step fills in. */
const formsOf = (rules: Rules, current: Case, input: ActInput): readonly string[] => {
  const { do: verb, by } = input;
  if (input.opinion) {
    const form = rules.opinions.find(({ id }) => id === input.opinion!.split(':')[0])?.form;
    return form ? [form] : [];
  }
  if (input.track) return [rules.tracks[input.track]!.form];
  const here = rules.moves.filter((move) => move.do === verb && move.from.includes(current.place));
  const mine = here.find((move) => move.by.some((party) => by.as.includes(party)));
  return (mine ?? here[0])?.needs ?? [];
};

const answersIn = (playing: Playing, held: Held, input: ActInput, step: Step): Answers => {
  const { town, answers } = playing;
  const { state } = held;
  const rules = town.rules(state.policy);
  const forms = formsOf(rules, state, input);
  const said = answersOf(rules, step.填 ?? {}, forms);
  if (input.do !== 'submit') return said;
  const all = { ...answers.get(state.id), ...said };
  answers.set(state.id, all);
  const typed = given(all);
  return normalise(rules, forms, typed, factsFor(rules, state, contextOf(town, held), typed));
};

const outcomes = { 通过: 'pass', 有问题: 'fault', 否决: 'bar' } as const;

const trackOf = (rules: Rules, title: string, wrong: Wrong): string =>
  Object.entries(rules.tracks).find(([id, track]) => track.title === title || id === title)?.[0] ??
  wrong(`没有“${title}”`);

type Said = { by: Actor; wrong: Wrong };
/** The act of somebody that a step says. */
const actOf = (playing: Playing, held: Held, step: Step, { by, wrong }: Said): ActInput => {
  const { state } = held;
  const rules = playing.town.rules(state.policy);
  const input: ActInput = {
    do: flip<Verb>(verbTitles, step.做!, '做法'),
    by,
    version: state.version,
    round: state.round,
    ...(step.意见 && { opinion: seatKey(rules, state, step.意见) }),
    ...(step.凭据 && { track: trackOf(rules, step.凭据, wrong) }),
    ...(step.理由 && { reason: step.理由 }),
    ...(step.交给 && { to: step.交给 }),
    ...(step.结论 && { outcome: outcomes[step.结论] }),
  };
  return { ...input, answers: answersIn(playing, held, input, step) };
};

/** The act of the system that a step says: what time asks for, or what it would refuse. */
const systemActOf = ({ town }: Playing, held: Held, step: Step): ActInput => {
  const verb = flip<Verb>(verbTitles, step.做!, '做法');
  const due = watches(town.rules(held.state.policy), held.state, contextOf(town, held));
  return (
    due.find((one) => one.do === verb) ?? { do: verb, by: SYSTEM, version: held.state.version }
  );
};

const done = (playing: Playing, held: Held, step: Step, wrong: Wrong): Result<CaseEvent> => {
  const { town, book } = playing;
  if (!step.人) return act(town, held.state.id, systemActOf(playing, held, step));
  const said = book.人员[step.人] ?? wrong(`人员里没有“${step.人}”`);
  const by = actorIn(town, held, { person: step.人, said });
  return act(town, held.state.id, actOf(playing, held, step, { by, wrong }));
};

const pass = (town: Town, { 过, 日, 时, 到点 }: Step): void => {
  const day = 日 ?? addDays(dayOf(town.now), 过 ?? 0);
  if (过 !== undefined || 日 !== undefined || 时 !== undefined) town.now = instant(day, 时);
  if (到点 !== undefined && isYes(到点)) watch(town);
};

/** What a story came to: its own case, every refusal, and the article of every act. */
export type Played = { case: Case; refused: Refusal[]; cited: string[] };

const take = (playing: Playing, step: Step, played: Played, wrong: Wrong): void => {
  const { town, own } = playing;
  const before = soFar(town);
  pass(town, step);
  const held = caseOf(playing, step, wrong);
  const made = step.做 ? done(playing, held, step, wrong) : undefined;
  if (!isYes(step.不办后续)) drain(town);
  if (made && !made.ok) {
    played.refused.push(made.refusal);
    expectRefused(made.refusal, step.不行, wrong);
  } else {
    const event = made?.value ?? held.events[held.events.length - 1];
    if (step.不行) wrong('应当不行，却办成了');
    played.cited.push(...(event?.cites ?? []).map(({ no }) => no));
    expectCame({ town, held, ...(event && { event }) }, step, wrong);
  }
  expectTown({ town, held, before, own }, step, wrong);
};

/**
 * Plays one story in its town through the pure engine; throws, with the step's number, where
 * something else came of it than the book says.
 */
export const play = (book: Book, story: Story, own?: Rules): Played => {
  const rules = own ?? rulesFor(book.地区) ?? fail(`没有规则“${book.地区}”`);
  const life = story.事项 ? flip<Life>(lives, story.事项, '事项') : 'filing';
  const now = instant(story.日期 ?? '2026-03-02');
  const town = townOf(book, story, rules, { life, now });
  const school = town.orgs.find(({ kind }) => kind !== 'provider')!.id;
  const app = town.apps[0]!.id;
  const playing: Playing = {
    book,
    story,
    town,
    own: { school, app },
    before: town.cases.size,
    answers: new Map(),
  };
  const main = beginIn(playing, life, story.种类 ? { 种类: story.种类 } : {});
  playing.main = main;
  const played: Played = { case: main.state, refused: [], cited: [] };
  story.步骤.forEach((step, index) => {
    const at = `${story.编号} 第 ${index + 1} 步（${step.人 ?? '系统'} ${step.做 ?? '到点'}）`;
    take(playing, step, played, (message) => fail(`${at}：${message}`));
  });
  return { ...played, case: main.state };
};
