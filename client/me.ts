import { useQuery } from '@client/query/use-query';
import type { Me } from '@shared/contract/account';
import { api, need } from './api';
import { reset } from './query/store';
import { forgetToken, keepToken, useSignedIn } from './session';

export { hasRole, inBureau, seatOf } from './seat';

/** Who I am; asked only while signed in. */
export const useMe = () => useQuery<Me>({ queryKey: ['me'], queryFn: () => need(api.account.me({})), enabled: useSignedIn(), retry: false });

/** Keeps a new session, or ends it without a token; what was fetched as somebody else is forgotten. */
export const useBecome = (): ((token?: string) => void) => {
  return (token) => {
    if (token) keepToken(token);
    else forgetToken();
    void reset(([what]) => what !== 'about');
  };
};
