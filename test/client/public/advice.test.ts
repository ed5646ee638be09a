import fc from 'fast-check';
import { readScan } from '@shared/domain/scan';
import { codeFrom } from '@shared/kernel/id';
import { adviceOn } from '@client/public/scan/advice';

const code = codeFrom(new Uint8Array(10).fill(7));
const scanned = (text: string) => adviceOn(readScan(text), 'scanned');
const said = (text: string, how: 'scanned' | 'typed' = 'scanned') => {
  const next = adviceOn(readScan(text), how);
  if (!('say' in next)) throw new Error(`nothing said on ${text}: ${JSON.stringify(next)}`);
  return next.say;
};

test('our code leads to its answer, an altered one to 二维码无效', () => {
  expect(scanned(`https://bureau.example.cn/q/${code}`)).toEqual({
    go: `/pages/status/index?code=${code}`,
  });
  const altered = `${code[0] === 'z' ? 'y' : 'z'}${code.slice(1)}`;
  expect(scanned(`https://bureau.example.cn/q/${altered}`)).toEqual({
    go: '/pages/status/index?code=0',
  });
  expect(adviceOn(readScan(altered), 'typed')).toEqual({ go: '/pages/status/index?code=0' });
});

test('a national number, a package and a store link lead to the app, never straight to a verdict', () => {
  expect(scanned('教APP备3200123号')).toEqual({
    go: `/public/app/index?moeNo=${encodeURIComponent('教APP备3200123号')}`,
  });
  expect(scanned('https://a.app.qq.com/o/simple.jsp?pkgname=com.example.app')).toEqual({
    go: '/public/app/index?packageName=com.example.app',
  });
  expect(scanned('https://apps.apple.com/cn/app/id414478124')).toEqual({
    go: `/public/app/index?storeId=${encodeURIComponent('apple:414478124')}`,
  });
  expect(scanned('https://h5.appstore.vivo.com.cn/#/details?appId=2340123')).toEqual({
    go: `/public/app/index?storeId=${encodeURIComponent('vivo:2340123')}`,
  });
});

test('a national page says that it is not this school’s answer, and offers the platform', () => {
  expect(
    said(
      'https://app.eduyun.cn/bmp-web/getSpAppDetail_index?appId=0123456789abcdef0123456789abcdef',
    ),
  ).toMatchObject({ platform: true, note: expect.stringContaining('不等于') });
});

test('a foreign link names its host and warns; one that pretends or hides warns in red', () => {
  expect(said('https://evil.example.com/pay')).toMatchObject({
    tone: 'waiting',
    note: expect.stringContaining('evil.example.com'),
  });
  expect(said('https://apps.apple.com.evil.cn/cn/app/id414478124')).toMatchObject({
    tone: 'stop',
    note: expect.stringMatching(/apps\.apple\.com\.evil\.cn.*仿冒/),
  });
  expect(said('https://apps.apple.com@evil.cn/cn/app/id414478124')).toMatchObject({
    tone: 'stop',
    note: expect.stringContaining('evil.cn'),
  });
  expect(said('http://1.2.3.4/app')).toMatchObject({
    tone: 'stop',
    title: expect.stringContaining('数字'),
  });
  expect(said('https://dl.example.cn/a.apk')).toMatchObject({
    tone: 'stop',
    title: '这是非应用商店的安装包',
    note: expect.stringContaining('dl.example.cn'),
  });
  expect(said('wxp://f2f0abc')).toMatchObject({
    tone: 'stop',
    note: expect.stringContaining('不要付款'),
  });
});

test.each([
  ['https://wxaurl.cn/aBcDeFg', '小程序'],
  ['http://weixin.qq.com/r/aBcDeFg', '公众号'],
  ['https://weixin.qq.com/g/aBcDeFg', '微信群'],
  ['https://mp.weixin.qq.com/s/aBcDeFg', '文章'],
  ['https://u.wechat.com/aBcDeFg', '个人微信'],
  ['https://work.weixin.qq.com/ca/x', '企业微信'],
  ['https://url.cloud.huawei.com/aBcDeFgHiJ', '短链接'],
])('%s is named: %s, with what to do instead', (text, word) => {
  expect(said(text).title).toContain(word);
  expect(said(text).note).toMatch(/名称/);
});

test.each([
  ['https://qm.qq.com/q/abcdEFG', 'QQ 群'],
  ['https://im.dingtalk.com/abc', '钉钉'],
  ['https://applink.feishu.cn/client/chat', '飞书'],
  ['https://meeting.tencent.com/dm/abc', '会议'],
  ['https://docs.qq.com/form/page/abc', '问卷'],
  ['https://shouji.baidu.com/software/1.html', '应用商店'],
])('case 14 · %s is named: %s, with what to do instead', (text, word) => {
  expect(said(text).title).toContain(word);
  expect(said(text).note).toMatch(/名称/);
});

test('a mini-program’s link that says its name offers to search for it', () =>
  expect(said('#小程序://智学伴/aBcDeFg')).toMatchObject({ name: '智学伴' }));

test('numbers are said plainly, with their fault; a card’s number is never repeated', () => {
  expect(said('苏ICP备12345678号', 'typed')).toMatchObject({
    title: '这是 ICP 备案号',
    note: expect.stringMatching(/^苏ICP备12345678号。.*不是教育备案/),
  });
  expect(said('苏ICP备123456789号', 'typed').note).toContain('现在是 9 位');
  expect(said('91330100799655058B', 'typed').title).toContain('信用代码');
  expect(said('13812345678', 'typed').title).toContain('电话');
  expect(said('教APP备12345号', 'typed').note).toContain('现在是 5 位');
  expect(JSON.stringify(said('321302201501011234', 'typed'))).not.toContain('3213');
});

test('a stranger code says so; typed words that are nothing else are looked for', () => {
  expect(said('hello')).toMatchObject({ title: '没有认出这个码' });
  for (const text of ['河滨小学', 'Dr.Panda', '智学伴：下载'])
    expect(adviceOn(readScan(text), 'typed')).toEqual({ look: true });
});

test('no text makes it throw or claim that an app is filed', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.webUrl(),
        fc.string({ maxLength: 60 }).map((s) => `https://${s}`),
      ),
      (text) => {
        const next = scanned(text);
        if ('say' in next) {
          expect(next.say.note).toMatch(/。$/);
          expect(next.say.title + next.say.note).not.toMatch(
            /已备案|放心|(?<!不等于(您孩子的)?学校)可以使用/,
          );
        } else expect(next).toHaveProperty('go');
      },
    ),
    { seed: 3, numRuns: 1000 },
  );
});
