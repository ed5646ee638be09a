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
export const lookupBody = (r: LookupRow, today: string): string => {
  const { kind, ...verdict } = publicVerdict(r, today);
  const head = JSON.stringify({
    asOf: today,
    ...verdict,
    verdict: kind,
    ...(r.standing && { standing: r.standing, place: r.place_title }),
    ...(r.code && { code: r.code }),
    bureau: { name: r.bureau_name, tel: r.bureau_tel },
    platform: PLATFORM,
  });
  if (r.card !== null) return `${head.slice(0, -1)},${r.card.slice(1)}`;
  const facts = JSON.stringify({
    app: {
      id: r.app_id,
      name: r.app_name,
      kind: r.app_kind,
      provider: r.provider_name,
      ...(r.moe_no && { moeNo: r.moe_no }),
    },
    school: { id: r.school_id, name: r.school_name },
  });
  return `${head.slice(0, -1)},${facts.slice(1, -1)},"tracks":[],${(r.rules ?? NO_RULES).slice(1)}`;
};

/**
 * The entity tag: every version the answer depends on (of the bureau's policy where nothing was
 * filed), and the Shanghai day.
 */
export const lookupTag = (r: LookupRow, today: string): string => {
  const status = r.status_version ?? `r${r.rules_version ?? 0}`;
  const others = [r.provider_version, r.bureau_version, r.school_version];
  return `"${[r.app_version, status, ...others, today].join('.')}"`;
};
