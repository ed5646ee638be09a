/** Who looks at the lists. */
export type Looker = {
  bureau: boolean;
  filer: boolean;
  provider: boolean;
  writes: boolean;
  signs: boolean;
  /** The policy of the bureau. */ policy: string;
};
