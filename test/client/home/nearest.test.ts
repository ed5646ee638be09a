import { nearestFirst } from '@client/phone/nearest';

const bureaus = [
  ['江北市教育局', 'north'],
  ['江南市教育局', 'south'],
  ['江南市东县教育局', 'south'],
  ['江西市教育局', 'west'],
].map(([name, root]) => ({ name: name!, root: root! }));
const names = (looked: Parameters<typeof nearestFirst>[1]) =>
  nearestFirst(bureaus, looked).map((b) => b.name);

test('the bureau that answered last comes first, then its region, then the rest in its order', () => {
  expect(names({ bureau: '江南市东县教育局' })).toEqual([
    '江南市东县教育局',
    '江南市教育局',
    '江北市教育局',
    '江西市教育局',
  ]);
});

test('a bureau met counts more than a region chosen; one that is gone counts for nothing', () => {
  expect(names({ bureau: '江南市教育局', root: 'west' })[0]).toBe('江南市教育局');
  expect(names({ bureau: '不再有的教育局', root: 'west' })[0]).toBe('江西市教育局');
});

test('a phone that looked at nothing keeps the order given', () => {
  expect(names({})).toEqual(bureaus.map((b) => b.name));
});
