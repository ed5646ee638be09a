import { isPoint, labelOf } from '@shared/domain/answers';
import type { Answer, Answers } from '@shared/domain/case';
import type { Facts } from '@shared/kernel/condition';
import type { Fault } from '@shared/kernel/refusal';
import type { Rules } from '@shared/policy/rules';
import { missingGlyphs, type Fonts } from './fonts';

/** What will be printed under which id: fields of sheets, points of printed opinions, the words of printed acts. */
const printedIds = (rules: Rules): Set<string> => {
  const cells = Object.values(rules.sheets).flatMap((s) => s.rows.flat());
  const forms = cells.flatMap((c) =>
    'opinion' in c ? rules.opinions.filter((o) => o.id === c.opinion).flatMap((o) => o.form ?? [])
    : 'act' in c ? rules.moves.filter((m) => m.do === c.act).flatMap((m) => m.needs ?? [])
    : [],
  );
  return new Set([
    ...cells.flatMap((c) => ('field' in c ? [c.field] : [])),
    ...forms.flatMap((id) => rules.forms[id]?.fields.map((f) => f.id) ?? []),
    ...rules.checks.flatMap((c) => (c.ask ? [`check:${c.id}`] : [])),
  ]);
};

const wordsIn = (a: Answer | undefined): string => (typeof a === 'string' ? a : isPoint(a) ? (a.note ?? '') : '');

/**
 * A fault with code `glyphs` for every answer that will be printed and holds a character the fonts cannot draw; `params.glyphs` names them.
 * Answers are in the clear (sealed ones are passed over). `reason` is looked at when given: pass it for acts whose reason is printed.
 * Looks only into the fonts' tables: some microseconds once they are open.
 */
export const missingInFiling = (fonts: Fonts, rules: Rules, answers: Answers, facts: Facts, reason?: string): Fault[] => {
  const printed = printedIds(rules);
  const fault = (field: string, label: string, text: string): Fault[] => {
    const missing = missingGlyphs(fonts, [text]);
    return missing.length > 0 ? [{ field, label, code: 'glyphs', params: { glyphs: missing.join(' ') } }] : [];
  };
  return [
    ...Object.entries(answers).filter(([id]) => printed.has(id)).flatMap(([id, a]) => {
      const field = rules.fields[id];
      return fault(id, field ? labelOf(field, facts) : (rules.checks.find((c) => `check:${c.id}` === id)?.ask?.text ?? id), wordsIn(a));
    }),
    ...fault('reason', '意见', reason ?? ''),
  ];
};
