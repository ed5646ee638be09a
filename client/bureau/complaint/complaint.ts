import type { complaint } from '@shared/contract/complaint';
import type { OutputOf } from '@shared/contract/endpoint';

/** One complaint as the bureau sees it. */
export type Complaint = OutputOf<typeof complaint.open>;
