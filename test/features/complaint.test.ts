import { ask } from '../account-world';
import { makeWorld, type Actor, type TestWorld } from '../world';

let w: TestWorld;
beforeEach(async () => {
  w = await makeWorld();
});
afterEach(() => w.close());

const words = '老师在群里要求每个孩子买会员，不买就不批改作业。';
const tell = async (more: Record<string, string> = {}) =>
  w.public.complaint.tell({
    school: w.countySchool.id,
    app: w.apps.reader,
    category: 'fee',
    happened: words,
    ...more,
  });
const told = async (more: Record<string, string> = {}): Promise<{ code: string; id: string }> => {
  const { code } = (await tell(more)).value;
  const all = (await w.county.desk.api.case.inbox({ life: 'complaint' })).value.items;
  return { code, id: all.at(-1)!.id };
};
const track = async (code: string) => (await w.public.complaint.track({ code })).value;
const act = async (
  who: Actor,
  id: string,
  verb: 'receive' | 'ask' | 'uphold' | 'dismiss' | 'refer' | 'approve',
  reason?: string,
  answers?: { refer_organ: string },
) => {
  const { value } = await who.api.case.open({ id });
  return who.api.case.act({
    id,
    do: verb,
    version: value.version ?? 1,
    ...(reason !== undefined && { reason }),
    ...(answers && { answers }),
  });
};

test('a parent complains without an account, is asked back, answers, and reads the conclusion with its reason', async () => {
  const { code, id } = await told();
  expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{18}$/);
  expect(await track(code)).toMatchObject({
    place: '已收到',
    standing: 'received',
    happened: words,
    canReply: false,
    category: { title: '向学生或家长收费', clause: { no: '三' } },
    bureau: { name: '柳湾县教育局', tel: '0527-80000001' },
  });
  expect((await act(w.county.desk, id, 'receive')).value.placeTitle).toBe('核查中');
  expect((await act(w.county.desk, id, 'ask', '请问是哪个班？')).value.placeTitle).toBe('请您补充');
  const asked = await track(code);
  expect(asked).toMatchObject({ canReply: true, clock: { state: 'paused' } });
  expect(asked.steps.at(-1)).toMatchObject({ from: 'bureau', text: '请问是哪个班？' });
  expect(
    (await w.public.complaint.reply({ code, text: '三年级二班', version: asked.version })).status,
  ).toBe(200);
  expect((await w.county.desk.api.case.open({ id })).value.timeline.at(-1)).toMatchObject({
    office: '投诉人',
    reason: '三年级二班',
  });
  expect(
    (await act(w.county.desk, id, 'uphold', '查证属实，已责令学校退费。')).value.placeTitle,
  ).toBe('查证属实，已办结');
  const end = await track(code);
  expect(end).toMatchObject({ standing: 'closed', canReply: false, clock: { state: 'idle' } });
  expect(end.steps.map((s) => [s.title, s.from, s.clauses[0]?.no])).toEqual([
    ['您提交了投诉', 'you', '六'],
    ['教育主管部门开始核查', 'bureau', '六'],
    ['请您补充', 'bureau', '六'],
    ['您作了补充', 'you', '六'],
    ['查证属实', 'bureau', '六'],
  ]);
  expect(end.steps.at(-1)!.text).toBe('查证属实，已责令学校退费。');
  expect(JSON.stringify(end)).not.toMatch(/usr_|柳湾县教育局受理/);
  expect((await w.county.desk.api.case.inbox({ life: 'complaint' })).value.items).toEqual([]);
  expect((await w.county.desk.api.case.list({ life: 'complaint' })).value.items).toHaveLength(1);
});

describe('each forbidden act is a category with its article', () => {
  test.each([
    ['[S0-16] fee', 'fee', '三', '不得向学生及家长收取任何费用'],
    ['[S0-16] committee', 'committee', '三', '不得借家委会名义组织家长购买'],
    ['[S0-16] direct_pay', 'direct_pay', '三', '不得要求家长直接向企业支付'],
    ['[S0-16] trial', 'trial', '三', '统一组织免费试用'],
    ['[S0-16] profit', 'profit', '三', '违规获利'],
    ['[S0-18] ads', 'ads', '四', '商业广告'],
    ['[S0-18] games', 'games', '四', '娱乐游戏'],
    ['[S0-19] bound', 'bound', '四', '绑定'],
    ['[S0-19] scores', 'scores', '四', '成绩和排名'],
    ['[S0-19] unrelated', 'unrelated', '四', '与教育教学无关'],
    ['[S0-19] beyond_scope', 'beyond_scope', '四', '超备案范围'],
    ['[S0-21] harmful', 'harmful', '五', '有害内容'],
    ['[S0-22] privacy', 'submit_data', '五', '个人隐私信息'],
    ['[S0-08] unfiled', 'unfiled', '二', '备案审查后方可使用'],
  ])('%s', async (_title, category, no, quote) => {
    const { code } = (await tell({ category })).value;
    expect((await track(code)).category.clause).toMatchObject({
      doc: '宿教办发〔2024〕25号',
      no,
      quote: expect.stringContaining(quote),
      kind: 'text',
    });
  });
});

describe('what is not taken', () => {
  test('no words, only white space, a control character, a thousand and one letters, another category, another school', async () => {
    expect((await tell({ happened: '   ' })).refusal?.faults).toMatchObject([
      { field: 'happened', code: 'missing' },
    ]);
    expect((await tell({ happened: '有\u0007鬼' })).refusal?.faults).toMatchObject([
      { code: 'control_char' },
    ]);
    expect((await tell({ happened: '字'.repeat(1001) })).status).toBe(422);
    expect((await tell({ category: 'nonsense' })).refusal?.faults).toMatchObject([
      { field: 'category', code: 'not_an_option' },
    ]);
    expect((await tell({ school: `org_${'0'.repeat(24)}` })).refusal?.code).toBe('not_found');
    expect((await tell({ school: w.city.id })).refusal?.code).toBe('not_found');
    expect((await w.county.desk.api.case.list({ life: 'complaint' })).value.items).toEqual([]);
  });

  test('the same sending twice is one complaint with one code', async () => {
    const input = {
      school: w.countySchool.id,
      app: w.apps.reader,
      category: 'fee',
      happened: words,
    };
    const key = 'a-parent-taps-twice-01';
    const [a, b] = await Promise.all([
      w.public.complaint.tell(input, { key }),
      w.public.complaint.tell(input, { key }),
    ]);
    expect([a.status, b.status, a.text]).toEqual([200, 200, b.text]);
    expect((await w.county.desk.api.case.list({ life: 'complaint' })).value.items).toHaveLength(1);
  });
});

describe('the tracking code', () => {
  test('a changed letter is told from a code nobody has; neither opens anything', async () => {
    const { code } = await told();
    for (let at = 0; at < code.length; at += 1)
      expect(
        (
          await w.public.complaint.track({
            code: code.slice(0, at) + (code[at] === '7' ? '8' : '7') + code.slice(at + 1),
          })
        ).refusal?.code,
      ).toBe('bad_code');
    const other = w.server.newCode();
    expect((await w.public.complaint.track({ code: other })).refusal?.code).toBe('not_found');
    expect(
      (await w.public.complaint.reply({ code: other, text: '我', version: 1 })).refusal?.code,
    ).toBe('not_found');
    expect((await w.public.complaint.track({ code: ` ${code.toUpperCase()} ` })).status).toBe(200);
  });

  test('is kept as a hash alone, and what was said is sealed', async () => {
    const { code, id } = await told();
    await act(w.county.desk, id, 'receive');
    await act(w.county.desk, id, 'ask', '请问是哪个班？');
    await w.public.complaint.reply({ code, text: '三年级二班的李小雨家', version: 3 });
    const [all] = await ask<{ t: string }>(
      w,
      `SELECT concat((SELECT string_agg(c::text, '') FROM case_file c), (SELECT string_agg(e::text, '') FROM case_event e), (SELECT string_agg(x::text, '') FROM case_text x),
      (SELECT string_agg(k::text, '') FROM kept_reply k), (SELECT string_agg(o::text, '') FROM outbox o), (SELECT string_agg(m::text, '') FROM message m)) AS t`,
    );
    expect(all!.t).toContain(id);
    for (const secret of [code, code.toUpperCase(), '买会员', '哪个班', '李小雨'])
      expect(all!.t).not.toContain(secret);
    expect(JSON.stringify(w.logged)).not.toContain(code);
  });
});

describe('the bureau', () => {
  test('not yours: neither the school, nor another county, nor the public; the bureau above does not decide', async () => {
    const { id } = await told();
    for (const who of [w.countySchool.principal, w.countySchool.teacher, w.citySchool.teacher]) {
      expect((await who.api.case.list({ life: 'complaint' })).value.items).toEqual([]);
      expect((await who.api.case.open({ id })).refusal?.code).toBe('not_found');
      expect((await who.api.case.act({ id, do: 'receive', version: 1 })).refusal?.code).toBe(
        'not_found',
      );
    }
    expect((await w.public.case.open({ id })).refusal?.code).toBe('sign_in_first');
    expect((await w.zone.desk.api.case.open({ id })).status).toBe(404);
    expect((await w.zone.desk.api.case.act({ id, do: 'receive', version: 1 })).status).toBe(404);
    expect((await w.zone.desk.api.case.list({ life: 'complaint' })).value.items).toEqual([]);
    expect((await w.city.desk.api.case.act({ id, do: 'receive', version: 1 })).refusal?.code).toBe(
      'not_your_step',
    );
    for (const who of [w.county.network, w.county.head])
      expect((await act(who, id, 'receive')).refusal?.code).toBe('not_your_step');
  });

  test('a complaint about a city school is the city’s, and no county’s', async () => {
    await tell({ school: w.citySchool.id });
    expect((await w.city.desk.api.case.inbox({ life: 'complaint' })).value.items).toHaveLength(1);
    expect((await w.county.desk.api.case.inbox({ life: 'complaint' })).value.items).toEqual([]);
  });

  test('out of order, without a reason, from an old version, or as a filing’s act it is refused', async () => {
    const { code, id } = await told();
    expect((await act(w.county.desk, id, 'uphold', '属实')).refusal?.code).toBe('not_now');
    expect((await act(w.county.desk, id, 'approve')).refusal?.code).toBe('not_now');
    await act(w.county.desk, id, 'receive');
    const toMarket = { refer_organ: 'market' };
    for (const verb of ['uphold', 'dismiss', 'ask', 'refer'] as const)
      expect(
        (await act(w.county.desk, id, verb, ' ', verb === 'refer' ? toMarket : undefined)).refusal,
      ).toMatchObject({ code: 'reason_needed', clause: { no: '六' } });
    // The text names no organ for this category: the desk says which.
    for (const answers of [undefined, { refer_organ: 'nobody' }])
      expect(
        (await act(w.county.desk, id, 'refer', '移送。', answers)).refusal?.faults,
      ).toMatchObject([{ field: 'refer_organ', clause: { no: '六' } }]);
    expect(
      (await w.county.desk.api.case.act({ id, do: 'dismiss', version: 1, reason: '不实' })).refusal
        ?.code,
    ).toBe('changed_meanwhile');
    expect((await w.public.complaint.reply({ code, text: '还有', version: 2 })).refusal?.code).toBe(
      'not_now',
    );
    expect(
      (await act(w.county.desk, id, 'refer', '涉及收费，已移送市场监管部门。', toMarket)).value
        .placeTitle,
    ).toBe('已移送');
    expect((await act(w.county.desk, id, 'uphold', '属实')).refusal?.code).toBe('not_now');
    await w.drain();
    const [letter] = (await w.county.desk.api.case.inbox({ life: 'referral' })).value.items;
    expect((await w.county.desk.api.case.open({ id: letter!.id })).value).toMatchObject({
      organ: '市场监管部门',
      placeTitle: '待发移送函',
      cause: { life: 'complaint', did: 'refer', case: id },
    });
  });

  test('has ten working days: weekends and the national holiday do not count, a make-up Saturday does, and time stands still while the parent is asked', async () => {
    w.clock.set('2026-09-23T01:00:00.000Z');
    const { code, id } = await told();
    expect((await track(code)).clock).toEqual({ due: '2026-10-14', left: 10, state: 'running' });
    w.clock.set('2026-10-09T01:00:00.000Z');
    expect((await track(code)).clock).toMatchObject({ due: '2026-10-14', left: 4 });
    await act(w.county.desk, id, 'receive');
    await act(w.county.desk, id, 'ask', '请补充');
    w.clock.set('2026-10-12T01:00:00.000Z');
    await w.public.complaint.reply({ code, text: '补充如下', version: 3 });
    expect((await track(code)).clock).toMatchObject({
      due: '2026-10-16',
      left: 4,
      state: 'running',
    });
    w.clock.set('2026-10-16T16:00:00.000Z');
    expect(
      (await w.county.desk.api.case.inbox({ life: 'complaint' })).value.items[0]!.clock,
    ).toMatchObject({ state: 'over', due: { day: '2026-10-16' } });
  });

  test('sees the one that is due first on top', async () => {
    await tell({ happened: '第一件' });
    w.clock.set('2026-09-02T01:00:00.000Z');
    await tell({ happened: '第二件', app: w.apps.other });
    expect(
      (await w.county.desk.api.case.inbox({ life: 'complaint' })).value.items.map(
        (i) => i.clock?.due?.day,
      ),
    ).toEqual(['2026-09-15', '2026-09-16']);
  });
});
