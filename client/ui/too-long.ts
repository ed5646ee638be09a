import { overBy } from '@shared/kernel/text';

/**
 * What to say of a text longer than `max` 字, as the counter beside it counts; undefined while it
 * fits.
 */
export const tooLong = (value: string, max: number): string | undefined =>
  overBy(value, max) > 0 ? `请删到 ${max} 个字以内` : undefined;
