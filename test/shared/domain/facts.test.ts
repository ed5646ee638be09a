import { factsFor } from '@shared/domain/facts';
import { rulesFor } from '@shared/policy';
import { blank, rules, world } from './suqian';

test('what a case tells is kept for whoever asks the same, and only for them', () => {
  const w = world('2026-09-01T01:00:00.000Z');
  const c = { ...blank(), answers: { nature: 'required', moe_no: '教APP备3200123号' } };
  const first = factsFor(rules, c, w);
  expect(first.facts).toMatchObject({
    nature: 'required',
    today: '2026-09-01',
    'case.place': c.place,
  });
  expect(factsFor(rules, c, w)).toBe(first);
  // Other answers to the same case, another day, another place, another policy: each tells its own.
  expect(factsFor(rules, c, w, { nature: 'recommended' }).facts).toMatchObject({
    nature: 'recommended',
    'case.changed': ['moe_no', 'nature'],
  });
  expect(factsFor(rules, c, { ...w, now: '2026-09-02T01:00:00.000Z' }).facts.today).toBe(
    '2026-09-02',
  );
  expect(factsFor(rules, { ...c, place: 'review' }, w).facts['case.place']).toBe('review');
  const other = rulesFor('wenzhou@2022-09-22')!;
  expect(factsFor(other, c, w).facts).not.toEqual(factsFor(rules, c, w).facts);
  expect(factsFor(rules, c, w).facts).toEqual(first.facts);
  expect(factsFor(rules, blank(), w).facts.nature).toBeUndefined();
});
