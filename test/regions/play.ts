import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { FactValue } from '@shared/kernel/condition';
import { addDays } from '@shared/kernel/calendar';
import { workingDays } from '@functions/world/working-days';
import {
  blankCase,
  type ActInput,
  type Actor,
  type Answer,
  type Answers,
  type Case,
  type DecisionContext,
} from '@shared/domain/case';
import { normalise } from '@shared/domain/answers';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { factsFor } from '@shared/domain/facts';
import { findings } from '@shared/domain/findings';
import { watches } from '@shared/domain/watch';
import { useSpans } from '@shared/domain/public-status';
import type { Refusal } from '@shared/kernel/refusal';
import type { Scalar } from '@shared/kernel/scalar';
import type { Field, Life, Verb } from '@shared/policy/policy';
import { rulesFor } from '@shared/policy';
import type { Rules } from '@shared/policy/rules';
import { coreFacts } from '@shared/vocabulary/facts';
import { lives } from '@shared/vocabulary/lives';
import { verbTitles } from '@shared/vocabulary/verbs';

const holidays = workingDays();

/** A book of worked cases from its file; our own, so however often it refers to itself. */
export const readBook = (file: string): Book =>
  parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 }) as Book;

/** One region's worked cases as an official reads them: everything in Chinese words, as labels and titles of the policy have them. */
export type Book = {
  地区: string;
  设置?: Record<string, Scalar>;
  情况?: Record<string, unknown>;
  人员: Record<string, string[]>;
  填报: Record<string, unknown>;
  案例: Story[];
};
export type Kind = '通过' | '退回' | '不予' | '拦下' | '其他';
export type Story = {
  编号: string;
  标题: string;
  类: Kind;
  依据?: string[];
  事项?: string;
  日期?: string;
  情况?: Record<string, unknown>;
  设置?: Record<string, Scalar>;
  填报?: Record<string, unknown>;
  步骤: Step[];
};
/** One act and what came of it. `过` days pass before it. Either it leads somewhere (`到`) or it is refused (`不行`). */
export type Step = {
  过?: number;
  人?: string;
  做: string;
  填?: Record<string, unknown>;
  意见?: string;
  结论?: '通过' | '有问题' | '否决';
  凭据?: string;
  理由?: string;
  交给?: string;
  到?: string;
  条?: string;
  使用?: '可以' | '试点' | '不可以';
  牵头?: string;
  协同?: string[];
  提示?: string[];
  不行?: { 因?: string; 条?: string; 项?: string[]; 说?: string };
};

const fail = (message: string): never => {
  throw new Error(message);
};
const flip = <K extends string>(
  titles: Readonly<Record<K, string>>,
  title: string,
  what: string,
): K =>
  (Object.entries(titles) as [K, string][]).find(([id, t]) => t === title || id === title)?.[0] ??
  fail(`没有${what}“${title}”`);

const sealed = (name: string): Answer => ({ sealed: `sealed ${name}`, commitment: name });
const files = (id: string, n: number): Answer =>
  Array.from({ length: n }, (_, i) => ({
    file: `${id}${i}`,
    name: `${id}${i}.jpg`,
    sha256: `${i}`.padEnd(64, '0'),
  }));

/** An answer in words, as the kind of its question understands it. */
const answerOf = (f: Field, said: unknown): Answer => {
  if (said === null || said === undefined) return null;
  const options = f.options ?? {};
  const one = (x: unknown): string =>
    Object.entries(options).find(([id, label]) => label === x || id === x)?.[0] ?? String(x);
  switch (f.kind) {
    case 'yes':
      return said === '是' ? true : said === '否' ? false : (said as Answer);
    case 'attest':
      return said === '是' || said === true;
    case 'choice':
      return one(said);
    case 'choices':
      return Array.isArray(said) ? said.map(one) : [one(said)];
    case 'file':
      return typeof said === 'number' ? files(f.id, said) : (said as Answer);
    case 'point': {
      const [is, ...note] = String(said).split('：');
      const verdict =
        ({ 符合: 'pass', 是: 'pass', 不符合: 'fail', 否: 'fail', 不适用: 'na' } as const)[
          is as '符合'
        ] ?? fail(`“${String(said)}”不是符合、不符合或不适用`);
      return { is: verdict, ...(note.length > 0 && { note: note.join('：') }) };
    }
    case 'person':
    case 'phone':
      return f.secret ? sealed(String(said)) : String(said);
    default:
      return typeof said === 'number' || typeof said === 'string' ? said : (said as Answer);
  }
};

const labelsOf = (f: Field): string[] =>
  typeof f.label === 'string' ? [f.label] : [...f.label.first.map((r) => r.is), f.label.else];

/** Answers by field id from answers by label (or id); questions to an office stand under their text. */
export const answersOf = (
  rules: Rules,
  said: Record<string, unknown>,
  forms?: readonly string[],
): Record<string, Answer> => {
  // The same label may stand in several forms; the forms asked here come first.
  const first = (forms ?? []).flatMap((id) => rules.forms[id]?.fields ?? []);
  const all = [...first, ...Object.values(rules.fields)];
  return Object.fromEntries(
    Object.entries(said).map(([label, value]) => {
      const field = all.find((f) => f.id === label) ?? all.find((f) => labelsOf(f).includes(label));
      if (field) return [field.id, answerOf(field, value)];
      const check = rules.checks.find((c) => c.ask?.text === label) ?? fail(`没有填写项“${label}”`);
      return [`check:${check.id}`, answerOf({ id: check.id, kind: 'point', label }, value)];
    }),
  );
};

/** Facts by name from facts by their meaning in words. */
export const factsOf = (said: Record<string, unknown>): Record<string, FactValue> =>
  Object.fromEntries(
    Object.entries(said).map(([name, value]) => {
      const [id, fact] =
        Object.entries(coreFacts).find(([key, f]) => f.means === name || key === name) ??
        fail(`没有情况“${name}”`);
      const one = (x: unknown): Scalar =>
        fact.titles
          ? flip(fact.titles, String(x), '取值')
          : x === '是'
            ? true
            : x === '否'
              ? false
              : (x as Scalar);
      return [id, Array.isArray(value) ? value.map(one) : one(value)];
    }),
  );

/** What a bureau decided: the suggested values and the book's own. */
export const settingsOf = (
  rules: Rules,
  said: Record<string, Scalar> = {},
): Record<string, Scalar> => ({
  ...Object.fromEntries(
    Object.entries(rules.policy.words.settings).flatMap(([id, s]) =>
      s.suggest === undefined ? [] : [[id, s.suggest]],
    ),
  ),
  ...said,
});

const seatKey = (rules: Rules, c: Case, said: string): string => {
  const [title, office] = said.split('：');
  const o =
    rules.opinions.find((x) => x.at === c.place && (x.title === title || x.id === title)) ??
    fail(`这里没有意见“${said}”`);
  return office ? `${o.id}:${officeKey(rules, office)}` : o.id;
};
const officeKey = (rules: Rules, title: string): string =>
  Object.entries(rules.policy.words.offices).find(([id, t]) => t === title || id === title)?.[0] ??
  title;

/** What stood in the way, in the words of a book. */
const told = (r: Refusal): { 因: string; 条?: string; 项: string[] } => ({
  因: r.code,
  ...(r.clause && { 条: r.clause.no }),
  项: (r.faults ?? []).map((f) => String(f.params?.finding ?? f.field)),
});

const useWords = { yes: '可以', pilot: '试点', no: '不可以' } as const;

/** Plays one story through the pure engine; throws, with the step's number, where something else came of it than the book says. Gives the verb, place and clause of every step. */
export const play = (
  book: Book,
  story: Story,
  given?: Rules,
): { case: Case; refused: Refusal[]; cited: string[] } => {
  const rules = given ?? rulesFor(book.地区) ?? fail(`没有规则“${book.地区}”`);
  const life = story.事项 ? flip<Life>(lives, story.事项, '事项') : 'filing';
  const start =
    Object.entries(rules.policy.words.places).find(([, p]) => p.life === life && p.start) ??
    fail(`${story.事项 ?? '使用者备案'}没有起点`);
  const base = factsOf({ ...book.情况, ...story.情况 });
  const settings = settingsOf(rules, { ...book.设置, ...story.设置 });
  const refused: Refusal[] = [];
  const cited: string[] = [];
  let day = story.日期 ?? '2026-03-02';
  let c = blankCase('case_book', life, book.地区, { place: start[0], standing: start[1].standing });
  let answers: Record<string, Answer> =
    life === 'filing' || story.填报
      ? answersOf(
          rules,
          { ...(life === 'filing' ? book.填报 : {}), ...story.填报 },
          rules.moves
            .filter(
              (m) => m.do === 'submit' && rules.policy.words.places[m.from[0]!]?.life === life,
            )
            .flatMap((m) => m.needs ?? []),
        )
      : {};
  const world = (): DecisionContext => ({
    facts: base,
    settings,
    now: `${day}T02:00:00.000Z`,
    holidays,
  });
  const titleOf = (place: string): string => rules.policy.words.places[place]?.title ?? place;

  story.步骤.forEach((step, i) => {
    const at = `${story.编号} 第 ${i + 1} 步（${step.人 ?? '系统'} ${step.做}）`;
    const wrong = (message: string): never => fail(`${at}：${message}`);
    if (step.过) day = addDays(day, step.过);
    const w = world();
    const verb = flip<Verb>(verbTitles, step.做, '做法');
    const actor: Actor = step.人
      ? {
          person: step.人,
          as: (book.人员[step.人] ?? wrong(`人员里没有“${step.人}”`)).map((x) =>
            officeKey(rules, x),
          ),
        }
      : { person: 'system', as: ['system'] };
    const opinion = step.意见 ? seatKey(rules, c, step.意见) : undefined;
    const track = step.凭据
      ? (Object.entries(rules.tracks).find(
          ([id, t]) => t.title === step.凭据 || id === step.凭据,
        )?.[0] ?? wrong(`没有“${step.凭据}”`))
      : undefined;
    const move =
      rules.moves.find(
        (m) => m.do === verb && m.from.includes(c.place) && m.by.some((b) => actor.as.includes(b)),
      ) ?? rules.moves.find((m) => m.do === verb && m.from.includes(c.place));
    const form = opinion
      ? rules.opinions.find((o) => o.id === opinion.split(':')[0])?.form
      : track
        ? rules.tracks[track]!.form
        : undefined;
    const forms = form ? [form] : (move?.needs ?? []);
    const said = answersOf(rules, step.填 ?? {}, forms);
    if (verb === 'submit') answers = { ...answers, ...said };
    const given: Answers =
      verb === 'submit'
        ? Object.fromEntries(Object.entries(answers).filter(([, a]) => a !== null))
        : said;
    const ready: Answers =
      verb === 'submit'
        ? normalise(rules, move?.needs ?? [], given, factsFor(rules, c, w, given))
        : given;
    const act: ActInput = step.人
      ? {
          do: verb,
          by: actor,
          version: c.version,
          round: c.round,
          answers: ready,
          ...(opinion && { opinion }),
          ...(track && { track }),
          ...(step.理由 && { reason: step.理由 }),
          ...(step.交给 && { to: step.交给 }),
          ...(step.结论 && {
            outcome: ({ 通过: 'pass', 有问题: 'fault', 否决: 'bar' } as const)[step.结论],
          }),
        }
      : (watches(rules, c, w).find((a) => a.do === verb) ?? {
          do: verb,
          by: actor,
          version: c.version,
        });
    const r = decide(rules, c, act, w);
    if (!r.ok) {
      refused.push(r.refusal);
      const is = told(r.refusal);
      const wanted =
        step.不行 ??
        wrong(
          `没有办成：${JSON.stringify(is)} ${(r.refusal.faults ?? []).map((f) => f.label).join('；')}`,
        );
      if (wanted.因 && wanted.因 !== is.因)
        wrong(`原因应为“${wanted.因}”，实际“${is.因}” ${JSON.stringify(is)}`);
      if (wanted.条 && wanted.条 !== is.条)
        wrong(`依据应为“${wanted.条}”，实际“${is.条}” ${JSON.stringify(is)}`);
      if (wanted.项 && wanted.项.toSorted().join() !== is.项.toSorted().join())
        wrong(`应指出 ${wanted.项.join('、')}，实际 ${is.项.join('、')}`);
      return;
    }
    if (step.不行) wrong(`应当不行，却办成了，到“${titleOf(r.value.place)}”`);
    const event = r.value;
    cited.push(...event.cites.map((x) => x.no));
    if (step.条 && !event.cites.some((x) => x.no === step.条))
      wrong(`依据应为“${step.条}”，实际“${event.cites.map((x) => x.no).join('、')}”`);
    c = evolve(
      c,
      event.kind === 'moved' && event.issues
        ? { ...event, number: `编号〔2026〕${i + 1}号` }
        : event,
    );
    if (step.到 && step.到 !== titleOf(c.place))
      wrong(`应到“${step.到}”，实际到“${titleOf(c.place)}”`);
    if (step.牵头 && officeKey(rules, step.牵头) !== c.route?.lead)
      wrong(
        `牵头应为“${step.牵头}”，实际“${rules.policy.words.offices[c.route?.lead ?? ''] ?? '无'}”`,
      );
    if (
      step.协同 &&
      step.协同
        .map((o) => officeKey(rules, o))
        .toSorted()
        .join() !== [...(c.route?.co ?? [])].sort().join()
    )
      wrong(
        `协同应为“${step.协同.join('、')}”，实际“${(c.route?.co ?? []).map((o) => rules.policy.words.offices[o]).join('、')}”`,
      );
    if (step.使用) {
      const use = useWords[useSpans(rules, c, w)[0]!.use];
      if (use !== step.使用) wrong(`使用应为“${step.使用}”，实际“${use}”`);
    }
    if (step.提示) {
      const ids = findings(rules, life, factsFor(rules, c, w), undefined, c.route).map((f) => f.id);
      if (step.提示.length === 0 && ids.length > 0) wrong(`不应有提示，实际提示 ${ids.join('、')}`);
      for (const id of step.提示)
        if (!ids.includes(id)) wrong(`应提示“${id}”，实际提示 ${ids.join('、') || '无'}`);
    }
  });
  return { case: c, refused, cited };
};
