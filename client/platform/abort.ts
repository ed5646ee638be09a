type Listener = () => void;
const signal = () => {
  const listeners = new Set<Listener>();
  const self = {
    aborted: false,
    reason: undefined as unknown,
    addEventListener: (_: 'abort', listener: Listener) => void listeners.add(listener),
    removeEventListener: (_: 'abort', listener: Listener) => void listeners.delete(listener),
    throwIfAborted: () => {
      if (self.aborted) throw self.reason;
    },
    fire: (reason: unknown) => {
      if (self.aborted) return;
      self.aborted = true;
      self.reason = reason;
      listeners.forEach((listener) => listener());
    },
  };
  return self;
};

/** What WeChat lacks and react-query needs; the build puts it in wherever `AbortController` is named. A constructor, because it is called with `new`. */
export function AbortController(this: { signal: ReturnType<typeof signal>; abort: (reason?: unknown) => void }) {
  this.signal = signal();
  this.abort = (reason = new Error('aborted')) => this.signal.fire(reason);
}
