import { useSyncExternalStore } from 'react';
import { drop, keep, kept } from '../phone/kept';

const KEY = 'session-token';
const listeners = new Set<() => void>();
let token: string | undefined;
let read = false;

/** The token of this device, or undefined when signed out. */
export const currentToken = (): string | undefined => {
  if (!read) {
    token = kept(KEY);
    read = true;
  }
  return token;
};

const tell = (): void => listeners.forEach((listener) => listener());

/** Keeps a token on this device; every open page hears of it. */
export const keepToken = (value: string): void => {
  token = value;
  read = true;
  keep(KEY, value);
  tell();
};

/** Forgets the token of this device. */
export const forgetToken = (): void => {
  token = undefined;
  read = true;
  drop(KEY);
  tell();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** True while somebody is signed in on this device; re-renders when that changes. */
export const useSignedIn = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => currentToken() !== undefined,
    () => false,
  );
