import type { CaseDetail, OpinionView } from '@shared/contract/case';
import { holds, type Cond, type Operand } from '@shared/kernel/condition';
import type { Scalar } from '@shared/kernel/scalar';
import type { Opinion } from '@shared/policy/policy';
import type { Cited, Rules } from '@shared/policy/rules';

type Settings = CaseDetail['settings'];
/** What one score of a panel must come to, in points. */
type Least = { field: string; of: 'mean' | 'min'; least: number };

const called = { mean: '平均', min: '最低' } as const;

const numberOf = (operand: Operand, settings: Settings): Scalar | undefined => {
  if (typeof operand !== 'object') return operand;
  return 'setting' in operand ? settings[operand.setting] : undefined;
};

const leastOf = (condition: Cond, panel: string, settings: Settings): Least[] => {
  if ('all' in condition)
    return condition.all.flatMap((condition) => leastOf(condition, panel, settings));
  if (!('atLeast' in condition)) return [];
  const least = numberOf(condition.atLeast, settings);
  const [of, field] = condition.fact.startsWith(`opinion.${panel}.`)
    ? condition.fact.slice(`opinion.${panel}.`.length).split('.')
    : [];
  return field && (of === 'mean' || of === 'min') && typeof least === 'number'
    ? [{ field, of, least }]
    : [];
};

const one = (all: readonly Least[], of: Least['of']): number | undefined => {
  const found = new Set(all.filter((bound) => bound.of === of).map((bound) => bound.least));
  return found.size === 1 ? [...found][0] : undefined;
};

/** The panel an opinion's key (`experts:2`) is a seat of, undefined for any other opinion. */
export const panelOf = (
  rules: Rules,
  key: string | undefined,
): Cited<Opinion<string, string>> | undefined =>
  rules.opinions.find((opinion) => opinion.seats && opinion.id === key?.split(':')[0]);

/**
 * 各项平均不低于 3 分、单项不低于 2 分为通过: read from the rule that decides, so it says what counts here; undefined
 * where there is no such rule.
 */
export const passWords = (
  panel: Cited<Opinion<string, string>>,
  settings: Settings,
): string | undefined => {
  const all = leastOf(panel.seats!.pass, panel.id, settings);
  const [mean, min] = [one(all, 'mean'), one(all, 'min')];
  const parts = [
    mean !== undefined && `各项平均不低于 ${mean} 分`,
    min !== undefined && `单项不低于 ${min} 分`,
  ].filter(Boolean);
  return parts.length > 0 ? `${parts.join('、')}为通过` : undefined;
};

const scoreOf = (seat: OpinionView, field: string): number[] => {
  const value = seat.said.find((answer) => answer.field === field)?.value;
  return typeof value === 'number' ? [value] : [];
};

/**
 * What the scores of all seats came to, and each question that fell short, 安全性（平均 2.7 分）; undefined
 * while a seat is open or the scores alone do not tell.
 */
export const panelResult = (
  rules: Rules,
  settings: Settings,
  seats: readonly OpinionView[],
): { passed: boolean; short: string[] } | undefined => {
  const panel = panelOf(rules, seats[0]?.key);
  if (!panel || seats.some((seat) => seat.state === 'open')) return undefined;
  const fields = (rules.forms[panel.form ?? '']?.fields ?? []).flatMap((field) => {
    const scores =
      field.kind === 'score' && typeof field.label === 'string'
        ? seats.flatMap((seat) => scoreOf(seat, field.id))
        : [];
    return scores.length > 0
      ? [
          {
            id: field.id,
            label: String(field.label),
            mean: scores.reduce((sum, score) => sum + score, 0) / scores.length,
            min: Math.min(...scores),
          },
        ]
      : [];
  });
  const facts = Object.fromEntries([
    [`opinion.${panel.id}.count`, seats.length] as const,
    ...fields.flatMap((field) =>
      (['mean', 'min'] as const).map(
        (of) => [`opinion.${panel.id}.${of}.${field.id}`, field[of]] as const,
      ),
    ),
  ]);
  const all = leastOf(panel.seats!.pass, panel.id, settings);
  const short = fields.flatMap((field) => {
    const below = all
      .filter((bound) => bound.field === field.id && field[bound.of] < bound.least)
      .map(
        (bound) =>
          `${called[bound.of]} ${bound.of === 'mean' ? field.mean.toFixed(1) : field.min} 分`,
      );
    return below.length > 0 ? [`${field.label}（${below.join('、')}）`] : [];
  });
  const passed = holds(panel.seats!.pass, { facts, settings });
  return passed === undefined ? undefined : { passed, short };
};
