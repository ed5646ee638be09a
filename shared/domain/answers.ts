import { reveals } from '../kernel/reveals';
import { holds, choose, type Facts, type FactValue } from '../kernel/condition';
import { isDay } from '../kernel/calendar';
import {
  isSpoilt,
  readIdentifier,
  readMoeNo,
  readName,
  readPhone,
  type Read,
} from '../kernel/identifiers';
import type { Clause, Fault, FaultCode } from '../kernel/refusal';
import { longest } from '../kernel/limits';
import { hasControl, hasEmoji, undrawable } from '../kernel/printable';
import { cleaned, countZi, overBy } from '../kernel/text';
import type { Field } from '../policy/policy';
import type { Cited, Rules } from '../policy/rules';
import type { Answer, Answers, Attached, Point, Sealed } from './case';

/** True for the reference that stands for a sealed personal value. */
export const isSealed = (a: Answer | undefined): a is Sealed =>
  typeof a === 'object' && a !== null && 'sealed' in a;
/** True for a list of attached files. */
export const isFiles = (a: Answer | undefined): a is readonly Attached[] =>
  Array.isArray(a) && a.length > 0 && typeof a[0] === 'object';
/** True for one point of a checklist. */
export const isPoint = (a: Answer | undefined): a is Point =>
  typeof a === 'object' && a !== null && !Array.isArray(a) && 'is' in a;

const empty = (a: Answer | undefined): boolean =>
  a === undefined ||
  a === null ||
  a === '' ||
  (typeof a === 'string' && cleaned(a).trim() === '') ||
  (Array.isArray(a) && a.length === 0);

/** The name of the fact that holds what was proved of the app before. */
export const keptFact = (field: string): string => `kept.${field}`;

/** The fields of the named forms that are asked under these facts, each with the clause that asks it; what was proved of the app before is not. */
export const askedFields = (rules: Rules, forms: readonly string[], facts: Facts): Cited<Field>[] =>
  forms.flatMap((id) => {
    const form = rules.forms[id];
    return (form?.fields ?? [])
      .filter((f) => !(f.once && facts.facts[keptFact(f.id)] !== undefined))
      .filter((f) => !f.shown || holds(f.shown, facts) === true)
      .map((f) => ({ ...f, clause: form!.clause }));
  });

/** A field's label under these facts. */
export const labelOf = (field: Field, facts: Facts): string =>
  choose(field.label, facts) ?? (typeof field.label === 'string' ? field.label : '');

type Wrong = { code: FaultCode; params?: Record<string, string | number> } | undefined;

/** What is wrong with words that will be kept and printed, whatever their length; undefined when nothing is. What shows nothing is no fault: it is not kept. */
export const wordsWrong = (given: string): Wrong => {
  const text = cleaned(given);
  if (hasControl(text)) return { code: 'control_char' };
  if (hasEmoji(text)) return { code: 'emoji' };
  const rare = undrawable(text);
  return rare.length > 0 ? { code: 'glyphs', params: { glyphs: rare.join(' ') } } : undefined;
};

/** What is wrong with words for a history nobody can change or erase: numbers that name a person have no place in it either. */
export const keptWrong = (text: string): Wrong =>
  wordsWrong(text) ?? (reveals(text) ? { code: 'reveals' } : undefined);

const textWrong = (f: Field, text: string): Wrong => {
  const over = f.max === undefined ? 0 : overBy(text, f.max);
  if (over > 0) return { code: 'too_long', params: { max: f.max!, over } };
  const words = keptWrong(text);
  if (words) return words;
  return f.min !== undefined && countZi(text) < f.min
    ? { code: 'too_short', params: { min: f.min } }
    : undefined;
};

// What is measured has parts; people, days and copies are counted.
const MEASURED: readonly (string | undefined)[] = ['元', '万元', '小时', '%'];

const numberWrong = (f: Field, a: Answer): Wrong => {
  if (typeof a !== 'number' || !Number.isFinite(a)) return { code: 'not_a_number' };
  if (!Number.isSafeInteger(a) && !MEASURED.includes(f.unit)) return { code: 'not_whole' };
  if (f.min !== undefined && a < f.min) return { code: 'too_small', params: { min: f.min } };
  return f.max !== undefined && a > f.max ? { code: 'too_big', params: { max: f.max } } : undefined;
};

const filesWrong = (f: Field, a: Answer): Wrong => {
  if (!isFiles(a)) return { code: 'wrong_kind' };
  if (f.max !== undefined && a.length > f.max) return { code: 'too_many', params: { max: f.max } };
  return f.min !== undefined && a.length < f.min
    ? { code: 'too_few', params: { min: f.min } }
    : undefined;
};

/** What is wrong with one point of a checklist: not answered, 不符合 without a note, or a note that cannot be kept. */
export const pointWrong = (a: Answer): Wrong => {
  if (!isPoint(a) || !['pass', 'fail', 'na'].includes(a.is)) return { code: 'point_open' };
  return a.is === 'fail' && !cleaned(a.note ?? '').trim()
    ? { code: 'note_needed' }
    : a.note
      ? textWrong({ id: '', kind: 'text', label: '', max: longest.point }, a.note)
      : undefined;
};

const shape = (read: Read, code: FaultCode): Wrong =>
  read.shape !== 'wrong'
    ? undefined
    : isSpoilt(read.as)
      ? { code: 'code_shape', params: { why: read.why ?? '' } }
      : { code };

const codeWrong = (f: Field, a: string): Wrong => {
  const read = readIdentifier(f.code!, a);
  return read.shape === 'wrong'
    ? { code: 'code_shape', params: { why: read.why ?? '' } }
    : undefined;
};

/** What is wrong with one given answer, as its kind demands; one rule per kind of field. */
const wrongWith = (f: Field, a: Answer, today: FactValue): Wrong => {
  if (isSealed(a)) return f.secret ? undefined : { code: 'wrong_kind' };
  switch (f.kind) {
    case 'number':
    case 'score':
      return numberWrong(f, a);
    case 'file':
      return filesWrong(f, a);
    case 'point':
      return pointWrong(a);
    case 'yes':
      return typeof a === 'boolean' ? undefined : { code: 'wrong_kind' };
    case 'attest':
      return a === true ? undefined : { code: 'attest_needed' };
    case 'choices':
      if (!Array.isArray(a)) return { code: 'wrong_kind' };
      return (a as readonly unknown[]).every(
        (x) => typeof x === 'string' && f.options && Object.keys(f.options).includes(x),
      )
        ? undefined
        : { code: 'not_an_option' };
    default:
  }
  if (typeof a !== 'string') return { code: 'wrong_kind' };
  switch (f.kind) {
    case 'text':
      return textWrong(f, a);
    case 'choice':
      return f.options && Object.keys(f.options).includes(a)
        ? undefined
        : { code: 'not_an_option' };
    case 'date':
      return !isDay(a)
        ? { code: 'not_a_day' }
        : f.past && typeof today === 'string' && a > today
          ? { code: 'in_future' }
          : undefined;
    case 'phone':
      return shape(readPhone(a), 'phone_shape');
    case 'person':
      return hasEmoji(a) ? { code: 'emoji' } : shape(readName(a), 'name_shape');
    case 'code':
      return codeWrong(f, a);
    default:
      return shape(readMoeNo(a), 'moe_no_shape');
  }
};

/** Everything wrong with the answers to these forms, all at once; empty when they may be sent. */
export const faults = (
  rules: Rules,
  forms: readonly string[],
  answers: Answers,
  facts: Facts,
): Fault[] =>
  askedFields(rules, forms, facts).flatMap((f) => {
    const a = answers[f.id];
    const fault = (
      w: { code: FaultCode; params?: Record<string, string | number> },
      clause?: Clause,
    ): Fault => ({ field: f.id, label: labelOf(f, facts), ...w, ...(clause && { clause }) });
    if (empty(a))
      return f.optional
        ? []
        : [
            fault(
              {
                code:
                  f.kind === 'attest'
                    ? 'attest_needed'
                    : f.kind === 'point'
                      ? 'point_open'
                      : 'missing',
              },
              f.clause,
            ),
          ];
    const wrong = wrongWith(f, a!, facts.facts.today);
    return wrong ? [fault(wrong, f.clause)] : [];
  });

/** Answers in their normal form (full-width digits, spaces in numbers), without answers to questions that are not asked. */
export const normalise = (
  rules: Rules,
  forms: readonly string[],
  answers: Answers,
  facts: Facts,
): Answers =>
  Object.fromEntries(
    askedFields(rules, forms, facts).flatMap((f): [string, Answer | undefined][] => {
      const a = answers[f.id];
      if (empty(a)) return [];
      if (typeof a !== 'string') return [[f.id, a]];
      const as =
        f.kind === 'code'
          ? readIdentifier(f.code!, a).as
          : f.kind === 'moe_no'
            ? readMoeNo(a).as
            : f.kind === 'phone'
              ? readPhone(a).as
              : f.kind === 'person'
                ? readName(a).as
                : cleaned(a).trim();
      return [[f.id, as]];
    }),
  );

// A file is given another name when it is submitted; it stays the same file.
const plain = (answer: Answer | undefined): string =>
  JSON.stringify(isFiles(answer) ? answer.map((f) => f.file) : (answer ?? null));

/** Ids of the fields whose answers differ. Sealed values differ when their commitment does, files when they are other files. */
export const changedFields = (before: Answers, after: Answers): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((id) => before[id] !== after[id] && plain(before[id]) !== plain(after[id]))
    .sort();
