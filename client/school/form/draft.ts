import { changedFields } from '@shared/domain/answers';
import type { Answer, Answers } from '@shared/domain/case';
import type { Refusal } from '@shared/kernel/refusal';
import type { Reply } from '@client/api';

/** A draft as the server keeps it: `revision` counts its savings, `saved` is UTC ISO text. */
export type Kept = { answers: Answers; revision: number; saved?: string };
/**
 * saved: the server has it · waiting: changed, about to be sent · sending · offline: kept on this
 * phone, tried again · refused: kept on this phone, not tried again · conflict: saved on another
 * device meanwhile.
 */
export type DraftStatus = 'saved' | 'waiting' | 'sending' | 'offline' | 'refused' | 'conflict';
/** What the form shows of the draft. */
export type DraftState = Kept & { status: DraftStatus; refusal?: Refusal; theirs?: Kept };

/**
 * What a draft needs of the world; times are milliseconds. `keep` and `kept` are this phone's
 * storage: answers not yet on the server.
 */
export type DraftWorld = {
  send: (draft: {
    answers: Answers;
    revision: number;
  }) => Promise<Reply<{ saved: string; revision: number }>>;
  load: () => Promise<Kept | undefined>;
  keep: (draft: Kept | undefined) => void;
  kept: () => Kept | undefined;
  after: (ms: number, run: () => void) => () => void;
};

/** A second after the last key: well inside the two that are promised. */
export const QUIET_MS = 1000;
const RETRY_MS = [3000, 5000, 10_000, 20_000] as const;

const opened = (first: Kept, left: Kept | undefined): DraftState => {
  if (left === undefined || changedFields(left.answers, first.answers).length === 0)
    return { ...first, status: 'saved' };
  if (left.revision === first.revision)
    return { ...first, answers: left.answers, status: 'waiting' };
  return { ...left, status: 'conflict', theirs: first };
};

/**
 * An open draft: every change is on this phone at once and on the server a second later; a lost
 * network or another device never costs a word.
 */
export const openDraft = (first: Kept, world: DraftWorld) => {
  const left = world.kept();
  let state = opened(first, left);
  let stop: (() => void) | undefined;
  let sending: Promise<void> | undefined;
  let tries = 0;
  let closed = false;
  const listeners = new Set<() => void>();
  const set = (part: Partial<DraftState>) => {
    state = { ...state, ...part };
    listeners.forEach((listener) => listener());
  };
  const schedule = (ms: number) => {
    stop?.();
    if (!closed) stop = world.after(ms, () => void flush());
  };
  const settle = (kept: Kept, sent: Answers) => {
    tries = 0;
    const more = state.answers !== sent;
    world.keep(more ? { ...kept, answers: state.answers } : undefined);
    set({
      revision: kept.revision,
      ...(kept.saved && { saved: kept.saved }),
      refusal: undefined,
      theirs: undefined,
      status: more ? 'waiting' : 'saved',
    });
    if (more) schedule(QUIET_MS);
  };
  const lost = () => {
    set({ status: 'offline' });
    schedule(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]!);
    tries += 1;
  };
  const send = async () => {
    const sent = state.answers;
    set({ status: 'sending' });
    const reply = await world.send({ answers: sent, revision: state.revision });
    if (reply.ok) return settle({ answers: sent, ...reply.value }, sent);
    if (!('refusal' in reply)) return lost();
    if (reply.refusal.code !== 'changed_meanwhile')
      return set({ status: 'refused', refusal: reply.refusal });
    const theirs = await world.load();
    if (!theirs) return lost();
    // The server kept what we sent and only the reply was lost: that is no other device.
    if (changedFields(theirs.answers, sent).length === 0) return settle(theirs, sent);
    return set({ status: 'conflict', theirs });
  };
  /** Sends what is not on the server yet; resolves when the attempt is over. */
  const flush = async (): Promise<void> => {
    stop?.();
    await sending;
    if (state.status !== 'waiting' && state.status !== 'offline') return;
    sending = send().finally(() => {
      sending = undefined;
    });
    await sending;
  };
  const write = (answers: Answers) => {
    world.keep({ answers, revision: state.revision });
    set({ answers, status: state.status === 'conflict' ? 'conflict' : 'waiting' });
    if (state.status === 'waiting') schedule(QUIET_MS);
  };
  if (left && state.status === 'saved') world.keep(undefined);
  if (state.status === 'waiting') schedule(0);
  return {
    get: (): DraftState => state,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (id: string, answer: Answer | undefined): void => {
      const { [id]: _old, ...rest } = state.answers;
      write(answer === undefined ? rest : { ...rest, [id]: answer });
    },
    write,
    flush,
    /** Ends a conflict: goes on with these answers on top of what the other device saved. */
    choose: (whose: 'mine' | 'theirs'): void => {
      const { theirs } = state;
      if (!theirs) return;
      const answers = whose === 'mine' ? state.answers : theirs.answers;
      world.keep(whose === 'mine' ? { answers, revision: theirs.revision } : undefined);
      set({
        answers,
        revision: theirs.revision,
        ...(theirs.saved && { saved: theirs.saved }),
        theirs: undefined,
        status: whose === 'mine' ? 'waiting' : 'saved',
      });
      if (whose === 'mine') schedule(0);
    },
    /** Sends what is left, then stops the timers. */
    close: (): Promise<void> =>
      flush().finally(() => {
        closed = true;
        stop?.();
      }),
  };
};
/** An open draft. */
export type Draft = ReturnType<typeof openDraft>;
