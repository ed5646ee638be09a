import type { Refusal } from '@shared/kernel/refusal';

const MB = 1 << 20;

/**
 * How much may be uploaded, announced uploads counted: for one filing in all, and by one person on
 * one day.
 */
export const quotas = {
  filing: { files: 200, megabytes: 500 },
  person: { files: 300, megabytes: 1000 },
} as const;

/** Whose measure is full. */
export type QuotaOf = keyof typeof quotas;
/** What has been uploaded or announced already. */
export type Used = Readonly<Record<QuotaOf, { files: number; bytes: number }>>;

/** The refusal of one more upload of so many bytes; undefined while there is room for it. */
export const quotaFault = (used: Used, bytes: number): Refusal | undefined => {
  const full = (Object.keys(quotas) as QuotaOf[]).find(
    (of) =>
      used[of].files + 1 > quotas[of].files || used[of].bytes + bytes > quotas[of].megabytes * MB,
  );
  return full && { code: 'upload_quota', params: { of: full, ...quotas[full] } };
};
