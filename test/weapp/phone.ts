/** What WeChat's interfaces answer when they refuse. */
export type Refusal = { errMsg: string; errno?: number };
/** What a test may decide about the phone. `login` gives the next wx.login code (undefined: WeChat refuses); `photos` are files on disk. */
export type Phone = {
  login?: () => string | undefined;
  photos?: string[];
  signature?: string;
  scan?: () => string | undefined;
  confirm?: (modal: Modal) => boolean | string;
  online?: boolean;
  /** Interfaces that refuse, and how. */
  refuse?: Partial<Record<string, Refusal>>;
  /** WeChat asks for consent to the privacy guide before each private interface, until it is given. */
  asksConsent?: boolean;
  /** WeChat has a newer release ready when the mini-program starts. */
  update?: boolean;
};
/** A dialog, as it was shown; `editable` when its words stand in a field, from which they can be copied by hand. */
export type Modal = { title: string; content: string; editable?: boolean };
/** What the phone noticed, for a test to look at; `enlarged` are pictures opened in WeChat's viewer, `leaving` what is asked before going back. */
export type Seen = {
  enlarged: string[];
  leaving?: string;
  toasts: string[];
  modals: Modal[];
  requests: { method: string; url: string; status: number; key?: string; device?: string }[];
  /** How many requests are under way. */
  asking: number;
  opened: string[];
  calls: string[];
  clipboard: string;
  titles: string[];
  patches: { route: string; bytes: number }[];
  /** WeChat's own pages that were opened: settings, the privacy guide; and a restart after an update. */
  wechat: string[];
};

/** Nothing noticed yet. */
export const newSeen = (): Seen => ({
  enlarged: [],
  toasts: [],
  modals: [],
  requests: [],
  asking: 0,
  opened: [],
  calls: [],
  clipboard: '',
  titles: [],
  patches: [],
  wechat: [],
});

/** How an interface refuses: not in the privacy guide, guide not agreed to, no permission for us or for WeChat itself, the person turned back. */
export const refusals = {
  undeclared: (name: string): Refusal => ({
    errMsg: `${name}:fail api scope is not declared in the privacy agreement`,
    errno: 112,
  }),
  notAgreed: (name: string): Refusal => ({
    errMsg: `${name}:fail privacy permission is not authorized`,
    errno: 104,
  }),
  denied: (name: string): Refusal => ({ errMsg: `${name}:fail auth deny`, errno: 103 }),
  system: (name: string): Refusal => ({
    errMsg: `${name}:fail system permission denied`,
    errno: 3,
  }),
  cancel: (name: string): Refusal => ({ errMsg: `${name}:fail cancel` }),
};
