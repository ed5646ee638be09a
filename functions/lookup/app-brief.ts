import type { AppBrief } from '@shared/contract/shapes';
import { barsOf } from '@shared/domain/listed';
import type { AppLine } from './public-store';

/** An app as lists show it, on a day: `path` is the region of whoever asks, where it is known. */
export const appBrief = (a: AppLine, today: string, path?: string): AppBrief => ({
  id: a.id,
  name: a.name,
  kind: a.kind,
  provider: a.provider,
  ...(a.moe_no && { moeNo: a.moe_no }),
  moeStanding: a.moe_standing,
  barredBy: barsOf([a.provider_listed, a.app_listed], path, today).map((entry) => entry.by),
  source: a.source,
});
