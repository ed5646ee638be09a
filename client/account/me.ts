import { useEffect } from 'react';
import Taro, { useDidShow } from '@tarojs/taro';
import { useQuery } from '@client/query/use-query';
import type { Me } from '@shared/contract/account';
import { api, need } from '../api';
import { reset } from '../query/store';
import { forgetToken, keepToken, useSignedIn } from './session';
import { belongTo, forgetTraces } from '../phone/traces';

export { hasRole, inBureau, seatOf } from './seat';

// Where 办理 and 消息 stand in the bar of tabs.
const tabs = { todo: 1, inbox: 2 } as const;

const badge = (index: number, count: number): void => {
  const done =
    count > 0
      ? Taro.setTabBarBadge({ index, text: count > 99 ? '99+' : String(count) })
      : Taro.removeTabBarBadge({ index });
  // A page without the bar cannot write on it: the next tab that is shown does.
  done.catch(() => undefined);
};

/**
 * Writes how much waits and how much is unread on the bar of tabs, as often as it changes or a page
 * is shown; nothing while it is not known.
 */
const useTabNumbers = (me: Pick<Me, 'waiting' | 'unread'> | undefined): void => {
  const { waiting, unread } = me ?? {};
  const put = () => {
    if (waiting === undefined || unread === undefined) return;
    badge(tabs.todo, waiting);
    badge(tabs.inbox, unread);
  };
  useEffect(put, [waiting, unread]);
  useDidShow(put);
};

const nobody = { waiting: 0, unread: 0 };

/** Who I am; asked only while signed in. What waits for me is written on the tabs. */
export const useMe = () => {
  const signedIn = useSignedIn();
  const me = useQuery<Me>({
    queryKey: ['me'],
    queryFn: () => need(api.account.me({})),
    enabled: signedIn,
    retry: false,
  });
  useTabNumbers(signedIn ? me.data : nobody);
  const person = me.data?.person.id;
  useEffect(() => {
    if (person) belongTo(person);
  }, [person]);
  return me;
};

/**
 * Keeps a new session, or ends it without a token, and then nothing of the person stays on this
 * phone; what was fetched as somebody else is forgotten.
 */
export const useBecome = (): ((token?: string) => void) => {
  return (token) => {
    if (token) keepToken(token);
    else {
      forgetToken();
      forgetTraces();
    }
    void reset(([what]) => what !== 'about');
  };
};
