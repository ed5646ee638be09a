import type { FactValue, Facts } from '@shared/kernel/condition';
import type { CodeKind } from '@shared/kernel/identifiers';
import { askedFields } from '@shared/domain/answers';
import type { Actor, Answer, Answers, DecisionContext } from '@shared/domain/case';
import type { Field, Life } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { coreFacts } from '@shared/vocabulary/facts';
import { lives } from '@shared/vocabulary/lives';
import { workingDays } from '@functions/world/working-days';
import { answersOf, factsOf, settingsOf, type Book } from './play';

const holidays = workingDays();

/** Everybody a region's cases need: one for each party and office, a second of the fixed parties, somebody with too many hats, and a stranger. */
export const castOf = (rules: Rules): Actor[] => {
  const offices = Object.keys(rules.policy.words.offices);
  const one = (person: string, ...as: string[]): Actor => ({ person, as });
  return [
    one('teacher', 'filer'),
    one('colleague', 'filer'),
    one('principal', 'filer_head'),
    one('firm', 'provider'),
    one('parent', 'citizen'),
    one('clerk', 'desk'),
    one('clerk2', 'desk'),
    one('director', 'head'),
    one('director2', 'head'),
    ...['e1', 'e2', 'e3', 'e4'].map((e) => one(e, 'expert')),
    ...offices.map((o) => one(`at_${o}`, o)),
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

/** What people fill in to submit in one kind of case: the book's own answers, alone and with those of each of its cases. */
export const typicalOf = (book: Book, rules: Rules, life: Life): Answers[] => {
  const forms = rules.moves
    .filter((m) => m.do === 'submit' && rules.policy.words.places[m.from[0]!]?.life === life)
    .flatMap((m) => m.needs ?? []);
  const common = life === 'filing' ? book.填报 : {};
  const stories = book.案例.filter((s) => (s.事项 ?? lives.filing) === lives[life] && s.填报);
  const good = stories.filter((s) => s.类 === '通过');
  const drop = (a: Record<string, Answer>): Answers =>
    Object.fromEntries(Object.entries(a).filter(([, x]) => x !== null));
  const read = (said: Record<string, unknown>): Answers =>
    drop(answersOf(rules, { ...common, ...said }, forms));
  // What leads somewhere is likelier than what is refused.
  const all = [
    ...(life === 'filing' ? Array<Answers>(6).fill(read({})) : []),
    ...good.flatMap((s) => Array<Answers>(4).fill(read(s.填报!))),
    ...stories.map((s) => read(s.填报!)),
  ];
  return forms.length > 0 ? all : [];
};

const code: Partial<Record<CodeKind, string>> = {
  icp: '京ICP备13016345号-1',
  credit: '91350100M000100Y43',
  document: '宿教办发〔2024〕25号',
};
const words = '按规定办理，情况属实。';

const valid = (f: Field, day: string, fail: boolean): Answer => {
  switch (f.kind) {
    case 'choice':
      return Object.keys(f.options!)[0]!;
    case 'choices':
      return [Object.keys(f.options!)[0]!];
    case 'yes':
      return false;
    case 'attest':
      return true;
    case 'number':
      return f.min ?? 1;
    case 'score':
      return fail ? 1 : (f.max ?? 5);
    case 'date':
      return day;
    case 'file':
      return Array.from({ length: f.min ?? 1 }, (_, i) => ({
        file: `${f.id}${i}`,
        name: `${f.id}.jpg`,
        sha256: '0'.repeat(64),
      }));
    case 'point':
      return fail ? { is: 'fail', note: '与材料不符' } : { is: 'pass' };
    case 'person':
      return f.secret ? { sealed: 'per_1', commitment: 'one' } : '何苗';
    case 'phone':
      return f.secret ? { sealed: 'per_2', commitment: 'two' } : '13800001234';
    case 'moe_no':
      return '教APP备3200001号';
    case 'code':
      return code[f.code!] ?? '';
    default:
      return words.slice(0, f.max ?? words.length);
  }
};

/** These forms filled in as whoever is asked would: valid for every kind of question; with `fail`, every point is not met and every score the lowest. */
export const filledForm = (
  rules: Rules,
  forms: readonly string[],
  facts: Facts,
  day: string,
  fail: boolean,
): Answers =>
  Object.fromEntries(
    askedFields(rules, forms, facts).map((f): [string, Answer] => [
      f.id,
      f.fixed && f.from
        ? ((facts.facts[f.from] ?? coreFacts[f.from]?.values?.[0] ?? words) as FactValue as Answer)
        : valid(f, day, fail),
    ]),
  );
