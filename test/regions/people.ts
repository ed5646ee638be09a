import { addDays, type Day } from '@shared/kernel/calendar';
import type { FactValue, Facts } from '@shared/kernel/condition';
import type { CodeKind } from '@shared/kernel/identifiers';
import { askedFields } from '@shared/domain/answers';
import type { Actor, Answer, Answers, DecisionContext } from '@shared/domain/case';
import type { Field, Life } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { coreFacts } from '@shared/vocabulary/facts';
import { lives } from '@shared/vocabulary/lives';
import { workingDays } from '@functions/world/working-days';
import type { Book } from './story';
import { answersOf, factsOf, given, settingsOf } from './words';

const holidays = workingDays();

/**
 * Everybody a region's cases need: one for each party and office, a second of the fixed parties,
 * somebody with too many hats, and a stranger.
 */
export const castOf = (rules: Rules): Actor[] => {
  const offices = Object.keys(rules.policy.words.offices);
  const one = (person: string, ...as: string[]): Actor => ({ person, as });
  return [
    one('teacher', 'filer'),
    one('colleague', 'filer'),
    one('principal', 'filer_head'),
    one('firm', 'provider'),
    one('told', 'respondent'),
    one('boss', 'respondent', 'respondent_head'),
    one('parent', 'citizen'),
    one('clerk', 'desk'),
    one('clerk2', 'desk'),
    one('director', 'head'),
    one('director2', 'head'),
    ...['e1', 'e2', 'e3', 'e4'].map((expert) => one(expert, 'expert')),
    ...offices.map((office) => one(`at_${office}`, office)),
    one('many', 'filer', 'filer_head', 'desk', 'head', ...offices),
    one('nobody'),
  ];
};

/** The world of a region's book at a moment, with what its bureau decided otherwise. */
export const worldOf = (
  book: Book,
  rules: Rules,
  now: string,
  decided: DecisionContext['settings'] = {},
): DecisionContext => ({
  facts: factsOf(book.情况 ?? {}),
  settings: settingsOf(rules, { ...book.设置, ...decided }),
  now,
  holidays,
});

/**
 * What people fill in to submit in one kind of case: the book's own answers, alone and with those
 * of each of its cases.
 */
export const typicalOf = (book: Book, rules: Rules, life: Life): Answers[] => {
  const { places } = rules.policy.words;
  const forms = rules.moves
    .filter((move) => move.do === 'submit' && places[move.from[0]!]?.life === life)
    .flatMap((move) => move.needs ?? []);
  if (forms.length === 0) return [];
  const common = life === 'filing' ? book.填报 : {};
  const stories = book.案例.filter(
    (story) => (story.事项 ?? lives.filing) === lives[life] && story.填报,
  );
  const read = (said: Record<string, unknown>): Answers =>
    given(answersOf(rules, { ...common, ...said }, forms));
  // What leads somewhere is likelier than what is refused.
  return [
    ...(life === 'filing' ? Array<Answers>(6).fill(read({})) : []),
    ...stories
      .filter((story) => story.类 === '通过')
      .flatMap((story) => Array<Answers>(4).fill(read(story.填报!))),
    ...stories.map((story) => read(story.填报!)),
  ];
};

const code: Partial<Record<CodeKind, string>> = {
  icp: '京ICP备13016345号-1',
  credit: '91350100M000100Y43',
  document: '宿教办发〔2024〕25号',
};
const words = '按规定办理，情况属实。';

type Filling = { day: Day; fail: boolean };
const filesOf = (field: Field): Answer =>
  Array.from({ length: field.min ?? 1 }, (_, index) => ({
    file: `${field.id}${index}`,
    name: `${field.id}.jpg`,
    sha256: '0'.repeat(64),
  }));
const firstOption = (field: Field): string => Object.keys(field.options!)[0]!;
const wordsOf = ({ max }: Field): Answer => words.slice(0, max ?? words.length);

/** What somebody who wants to go on answers to a question of each kind. */
const valid = {
  choice: firstOption,
  choices: (field) => [firstOption(field)],
  yes: () => false,
  attest: () => true,
  number: ({ min }) => min ?? 1,
  score: ({ max }, { fail }) => (fail ? 1 : (max ?? 5)),
  date: ({ future }, { day }) => (future ? addDays(day, 9) : day),
  file: filesOf,
  point: (_, { fail }) => (fail ? { is: 'fail', note: '与材料不符' } : { is: 'pass' }),
  person: ({ secret }) => (secret ? { sealed: 'per_1', commitment: 'one' } : '何苗'),
  phone: ({ secret }) => (secret ? { sealed: 'per_2', commitment: 'two' } : '13800001234'),
  moe_no: () => '教APP备3200001号',
  code: (field) => code[field.code!] ?? '',
  text: wordsOf,
} satisfies Record<Field['kind'], (field: Field, filling: Filling) => Answer>;

const fixedAnswer = (field: Field, { facts }: Facts): Answer =>
  (facts[field.from!] ?? coreFacts[field.from!]?.values?.[0] ?? words) as FactValue as Answer;

/**
 * These forms filled in as whoever is asked would: valid for every kind of question; with `fail`,
 * every point is not met and every score the lowest.
 */
export const filledForm = (
  rules: Rules,
  forms: readonly string[],
  facts: Facts,
  filling: Filling,
): Answers =>
  Object.fromEntries(
    askedFields(rules, forms, facts).map((field): [string, Answer] => [
      field.id,
      field.fixed && field.from ? fixedAnswer(field, facts) : valid[field.kind](field, filling),
    ]),
  );
