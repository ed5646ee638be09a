import { waitingFor } from '@shared/domain/moves';
import { answers, blank, file, go, people, rules, story, TO_FILED, world } from './suqian';

test('passes of an abandoned change do not decide the next one', () => {
  const w = world();
  const filed = story(blank(), w, ...TO_FILED);
  const tried = story(
    filed,
    world('2026-03-03T01:00:00.000Z'),
    'amend',
    'submit',
    'sign',
    'accept',
    'network',
    'content',
    'focus',
    'withdraw',
  );
  const then = world('2026-03-04T01:00:00.000Z');
  const again = story(tried, then, 'amend', 'submit', 'sign', 'accept');
  expect(again.place).toBe('review');
  expect(
    waitingFor(rules, again, then)
      .map((x) => x.key)
      .sort(),
  ).toEqual(['content', 'focus', 'network']);
});

test('recalling a submission does not hide what it changed', () => {
  const w = world();
  const back = story(blank(), w, 'submit', 'sign', 'accept', 'network', 'focus', 'content-fault');
  const then = world('2026-03-03T01:00:00.000Z');
  const edited = answers({
    mlps_file: file('other'),
    overview: '重新写了项目概况，说明使用范围。',
  });
  let c = go(back, { do: 'submit', by: people.teacher, answers: edited }, then);
  c = go(c, { do: 'recall', by: people.teacher }, then);
  c = go(c, { do: 'submit', by: people.teacher, answers: edited }, then);
  c = story(c, then, 'sign', 'accept');
  expect(c.opinions.network!.state).toBe('open');
  expect(c.opinions.focus!.state).toBe('pass');
});
test('proof that waits for confirmation survives the approval of a change', () => {
  const filed = story(blank(), world(), ...TO_FILED, 'report');
  const again = story(
    filed,
    world('2026-03-04T01:00:00.000Z'),
    'amend',
    'submit',
    'sign',
    'accept',
    'network',
    'content',
    'focus',
    'approve',
  );
  expect(again.tracks.online!.state).toBe('given');
});
