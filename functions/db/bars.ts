import { sql, type RawBuilder } from 'kysely';
import type { Bars } from '@shared/domain/listed';
import { regionRoot } from './region-root';

/** Of a column of lists, the entries of the region that a path lies in; null when it has none. */
export const barsIn = (listed: string, path: string): RawBuilder<Bars | null> =>
  sql<Bars | null>`${sql.ref(listed)} -> ${regionRoot(path)}`;

/** Of a column of lists, the entries of every region; null when there are none. */
export const barsAnywhere = (listed: string): RawBuilder<Bars | null> =>
  sql<Bars | null>`(SELECT jsonb_object_agg(bar.key, bar.value) FROM jsonb_each(${sql.ref(listed)}) region, jsonb_each(region.value) bar)`;
