import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

type Options = Record<string, unknown> & {
  success?: (r: unknown) => void;
  fail?: (r: unknown) => void;
  complete?: (r: unknown) => void;
};
/** What a test may decide about the phone. `login` gives the next wx.login code (undefined: WeChat refuses); `photos` are files on disk. */
export type Phone = {
  login?: () => string | undefined;
  photos?: string[];
  signature?: string;
  scan?: () => string | undefined;
  confirm?: (modal: { title: string; content: string }) => boolean | string;
  online?: boolean;
};
/** What the phone noticed, for a test to look at; `enlarged` are pictures opened in WeChat's viewer, `leaving` what is asked before going back. */
export type Seen = {
  enlarged: string[];
  leaving?: string;
  toasts: string[];
  modals: { title: string; content: string }[];
  requests: { method: string; url: string; status: number }[];
  opened: string[];
  calls: string[];
  clipboard: string;
  titles: string[];
  patches: { route: string; bytes: number }[];
};

/** `wx` without the tools: storage, real HTTP, scripted camera and dialogs. Navigation is given by the harness. */
export const makeWx = (
  phone: Phone,
  seen: Seen,
  navigation: Record<string, (o: Options) => void>,
) => {
  const storage = new Map<string, unknown>();
  const folder = mkdtempSync(path.join(tmpdir(), 'wx-'));
  const ok = (o: Options | undefined, result: object = {}) => {
    setImmediate(() => {
      o?.success?.({ errMsg: 'ok', ...result });
      o?.complete?.({ errMsg: 'ok', ...result });
    });
  };
  const no = (o: Options | undefined, errMsg: string) => {
    setImmediate(() => {
      o?.fail?.({ errMsg });
      o?.complete?.({ errMsg });
    });
  };
  const reach = (
    o: Options,
    method: string,
    body: string | FormData | undefined,
    done: (r: Response, bytes: Buffer) => object,
  ) => {
    const stop = new AbortController();
    const url = String(o.url);
    if (phone.online === false) no(o, 'request:fail');
    else
      fetch(url, {
        method,
        headers: (o.header ?? {}) as Record<string, string>,
        body,
        signal: stop.signal,
      }).then(
        async (r) => {
          const bytes = Buffer.from(await r.arrayBuffer());
          seen.requests.push({ method, url, status: r.status });
          ok(o, {
            statusCode: r.status,
            header: Object.fromEntries(r.headers as unknown as Iterable<[string, string]>),
            ...done(r, bytes),
          });
        },
        () => no(o, 'request:fail'),
      );
    return {
      abort: () => stop.abort(),
      onProgressUpdate: (hear: (p: { progress: number }) => void) =>
        setImmediate(() => hear({ progress: 100 })),
      onHeadersReceived: () => undefined,
      offProgressUpdate: () => undefined,
    };
  };
  const parsed = (bytes: Buffer) => {
    try {
      return JSON.parse(bytes.toString()) as unknown;
    } catch {
      return bytes.toString();
    }
  };
  const windowInfo = {
    windowWidth: 375,
    windowHeight: 667,
    screenWidth: 375,
    screenHeight: 667,
    pixelRatio: 2,
    statusBarHeight: 20,
    safeArea: { top: 20, left: 0, right: 375, bottom: 667, width: 375, height: 647 },
  };
  const system = {
    ...windowInfo,
    platform: 'android',
    system: 'Android 12',
    brand: 'test',
    model: 'test',
    SDKVersion: '3.5.0',
    version: '8.0.50',
    language: 'zh_CN',
    fontSizeSetting: 16,
  };
  const pen = new Proxy({}, { get: () => () => undefined, set: () => true });
  const canvas = { width: 300, height: 600, getContext: () => pen };
  const query = () => {
    const self = {
      select: () => self,
      selectAll: () => self,
      selectViewport: () => self,
      in: () => self,
      fields: () => self,
      node: () => self,
      boundingClientRect: () => self,
      scrollOffset: () => self,
      exec: (cb?: (r: unknown[]) => void) =>
        void setImmediate(() => cb?.([{ node: canvas, width: 300, height: 600, top: 0, left: 0 }])),
    };
    return self;
  };
  const pictures = (max: unknown) => (phone.photos ?? []).slice(0, Number(max ?? 9));
  const wx: Record<string, unknown> = {
    ...navigation,
    getSystemInfoSync: () => system,
    getSystemInfo: (o: Options) => ok(o, system),
    getWindowInfo: () => windowInfo,
    getDeviceInfo: () => system,
    getAppBaseInfo: () => system,
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop' },
    }),
    getMenuButtonBoundingClientRect: () => ({
      top: 24,
      bottom: 56,
      left: 280,
      right: 365,
      width: 85,
      height: 32,
    }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    canIUse: () => true,
    nextTick: (fn: () => void) => setImmediate(fn),
    getStorageSync: (k: string) => structuredClone(storage.get(k) ?? ''),
    setStorageSync: (k: string, v: unknown) => void storage.set(k, JSON.parse(JSON.stringify(v))),
    removeStorageSync: (k: string) => void storage.delete(k),
    clearStorageSync: () => storage.clear(),
    getStorage: (o: Options) =>
      storage.has(String(o.key))
        ? ok(o, { data: storage.get(String(o.key)) })
        : no(o, 'getStorage:fail data not found'),
    setStorage: (o: Options) => (storage.set(String(o.key), o.data), ok(o)),
    removeStorage: (o: Options) => (storage.delete(String(o.key)), ok(o)),
    login: (o: Options) => {
      const code = phone.login?.();
      if (code) ok(o, { code });
      else no(o, 'login:fail');
    },
    request: (o: Options) => {
      const method = String(o.method ?? 'GET').toUpperCase();
      const body =
        o.data === undefined || method === 'GET'
          ? undefined
          : typeof o.data === 'string'
            ? o.data
            : JSON.stringify(o.data);
      return reach(o, method, body, (_, bytes) => ({
        data: o.dataType === 'json' || o.dataType === undefined ? parsed(bytes) : bytes.toString(),
      }));
    },
    uploadFile: (o: Options) => {
      const form = new FormData();
      for (const [k, v] of Object.entries((o.formData ?? {}) as Record<string, string>))
        form.append(k, String(v));
      form.append(
        String(o.name),
        new Blob([new Uint8Array(readFileSync(String(o.filePath)))]),
        path.basename(String(o.filePath)),
      );
      return reach(o, 'POST', form, (_, bytes) => ({ data: bytes.toString() }));
    },
    downloadFile: (o: Options) =>
      reach(o, 'GET', undefined, (_, bytes) => {
        const tempFilePath = path.join(folder, `download-${seen.requests.length}`);
        writeFileSync(tempFilePath, bytes);
        return { tempFilePath };
      }),
    openDocument: (o: Options) => (seen.opened.push(String(o.filePath)), ok(o)),
    previewImage: (o: Options) => (seen.enlarged.push(...(o.urls as string[])), ok(o)),
    enableAlertBeforeUnload: (o: Options) => ((seen.leaving = String(o.message)), ok(o)),
    disableAlertBeforeUnload: (o: Options) => ((seen.leaving = undefined), ok(o)),
    chooseMedia: (o: Options) => {
      const files = pictures(o.count);
      if (files.length)
        ok(o, {
          type: 'image',
          tempFiles: files.map((f) => ({
            tempFilePath: f,
            size: statSync(f).size,
            fileType: 'image',
          })),
        });
      else no(o, 'chooseMedia:fail cancel');
    },
    chooseMessageFile: (o: Options) => {
      const files = pictures(o.count);
      if (files.length)
        ok(o, {
          tempFiles: files.map((f) => ({
            path: f,
            size: statSync(f).size,
            name: path.basename(f),
            type: 'file',
          })),
        });
      else no(o, 'chooseMessageFile:fail cancel');
    },
    canvasToTempFilePath: (o: Options) =>
      phone.signature
        ? ok(o, { tempFilePath: phone.signature })
        : no(o, 'canvasToTempFilePath:fail'),
    scanCode: (o: Options) => {
      const result = phone.scan?.();
      if (result === undefined) no(o, 'scanCode:fail cancel');
      else ok(o, { result, scanType: 'QR_CODE', path: '' });
    },
    showToast: (o: Options) => (seen.toasts.push(String(o.title)), ok(o)),
    showModal: (o: Options) => {
      const modal = { title: String(o.title ?? ''), content: String(o.content ?? '') };
      seen.modals.push(modal);
      const answer = phone.confirm?.(modal) ?? true;
      ok(o, {
        confirm: answer !== false,
        cancel: answer === false,
        content: typeof answer === 'string' ? answer : '',
      });
    },
    showActionSheet: (o: Options) => ok(o, { tapIndex: 0 }),
    makePhoneCall: (o: Options) => (seen.calls.push(String(o.phoneNumber)), ok(o)),
    setClipboardData: (o: Options) => ((seen.clipboard = String(o.data)), ok(o)),
    getClipboardData: (o: Options) => ok(o, { data: seen.clipboard }),
    setNavigationBarTitle: (o: Options) => (seen.titles.push(String(o.title)), ok(o)),
    requestSubscribeMessage: (o: Options) =>
      ok(o, Object.fromEntries(((o.tmplIds ?? []) as string[]).map((id) => [id, 'accept']))),
    createSelectorQuery: query,
    getFileSystemManager: () => ({
      readFileSync: (f: string, encoding?: BufferEncoding) => readFileSync(f, encoding),
    }),
    getUpdateManager: () => ({
      onUpdateReady: () => undefined,
      onCheckForUpdate: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
    getPrivacySetting: (o: Options) => ok(o, { needAuthorization: false, privacyContractName: '' }),
  };
  // Taro hands these on as they are and relies on WeChat, which gives a promise to whoever brings no callback (base library 2.10.2).
  for (const name of ['chooseMedia', 'chooseMessageFile']) {
    const plain = wx[name] as (o: Options) => void;
    wx[name] = (o: Options) =>
      o.success || o.fail || o.complete
        ? plain(o)
        : new Promise((success, fail) => plain({ ...o, success, fail }));
  }
  for (const name of [
    'hideToast',
    'showLoading',
    'hideLoading',
    'pageScrollTo',
    'stopPullDownRefresh',
    'setTabBarBadge',
    'removeTabBarBadge',
    'hideShareMenu',
    'showShareMenu',
    'hideKeyboard',
    'setBackgroundColor',
    'vibrateShort',
    'requirePrivacyAuthorize',
  ])
    wx[name] = (o?: Options) => ok(o);
  for (const name of [
    'onAppShow',
    'onAppHide',
    'onNetworkStatusChange',
    'offNetworkStatusChange',
    'onThemeChange',
    'onNeedPrivacyAuthorization',
    'onWindowResize',
    'offWindowResize',
    'onError',
    'onUnhandledRejection',
    'onKeyboardHeightChange',
    'offKeyboardHeightChange',
    'reportEvent',
  ])
    wx[name] = () => undefined;
  return { wx, storage };
};
