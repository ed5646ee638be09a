/** Keeps of the lists of one of Taro's modules what the client asks for. */
declare const asked: {
  (this: { resourcePath: string }, source: string): string;
  /** Whether a module of Taro holds such lists. */
  holds: (file: string) => boolean;
};
export = asked;
