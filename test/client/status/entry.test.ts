import { codeFrom } from '@shared/kernel/id';
import { entryOf, statusAddress } from '@client/pages/status/entry';

const code = codeFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
const link = `https://bureau.example.cn/q/${code}`;

test.each([
  ['code of an H5 address', { code }],
  ['upper case, hyphens', { code: code.toUpperCase().replace(/(.{4})/g, '$1-') }],
  ['q of WeChat, encoded once', { q: encodeURIComponent(link) }],
  ['q encoded twice on its way', { q: encodeURIComponent(encodeURIComponent(link)) }],
  ['q that WeChat already decoded', { q: link }],
  ['q with more behind it', { q: encodeURIComponent(`${link}?from=poster#x`) }],
  ['scene of a sunflower code', { scene: encodeURIComponent(code) }],
  ['q with a stroke behind it', { q: encodeURIComponent(`${link}/`) }],
])('%s opens the code', (_, params) => {
  expect(entryOf(params)).toEqual({ code });
});

// As chats, keyboards and address bars hand it over.
test.each([
  ['the address encoded twice', { q: encodeURIComponent(encodeURIComponent(link)) }],
  ['Chinese words behind it', { q: encodeURIComponent(`${link}，点开看看能不能用`) }],
  ['the same, encoded twice', { q: encodeURIComponent(encodeURIComponent(`${link}。`)) }],
  ['an emoji behind it', { q: `${link}👉点开` }],
  ['words behind the code of an H5 address', { code: encodeURIComponent(`${code}，点开看看`) }],
  [
    'full width',
    { code: code.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)) },
  ],
  ['its label before it', { code: `查询码：${code}` }],
  ['a scene with a mark that shows nothing', { scene: `${code}\u200b` }],
])('case 14 · %s: the code is opened', (_, params) => {
  expect(entryOf(params)).toEqual({ code });
});

const altered = code.slice(0, 3) + (code[3] === 'z' ? 'y' : 'z') + code.slice(4);
const swapped = code.slice(0, 4) + code[5]! + code[4]! + code.slice(6);

test.each([
  ['one letter changed', { code: altered }],
  ['two letters swapped', { q: encodeURIComponent(`https://bureau.example.cn/q/${swapped}`) }],
  ['cut short', { scene: code.slice(0, 12) }],
  ['nothing in it', { code: '' }],
  ['a link without our path', { q: encodeURIComponent('https://bureau.example.cn/other') }],
  ['bad percent signs', { q: '%E4%A' }],
])('%s is a bad code, never a guess', (_, params) => {
  expect(entryOf(params)).toBe('bad-code');
});

test('a pair opens a pair, half a pair nothing, and a code wins over a pair', () => {
  expect(entryOf({ school: 'org_1', app: 'app_1' })).toEqual({ school: 'org_1', app: 'app_1' });
  expect(entryOf({ school: 'org_1' })).toBe('nothing');
  expect(entryOf({})).toBe('nothing');
  expect(entryOf({ code, school: 'org_1', app: 'app_1' })).toEqual({ code });
});

test('the address of a code and of a pair read back as themselves', () => {
  const read = (address: string) =>
    entryOf(Object.fromEntries(new URLSearchParams(address.split('?')[1])));
  expect(read(statusAddress({ code }))).toEqual({ code });
  expect(read(statusAddress({ school: 'org_1', app: 'app_1' }))).toEqual({
    school: 'org_1',
    app: 'app_1',
  });
});
