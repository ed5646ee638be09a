import type { UseSpan } from '@shared/domain/public-status';
import type { MoeStanding } from '@shared/kernel/kinds';

/** One row of the lookup query: everything the answer depends on, with the versions its ETag is made of. */
export type LookupRow = {
  code: string | null;
  school_id: string;
  school_name: string;
  school_version: number;
  app_id: string;
  app_name: string;
  app_kind: string;
  app_version: number;
  moe_no: string | null;
  moe_standing: MoeStanding;
  provider_name: string;
  provider_version: number;
  barred_until: string | null;
  bureau_name: string;
  bureau_tel: string;
  bureau_version: number;
  card: string | null;
  /** Of a school without a filing: what its bureau's policy forbids, as JSON text. */ rules:
    string | null;
  rules_version: number | null;
  spans: UseSpan[] | null;
  standing: string | null;
  place_title: string | null;
  status_version: number | null;
};

/** The ministry's platform, where parents may choose apps for themselves. */
export const PLATFORM = 'https://app.eduyun.cn/';

type Verdict = {
  use: string;
  rule: string;
  says: string;
  since?: string;
  clause?: unknown;
  next?: unknown;
};

/** What holds while the app's national filing stands so at this moment: what was written for that turn, or else what held when it was written. */
export const spansUnder = (
  spans: readonly UseSpan[],
  standing: MoeStanding,
): readonly UseSpan[] => {
  const turned = spans.filter((s) => s.if?.includes(standing));
  return turned.length > 0 ? turned : spans.filter((s) => !s.if);
};

const verdict = (r: LookupRow, today: string): Verdict => {
  if (r.barred_until && r.barred_until >= today)
    return {
      use: 'no',
      rule: 'provider_barred',
      says: `提供者已列入黑名单（至${r.barred_until}），禁止使用`,
    };
  if (!r.spans) return { use: 'none', rule: 'none', says: '未查到备案，学校不得要求使用' };
  const spans = spansUnder(r.spans, r.moe_standing);
  let at = 0;
  while (at + 1 < spans.length && spans[at + 1]!.from <= today) at += 1;
  const span = spans[at]!;
  const next = spans[at + 1];
  // Since when a turn holds is known only once the spans are written anew.
  if (span.use === 'no' && span.id === 'none')
    return {
      use: 'none',
      rule: r.standing === 'in_review' || r.standing === 'returned' ? 'in_review' : 'none',
      says:
        r.standing === 'in_review' || r.standing === 'returned'
          ? '正在审查，暂不可用'
          : '没有有效的备案，学校不得要求使用',
    };
  return {
    use: span.use,
    rule: span.id,
    says: span.says,
    ...(!span.if && { since: span.from }),
    ...(span.clause && { clause: span.clause }),
    ...(next && { next: { from: next.from, use: next.use, says: next.says } }),
  };
};

const NO_RULES = '{"clauses":[],"forbids":[]}';

/** The body of a lookup as JSON text. The stored card is spliced in as it is, so nothing large is parsed or printed again. */
export const lookupBody = (r: LookupRow, today: string): string => {
  const head = JSON.stringify({
    asOf: today,
    ...verdict(r, today),
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

/** The entity tag: every version the answer depends on (of the bureau's policy where nothing was filed), and the Shanghai day. */
export const lookupTag = (r: LookupRow, today: string): string =>
  `"${r.app_version}.${r.status_version ?? `r${r.rules_version ?? 0}`}.${r.provider_version}.${r.bureau_version}.${r.school_version}.${today}"`;
