import { publicVerdict, type Published } from '@shared/domain/verdict';

/**
 * One row of the lookup query: everything the answer depends on, with the versions its ETag is made
 * of.
 */
export type LookupRow = Published & {
  code: string | null;
  school_id: string;
  school_name: string;
  school_version: number;
  app_id: string;
  app_name: string;
  app_kind: string;
  app_version: number;
  moe_no: string | null;
  provider_name: string;
  provider_version: number;
  bureau_name: string;
  bureau_tel: string;
  bureau_version: number;
  card: string | null;
  /** Of a school without a filing: what its bureau's policy forbids, as JSON text. */ rules:
    string | null;
  rules_version: number | null;
  place_title: string | null;
  status_version: number | null;
};

/** The ministry's platform, where parents may choose apps for themselves. */
export const PLATFORM = 'https://app.eduyun.cn/';

const NO_RULES = '{"clauses":[],"forbids":[]}';

/**
 * The body of a lookup as JSON text. The stored card is spliced in as it is, so nothing large is
 * parsed or printed again.
 */
export const lookupBody = (row: LookupRow, today: string): string => {
  const { kind, ...verdict } = publicVerdict(row, today);
  const head = JSON.stringify({
    asOf: today,
    ...verdict,
    verdict: kind,
    ...(row.standing && { standing: row.standing, place: row.place_title }),
    ...(row.code && { code: row.code }),
    bureau: { name: row.bureau_name, tel: row.bureau_tel },
    platform: PLATFORM,
  });
  if (row.card !== null) return `${head.slice(0, -1)},${row.card.slice(1)}`;
  const facts = JSON.stringify({
    app: {
      id: row.app_id,
      name: row.app_name,
      kind: row.app_kind,
      provider: row.provider_name,
      ...(row.moe_no && { moeNo: row.moe_no }),
    },
    school: { id: row.school_id, name: row.school_name },
  });
  return `${head.slice(0, -1)},${facts.slice(1, -1)},"tracks":[],${(row.rules ?? NO_RULES).slice(1)}`;
};

/**
 * The entity tag: every version the answer depends on, and the Shanghai day. The bureau's policy is
 * one of them also where something was filed, for what is not in force reads as if it never was.
 */
export const lookupTag = (row: LookupRow, today: string): string => {
  const rules = `r${row.rules_version ?? 0}`;
  const others = [row.provider_version, row.bureau_version, row.school_version];
  return `"${[row.app_version, row.status_version ?? 0, rules, ...others, today].join('.')}"`;
};
