import type { Me, Seat } from '@shared/contract/account';

/** The seat I act from, undefined while it is not known. */
export const seatOf = (me: Me | undefined): Seat | undefined =>
  me?.seats.find((seat) => seat.id === me.seat);

/** Whether I hold one of these roles where I act now: all my seats in that organisation count. */
export const hasRole = (me: Me | undefined, ...roles: readonly Seat['role'][]): boolean => {
  const here = seatOf(me)?.org.id;
  return me?.seats.some((seat) => seat.org.id === here && roles.includes(seat.role)) ?? false;
};

/** Whether I act for a provider of apps, who files what it offers, not what it uses. */
export const inProvider = (me: Me | undefined): boolean => seatOf(me)?.org.kind === 'provider';

/** Whether I act for a bureau. */
export const inBureau = (me: Me | undefined): boolean => seatOf(me)?.org.kind === 'bureau';
