import { decide } from '@shared/domain/decide';
import { movesFor, waitingFor } from '@shared/domain/moves';
import type { ActInput, Case } from '@shared/domain/case';
import {
  answers,
  blank,
  checklist,
  file,
  go,
  people,
  rules,
  story,
  TO_FILED,
  world,
} from './suqian';

const w = world();
const refusal = (c: Case, act: ActInput) => {
  const r = decide(rules, c, act, w);
  return r.ok ? undefined : r.refusal;
};
const review = story(blank(), w, 'submit', 'sign', 'accept');
const pass = (
  c: Case,
  by: ActInput['by'],
  id = 'network',
  more: Partial<ActInput> = {},
): ActInput => ({
  do: 'opine',
  by,
  opinion: id,
  round: c.round,
  outcome: 'pass',
  answers: checklist(c, w, id, id === 'focus' ? 'filing' : id),
  ...more,
});

test('the last opinion decides, and the worst outcome wins', () => {
  const two = story(review, w, 'network-fault', 'content');
  expect([two.place, two.standing]).toEqual(['review', 'in_review']);
  const back = story(two, w, 'focus');
  expect(back.place).toBe('returned');
  expect(story(review, w, 'network', 'content', 'focus').place).toBe('approval');
});

test('after a return a pass stands unless what it looked at changed', () => {
  const back = story(review, w, 'network', 'content-fault', 'focus');
  const then = world('2026-03-04T01:00:00.000Z');
  const send = (more: Parameters<typeof answers>[0]): Case =>
    story(
      go(back, { do: 'submit', by: people.teacher, answers: answers(more) }, then),
      then,
      'sign',
      'accept',
    );
  expect(
    waitingFor(rules, send({ overview: '重新写明原因、范围、举措、成效。' }), then).map(
      (x) => x.key,
    ),
  ).toEqual(['content']);
  expect(
    waitingFor(rules, send({ has_ads: false, mlps_file: file('new') }), then)
      .map((x) => x.key)
      .sort(),
  ).toEqual(['content', 'network']);
  expect(send({}).opinions.network).toMatchObject({ state: 'pass', round: 1, stood: true });
});

test('an opinion of an earlier round is out of date; a given one is done', () => {
  expect(refusal(review, pass(review, people.network, 'network', { round: 0 }))!.code).toBe(
    'changed_meanwhile',
  );
  const given = go(review, pass(review, people.network), w);
  expect(refusal(given, pass(given, people.network2))!.code).toBe('already_done');
});

test('a pass over an open point, and a fault without a reason, are refused', () => {
  const open = {
    ...checklist(review, w, 'network', 'network'),
    net_mlps: { is: 'fail' as const, note: '无' },
  };
  expect(refusal(review, pass(review, people.network, 'network', { answers: open }))!.code).toBe(
    'points_open',
  );
  expect(refusal(review, pass(review, people.network, 'network', { outcome: 'fault' }))!.code).toBe(
    'reason_needed',
  );
  expect(
    refusal(review, pass(review, people.network, 'network', { answers: {} }))!.faults,
  ).toHaveLength(3);
});

test('the office that is asked must answer before its opinion counts', () => {
  const c = story(
    go(
      blank(),
      {
        do: 'submit',
        by: people.teacher,
        answers: answers({ mlps_level: 'none', mlps_file: null }),
      },
      w,
    ),
    w,
    'sign',
    'accept',
  );
  const points = Object.fromEntries(
    ['net_mlps', 'net_data', 'net_holes'].map((p) => [p, { is: 'pass' as const }]),
  );
  expect(
    refusal(c, pass(c, people.network, 'network', { answers: points }))!.faults!.map((f) => [
      f.field,
      f.code,
    ]),
  ).toEqual([['check:mlps_missing', 'point_open']]);
  expect(
    refusal(
      c,
      pass(c, people.network, 'network', {
        answers: { ...points, 'check:mlps_missing': { is: 'fail' } },
      }),
    )!.faults!.map((f) => f.code),
  ).toEqual(['note_needed']);
  expect(refusal(c, pass(c, people.network))).toBeUndefined();
});

test('work handed on is theirs to whom it was handed', () => {
  const handed = go(
    review,
    { do: 'transfer', by: people.network, opinion: 'network', to: 'network2' },
    w,
  );
  expect(refusal(handed, pass(handed, people.network))!.code).toBe('assigned_elsewhere');
  expect(movesFor(rules, handed, people.network, w).find((o) => o.do === 'opine')!.why).toEqual({
    code: 'assigned_elsewhere',
  });
  expect(refusal(handed, pass(handed, people.network2))).toBeUndefined();
});

test('who took part before does not decide', () => {
  const approval = story(review, w, 'network', 'content', 'focus');
  const lead = { person: people.clerk.person, as: ['head'] };
  expect(
    refusal(approval, { do: 'approve', by: lead, answers: { approval_text: '同意' } }),
  ).toMatchObject({ code: 'took_part_before', clause: { kind: 'house' } });
  expect(movesFor(rules, approval, lead, w).find((o) => o.do === 'approve')!.why!.code).toBe(
    'took_part_before',
  );
  expect(refusal(review, pass(review, { person: 'teacher', as: ['network'] }))!.code).toBe(
    'took_part_before',
  );
});

test('the last act can be taken back once, by whom it was done, and by nobody else', () => {
  const sent = story(blank(), w, 'submit');
  expect(refusal(sent, { do: 'recall', by: people.colleague })!.code).toBe('not_your_step');
  const back = go(sent, { do: 'recall', by: people.teacher }, w);
  expect([back.place, back.standing, back.version]).toEqual(['draft', 'draft', 2]);
  expect(refusal(back, { do: 'recall', by: people.teacher })!.code).toBe('not_now');
  const accepted = story(blank(), w, 'submit', 'sign', 'accept');
  expect(refusal(accepted, { do: 'recall', by: people.principal })!.code).toBe('not_your_step');
  const decided = story(review, w, 'network', 'content', 'focus');
  const again = go(decided, { do: 'recall', by: people.clerk }, w);
  expect([
    again.place,
    again.opinions.focus!.state,
    again.opinions.network!.state,
    again.round,
  ]).toEqual(['review', 'open', 'pass', 1]);
});

test('a version that was overtaken is refused, and a place out of turn', () => {
  expect(refusal(review, { do: 'withdraw', by: people.teacher, version: 2 })!.code).toBe(
    'changed_meanwhile',
  );
  expect(refusal(review, { do: 'approve', by: people.director })).toMatchObject({
    code: 'not_now',
    params: { place: '审查中' },
  });
  expect(refusal(review, { do: 'suspend', by: people.director, reason: '事件' })!.code).toBe(
    'not_now',
  );
});

test('tracks belong to what is in force', () => {
  expect(
    refusal(review, { do: 'report', by: people.teacher, track: 'online', answers: {} })!.code,
  ).toBe('not_now');
  const filed = story(blank(), w, ...TO_FILED);
  expect(
    refusal(filed, { do: 'report', by: people.teacher, track: 'online', answers: {} })!.faults,
  ).toHaveLength(3);
  expect(refusal(filed, { do: 'verify', by: people.clerk2, track: 'online' })!.code).toBe(
    'not_now',
  );
  const given = story(filed, w, 'report');
  expect(refusal(given, { do: 'refuse', by: people.clerk2, track: 'online' })!.code).toBe(
    'reason_needed',
  );
  expect(
    go(given, { do: 'refuse', by: people.clerk2, track: 'online', reason: '截图不清' }, w).tracks
      .online,
  ).toMatchObject({ state: 'open', reason: '截图不清' });
  expect(
    refusal(story(given, w, 'verify'), {
      do: 'report',
      by: people.teacher,
      track: 'online',
      answers: {},
    })!.code,
  ).toBe('already_done');
});

test('a track that no longer applies is not offered', () => {
  const given = story(blank(), w, ...TO_FILED, 'report');
  const then = world('2026-03-04T01:00:00.000Z');
  let c = go(
    story(given, then, 'amend'),
    { do: 'submit', by: people.teacher, answers: answers({ object: 'mini' }) },
    then,
  );
  c = story(c, then, 'sign', 'accept', 'network', 'content', 'focus', 'approve');
  expect(movesFor(rules, c, people.clerk2, then).filter((o) => o.track === 'online')).toEqual([]);
});
