import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '@shared/contract/account';
import { api, need, type Failed } from './api';
import { forgetToken, keepToken, useSignedIn } from './session';

export { hasRole, inBureau, seatOf } from './seat';

/** Who I am; asked only while signed in. */
export const useMe = () => useQuery<Me, Failed>({ queryKey: ['me'], queryFn: () => need(api.account.me({})), enabled: useSignedIn(), retry: false });

/** Keeps a new session, or ends it without a token; what was fetched as somebody else is forgotten. */
export const useBecome = (): ((token?: string) => void) => {
  const queries = useQueryClient();
  return (token) => {
    if (token) keepToken(token);
    else forgetToken();
    void queries.resetQueries({ predicate: (q) => q.queryKey[0] !== 'about' });
  };
};
