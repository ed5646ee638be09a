import { isFiles } from '@shared/fields/answer';
import type { Answers, Case, CaseEvent, OpinionState } from '@shared/domain/case';
import type { PrintedCell, PrintedSheet } from '@shared/domain/sheet';
import { chineseDay, dayOf } from '@shared/kernel/calendar';
import { holds, type Facts } from '@shared/kernel/condition';
import { grouped } from '@shared/kernel/id';
import { BLANK, byHand } from '@shared/kernel/printable';
import type { Cell, Field, Sheet } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { asText, opinionText } from './written';

/**
 * Everything that stands on a printed form besides the policy's own words. `answers` are in the
 * clear; `pictures` are the files that show as pictures, by field.
 */
export type Material = {
  rules: Rules;
  facts: Facts;
  case: Case;
  answers: Answers;
  acts: readonly CaseEvent[];
  pictures: Readonly<Record<string, { name: string; signature: boolean }>>;
  nameOf: (person?: string) => string;
  bureau: string;
  copies: readonly { no: number; code: string }[];
};

const day = (at?: string): string => (at ? chineseDay(dayOf(at)) : '');
const whole = (cell: { span?: number; tall?: number }) => ({
  ...(cell.span && { span: cell.span }),
  ...(cell.tall && { tall: cell.tall }),
});

/**
 * The question that may be answered by a picture where another has no answer: the national filing's
 * QR code for its number.
 */
const standIn: Readonly<Record<string, string>> = { moe_no: 'moe_qr' };

const otherFor = (answers: Answers, field: string): string | undefined =>
  answers[field] === undefined ? standIn[field] : undefined;

const actFields = (rules: Rules, verb: string): Field[] =>
  [
    ...new Set(rules.moves.filter((move) => move.do === verb).flatMap((move) => move.needs ?? [])),
  ].flatMap((id) => rules.forms[id]?.fields ?? []);

const fieldsIn = (rules: Rules, cell: Cell, answers: Answers): string[] => {
  if ('field' in cell) return [otherFor(answers, cell.field) ?? cell.field];
  return 'act' in cell ? actFields(rules, cell.act).map((field) => field.id) : [];
};

/** The fields whose pictures a sheet shows. */
export const picturedFields = (rules: Rules, sheet: Sheet, answers: Answers): string[] =>
  sheet.rows
    .flat()
    .flatMap((cell) => fieldsIn(rules, cell, answers))
    .filter((id) => rules.fields[id]?.kind === 'file');

const chosenIn = (field: Field, answer: Answers[string]): readonly unknown[] => {
  if (field.kind === 'yes') return typeof answer === 'boolean' ? [String(answer)] : [];
  return Array.isArray(answer) ? answer : [answer];
};

const fieldCell = (material: Material, cell: Extract<Cell, { field: string }>): PrintedCell => {
  const field = material.rules.fields[cell.field] as Field;
  const other = otherFor(material.answers, field.id);
  const picture = material.pictures[other ?? field.id];
  const files = other ? material.answers[other] : undefined;
  const text = isFiles(files)
    ? `见附件：${files.map((file) => file.name).join('、')}`
    : asText(field, material.answers);
  if (picture)
    return { kind: 'image', image: picture.name, text, ...(cell.span && { span: cell.span }) };
  if (isFiles(files) || !['choice', 'choices', 'yes'].includes(field.kind))
    return { kind: 'text', text, ...whole(cell) };
  const chosen = chosenIn(field, material.answers[field.id]);
  const options = field.kind === 'yes' ? { true: '是', false: '否' } : (field.options ?? {});
  return {
    kind: 'boxes',
    options: Object.entries(options).map(([id, text]) => ({ text, ticked: chosen.includes(id) })),
    ...(cell.span && { span: cell.span }),
  };
};

/**
 * What was said under one opinion, by one office or by all that give it; the day is that of the
 * last.
 */
const said = (material: Material, opinion: string) => {
  const given = Object.entries(material.case.inForce?.opinions ?? {})
    .filter(([key]) => key.split(':')[0] === opinion)
    .map(([, opinion]) => opinion);
  const rule = material.rules.opinions.find((one) => one.id === opinion);
  const names = (some: readonly OpinionState[]): string =>
    some.flatMap((opinion) => (opinion.by ? [material.nameOf(opinion.by)] : [])).join('、');
  return {
    given,
    names,
    title: rule?.title ?? '',
    text: given.map((opinion) => opinionText(material.rules, rule?.form, opinion)).join('\n'),
    last: given
      .flatMap((opinion) => opinion.at ?? [])
      .sort()
      .at(-1),
  };
};

// The line that asks for the person in charge is signed by them alone: where another gave the
// opinion, it is named as the reviewer's, and line and day wait for a hand.
const opinionCell = (material: Material, cell: Extract<Cell, { opinion: string }>): PrintedCell => {
  const { given, names, text, last } = said(material, cell.opinion);
  const mayAll = !cell.sign.includes('负责人');
  const signer = names(given.filter((opinion) => mayAll || opinion.headed));
  const others = names(given.filter((opinion) => !mayAll && !opinion.headed));
  return {
    kind: 'opinion',
    text: [text, others && `审查人：${others}`].filter(Boolean).join('\n'),
    signLabel: cell.sign,
    ...(signer && { signer }),
    ...(last && (signer || mayAll) && { date: day(last) }),
    ...whole(cell),
  };
};

const annexOf = (material: Material, sheet: Sheet): PrintedSheet['annex'] =>
  sheet.annex?.flatMap((opinion) => {
    const { given, names, title, text, last } = said(material, opinion);
    return given.length > 0 ? [{ title, text, by: names(given), date: day(last) }] : [];
  });

// A seal stands for the bureau, a signature for a person.
const actCell = (material: Material, cell: Extract<Cell, { act: string }>): PrintedCell => {
  const act = material.acts.findLast((event) => event.did === cell.act && event.kind !== 'tracked');
  const dated = cell.date && { dateLabel: cell.date };
  if (!act) return { kind: 'opinion', text: '', signLabel: cell.sign, ...dated, ...whole(cell) };
  const fields = actFields(material.rules, cell.act);
  const words = fields
    .filter((field) => field.kind !== 'file')
    .map((field) => asText(field, material.answers));
  const ours = act.by.as !== 'filer' && act.by.as !== 'filer_head';
  const signature = fields
    .filter((field) => field.kind === 'file')
    .map((field) => material.pictures[field.id])
    .find((picture) => picture?.signature)?.name;
  const signer =
    ours && cell.sign.includes('盖章') ? material.bureau : material.nameOf(act.by.person);
  return {
    kind: 'opinion',
    text: [...words, act.reason ?? ''].filter(Boolean).join('\n'),
    signLabel: cell.sign,
    signer,
    ...(signature && { signature }),
    date: day(act.at),
    ...dated,
    ...whole(cell),
  };
};

const cellOf = (material: Material, cell: Cell): PrintedCell => {
  if ('label' in cell)
    return { kind: 'label', text: cell.label, ...(cell.span && { span: cell.span }) };
  if ('field' in cell) return fieldCell(material, cell);
  return 'opinion' in cell ? opinionCell(material, cell) : actCell(material, cell);
};

/**
 * True unless every question of a row is one that this filer is not asked: an office has no stages
 * of schooling.
 */
const concerns = (material: Material, row: readonly Cell[]): boolean => {
  const fields = row.flatMap((cell) =>
    'field' in cell ? [material.rules.fields[cell.field]!] : [],
  );
  return (
    fields.length === 0 ||
    row.some((cell) => 'opinion' in cell || 'act' in cell) ||
    fields.some((field) => !field.shown || holds(field.shown, material.facts) !== false)
  );
};

/**
 * The official form filled in with what is in force. Nothing is fetched: names, pictures and
 * answers come in opened.
 */
export const sheetOf = (given: Material, sheet: Sheet): PrintedSheet => {
  const material: Material = { ...given, nameOf: (person) => byHand(given.nameOf(person)) };
  const rows = sheet.rows
    .filter((row) => concerns(material, row))
    .map((row) => row.map((cell) => cellOf(material, cell)));
  const annex = annexOf(material, sheet);
  const dateOf = (did: string | undefined) => material.acts.find((act) => act.did === did)?.at;
  return {
    title: sheet.title,
    top: sheet.top.map(
      (line) =>
        `${line.label}${line.number ? (material.case.numbers[line.number] ?? '') : day(dateOf(line.day))}`,
    ),
    columns: sheet.columns,
    widths: sheet.widths,
    rows,
    ...(annex?.length && { annex }),
    notes: JSON.stringify([rows, annex]).includes(BLANK)
      ? [...sheet.notes, `注：姓名中打印字库没有的字以“${BLANK}”代替，请手写补上。`]
      : sheet.notes,
    copies: material.copies.map((copy) => ({
      no: copy.no,
      of: material.copies.length,
      code: grouped(copy.code).toUpperCase(),
      holder: (sheet.holders[copy.no - 1] ?? '').replace(/存$/, ''),
    })),
  };
};
