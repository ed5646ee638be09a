import { codeFrom } from '@shared/kernel/id';
import { readScan } from '@shared/domain/scan';
import { follow } from '@client/pages/home/follow';

const code = codeFrom(new Uint8Array(10).fill(7));
const scanned = (text: string) => follow(readScan(text), 'scanned');

test('our code leads to its answer, an altered one to 二维码无效', () => {
  expect(scanned(`https://bureau.example.cn/q/${code}`)).toEqual({ go: `/pages/status/index?code=${code}` });
  const altered = `${code[0] === 'z' ? 'y' : 'z'}${code.slice(1)}`;
  expect(scanned(`https://bureau.example.cn/q/${altered}`)).toEqual({ go: '/pages/status/index?code=0' });
});

test('a national number, a package and a store link lead to the app, never straight to a verdict', () => {
  expect(scanned('教APP备3200123号')).toEqual({ go: `/public/app/index?moeNo=${encodeURIComponent('教APP备3200123号')}` });
  expect(scanned('https://a.app.qq.com/o/simple.jsp?pkgname=com.example.app')).toEqual({ go: '/public/app/index?packageName=com.example.app' });
  expect(scanned('https://apps.apple.com/cn/app/id414478124')).toEqual({ go: '/public/app/index?storeId=414478124' });
});

test('[S0-14] a national page says that it is not this school’s answer, and offers the platform', () => {
  const next = scanned('https://app.eduyun.cn/bmp-web/getSpAppDetail_index?appId=0123456789abcdef0123456789abcdef');
  expect(next).toMatchObject({ say: { platform: true, note: expect.stringContaining('不等于') } });
});

test('a foreign link names its host and warns, a stranger code says so', () => {
  expect(scanned('https://evil.example.com/pay')).toMatchObject({ say: { note: expect.stringContaining('evil.example.com') } });
  expect(scanned('hello')).toMatchObject({ say: { title: '没有认出这个码' } });
});

test('typed words that are nothing else are looked for', () => {
  expect(follow(readScan('河滨小学'), 'typed')).toEqual({ look: true });
});
