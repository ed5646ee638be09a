import type { Life } from '@shared/policy/policy';
import type { Series } from '@shared/vocabulary/series';

const bySeries: Readonly<Record<Series, string>> = {
  acceptance: '受理编号',
  order: '整改通知文号',
  letter: '移送函文号',
};
const isSeries = (id: string): id is Series => Object.keys(bySeries).includes(id);

const byLife: Partial<Record<Life, string>> = { order: bySeries.order, referral: bySeries.letter };

/** What a number of this series is called. */
export const numberWord = (series: string): string =>
  isSeries(series) ? bySeries[series] : '编号';

/** What the number is called that an act on a case of this kind gives. */
export const numberIn = (life: Life): string => byLife[life] ?? bySeries.acceptance;
