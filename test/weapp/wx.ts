import { webcrypto } from 'node:crypto';
import { mkdtempSync, readFile, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { refusals, type Modal, type Phone, type Refusal, type Seen } from './phone';

export { newSeen, type Phone, type Seen } from './phone';
type Options = Record<string, unknown> & {
  success?: (r: unknown) => void;
  fail?: (r: unknown) => void;
  complete?: (r: unknown) => void;
};
type Interface = (o: Options) => unknown;
type Consent = { event: string; buttonId?: string };

// What WeChat asks consent for before it works (用户隐私保护指引).
const asking = ['chooseMedia', 'chooseMessageFile', 'setClipboardData', 'getClipboardData'];
// What a phone, a permission or a person may refuse.
const refusing = [
  ...asking,
  'scanCode',
  'makePhoneCall',
  'openDocument',
  'previewImage',
  'downloadFile',
  'uploadFile',
  'openPrivacyContract',
  'openSetting',
];
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
const bodyOf = (method: string, data: unknown): string | undefined => {
  if (data === undefined || method === 'GET') return undefined;
  return typeof data === 'string' ? data : JSON.stringify(data);
};
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** `wx` without the tools: storage, real HTTP, scripted camera and dialogs. Navigation is given by the harness. */
export const makeWx = (
  phone: Phone,
  seen: Seen,
  navigation: Record<string, Interface>,
  complain: (fault: string) => void,
) => {
  const storage = new Map<string, unknown>();
  const folder = mkdtempSync(path.join(tmpdir(), 'wx-'));
  let inner = <T>(value: T): T => value;
  const answer = (o: Options | undefined, how: 'success' | 'fail', result: object) =>
    void setImmediate(() => {
      o?.[how]?.(result);
      o?.complete?.(result);
    });
  // What comes from outside is made of the phone's own objects, or it would have more built-ins than the phone.
  const ok = (o: Options | undefined, result: object = {}) =>
    answer(o, 'success', inner({ errMsg: 'ok', ...result }));
  const no = (o: Options | undefined, refusal: Refusal) => answer(o, 'fail', inner(refusal));

  const reach = (
    o: Options,
    method: string,
    body: string | FormData | undefined,
    done: (bytes: Buffer) => object,
  ) => {
    const stop = new AbortController();
    const url = String(o.url);
    const headers = (o.header ?? {}) as Record<string, string>;
    const gone = () => no(o, { errMsg: 'request:fail' });
    const arrived = async (r: Response) => {
      const bytes = Buffer.from(await r.arrayBuffer());
      seen.requests.push({
        method,
        url,
        status: r.status,
        key: headers['idempotency-key'],
        device: headers['x-device'],
      });
      const header = Object.fromEntries(r.headers as unknown as Iterable<[string, string]>);
      ok(o, { statusCode: r.status, header, ...done(bytes) });
    };
    if (phone.online === false) gone();
    else {
      seen.asking += 1;
      void fetch(url, { method, headers, body, signal: stop.signal })
        .then(arrived, gone)
        .finally(() => (seen.asking -= 1));
    }
    const hear = (listen: (p: { progress: number }) => void) =>
      void setImmediate(() => listen({ progress: 100 }));
    return {
      abort: () => stop.abort(),
      onProgressUpdate: hear,
      onHeadersReceived: () => undefined,
      offProgressUpdate: () => undefined,
    };
  };
  const pen = new Proxy({}, { get: () => () => undefined, set: () => true });
  const canvas = { width: 300, height: 600, getContext: () => pen };
  const query = () => {
    const found = [{ node: canvas, width: 300, height: 600, top: 0, left: 0 }];
    const exec = (cb?: (r: unknown[]) => void) => void setImmediate(() => cb?.(found));
    const self: Record<string, unknown> = { exec };
    const steps = ['select', 'selectAll', 'selectViewport', 'in', 'fields', 'node'];
    for (const step of [...steps, 'boundingClientRect', 'scrollOffset']) self[step] = () => self;
    return self;
  };
  const pictures = (o: Options) => (phone.photos ?? []).slice(0, Number(o.count ?? 9));
  const noted =
    (list: string[], of: (o: Options) => string): Interface =>
    (o) => {
      list.push(of(o));
      ok(o);
    };

  const device: Record<string, Interface> = {
    getSystemInfoSync: () => inner(system),
    getSystemInfo: (o) => ok(o, system),
    getWindowInfo: () => inner(windowInfo),
    getDeviceInfo: () => inner(system),
    getAppBaseInfo: () => inner(system),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop' },
    }),
    getMenuButtonBoundingClientRect: () => ({ top: 24, bottom: 56, left: 280, right: 365 }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    canIUse: () => true,
    createSelectorQuery: query,
    getRandomValues: (o) => {
      const bytes = webcrypto.getRandomValues(new Uint8Array(Number(o.length)));
      answer(o, 'success', { errMsg: 'getRandomValues:ok', randomValues: bytes.buffer });
    },
    getFileSystemManager: () => ({
      readFile: (o: Options & { filePath: string; encoding: BufferEncoding }) =>
        readFile(o.filePath, o.encoding, (error, data) =>
          error ? no(o, { errMsg: 'readFile:fail' }) : ok(o, { data }),
        ),
    }),
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: (hear: () => void) => void (phone.update && setImmediate(hear)),
      onUpdateFailed: () => undefined,
      applyUpdate: () => void seen.wechat.push('applyUpdate'),
    }),
  };
  const kept: Record<string, unknown> = {
    getStorageSync: (k: string) => inner(storage.get(k) ?? ''),
    setStorageSync: (k: string, v: unknown) => void storage.set(k, JSON.parse(JSON.stringify(v))),
    removeStorageSync: (k: string) => void storage.delete(k),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => inner({ keys: [...storage.keys()] }),
    nextTick: (fn: () => void) => setImmediate(fn),
  };
  const network: Record<string, Interface> = {
    login: (o) => {
      const code = phone.login?.();
      if (code) ok(o, { code });
      else no(o, { errMsg: 'login:fail' });
    },
    request: (o) => {
      const method = String(o.method ?? 'GET').toUpperCase();
      const json = o.dataType === 'json' || o.dataType === undefined;
      return reach(o, method, bodyOf(method, o.data), (bytes) => ({
        data: json ? parsed(bytes.toString()) : bytes.toString(),
      }));
    },
    uploadFile: (o) => {
      const form = new FormData();
      const fields = Object.entries((o.formData ?? {}) as Record<string, string>);
      for (const [k, v] of fields) form.append(k, String(v));
      const bytes = new Blob([new Uint8Array(readFileSync(String(o.filePath)))]);
      form.append(String(o.name), bytes, path.basename(String(o.filePath)));
      return reach(o, 'POST', form, (said) => ({ data: said.toString() }));
    },
    downloadFile: (o) =>
      reach(o, 'GET', undefined, (bytes) => {
        const tempFilePath = path.join(folder, `download-${seen.requests.length}`);
        writeFileSync(tempFilePath, bytes);
        return { tempFilePath };
      }),
  };
  const showModal: Interface = (o) => {
    const modal: Modal = { title: String(o.title ?? ''), content: String(o.content ?? '') };
    if (o.editable) modal.editable = true;
    seen.modals.push(modal);
    const said = phone.confirm?.(modal) ?? true;
    const content = typeof said === 'string' ? said : '';
    ok(o, { confirm: said !== false, cancel: said === false, content });
  };
  const person: Record<string, Interface> = {
    openDocument: noted(seen.opened, (o) => String(o.filePath)),
    makePhoneCall: noted(seen.calls, (o) => String(o.phoneNumber)),
    setNavigationBarTitle: noted(seen.titles, (o) => String(o.title)),
    showToast: noted(seen.toasts, (o) => String(o.title)),
    openSetting: noted(seen.wechat, () => 'openSetting'),
    openAppAuthorizeSetting: noted(seen.wechat, () => 'openAppAuthorizeSetting'),
    openPrivacyContract: noted(seen.wechat, () => 'openPrivacyContract'),
    showModal,
    previewImage: (o) => (seen.enlarged.push(...(o.urls as string[])), ok(o)),
    enableAlertBeforeUnload: (o) => ((seen.leaving = String(o.message)), ok(o)),
    disableAlertBeforeUnload: (o) => ((seen.leaving = undefined), ok(o)),
    setClipboardData: (o) => ((seen.clipboard = String(o.data)), ok(o)),
    getClipboardData: (o) => ok(o, { data: seen.clipboard }),
    chooseMedia: (o) => {
      const tempFiles = pictures(o).map((f) => ({ tempFilePath: f, size: statSync(f).size }));
      if (tempFiles.length) ok(o, { type: 'image', tempFiles });
      else no(o, refusals.cancel('chooseMedia'));
    },
    chooseMessageFile: (o) => {
      const tempFiles = pictures(o).map((f) => ({
        path: f,
        size: statSync(f).size,
        name: path.basename(f),
      }));
      if (tempFiles.length) ok(o, { tempFiles });
      else no(o, refusals.cancel('chooseMessageFile'));
    },
    canvasToTempFilePath: (o) =>
      phone.signature
        ? ok(o, { tempFilePath: phone.signature })
        : no(o, { errMsg: 'canvasToTempFilePath:fail' }),
    scanCode: (o) => {
      const result = phone.scan?.();
      if (result === undefined) no(o, refusals.cancel('scanCode'));
      else ok(o, { result, scanType: 'QR_CODE', path: '' });
    },
  };

  let consent: ((resolve: (c: Consent) => void, about: object) => void) | undefined;
  const wx: Record<string, unknown> = { ...navigation, ...device, ...kept, ...network, ...person };
  wx.onNeedPrivacyAuthorization = (hear: typeof consent) => (consent = hear);
  for (const name of asking) {
    const plain = wx[name] as Interface;
    wx[name] = (o: Options) => {
      if (!phone.asksConsent) return plain(o);
      if (!consent) return complain(`${name} was called, and nobody asks for consent`);
      const settle = ({ event, buttonId }: Consent) => {
        if (event === 'exposureAuthorization') return;
        if (event === 'agree' && !buttonId) complain('consent without the button that gave it');
        if (event !== 'agree') return no(o, refusals.notAgreed(name));
        phone.asksConsent = false;
        plain(o);
      };
      return consent(settle, inner({ referrer: name }));
    };
  }
  for (const name of refusing) {
    const plain = wx[name] as Interface;
    wx[name] = (o: Options) => {
      const refusal = phone.refuse?.[name];
      if (!refusal) return plain(o);
      no(o, refusal);
      // Whatever carries bytes is a task, also when it comes to nothing.
      const hear = () => undefined;
      return { abort: hear, onProgressUpdate: hear, offProgressUpdate: hear };
    };
  }
  // Taro hands these on as they are and relies on WeChat, which gives a promise to whoever brings no callback (base library 2.10.2).
  for (const name of ['chooseMedia', 'chooseMessageFile', 'openPrivacyContract']) {
    const plain = wx[name] as Interface;
    wx[name] = (o: Options = {}) =>
      o.success || o.fail || o.complete
        ? plain(o)
        : new Promise((success, fail) => plain({ ...o, success, fail }));
  }
  const silent = 'hideToast pageScrollTo setTabBarBadge removeTabBarBadge hideKeyboard';
  for (const name of silent.split(' ')) wx[name] = (o?: Options) => ok(o);
  const unheard = 'onAppShow onAppHide onThemeChange onWindowResize offWindowResize onError';
  for (const name of [...unheard.split(' '), 'onUnhandledRejection']) wx[name] = () => undefined;
  return {
    wx,
    storage,
    /** Learns to make the phone's own objects of what comes from outside. */
    meet: (make: <T>(value: T) => T) => {
      inner = make;
    },
  };
};
