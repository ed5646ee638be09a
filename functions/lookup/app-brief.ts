import type { AppBrief } from '@shared/contract/shapes';
import { barsOf } from '@shared/domain/listed';
import type { AppLine } from './public-store';

/** An app as lists show it, on a day: `path` is the region of whoever asks, where it is known. */
export const appBrief = (line: AppLine, today: string, path?: string): AppBrief => ({
  id: line.id,
  name: line.name,
  kind: line.kind,
  provider: line.provider,
  ...(line.moe_no && { moeNo: line.moe_no }),
  moeStanding: line.moe_standing,
  barredBy: barsOf([line.provider_bars, line.app_bars], path, today).map((entry) => entry.by),
  source: line.source,
});
