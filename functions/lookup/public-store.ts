import type { Transaction } from 'kysely';
import type { Bars } from '@shared/domain/listed';
import type { AppKind, MoeStanding } from '@shared/kernel/kinds';
import { regionRoot } from '../db/region-root';
import type { Tables } from '../db/tables';

/** An app as lists show it. */
export type AppLine = {
  id: string;
  name: string;
  kind: AppKind;
  provider: string;
  moe_no: string | null;
  moe_standing: MoeStanding;
  app_bars: Bars | null;
  provider_bars: Bars | null;
  source: 'registry' | 'typed';
};

/** The bureaus with a telephone parents may call. */
export const bureaus = async (
  tx: Transaction<Tables>,
): Promise<{ id: string; name: string; tel: string; root: string }[]> =>
  tx
    .selectFrom('org')
    .select(['id', 'name', 'tel', regionRoot('path').as('root')])
    .where('kind', '=', 'bureau')
    .where('active', '=', true)
    .orderBy('path')
    .limit(200)
    .execute();
