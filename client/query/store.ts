// What has been fetched, by key, for the whole app. No React here.

/** Names what is fetched, the most general part first: `['case', id]`. */
export type Key = readonly unknown[];
type Fetch = () => Promise<unknown>;
/** Who shows a key: `wake` is called at every change; without `fetch` it may not ask. */
export type Listener = { fetch: Fetch | undefined; wake: () => void };
type Kept = {
  key: Key;
  listeners: Set<Listener>;
  state: State;
  stale: boolean;
  run: number;
  going?: Promise<void>;
  timer?: ReturnType<typeof setTimeout>;
};

/**
 * Of one key: `at` is the millisecond of the last answer, `turn` grows with every answer and
 * failure of any key, `error` is that of the last question.
 */
export type State = { data?: unknown; error?: unknown; at: number; turn: number };

const nothing: State = { at: 0, turn: 0 };
const kept = new Map<string, Kept>();
let turns = 0;

/** The text under which a key is kept. */
export const nameOf = (key: Key): string => JSON.stringify(key);

const entryOf = (key: Key): Kept => {
  const name = nameOf(key);
  const known = kept.get(name) ?? {
    key,
    listeners: new Set<Listener>(),
    state: nothing,
    stale: false,
    run: 0,
  };
  kept.set(name, known);
  return known;
};
const put = (one: Kept, state: State): void => {
  one.state = state;
  for (const listener of one.listeners) listener.wake();
};
// An equal answer keeps the old object, so that nothing is drawn again.
const settled = (before: unknown, after: unknown): unknown =>
  before !== undefined && JSON.stringify(before) === JSON.stringify(after) ? before : after;

/**
 * Asks now. The answer to an older question of the same key is thrown away: after an act only what
 * was asked after it counts.
 */
export const ask = (key: Key, fetch: Fetch): Promise<void> => {
  const one = entryOf(key);
  const run = (one.run += 1);
  const finish = (next: (was: State) => Omit<State, 'turn'>): void => {
    if (one.run !== run) return;
    delete one.going;
    turns += 1;
    put(one, { ...next(one.state), turn: turns });
  };
  // Nothing to show but a failure: it makes room for the wait.
  if (one.state.error !== undefined && one.state.data === undefined) put(one, nothing);
  one.stale = false;
  one.going = fetch().then(
    (data) => finish((was) => ({ data: settled(was.data, data), at: Date.now() })),
    (error: unknown) => finish((was) => ({ ...was, error })),
  );
  return one.going;
};

/** Asks unless a question is under way or the last answer is younger than `fresh` milliseconds. */
export const askIfOld = (key: Key, fetch: Fetch, fresh: number): Promise<void> => {
  const { state, stale, going } = entryOf(key);
  if (going) return going;
  const young =
    state.data !== undefined &&
    state.error === undefined &&
    !stale &&
    Date.now() - state.at < fresh;
  return young ? Promise.resolve() : ask(key, fetch);
};

/**
 * Asks anew, but joins the very first question while it is under way: opening a page also shows it.
 */
export const askAgain = (key: Key, fetch: Fetch): Promise<void> => {
  const { state, going } = entryOf(key);
  return going && state.data === undefined ? going : ask(key, fetch);
};

/** What is known of a key. */
export const stateOf = (key: Key): State => kept.get(nameOf(key))?.state ?? nothing;

/**
 * Wakes `listener` at every change of a key until the returned function is called; `keep`
 * milliseconds after the last one left the key is forgotten.
 */
export const listen = (key: Key, listener: Listener, keep: number): (() => void) => {
  const one = entryOf(key);
  clearTimeout(one.timer);
  one.listeners.add(listener);
  return () => {
    one.listeners.delete(listener);
    if (one.listeners.size > 0 || keep === Infinity) return;
    one.timer = setTimeout(() => {
      if (one.listeners.size === 0 && kept.get(nameOf(key)) === one) kept.delete(nameOf(key));
    }, keep);
  };
};

const chosen = (match: (key: Key) => boolean): Kept[] =>
  [...kept.values()].filter((one) => match(one.key));
const again = async (all: Kept[]): Promise<void> => {
  await Promise.all(
    all.map((one) => {
      const fetch = [...one.listeners].find((listener) => listener.fetch)?.fetch;
      return fetch && ask(one.key, fetch);
    }),
  );
};

/**
 * Marks what matches as old; what a page shows of it is fetched again now, the rest when it is next
 * shown.
 */
export const invalidate = (match: (key: Key) => boolean): Promise<void> => {
  const all = chosen(match);
  for (const one of all) one.stale = true;
  return again(all);
};

/** Forgets what matches, as if it had never been fetched, and fetches again what a page shows. */
export const reset = (match: (key: Key) => boolean): Promise<void> => {
  const all = chosen(match);
  for (const one of all) {
    one.run += 1;
    delete one.going;
    put(one, nothing);
  }
  return again(all);
};
