import type { AppBrief } from '@shared/contract/shapes';
import type { AppLine } from './public-store';

/** An app as lists show it, on a day. */
export const appBrief = (a: AppLine, today: string): AppBrief => ({
  id: a.id,
  name: a.name,
  kind: a.kind,
  provider: a.provider,
  ...(a.moe_no && { moeNo: a.moe_no }),
  moeStanding: a.moe_standing,
  barred: a.barred_until !== null && a.barred_until >= today,
  source: a.source,
});
