import { error, type Family } from './problem';

/** A new version names the one it follows, of the same region and earlier. */
export const follows: Family = ({ own, previous }) => {
  const before = own.follows;
  if (before === undefined) return [];
  if (previous?.id !== before)
    return [error('follows-missing', 'follows', `要接替的旧规则“${before}”不在库里，无法核对。`)];
  const [region, day] = own.id.split('@') as [string, string];
  const [itsRegion, itsDay] = before.split('@') as [string, string];
  return region === itsRegion && itsDay < day
    ? []
    : [error('follows-missing', 'follows', `“${before}”不是这个地区更早的规则，不能接替。`)];
};
