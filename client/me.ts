import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me, Seat } from '@shared/contract/account';
import { api, need, type Failed } from './api';
import { forgetToken, keepToken, useSignedIn } from './session';

/** Who I am; asked only while signed in. */
export const useMe = () => useQuery<Me, Failed>({ queryKey: ['me'], queryFn: () => need(api.account.me({})), enabled: useSignedIn(), retry: false });

/** The seat I act from, undefined while it is not known. */
export const seatOf = (me: Me | undefined): Seat | undefined => me?.seats.find((s) => s.id === me.seat);

/** Whether I hold one of these roles where I act now: all my seats in that organisation count. */
export const hasRole = (me: Me | undefined, ...roles: readonly Seat['role'][]): boolean => {
  const here = seatOf(me)?.org.id;
  return me?.seats.some((s) => s.org.id === here && roles.includes(s.role)) ?? false;
};

/** Whether I act for a bureau. */
export const inBureau = (me: Me | undefined): boolean => seatOf(me)?.org.kind === 'bureau';

/** Keeps a new session, or ends it without a token; what was fetched as somebody else is forgotten. */
export const useBecome = (): ((token?: string) => void) => {
  const queries = useQueryClient();
  return (token) => {
    if (token) keepToken(token);
    else forgetToken();
    void queries.resetQueries({ predicate: (q) => q.queryKey[0] !== 'about' });
  };
};
