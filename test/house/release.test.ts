import { LOCAL, releaseFault } from '../../tools/client-build/release';
import { noCompilers } from '../../tools/client-build/wechat-compilers';

test('a mini-program is released for an https origin and for nothing else', () => {
  expect(releaseFault('https://beian.example.gov.cn')).toBeUndefined();
  expect(releaseFault('https://beian.example.gov.cn:8443')).toBeUndefined();
});

test.each([
  [undefined, '--local'],
  ['', '--local'],
  [LOCAL, 'TARO_APP_API is http://127.0.0.1:8790'],
  ['http://beian.example.gov.cn', 'TARO_APP_API is http://'],
  ['beian.example.gov.cn', 'TARO_APP_API is beian'],
  ['https://beian.example.gov.cn/', 'write TARO_APP_API=https://beian.example.gov.cn'],
  ['https://beian.example.gov.cn/api', 'write TARO_APP_API=https://beian.example.gov.cn'],
])('%s is refused with what to write', (api, says) => {
  expect(releaseFault(api)).toContain(says);
});

test.each([
  ['linux', 'x64'],
  ['darwin', 'x64'],
  ['darwin', 'arm64'],
  ['win32', 'x64'],
] as const)("WeChat's compilers must run on %s %s", (platform, arch) => {
  expect(noCompilers(platform, arch)).toBeUndefined();
});

test('where they cannot run, it is said', () => {
  expect(noCompilers('linux', 'arm64')).toBe('WeChat publishes no wcc and wcsc for linux on arm64');
});
