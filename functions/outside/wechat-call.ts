/** What WeChat's server can make of a request that was not our mistake; the codes are those of our refusals. */
export type Outcome<
  T,
  Code extends string = 'login_expired' | 'too_often' | 'login_blocked' | 'outside_busy',
> = { ok: true; value: T } | { ok: false; code: Code };

/** The mini-program's identity and how to reach WeChat; `base` changes only where a stand-in answers. */
export type WechatSetting = {
  appId: string;
  secret: string;
  base?: string;
  fetch?: typeof fetch;
  /** Milliseconds for one whole answer, body included; default 5,000. */
  timeout?: number;
  /** Waits so many milliseconds; replaced in tests. */
  pause?: (ms: number) => Promise<void>;
  /** Milliseconds since 1970; replaced in tests. */
  clock?: () => number;
};

/** One answer: its JSON object, or bytes when it is an image; undefined when nothing that makes sense came in time. */
export type Answer = { json: Record<string, unknown> } | { bytes: Uint8Array } | undefined;

const BUSY = -1;
const BACK_OFF = 300; // ms
const MOST = 1 << 20; // bytes; a poster code is about 100 KB

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const read = async (response: Response): Promise<Answer> => {
  if (!response.ok) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > MOST) return undefined;
  if (/^image\//.test(response.headers.get('content-type') ?? '')) return { bytes };
  // WeChat labels its JSON text/plain, so the label says nothing
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return typeof json === 'object' && json !== null && !Array.isArray(json)
    ? { json: json as Record<string, unknown> }
    : undefined;
};

/** The error number of an answer; 0 when there is none. */
export const errcodeOf = (answer: Answer): number =>
  answer && 'json' in answer && typeof answer.json.errcode === 'number' ? answer.json.errcode : 0;

/** An exception for an answer that only we can mend (a wrong secret, an address not allowed); it names the number alone, because the rest may hold secrets. */
export const ourMistake = (what: string, errcode: number): Error =>
  new Error(`WeChat refused ${what}: errcode ${errcode}`);

/** Makes the one way to ask WeChat: time-limited, no redirects, once more when it says it is busy; never throws and never logs. */
export const makeCall = ({
  base = 'https://api.weixin.qq.com',
  fetch: ask = fetch,
  timeout = 5000,
  pause = sleep,
}: WechatSetting) => {
  const once = async (
    path: string,
    query: Record<string, string>,
    body?: object,
  ): Promise<Answer> => {
    const init = body
      ? {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }
      : {};
    try {
      // a redirect would carry the secret of the query to another host
      return await read(
        await ask(`${base}${path}?${new URLSearchParams(query)}`, {
          ...init,
          redirect: 'error',
          signal: AbortSignal.timeout(timeout),
        }),
      );
    } catch {
      return undefined; // the error holds the address, and the address holds the secret
    }
  };
  return async (path: string, query: Record<string, string>, body?: object): Promise<Answer> => {
    const first = await once(path, query, body);
    if (errcodeOf(first) !== BUSY) return first;
    await pause(BACK_OFF);
    return once(path, query, body);
  };
};
