import type { Sheet } from '../policy';
import type { Cited } from '../rules';
import { fieldsIn } from './asked';
import { error, twice, type Family, type Given, type Problem } from './problem';
import { verbTitles } from '../../vocabulary/verbs';

const one = (given: Given, id: string, sheet: Cited<Sheet>): Problem[] => {
  const at = `sheets.${id}`;
  const cells = sheet.rows.flat();
  const printed = cells.flatMap((cell) => ('field' in cell ? [cell.field] : []));
  const opinions = [
    ...cells.flatMap((cell) => ('opinion' in cell ? [cell.opinion] : [])),
    ...(sheet.annex ?? []),
  ];
  const asked = new Set(
    fieldsIn(
      given,
      given.rules.moves.flatMap((move) => move.needs ?? []),
    ),
  );
  const verbs = new Set(given.rules.moves.map((move) => move.do));
  const acts = cells.flatMap((cell) => ('act' in cell ? [cell.act] : []));
  const issued = new Set<string>(given.rules.moves.flatMap((move) => move.issues ?? []));
  const say = (rule: string, text: string): Problem =>
    error(rule, at, `打印表“${sheet.title}”${text}`, sheet.clause);
  return [
    ...twice(printed).map((field) => say('printed-twice', `把“${field}”印了两次。`)),
    ...twice(opinions).map((opinion) => say('printed-twice', `把意见“${opinion}”印了两次。`)),
    ...printed
      .filter((field) => !Object.hasOwn(given.rules.fields, field))
      .map((field) => say('unknown-field', `要印的“${field}”没有这个填写项。`)),
    ...printed
      .filter((field) => Object.hasOwn(given.rules.fields, field) && !asked.has(field))
      .map((field) => say('printed-unasked', `要印的“${field}”没有任何一步要求填写。`)),
    ...opinions
      .filter((id) => !given.rules.opinions.some((opinion) => opinion.id === id))
      .map((id) => say('unknown-opinion', `要印的意见“${id}”不存在。`)),
    ...[...acts, ...sheet.top.flatMap((line) => line.day ?? [])]
      .filter((verb) => !verbs.has(verb))
      .map((verb) => say('unknown-act', `要印“${verbTitles[verb]}”，但没有这一步。`)),
    ...sheet.top
      .flatMap((line) => line.number ?? [])
      .filter((name) => !issued.has(name))
      .map((name) => say('unknown-act', `要印的编号“${name}”没有任何一步会发。`)),
    ...sheet.rows.flatMap((row, index) =>
      row.reduce((sum, cell) => sum + (cell.span ?? 1), 0) === sheet.columns
        ? []
        : [say('sheet-columns', `第 ${index + 1} 行的格数不等于 ${sheet.columns}。`)],
    ),
    ...(sheet.widths.length === sheet.columns
      ? []
      : [say('sheet-columns', `写了 ${sheet.widths.length} 个列宽，但有 ${sheet.columns} 列。`)]),
    ...(typeof sheet.copies === 'number' && sheet.copies !== sheet.holders.length
      ? [
          say(
            'sheet-copies',
            `一式 ${sheet.copies} 份，却写了 ${sheet.holders.length} 个存放单位。`,
          ),
        ]
      : []),
  ];
};

/** Official forms print each answer once, only what exists, in rows that fill the paper. */
export const sheets: Family = (given) =>
  Object.entries(given.rules.sheets).flatMap(([id, sheet]) => one(given, id, sheet));
