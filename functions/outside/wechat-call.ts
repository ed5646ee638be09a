/**
 * What WeChat's server can make of a request that was not our mistake; the codes are those of our
 * refusals.
 */
export type Outcome<
  T,
  Code extends string = 'login_expired' | 'too_often' | 'login_blocked' | 'outside_busy',
> = { ok: true; value: T } | { ok: false; code: Code };

/**
 * The mini-program's identity and how to reach WeChat; `base` changes only where a stand-in
 * answers.
 */
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

/**
 * One answer: its JSON object, or bytes when it is an image; undefined when nothing that makes
 * sense came in time.
 */
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

/**
 * An exception for an answer that only we can mend (a wrong secret, an address not allowed); it
 * names the number alone, because the rest may hold secrets.
 */
export const ourMistake = (what: string, errcode: number): Error =>
  new Error(`WeChat refused ${what}: errcode ${errcode}`);

const LIMITED = 45009; // the day's calls are used up; 45011 is only one person asking too often
const FAILURES = 5; // in a row, before nobody is asked for a while
const REST = 20_000; // ms

/**
 * While WeChat answers nothing, or says that our calls are used up, it is left in peace: one call
 * after each rest finds out whether it is well again.
 */
const makeCircuit = (clock: () => number) => {
  let failures = 0;
  let restUntil = 0;
  return {
    isOpen: (): boolean => {
      if (failures < FAILURES) return false;
      if (clock() < restUntil) return true;
      restUntil = clock() + REST; // the others wait for this one
      return false;
    },
    heard: (answer: Answer): Answer => {
      const code = errcodeOf(answer);
      if (code === LIMITED) failures = FAILURES;
      else failures = answer === undefined || code === BUSY ? failures + 1 : 0;
      if (failures >= FAILURES) restUntil = clock() + REST;
      return answer;
    },
  };
};

/**
 * Makes the one way to ask WeChat: time-limited, no redirects, once more when it says it is busy,
 * and not at all while it is not well; never throws and never logs.
 */
export const makeCall = ({
  base = 'https://api.weixin.qq.com',
  fetch: ask = fetch,
  timeout = 5000,
  pause = sleep,
  clock = Date.now,
}: WechatSetting) => {
  const circuit = makeCircuit(clock);
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
    if (circuit.isOpen()) return undefined;
    const first = await once(path, query, body);
    if (errcodeOf(first) !== BUSY) return circuit.heard(first);
    await pause(BACK_OFF);
    return circuit.heard(await once(path, query, body));
  };
};
