import type { AppBrief } from '@shared/contract/shapes';
import { barsOf } from '@shared/domain/listed';
import type { AppLine } from './public-store';

type Bar = NonNullable<AppBrief['bars']>[number];

/** The entries that bar an app, as everybody may read them. */
const barsFor = (line: AppLine, today: string, path?: string): Bar[] =>
  barsOf([line.provider_bars, line.app_bars], path, today).map(
    ({ by, list, case: entry, since, says, clause }) => ({ by, list, entry, since, says, clause }),
  );

/** An app as lists show it, on a day: `path` is the region of whoever asks, where it is known. */
export const appBrief = (line: AppLine, today: string, path?: string): AppBrief => {
  const bars = barsFor(line, today, path);
  return {
    id: line.id,
    name: line.name,
    kind: line.kind,
    provider: line.provider,
    ...(line.moe_no && { moeNo: line.moe_no }),
    moeStanding: line.moe_standing,
    barredBy: bars.map(({ by }) => by),
    ...(bars.length > 0 && { bars }),
    source: line.source,
  };
};
