import type { Scalar } from '../../kernel/scalar';
import { isDay } from '../../kernel/calendar';
import { readPhone } from '../../kernel/identifiers';
import type { Route, Setting } from '../policy';
import { officesOf } from '../routing';
import { error, type Family, type Given, type Problem } from './problem';

const fits = (setting: Setting, value: Scalar): boolean => {
  switch (setting.kind) {
    case 'number':
    case 'days':
      return typeof value === 'number' && Number.isFinite(value);
    case 'yes':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'phone':
      return (
        typeof value === 'string' &&
        (readPhone(value).shape !== 'wrong' || /^(0\d{2,3}-?)?\d{7,8}$/.test(value))
      );
    default:
      return typeof value === 'string' && value.trim() !== '';
  }
};

const within = (setting: Setting, value: Scalar): boolean =>
  typeof value !== 'number' ||
  ((setting.limit?.least === undefined || value >= setting.limit.least) &&
    (setting.limit?.most === undefined || value <= setting.limit.most));

const range = (setting: Setting): string =>
  `${setting.limit?.least ?? '不限'} 到 ${setting.limit?.most ?? '不限'}`;

/** A bureau's own settings: all there, of the right kind, within the policy's limits. */
/** What is wrong with what a bureau gave for a setting. */
const ofGiven = (id: string, setting: Setting, value: Scalar | undefined): Problem[] => {
  const at = `settings.${id}`;
  if (value === undefined)
    return setting.optional
      ? []
      : [error('setting-missing', at, `教育主管部门还没有填写：${setting.ask}。`)];
  if (!fits(setting, value))
    return [error('setting-limit', at, `“${setting.ask}”填的“${String(value)}”种类不对。`)];
  if (within(setting, value)) return [];
  const outside = `不在允许的范围（${range(setting)}）。`;
  return [error('setting-limit', at, `“${setting.ask}”填的 ${String(value)} ${outside}`)];
};

const values = ({ policy, settings: given }: Given): Problem[] => {
  const declared = policy.words.settings;
  return [
    ...Object.entries(declared).flatMap(([id, setting]) => {
      if (setting.suggest === undefined) return [];
      return fits(setting, setting.suggest) && within(setting, setting.suggest)
        ? []
        : [
            error(
              'setting-limit',
              `settings.${id}`,
              `“${setting.ask}”的建议值“${String(setting.suggest)}”不在允许的范围（${range(setting)}）。`,
            ),
          ];
    }),
    ...Object.entries(declared)
      .filter(
        ([, setting]) =>
          setting.limit?.least !== undefined &&
          setting.limit.most !== undefined &&
          setting.limit.least > setting.limit.most,
      )
      .map(([id, setting]) =>
        error('setting-limit', `settings.${id}`, `“${setting.ask}”的下限大于上限。`),
      ),
    ...Object.entries(given ? declared : {}).flatMap(([id, setting]) =>
      ofGiven(id, setting, given?.[id]),
    ),
    ...Object.keys(given ?? {})
      .filter((id) => !declared[id])
      .map((id) => error('unknown-setting', `settings.${id}`, `这份规则没有“${id}”这项设置。`)),
  ];
};

const NEEDED = new Set(['accept', 'register', 'approve']);

const apart = (given: Given, first: string, second: string): boolean => {
  const is = (pattern: string, key: string): boolean =>
    pattern === key || (pattern === 'opine:*' && key.startsWith('opine:'));
  return given.rules.separationOfDuties.some(
    ({ pair: [name, other] }) =>
      (is(name, first) && is(other, second)) || (is(other, first) && is(name, second)),
  );
};

type Work = { key: string; office: string };

const workOf = (given: Given, row: Route<string> | undefined): Work[] => {
  const bureau = (option: string): boolean =>
    option === 'desk' || option === 'head' || Object.hasOwn(given.policy.words.offices, option);
  return [
    ...given.rules.moves
      .filter(
        (move) =>
          (NEEDED.has(move.do) || move.grants) &&
          move.from.some((place) => given.policy.words.places[place]?.life === 'filing'),
      )
      .flatMap((move) =>
        move.by
          .flatMap((who) => officesOf(who, row))
          .slice(0, 1)
          .map((office) => ({ key: move.do as string, office })),
      ),
    ...given.rules.opinions.flatMap((opinion) =>
      officesOf(opinion.by, row).map((office) => ({ key: `opine:${opinion.id}`, office })),
    ),
  ].filter((work) => bureau(work.office));
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
      !done.some((earlier) => earlier.person === person && apart(given, earlier.key, next.key)) &&
      assignable(given, work.slice(1), staff, [...done, { ...next, person }]),
  );
};

const ownOffice: Readonly<Record<string, string>> = { desk: '受理人员', head: '审批人' };

/** Enough distinct people for the separation of duties, on every route. */
const staffing = (given: Given): Problem[] => {
  const staff = given.staffing;
  if (!staff) return [];
  const rows = given.rules.routes.length > 0 ? given.rules.routes : [undefined];
  const name = (option: string): string =>
    given.policy.words.offices[option] ?? ownOffice[option] ?? option;
  const empty = [
    ...new Set(rows.flatMap((route) => workOf(given, route)).map((work) => work.office)),
  ].filter((office) => !staff[office]?.length);
  if (empty.length > 0)
    return empty.map((office) =>
      error('unstaffed', `staffing.${office}`, `“${name(office)}”还没有人，事情会停在这里。`),
    );
  return rows
    .filter((route) => !assignable(given, workOf(given, route), staff))
    .map((route) =>
      error(
        'understaffed',
        `staffing${route ? `(${route.id})` : ''}`,
        '人数不够：按照回避规定，现有的人分不开受理、审查和审批，请再安排人员。',
      ),
    );
};

/** What the bureau promised and whom it appointed are enough to run the policy. */
export const settings: Family = (given) => [...values(given), ...staffing(given)];
