import type { Life } from '@shared/vocabulary/lives';
import { complaintRoom } from '../complaint/room';
import { filingRoom, providerFilingRoom, reportRoom } from '../filing/room';
import type { LifeOnServer } from './life';
import { plainRoom } from './plain';

/** What each kind of case adds to the pipeline that all run through. */
export const lives = {
  filing: filingRoom,
  provider_filing: providerFilingRoom,
  inventory: reportRoom,
  complaint: complaintRoom,
  order: plainRoom,
  listing: plainRoom,
  stop_use: plainRoom,
  referral: plainRoom,
} as const satisfies Readonly<Record<Life, LifeOnServer>>;
