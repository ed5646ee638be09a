import { addDays } from '@shared/kernel/calendar';
import { holidayTable } from '@shared/kernel/holidays';
import { clockFace } from '@shared/domain/deadline';
import { factsFor } from '@shared/domain/facts';
import { watches } from '@shared/domain/watch';
import { openTracks, useSpans } from '@shared/domain/public-status';
import { routeOf } from '@shared/domain/route';
import type { Case, DecisionContext } from '@shared/domain/case';
import { answers, blank, file, go, people, rules, story, TO_FILED, world } from './suqian';

const face = (c: Case, id: string, w: DecisionContext) =>
  clockFace(rules, c, id, w, factsFor(rules, c, w));
const filed = story(blank(), world('2026-03-02T01:00:00.000Z'), ...TO_FILED);
const today = (c: Case, now: string) => useSpans(rules, c, world(now))[0]!;

test('nothing approved, nothing usable', () => {
  expect(today(blank(), '2026-03-02T01:00:00.000Z')).toMatchObject({ use: 'no', id: 'none' });
  expect(
    today(story(blank(), world(), 'submit', 'sign', 'accept'), '2026-03-02T02:00:00.000Z').use,
  ).toBe('no');
});

test('an open online track turns no on the Shanghai day after its last day, unless it closes', () => {
  // granted 2 March, 30 days: 1 April is the last day
  expect(
    useSpans(rules, filed, world('2026-03-10T01:00:00.000Z')).map((s) => [s.from, s.use, s.id]),
  ).toEqual([
    ['2026-03-10', 'yes', 'filed'],
    ['2026-04-02', 'no', 'online_overdue'],
  ]);
  expect(today(filed, '2026-04-01T15:59:59.000Z').use).toBe('yes');
  expect(today(filed, '2026-04-01T16:00:00.000Z')).toMatchObject({
    use: 'no',
    id: 'online_overdue',
    clause: { no: '二' },
  });
  expect(openTracks(rules, filed, world('2026-03-10T01:00:00.000Z'))).toEqual([
    { id: 'paper', title: '线下备案表', by: '2026-04-01' },
    { id: 'online', title: '国家平台线上备案', says: '线上备案待完成', by: '2026-04-01' },
  ]);
  const online = story(filed, world('2026-03-10T01:00:00.000Z'), 'report', 'verify');
  expect(
    useSpans(rules, online, world('2026-03-11T01:00:00.000Z')).map((s) => [s.from, s.use, s.id]),
  ).toEqual([
    ['2026-03-11', 'yes', 'filed'],
    ['2026-04-02', 'no', 'paper_overdue'],
  ]);
  const done = story(online, world('2026-03-12T01:00:00.000Z'), 'paper', 'archive');
  expect(
    useSpans(rules, done, world('2026-03-13T01:00:00.000Z')).map((s) => [s.from, s.use, s.id]),
  ).toEqual([['2026-03-13', 'yes', 'filed']]);
  const late = story(
    filed,
    world('2026-05-10T01:00:00.000Z'),
    'report',
    'verify',
    'paper',
    'archive',
  );
  expect(today(late, '2026-05-11T01:00:00.000Z').use).toBe('yes');
});

test('a platform or mini program has no online track', () => {
  let c = go(
    blank(),
    { do: 'submit', by: people.teacher, answers: answers({ object: 'mini' }) },
    world(),
  );
  c = story(c, world(), 'sign', 'accept', 'network', 'content', 'focus', 'approve');
  expect(useSpans(rules, c, world('2026-03-10T01:00:00.000Z')).map((s) => s.id)).toEqual([
    'filed',
    'paper_overdue',
  ]);
  expect(openTracks(rules, c, world('2026-03-10T01:00:00.000Z')).map((t) => t.id)).toEqual([
    'paper',
  ]);
});

test('a day of review reminds and ends nothing: no text lets a filing run out', () => {
  const steps = ['report', 'verify', 'paper', 'archive'];
  const c = story(filed, world('2026-03-10T01:00:00.000Z'), ...steps);
  const over = world('2027-03-02T16:00:00.000Z');
  expect(face(c, 'recheck', over)).toMatchObject({ state: 'over', due: { day: '2027-03-02' } });
  expect([today(c, over.now).use, watches(rules, c, over)]).toEqual(['yes', []]);
  const silent = { ...over, settings: { ...over.settings } };
  delete (silent.settings as Record<string, unknown>).recheck_months;
  expect(face(c, 'recheck', silent).state).toBe('idle');
});

test('suspended means no at once, resumed means yes again', () => {
  const off = story(filed, world('2026-03-05T01:00:00.000Z'), 'suspend');
  expect(today(off, '2026-03-05T02:00:00.000Z')).toMatchObject({
    use: 'no',
    id: 'suspended',
    says: '已暂停使用',
    clause: { no: '办理约定' },
  });
  expect(
    today(story(off, world('2026-03-06T01:00:00.000Z'), 'resume'), '2026-03-06T02:00:00.000Z').use,
  ).toBe('yes');
});

test('while a change is reviewed, what was granted stays in force, judged by its own answers', () => {
  const then = world('2026-03-05T01:00:00.000Z');
  const changing = go(
    story(filed, then, 'amend'),
    { do: 'submit', by: people.teacher, answers: answers({ object: 'mini' }) },
    then,
  );
  expect(today(changing, '2026-03-05T02:00:00.000Z').use).toBe('yes');
  expect(today(changing, '2026-04-03T01:00:00.000Z').id).toBe('online_overdue');
});

test('working days run from the next one, stop while the school has it, and go on', () => {
  const w = world('2026-03-02T01:00:00.000Z'); // a Monday
  const intake = story(blank(), w, 'submit', 'sign');
  expect(face(intake, 'accept', w)).toMatchObject({
    state: 'running',
    due: { day: '2026-03-09', sure: true },
    left: 5,
    unit: 'working',
    warn: false,
  });
  expect(face(intake, 'accept', world('2026-03-04T01:00:00.000Z'))).toMatchObject({
    left: 3,
    warn: true,
  });
  expect(face(intake, 'accept', world('2026-03-09T15:59:00.000Z')).state).toBe('running');
  expect(face(intake, 'accept', world('2026-03-09T16:00:00.000Z')).state).toBe('over');
  const review = story(intake, w, 'accept');
  expect(face(review, 'accept', w).state).toBe('idle');
  expect(face(review, 'review', w)).toMatchObject({
    state: 'running',
    due: { day: '2026-03-23' },
    left: 15,
  });
  const back = story(review, w, 'network', 'focus', 'content-fault');
  expect(back.place).toBe('returned');
  expect(face(back, 'review', world('2026-03-30T01:00:00.000Z'))).toMatchObject({
    state: 'paused',
  });
  // given back on Monday 9 March after five working days with the school: five days more
  const monday = world('2026-03-09T01:00:00.000Z');
  const edited = go(
    back,
    {
      do: 'submit',
      by: people.teacher,
      answers: answers({ overview: '重新写明实施原因、使用范围、推进举措和预期成效。' }),
    },
    monday,
  );
  const again = story(edited, monday, 'sign', 'accept');
  expect(face(again, 'review', monday)).toMatchObject({
    state: 'running',
    due: { day: '2026-03-30' },
  });
});

test('a last day beyond the known holidays is not sure', () => {
  const w = { ...world('2026-12-29T01:00:00.000Z'), holidays: holidayTable([], [], '2026-12-31') };
  const c = story(blank(), w, 'submit', 'sign');
  expect(face(c, 'accept', w).due).toMatchObject({ sure: false });
});

test('the online clock is not wound up again by a change, the clock of review is', () => {
  const then = world('2026-03-20T01:00:00.000Z');
  const again = story(
    filed,
    then,
    'amend',
    'submit',
    'sign',
    'accept',
    'network',
    'content',
    'focus',
    'approve',
  );
  expect(again.inForce!.no).toBe(2);
  expect(face(again, 'online', then).due!.day).toBe('2026-04-01');
  expect(face(again, 'recheck', then).due!.day).toBe('2027-03-20');
  expect(face(filed, 'recheck', then).due!.day).toBe('2027-03-02');
});

test('one number a case, though it is accepted twice', () => {
  const back = story(
    blank(),
    world(),
    'submit',
    'sign',
    'accept',
    'network',
    'focus',
    'content-fault',
  );
  const again = story(back, world('2026-03-04T01:00:00.000Z'), 'submit', 'sign', 'accept');
  expect(again.numbers).toEqual({ acceptance: '宿学备〔2026〕1号' });
  expect([back.round, again.round]).toEqual([1, 2]);
});

test('routes by who the filer belongs to; an unknown dimension gives none', () => {
  const route = (facts: Parameters<typeof world>[1], object?: string) =>
    routeOf(
      rules,
      'filing',
      factsFor(rules, blank(), world(undefined, facts), object ? { object } : {}),
    );
  expect(route({ 'filer.level': 'city' }, 'app')).toEqual({
    row: 'city',
    lead: 'filing',
    co: ['network', 'content'],
  });
  expect(route({ 'filer.level': 'county' }, 'mini')).toMatchObject({ row: 'county' });
  expect(route({})).toBeUndefined();
  expect(route({ 'filer.level': undefined }, 'app')).toBeUndefined();
});

test('the days of a pause are whole days, counted in Shanghai', () => {
  const w = world('2026-03-02T15:59:00.000Z');
  expect(face(story(blank(), w, 'submit'), 'accept', w).state).toBe('idle');
  const c = story(blank(), world('2026-03-02T16:30:00.000Z'), 'submit', 'sign'); // already 3 March in Shanghai
  expect(face(c, 'accept', w).due!.day).toBe(addDays('2026-03-03', 7));
  expect(c.answers.decision_minutes).toEqual(file('minutes'));
});
