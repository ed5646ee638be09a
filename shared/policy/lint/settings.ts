import type { Scalar } from '../../kernel/scalar';
import { isDay } from '../../kernel/calendar';
import { readPhone } from '../../kernel/identifiers';
import type { Route, Setting } from '../policy';
import { officesOf } from '../routing';
import { error, type Family, type Given, type Problem } from './problem';

const fits = (s: Setting, v: Scalar): boolean => {
  switch (s.kind) {
    case 'number':
    case 'days':
      return typeof v === 'number' && Number.isFinite(v);
    case 'yes':
      return typeof v === 'boolean';
    case 'date':
      return typeof v === 'string' && isDay(v);
    case 'phone':
      return (
        typeof v === 'string' &&
        (readPhone(v).shape !== 'wrong' || /^(0\d{2,3}-?)?\d{7,8}$/.test(v))
      );
    default:
      return typeof v === 'string' && v.trim() !== '';
  }
};

const within = (s: Setting, v: Scalar): boolean =>
  typeof v !== 'number' ||
  ((s.limit?.least === undefined || v >= s.limit.least) &&
    (s.limit?.most === undefined || v <= s.limit.most));

const range = (s: Setting): string => `${s.limit?.least ?? '不限'} 到 ${s.limit?.most ?? '不限'}`;

/** A bureau's own settings: all there, of the right kind, within the policy's limits. */
const values = (g: Given): Problem[] => {
  const declared = g.policy.words.settings;
  const given = g.settings;
  return [
    ...Object.entries(declared).flatMap(([id, s]) => {
      if (s.suggest === undefined) return [];
      return fits(s, s.suggest) && within(s, s.suggest)
        ? []
        : [
            error(
              'setting-limit',
              `settings.${id}`,
              `“${s.ask}”的建议值“${String(s.suggest)}”不在允许的范围（${range(s)}）。`,
            ),
          ];
    }),
    ...Object.entries(declared)
      .filter(
        ([, s]) =>
          s.limit?.least !== undefined &&
          s.limit.most !== undefined &&
          s.limit.least > s.limit.most,
      )
      .map(([id, s]) => error('setting-limit', `settings.${id}`, `“${s.ask}”的下限大于上限。`)),
    ...(given
      ? Object.entries(declared).flatMap(([id, s]): Problem[] => {
          const v = given[id];
          if (v === undefined && s.optional) return [];
          if (v === undefined)
            return [
              error('setting-missing', `settings.${id}`, `教育主管部门还没有填写：${s.ask}。`),
            ];
          if (!fits(s, v))
            return [
              error('setting-limit', `settings.${id}`, `“${s.ask}”填的“${String(v)}”种类不对。`),
            ];
          return within(s, v)
            ? []
            : [
                error(
                  'setting-limit',
                  `settings.${id}`,
                  `“${s.ask}”填的 ${String(v)} 不在允许的范围（${range(s)}）。`,
                ),
              ];
        })
      : []),
    ...Object.keys(given ?? {})
      .filter((id) => !declared[id])
      .map((id) => error('unknown-setting', `settings.${id}`, `这份规则没有“${id}”这项设置。`)),
  ];
};

const NEEDED = new Set(['accept', 'register', 'approve']);

const apart = (given: Given, a: string, b: string): boolean => {
  const is = (pattern: string, key: string): boolean =>
    pattern === key || (pattern === 'opine:*' && key.startsWith('opine:'));
  return given.rules.separationOfDuties.some(
    ({ pair: [x, y] }) => (is(x, a) && is(y, b)) || (is(y, a) && is(x, b)),
  );
};

type Work = { key: string; office: string };

const workOf = (given: Given, row: Route<string> | undefined): Work[] => {
  const bureau = (o: string): boolean =>
    o === 'desk' || o === 'head' || Object.hasOwn(given.policy.words.offices, o);
  return [
    ...given.rules.moves
      .filter(
        (m) =>
          (NEEDED.has(m.do) || m.grants) &&
          m.from.some((p) => given.policy.words.places[p]?.life === 'filing'),
      )
      .flatMap((m) =>
        m.by
          .flatMap((who) => officesOf(who, row))
          .slice(0, 1)
          .map((office) => ({ key: m.do as string, office })),
      ),
    ...given.rules.opinions.flatMap((o) =>
      officesOf(o.by, row).map((office) => ({ key: `opine:${o.id}`, office })),
    ),
  ].filter((w) => bureau(w.office));
};

const assignable = (
  given: Given,
  work: readonly Work[],
  staff: Readonly<Record<string, readonly string[]>>,
  done: readonly (Work & { person: string })[] = [],
): boolean => {
  const next = work[0];
  if (!next) return true;
  return (staff[next.office] ?? []).some(
    (person) =>
      !done.some((d) => d.person === person && apart(given, d.key, next.key)) &&
      assignable(given, work.slice(1), staff, [...done, { ...next, person }]),
  );
};

const ownOffice: Readonly<Record<string, string>> = { desk: '受理人员', head: '审批人' };

/** Enough distinct people for the separation of duties, on every route. */
const staffing = (given: Given): Problem[] => {
  const staff = given.staffing;
  if (!staff) return [];
  const rows = given.rules.routes.length > 0 ? given.rules.routes : [undefined];
  const name = (o: string): string => given.policy.words.offices[o] ?? ownOffice[o] ?? o;
  const empty = [...new Set(rows.flatMap((r) => workOf(given, r)).map((w) => w.office))].filter(
    (o) => !staff[o]?.length,
  );
  if (empty.length > 0)
    return empty.map((o) =>
      error('unstaffed', `staffing.${o}`, `“${name(o)}”还没有人，事情会停在这里。`),
    );
  return rows
    .filter((r) => !assignable(given, workOf(given, r), staff))
    .map((r) =>
      error(
        'understaffed',
        `staffing${r ? `(${r.id})` : ''}`,
        '人数不够：按照回避规定，现有的人分不开受理、审查和审批，请再安排人员。',
      ),
    );
};

/** What the bureau promised and whom it appointed are enough to run the policy. */
export const settings: Family = (g) => [...values(g), ...staffing(g)];
