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
  [...new Set(rules.moves.filter((m) => m.do === verb).flatMap((m) => m.needs ?? []))].flatMap(
    (id) => rules.forms[id]?.fields ?? [],
  );

/** The fields whose pictures a sheet shows. */
export const picturedFields = (rules: Rules, sheet: Sheet, answers: Answers): string[] =>
  sheet.rows
    .flat()
    .flatMap((c) =>
      'field' in c
        ? [otherFor(answers, c.field) ?? c.field]
        : 'act' in c
          ? actFields(rules, c.act).map((f) => f.id)
          : [],
    )
    .filter((id) => rules.fields[id]?.kind === 'file');

const fieldCell = (m: Material, cell: Extract<Cell, { field: string }>): PrintedCell => {
  const field = m.rules.fields[cell.field] as Field;
  const other = otherFor(m.answers, field.id);
  const picture = m.pictures[other ?? field.id];
  const files = other ? m.answers[other] : undefined;
  const text = isFiles(files)
    ? `见附件：${files.map((f) => f.name).join('、')}`
    : asText(field, m.answers);
  if (picture)
    return { kind: 'image', image: picture.name, text, ...(cell.span && { span: cell.span }) };
  if (isFiles(files) || !['choice', 'choices', 'yes'].includes(field.kind))
    return { kind: 'text', text, ...whole(cell) };
  const a = m.answers[field.id];
  const chosen =
    field.kind === 'yes'
      ? typeof a === 'boolean'
        ? [String(a)]
        : []
      : Array.isArray(a)
        ? (a as readonly unknown[])
        : [a];
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
const said = (m: Material, opinion: string) => {
  const given = Object.entries(m.case.inForce?.opinions ?? {})
    .filter(([key]) => key.split(':')[0] === opinion)
    .map(([, o]) => o);
  const rule = m.rules.opinions.find((o) => o.id === opinion);
  const names = (some: readonly OpinionState[]): string =>
    some.flatMap((o) => (o.by ? [m.nameOf(o.by)] : [])).join('、');
  return {
    given,
    names,
    title: rule?.title ?? '',
    text: given.map((o) => opinionText(m.rules, rule?.form, o)).join('\n'),
    last: given
      .flatMap((o) => o.at ?? [])
      .sort()
      .at(-1),
  };
};

// The line that asks for the person in charge is signed by them alone: where another gave the
// opinion, it is named as the reviewer's, and line and day wait for a hand.
const opinionCell = (m: Material, cell: Extract<Cell, { opinion: string }>): PrintedCell => {
  const { given, names, text, last } = said(m, cell.opinion);
  const mayAll = !cell.sign.includes('负责人');
  const signer = names(given.filter((o) => mayAll || o.headed));
  const others = names(given.filter((o) => !mayAll && !o.headed));
  return {
    kind: 'opinion',
    text: [text, others && `审查人：${others}`].filter(Boolean).join('\n'),
    signLabel: cell.sign,
    ...(signer && { signer }),
    ...(last && (signer || mayAll) && { date: day(last) }),
    ...whole(cell),
  };
};

const annexOf = (m: Material, sheet: Sheet): PrintedSheet['annex'] =>
  sheet.annex?.flatMap((opinion) => {
    const { given, names, title, text, last } = said(m, opinion);
    return given.length > 0 ? [{ title, text, by: names(given), date: day(last) }] : [];
  });

// A seal stands for the bureau, a signature for a person.
const actCell = (m: Material, cell: Extract<Cell, { act: string }>): PrintedCell => {
  const act = m.acts.findLast((e) => e.did === cell.act && !e.track);
  const dated = cell.date && { dateLabel: cell.date };
  if (!act) return { kind: 'opinion', text: '', signLabel: cell.sign, ...dated, ...whole(cell) };
  const fields = actFields(m.rules, cell.act);
  const words = fields.filter((f) => f.kind !== 'file').map((f) => asText(f, m.answers));
  const ours = act.by.as !== 'filer' && act.by.as !== 'filer_head';
  const signature = fields
    .filter((f) => f.kind === 'file')
    .map((f) => m.pictures[f.id])
    .find((p) => p?.signature)?.name;
  const signer = ours && cell.sign.includes('盖章') ? m.bureau : m.nameOf(act.by.person);
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

const cellOf = (m: Material, cell: Cell): PrintedCell =>
  'label' in cell
    ? { kind: 'label', text: cell.label, ...(cell.span && { span: cell.span }) }
    : 'field' in cell
      ? fieldCell(m, cell)
      : 'opinion' in cell
        ? opinionCell(m, cell)
        : actCell(m, cell);

/**
 * True unless every question of a row is one that this filer is not asked: an office has no stages
 * of schooling.
 */
const concerns = (m: Material, row: readonly Cell[]): boolean => {
  const fields = row.flatMap((c) => ('field' in c ? [m.rules.fields[c.field]!] : []));
  return (
    fields.length === 0 ||
    row.some((c) => 'opinion' in c || 'act' in c) ||
    fields.some((f) => !f.shown || holds(f.shown, m.facts) !== false)
  );
};

/**
 * The official form filled in with what is in force. Nothing is fetched: names, pictures and
 * answers come in opened.
 */
export const sheetOf = (given: Material, sheet: Sheet): PrintedSheet => {
  const m: Material = { ...given, nameOf: (person) => byHand(given.nameOf(person)) };
  const rows = sheet.rows
    .filter((row) => concerns(m, row))
    .map((row) => row.map((cell) => cellOf(m, cell)));
  const annex = annexOf(m, sheet);
  return {
    title: sheet.title,
    top: sheet.top.map(
      (t) =>
        `${t.label}${t.number ? (m.case.numbers[t.number] ?? '') : day(m.acts.find((e) => e.did === t.day)?.at)}`,
    ),
    columns: sheet.columns,
    widths: sheet.widths,
    rows,
    ...(annex?.length && { annex }),
    notes: JSON.stringify([rows, annex]).includes(BLANK)
      ? [...sheet.notes, `注：姓名中打印字库没有的字以“${BLANK}”代替，请手写补上。`]
      : sheet.notes,
    copies: m.copies.map((c) => ({
      no: c.no,
      of: m.copies.length,
      code: grouped(c.code).toUpperCase(),
      holder: (sheet.holders[c.no - 1] ?? '').replace(/存$/, ''),
    })),
  };
};
