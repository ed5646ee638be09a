import type { Sheet } from '../policy';
import type { Cited } from '../rules';
import { fieldsIn } from './asked';
import { error, twice, type Family, type Given, type Problem } from './problem';
import { verbTitles } from '../../vocabulary/verbs';

const one = (g: Given, id: string, s: Cited<Sheet>): Problem[] => {
  const at = `sheets.${id}`;
  const cells = s.rows.flat();
  const printed = cells.flatMap((c) => ('field' in c ? [c.field] : []));
  const opinions = [
    ...cells.flatMap((c) => ('opinion' in c ? [c.opinion] : [])),
    ...(s.annex ?? []),
  ];
  const asked = new Set(
    fieldsIn(
      g,
      g.rules.moves.flatMap((m) => m.needs ?? []),
    ),
  );
  const verbs = new Set(g.rules.moves.map((m) => m.do));
  const acts = cells.flatMap((c) => ('act' in c ? [c.act] : []));
  const issued = new Set(g.rules.moves.flatMap((m) => m.issues ?? []));
  const say = (rule: string, text: string): Problem =>
    error(rule, at, `打印表“${s.title}”${text}`, s.clause);
  return [
    ...twice(printed).map((f) => say('printed-twice', `把“${f}”印了两次。`)),
    ...twice(opinions).map((o) => say('printed-twice', `把意见“${o}”印了两次。`)),
    ...printed
      .filter((f) => !Object.hasOwn(g.rules.fields, f))
      .map((f) => say('unknown-field', `要印的“${f}”没有这个填写项。`)),
    ...printed
      .filter((f) => Object.hasOwn(g.rules.fields, f) && !asked.has(f))
      .map((f) => say('printed-unasked', `要印的“${f}”没有任何一步要求填写。`)),
    ...opinions
      .filter((o) => !g.rules.opinions.some((x) => x.id === o))
      .map((o) => say('unknown-opinion', `要印的意见“${o}”不存在。`)),
    ...[...acts, ...s.top.flatMap((t) => t.day ?? [])]
      .filter((v) => !verbs.has(v))
      .map((v) => say('unknown-act', `要印“${verbTitles[v]}”，但没有这一步。`)),
    ...s.top
      .flatMap((t) => t.number ?? [])
      .filter((n) => !issued.has(n))
      .map((n) => say('unknown-act', `要印的编号“${n}”没有任何一步会发。`)),
    ...s.rows.flatMap((row, i) =>
      row.reduce((n, c) => n + (c.span ?? 1), 0) === s.columns
        ? []
        : [say('sheet-columns', `第 ${i + 1} 行的格数不等于 ${s.columns}。`)],
    ),
    ...(s.widths.length === s.columns
      ? []
      : [say('sheet-columns', `写了 ${s.widths.length} 个列宽，但有 ${s.columns} 列。`)]),
    ...(typeof s.copies === 'number' && s.copies !== s.holders.length
      ? [say('sheet-copies', `一式 ${s.copies} 份，却写了 ${s.holders.length} 个存放单位。`)]
      : []),
  ];
};

/** Official forms print each answer once, only what exists, in rows that fill the paper. */
export const sheets: Family = (g) =>
  Object.entries(g.rules.sheets).flatMap(([id, s]) => one(g, id, s));
