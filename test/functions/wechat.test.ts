import { inspect } from 'node:util';
import { makeWechat } from '@functions/outside/wechat';
import { startWechat } from '../stand-in/wechat';

const appId = 'wx0123456789abcdef';
const secret = 'f00dfeedf00dfeedf00dfeedf00dfeed';
const START = Date.UTC(2026, 8, 1);

let at = START;
let standIn: Awaited<ReturnType<typeof startWechat>>;
const pauses: number[] = [];
const link = (more: object = {}) =>
  makeWechat({
    base: standIn.base,
    appId,
    secret,
    clock: () => at,
    pause: async (ms) => void pauses.push(ms),
    ...more,
  });

beforeEach(async () => {
  at = START;
  pauses.length = 0;
  standIn = await startWechat({ appId, secret, clock: () => at, perMinute: 3 });
});
afterEach(() => standIn.stop());

describe('signing in', () => {
  test('a fresh code gives the person and never the session key', async () => {
    const got = await link().signIn(standIn.mint('oAlice', 'uAlice'));
    expect(got).toEqual({ ok: true, value: { openid: 'oAlice', unionid: 'uAlice' } });
    expect(await link().signIn(standIn.mint('oBob'))).toEqual({
      ok: true,
      value: { openid: 'oBob' },
    });
  });

  test('a code works once and for five minutes', async () => {
    const used = standIn.mint('oAlice');
    await link().signIn(used);
    expect(await link().signIn(used)).toEqual({ ok: false, code: 'login_expired' });
    const old = standIn.mint('oAlice');
    at += 5 * 60_000 + 1;
    expect(await link().signIn(old)).toEqual({ ok: false, code: 'login_expired' });
    expect(await link().signIn('made-up')).toEqual({ ok: false, code: 'login_expired' });
  });

  test('an empty or endless code is not sent at all', async () => {
    expect(await link().signIn('')).toEqual({ ok: false, code: 'login_expired' });
    expect(await link().signIn('x'.repeat(257))).toEqual({ ok: false, code: 'login_expired' });
    expect(standIn.seen).toEqual([]);
  });

  test('too many sign-ins of one person in a minute are refused, another person is not', async () => {
    for (let i = 0; i < 3; i += 1)
      expect((await link().signIn(standIn.mint('oAlice'))).ok).toBe(true);
    expect(await link().signIn(standIn.mint('oAlice'))).toEqual({ ok: false, code: 'too_often' });
    expect((await link().signIn(standIn.mint('oBob'))).ok).toBe(true);
    at += 60_000;
    expect((await link().signIn(standIn.mint('oAlice'))).ok).toBe(true);
  });

  test('a person at risk is told so', async () => {
    expect(await link().signIn('errcode-40226')).toEqual({ ok: false, code: 'login_blocked' });
  });

  test('busy is asked again once, after a pause', async () => {
    standIn.beBusy(1);
    expect((await link().signIn(standIn.mint('oAlice'))).ok).toBe(true);
    expect(pauses).toHaveLength(1);
    standIn.beBusy(2);
    const before = standIn.seen.length;
    expect(await link().signIn(standIn.mint('oAlice'))).toEqual({
      ok: false,
      code: 'outside_busy',
    });
    expect(standIn.seen.length - before).toBe(2);
  });

  test.each(['odd-html', 'odd-502', 'odd-silent', 'odd-array', 'odd-empty', 'odd-elsewhere'])(
    '%s is WeChat being busy',
    async (code) => {
      expect(await link({ timeout: 150 }).signIn(code)).toEqual({
        ok: false,
        code: 'outside_busy',
      });
      expect(standIn.seen).toEqual(['GET /sns/jscode2session']); // a redirect is not followed: it would carry the secret along
    },
  );

  test('nobody listening is WeChat being busy', async () => {
    const gone = standIn.base;
    await standIn.stop();
    expect(await link({ base: gone }).signIn('any')).toEqual({ ok: false, code: 'outside_busy' });
  });

  test.each([
    ['41002', { appId: '' }],
    ['40013', { appId: 'wxother' }],
    ['40125', { secret: 'dead0000beef' }],
  ])('a wrong setting is an exception that names %s and no secret', async (number, more) => {
    const failed: unknown = await link(more)
      .signIn(standIn.mint('oAlice'))
      .catch((e: unknown) => e);
    expect(failed).toBeInstanceOf(Error);
    expect(inspect(failed, { depth: 9, showHidden: true })).toContain(number);
    expect(inspect(failed, { depth: 9, showHidden: true })).not.toMatch(/f00dfeed|dead0000/);
  });

  test('an error number nobody foresaw is an exception without what WeChat wrote', async () => {
    const failed: unknown = await link()
      .signIn('errcode-40164')
      .catch((e: unknown) => e);
    expect(inspect(failed)).toContain('40164');
    expect(inspect(failed)).not.toContain(secret);
  });

  test('nothing is written to the log', async () => {
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((k) =>
      jest.spyOn(console, k).mockImplementation(() => undefined),
    );
    await link().signIn(standIn.mint('oAlice'));
    await link({ secret: 'wrong' })
      .signIn(standIn.mint('oAlice'))
      .catch(() => undefined);
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

describe('while WeChat is not well', () => {
  const asked = () => standIn.seen.filter((path) => path.includes('jscode2session')).length;

  test('M10 · after five calls without an answer it is left alone, and one call finds out when it is well again', async () => {
    const wechat = link();
    for (let i = 0; i < 40; i += 1)
      expect(await wechat.signIn('odd-502')).toEqual({ ok: false, code: 'outside_busy' });
    expect(asked()).toBe(5);
    at += 20_001;
    expect(await wechat.signIn('odd-502')).toEqual({ ok: false, code: 'outside_busy' });
    expect(await wechat.signIn(standIn.mint('oAlice'))).toEqual({
      ok: false,
      code: 'outside_busy',
    });
    expect(asked()).toBe(6);
    at += 20_001;
    expect(await wechat.signIn(standIn.mint('oAlice'))).toMatchObject({ ok: true });
    expect(await wechat.signIn(standIn.mint('oBob'))).toMatchObject({ ok: true });
  });

  test('M10 · when the calls of the day are used up none is wasted', async () => {
    const wechat = link();
    for (let i = 0; i < 10; i += 1)
      expect(await wechat.signIn('errcode-45009')).toEqual({ ok: false, code: 'outside_busy' });
    expect(asked()).toBe(1);
  });

  test('one person who asks too often stops nobody else', async () => {
    const wechat = link();
    for (let i = 0; i < 8; i += 1)
      expect(await wechat.signIn('errcode-45011')).toEqual({ ok: false, code: 'too_often' });
    expect(await wechat.signIn(standIn.mint('oBob'))).toMatchObject({ ok: true });
  });
});

describe('the printed code', () => {
  const poster = { scene: '0a1b2c3d4e5f6g7h8j', page: 'pages/status/index' };

  test('is drawn with one token for many, until five minutes before its end', async () => {
    const wechat = link();
    const [a, b] = await Promise.all([
      wechat.posterCode(poster),
      wechat.posterCode({ ...poster, version: 'trial' }),
    ]);
    expect(a.ok && Array.from(a.value.slice(0, 2))).toEqual([0xff, 0xd8]);
    expect(b.ok).toBe(true);
    at += (7200 - 300) * 1000 - 1;
    await wechat.posterCode(poster);
    const tokens = () => standIn.seen.filter((s) => s.endsWith('stable_token')).length;
    expect(tokens()).toBe(1);
    at += 1;
    expect((await wechat.posterCode(poster)).ok).toBe(true);
    expect(tokens()).toBe(2);
    expect(standIn.posters[0]).toEqual({
      ...poster,
      width: 430,
      env_version: 'release',
      check_path: true,
    });
    expect(standIn.posters[1]).toMatchObject({ env_version: 'trial', check_path: false });
  });

  test('a token that has ended is renewed without force', async () => {
    const wechat = link();
    await wechat.posterCode(poster);
    standIn.endToken();
    expect((await wechat.posterCode(poster)).ok).toBe(true);
    expect(standIn.forced()).toBe(0);
  });

  test('a token that is refused though WeChat still gives it out is forced, once', async () => {
    const wechat = link();
    await wechat.posterCode(poster);
    standIn.spoilToken();
    expect((await wechat.posterCode(poster)).ok).toBe(true);
    expect(standIn.forced()).toBe(1);
  });

  test('a scene or page WeChat would refuse never leaves', async () => {
    for (const scene of ['', 'x'.repeat(33), '编号', 'a b', 'a%20b'])
      await expect(link().posterCode({ ...poster, scene })).rejects.toThrow('scene');
    for (const page of ['/pages/status', 'pages/status?x=1', ''])
      await expect(link().posterCode({ ...poster, page })).rejects.toThrow('page');
    await expect(link().posterCode({ ...poster, width: 100 })).rejects.toThrow('pixels');
    expect(standIn.seen).toEqual([]);
  });

  test('an empty quota is too often, a missing page is our mistake', async () => {
    expect(await link().posterCode({ ...poster, page: 'pages/crowded' })).toEqual({
      ok: false,
      code: 'too_often',
    });
    await expect(link().posterCode({ ...poster, page: 'pages/missing' })).rejects.toThrow('41030');
    await expect(link({ secret: 'wrong' }).posterCode(poster)).rejects.toThrow('40125');
  });
});
