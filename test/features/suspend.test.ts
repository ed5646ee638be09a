import { watch } from '@functions/case/watch';
import { act, aFiling, anApp, sign, submit } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

let w: TestWorld;
let school: TestWorld['citySchool'];
let city: TestWorld['city'];
beforeEach(async () => {
  w = await makeWorld();
  ({ citySchool: school, city } = w);
});
afterEach(() => w.close());

const filed = async () => {
  const app = await anApp(w);
  const id = await aFiling(w, { at: 'filed', app });
  const { code } = (await school.teacher.api.case.open({ id })).value.poster!;
  return { app, id, code, scan: async () => (await w.public.lookup.byCode({ code })).value };
};
const last = async (id: string) =>
  (await school.teacher.api.case.open({ id })).value.timeline.at(-1)!;

describe('[S0-23] suspended after an incident', () => {
  test.each(['desk', 'head', 'principal'] as const)(
    '[S0-23] at once by the %s: the very next scan is red, with reason in the timeline and its article',
    async (by) => {
      const who: Actor = by === 'principal' ? school.principal : city[by];
      const { id, scan } = await filed();
      expect((await scan()).use).toBe('yes');
      w.clock.set('2026-09-05T08:00:00.000Z');
      expect((await act(who, id, { do: 'suspend', reason: '数据泄露事件' })).value).toMatchObject({
        standing: 'suspended',
      });
      expect(await scan()).toMatchObject({
        use: 'no',
        rule: 'suspended',
        says: '已暂停使用',
        since: '2026-09-05',
        standing: 'suspended',
        place: '已暂停使用',
        clause: {
          doc: '宿教办发〔2024〕25号',
          no: '办理约定',
          kind: 'house',
        },
      });
      expect(await last(id)).toMatchObject({
        did: 'suspend',
        reason: '数据泄露事件',
        clauses: [{ no: '办理约定', kind: 'house' }],
      });
    },
  );

  test('[S0-23] in the middle of a change too, for the old version is in force', async () => {
    const { id, scan } = await filed();
    await act(school.teacher, id, { do: 'amend' });
    await submit(w, school.teacher, id, { scope_grades: '全校' });
    await sign(w, school.principal, id);
    expect((await scan()).use).toBe('yes');
    expect((await act(city.desk, id, { do: 'suspend', reason: '漏洞' })).status).toBe(200);
    expect((await scan()).use).toBe('no');
    expect((await act(city.head, id, { do: 'resume', reason: '已修复' })).value.place).toBe(
      'filed',
    );
    expect(await scan()).toMatchObject({ use: 'yes', scope: '学生、教师 · 三年级 · 作业与练习' });
  });

  test('not without a reason, not twice, not what was never granted', async () => {
    const { id } = await filed();
    expect((await act(city.desk, id, { do: 'suspend' })).refusal).toMatchObject({
      code: 'reason_needed',
      clause: { no: '办理约定' },
    });
    await act(city.desk, id, { do: 'suspend', reason: '事件' });
    expect((await act(city.head, id, { do: 'suspend', reason: '事件' })).refusal?.code).toBe(
      'not_now',
    );
    const early = await aFiling(w, { at: 'review', app: await anApp(w) });
    expect((await act(city.desk, early, { do: 'suspend', reason: '事件' })).refusal).toMatchObject({
      code: 'not_now',
      clause: { no: '办理约定' },
    });
  });

  test('not yours: a teacher, an office, another bureau, the bureau above', async () => {
    const { id, scan } = await filed();
    for (const who of [school.teacher, city.network, city.admin])
      expect((await act(who, id, { do: 'suspend', reason: '事件' })).refusal?.code).toBe(
        'not_your_step',
      );
    expect(
      (await w.county.desk.api.case.act({ id, do: 'suspend', version: 7, reason: '事件' })).status,
    ).toBe(404);
    const below = await aFiling(w, { at: 'filed', school: w.countySchool, bureau: w.county });
    expect((await act(city.desk, below, { do: 'suspend', reason: '事件' })).refusal?.code).toBe(
      'not_your_step',
    );
    expect((await scan()).use).toBe('yes');
  });
});

test('resumed by the head of the bureau alone, with a reason', async () => {
  const { id, scan } = await filed();
  await act(school.principal, id, { do: 'suspend', reason: '事件' });
  expect((await act(school.principal, id, { do: 'resume', reason: '好了' })).refusal?.code).toBe(
    'not_your_step',
  );
  expect((await act(city.head, id, { do: 'resume' })).refusal?.code).toBe('reason_needed');
  expect((await act(city.head, id, { do: 'resume', reason: '已整改' })).value.standing).toBe(
    'filed',
  );
  expect((await scan()).use).toBe('yes');
});

describe('what ends it', () => {
  test.each([
    ['stop', 'principal', '已停止使用', 'stopped', '已停止使用'],
    ['revoke', 'head', '备案已撤销', 'revoked', '备案已撤销，不得使用'],
  ] as const)('%s by the %s', async (verb, by, place, standing, says) => {
    const who = by === 'principal' ? school.principal : city.head;
    const { id, app, scan } = await filed();
    expect((await act(who, id, { do: verb })).refusal?.code).toBe('reason_needed');
    for (const other of [
      school.teacher,
      city.desk,
      by === 'principal' ? city.head : school.principal,
    ])
      expect((await act(other, id, { do: verb, reason: '想停' })).refusal?.code).toBe(
        'not_your_step',
      );
    expect((await act(who, id, { do: verb, reason: '不再需要' })).value.standing).toBe(standing);
    // That a filing was there is not hidden: it never reads as if none had been found.
    expect(await scan()).toMatchObject({ use: 'none', place, verdict: standing, says });
    expect((await act(city.head, id, { do: 'resume', reason: '再用' })).refusal?.code).toBe(
      'not_now',
    );
    expect((await school.teacher.api.case.begin({ app })).status).toBe(200);
  });

  test('withdrawn by the school from any step before the decision', async () => {
    for (const at of ['signing', 'intake', 'review', 'approval'] as const) {
      const id = await aFiling(w, { at, app: await anApp(w) });
      expect((await act(city.desk, id, { do: 'withdraw' })).refusal?.code).toBe(
        at === 'signing' ? 'not_found' : 'not_your_step',
      );
      expect((await act(school.teacher, id, { do: 'withdraw' })).value).toMatchObject({
        place: 'withdrawn',
        standing: 'withdrawn',
      });
      expect((await act(school.teacher, id, { do: 'withdraw' })).refusal?.code).toBe('not_now');
      expect(await last(id)).toMatchObject({
        did: 'withdraw',
        clauses: [{ no: '办理约定', kind: 'house' }],
      });
    }
    expect((await city.head.api.case.inbox({})).value.items).toEqual([]);
  });

  test('by time: the public reads it from the first day after, without any job', async () => {
    const { id, scan } = await filed();
    w.clock.set('2026-10-01T15:00:00.000Z');
    expect((await scan()).use).toBe('yes');
    w.clock.set('2026-10-01T16:00:00.000Z');
    expect(await scan()).toMatchObject({ use: 'no', rule: 'online_overdue', since: '2026-10-02' });
    expect(await watch(w.server)).toBe(0);
    expect((await last(id)).did).toBe('approve');
  });

  test('a mini program whose stamped form never came reads so; no year ends it', async () => {
    const app = await anApp(w, { kind: 'mini' });
    await aFiling(w, { at: 'filed', app });
    w.clock.set('2027-09-01T16:00:00.000Z');
    expect((await w.public.lookup.byPair({ school: school.id, app })).value).toMatchObject({
      use: 'no',
      rule: 'paper_overdue',
      says: '线下备案表逾期未归档，暂停使用',
      since: '2026-10-02',
      clause: { kind: 'text', no: '二' },
    });
  });
});

test('every act of a long life stands in the timeline with its article', async () => {
  const { id } = await filed();
  await act(city.desk, id, { do: 'suspend', reason: '事件' });
  await act(city.head, id, { do: 'resume', reason: '已整改' });
  await act(school.teacher, id, { do: 'amend' });
  await act(school.teacher, id, { do: 'withdraw' });
  await act(city.head, id, { do: 'revoke', reason: '整改不力' });
  const seen = (await school.teacher.api.case.open({ id })).value;
  expect(seen.timeline.map((t) => t.did)).toEqual([
    'submit',
    'sign',
    'accept',
    'opine',
    'opine',
    'opine',
    'approve',
    'suspend',
    'resume',
    'amend',
    'withdraw',
    'revoke',
  ]);
  expect(seen.timeline.map((t) => t.seq)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  for (const t of seen.timeline) {
    expect({ did: t.did, cited: t.clauses.length }).toEqual({ did: t.did, cited: 1 });
    expect(t.clauses[0]!.quote.length).toBeGreaterThan(5);
    expect(t.office).not.toBe('');
  }
});
