import type { Sheet } from '../policy';
import type { Cited } from '../rules';
import { fieldsIn } from './asked';
import { error, twice, type Family, type Given, type Problem } from './problem';
import { verbTitles } from '../../vocabulary/verbs';

const one = (given: Given, id: string, sheet: Cited<Sheet>): Problem[] => {
  const at = `sheets.${id}`;
  const cells = sheet.rows.flat();
  const printed = cells.flatMap((c) => ('field' in c ? [c.field] : []));
  const opinions = [
    ...cells.flatMap((c) => ('opinion' in c ? [c.opinion] : [])),
    ...(sheet.annex ?? []),
  ];
  const asked = new Set(
    fieldsIn(
      given,
      given.rules.moves.flatMap((m) => m.needs ?? []),
    ),
  );
  const verbs = new Set(given.rules.moves.map((m) => m.do));
  const acts = cells.flatMap((c) => ('act' in c ? [c.act] : []));
  const issued = new Set(given.rules.moves.flatMap((m) => m.issues ?? []));
  const say = (rule: string, text: string): Problem =>
    error(rule, at, `打印表“${sheet.title}”${text}`, sheet.clause);
  return [
    ...twice(printed).map((f) => say('printed-twice', `把“${f}”印了两次。`)),
    ...twice(opinions).map((o) => say('printed-twice', `把意见“${o}”印了两次。`)),
    ...printed
      .filter((f) => !Object.hasOwn(given.rules.fields, f))
      .map((f) => say('unknown-field', `要印的“${f}”没有这个填写项。`)),
    ...printed
      .filter((f) => Object.hasOwn(given.rules.fields, f) && !asked.has(f))
      .map((f) => say('printed-unasked', `要印的“${f}”没有任何一步要求填写。`)),
    ...opinions
      .filter((o) => !given.rules.opinions.some((x) => x.id === o))
      .map((o) => say('unknown-opinion', `要印的意见“${o}”不存在。`)),
    ...[...acts, ...sheet.top.flatMap((t) => t.day ?? [])]
      .filter((v) => !verbs.has(v))
      .map((v) => say('unknown-act', `要印“${verbTitles[v]}”，但没有这一步。`)),
    ...sheet.top
      .flatMap((t) => t.number ?? [])
      .filter((n) => !issued.has(n))
      .map((n) => say('unknown-act', `要印的编号“${n}”没有任何一步会发。`)),
    ...sheet.rows.flatMap((row, i) =>
      row.reduce((n, c) => n + (c.span ?? 1), 0) === sheet.columns
        ? []
        : [say('sheet-columns', `第 ${i + 1} 行的格数不等于 ${sheet.columns}。`)],
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
export const sheets: Family = (g) =>
  Object.entries(g.rules.sheets).flatMap(([id, s]) => one(g, id, s));
