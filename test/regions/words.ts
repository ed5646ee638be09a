import type { FactValue } from '@shared/kernel/condition';
import type { Scalar } from '@shared/kernel/scalar';
import type { Answer, Answers } from '@shared/fields/answer';
import type { Refusal } from '@shared/kernel/refusal';
import type { Case } from '@shared/domain/case';
import type { Field } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { coreFacts } from '@shared/vocabulary/facts';

/** Ends a story whose words mean nothing here. */
export const fail = (message: string): never => {
  throw new Error(message);
};

/** The id behind a title, or the id itself. */
export const flip = <K extends string>(
  titles: Readonly<Record<K, string>>,
  title: string,
  what: string,
): K =>
  (Object.entries(titles) as [K, string][]).find(
    ([id, one]) => one === title || id === title,
  )?.[0] ?? fail(`没有${what}“${title}”`);

/** Whether a word of a book says yes. */
export const isYes = (said: unknown): boolean => said === true || said === '是';

const sealed = (name: string): Answer => ({ sealed: `sealed ${name}`, commitment: name });
const files = (id: string, count: number): Answer =>
  Array.from({ length: count }, (_, index) => ({
    file: `${id}${index}`,
    name: `${id}${index}.jpg`,
    sha256: `${index}`.padEnd(64, '0'),
  }));

const pointWords: Readonly<Record<string, 'pass' | 'fail' | 'na'>> = {
  符合: 'pass',
  是: 'pass',
  不符合: 'fail',
  否: 'fail',
  不适用: 'na',
};
const pointOf = (said: string): Answer => {
  const [is, ...note] = said.split('：');
  const verdict = pointWords[is!] ?? fail(`“${said}”不是符合、不符合或不适用`);
  return { is: verdict, ...(note.length > 0 && { note: note.join('：') }) };
};

const yesWords: Readonly<Record<string, boolean>> = { 是: true, 否: false };
const optionOf = (field: Field, said: unknown): string =>
  Object.entries(field.options ?? {}).find(([id, label]) => label === said || id === said)?.[0] ??
  String(said);
const asIs = (_: Field, said: unknown): Answer => said as Answer;
const secret = (field: Field, said: unknown): Answer =>
  field.secret ? sealed(String(said)) : String(said);

/** An answer in words, as the kind of its question understands it. */
const readers: Partial<Record<Field['kind'], (field: Field, said: unknown) => Answer>> = {
  yes: (_, said) => yesWords[said as string] ?? (said as Answer),
  attest: (_, said) => isYes(said),
  choice: optionOf,
  choices: (field, said) => [said].flat().map((one) => optionOf(field, one)),
  file: (field, said) => (typeof said === 'number' ? files(field.id, said) : (said as Answer)),
  point: (_, said) => pointOf(String(said)),
  person: secret,
  phone: secret,
};
const answerOf = (field: Field, said: unknown): Answer =>
  said === null || said === undefined ? null : (readers[field.kind] ?? asIs)(field, said);

const labelsOf = ({ label }: Field): string[] =>
  typeof label === 'string' ? [label] : [...label.first.map((row) => row.is), label.else];

/**
 * Answers by field id from answers by label (or id); questions to an office stand under their
 * text.
 */
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
      const field =
        all.find((one) => one.id === label) ?? all.find((one) => labelsOf(one).includes(label));
      if (field) return [field.id, answerOf(field, value)];
      const check =
        rules.checks.find((one) => one.ask?.text === label) ?? fail(`没有填写项“${label}”`);
      return [`check:${check.id}`, answerOf({ id: check.id, kind: 'point', label }, value)];
    }),
  );
};

/** The answers that were given at all. */
export const given = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null));

/** Facts by name from facts by their meaning in words. */
export const factsOf = (said: Record<string, unknown>): Record<string, FactValue> =>
  Object.fromEntries(
    Object.entries(said).map(([name, value]) => {
      const [id, fact] =
        Object.entries(coreFacts).find(([key, one]) => one.means === name || key === name) ??
        fail(`没有情况“${name}”`);
      const one = (word: unknown): Scalar =>
        fact.titles
          ? flip(fact.titles, String(word), '取值')
          : (yesWords[word as string] ?? (word as Scalar));
      return [id, Array.isArray(value) ? value.map(one) : one(value)];
    }),
  );

/** What a bureau decided: the suggested values and the book's own. */
export const settingsOf = (
  rules: Rules,
  said: Record<string, Scalar> = {},
): Record<string, Scalar> => ({
  ...Object.fromEntries(
    Object.entries(rules.policy.words.settings).flatMap(([id, setting]) =>
      setting.suggest === undefined ? [] : [[id, setting.suggest]],
    ),
  ),
  ...said,
});

/** The slot of an office by its title; whoever is none keeps the name. */
export const officeKey = (rules: Rules, title: string): string =>
  Object.entries(rules.policy.words.offices).find(
    ([id, office]) => office === title || id === title,
  )?.[0] ?? title;

/** The key of an opinion by its title at the place of a case, `意见：处室` for one of several. */
export const seatKey = (rules: Rules, current: Case, said: string): string => {
  const [title, office] = said.split('：');
  const opinion =
    rules.opinions.find(
      (one) => one.at === current.place && (one.title === title || one.id === title),
    ) ?? fail(`这里没有意见“${said}”`);
  return office ? `${opinion.id}:${officeKey(rules, office)}` : opinion.id;
};

/** What stood in the way, in the words of a book. */
export const told = (refusal: Refusal): { 因: string; 条?: string; 项: string[] } => ({
  因: refusal.code,
  ...(refusal.clause && { 条: refusal.clause.no }),
  项: (refusal.faults ?? []).map((fault) => String(fault.params?.finding ?? fault.field)),
});
