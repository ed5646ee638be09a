import { plantPerson } from '@functions/demo/plant';
import { act, aFiling, anApp, opine, points, sign, wrongs } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

let w: TestWorld;
let school: TestWorld['citySchool'];
let city: TestWorld['city'];
beforeAll(async () => {
  w = await makeWorld();
  ({ citySchool: school, city } = w);
});
afterAll(() => w.close());

const review = async (answers = {}, kind: 'app' | 'mini' = 'app'): Promise<string> =>
  aFiling(w, { at: 'review', app: await anApp(w, { kind }), answers });
const open = async (who: Actor, id: string) => (await who.api.case.open({ id })).value;
const states = async (who: Actor, id: string) =>
  Object.fromEntries(
    (await open(who, id)).opinions.map((o) => [o.key, o.stood ? 'stood' : o.state]),
  );
const weak = { net_holes: { is: 'fail', note: '管理后台是弱口令' } } as const;
const bill = { p_fair: { is: 'fail', note: '家长要买会员' } } as const;
const again = async (id: string, more = {}): Promise<void> => {
  const { answers } = await open(school.teacher, id);
  expect(
    (await act(school.teacher, id, { do: 'submit', answers: { ...answers, ...more } as never }))
      .status,
  ).toBe(200);
  await sign(w, school.principal, id);
  expect((await act(city.desk, id, { do: 'accept' })).status).toBe(200);
};

test('[S0-04] network and content are reviewed by offices the bureau names itself', async () => {
  const { version } = (await city.admin.api.bureau.settings({})).value;
  expect(
    (await city.admin.api.bureau.set({ version, offices: { network: '电化教育馆' } })).status,
  ).toBe(200);
  const id = await review();
  expect((await open(city.desk, id)).opinions.map((o) => [o.key, o.office])).toEqual(
    expect.arrayContaining([
      ['network', '电化教育馆'],
      ['content', '基础教育科'],
      ['focus', '教育信息化科'],
    ]),
  );
  for (const [who, key] of [
    [city.network, 'network'],
    [city.content, 'content'],
    [city.lead, 'focus'],
  ] as const) {
    expect((await who.api.case.inbox({})).value.items.map((f) => f.id)).toContain(id);
    expect(
      (await open(who, id)).offers.filter((o) => o.do === 'opine').map((o) => o.opinion),
    ).toEqual([key]);
  }
});

test('[S0-35] three opinions in parallel, in any order, by three people; the last one in sends it on', async () => {
  const id = await review();
  expect((await opine(city.lead, id, 'focus')).value.place).toBe('review');
  expect((await opine(city.content, id, 'content')).value.place).toBe('review');
  expect((await opine(city.network, id, 'network')).value).toMatchObject({
    place: 'approval',
    standing: 'in_review',
  });
  const { opinions } = await open(city.head, id);
  expect(opinions.map((o) => [o.title, o.state, o.by])).toEqual(
    expect.arrayContaining([
      ['网络和数据安全审查意见', 'pass', '河滨市教育局网安'],
      ['内容审查意见', 'pass', '河滨市教育局内容'],
      ['重点审查意见', 'pass', '河滨市教育局牵头'],
    ]),
  );
  for (const o of opinions) expect(o.at).toBe('2026-09-01T01:00:00.000Z');
});

test('opinions given at the same moment all count', async () => {
  const id = await review();
  const { round } = await open(city.desk, id);
  const give = (who: Actor, opinion: keyof typeof points) =>
    who.api.case.act({
      id,
      do: 'opine',
      round,
      opinion,
      outcome: 'pass',
      answers: points[opinion] as never,
    });
  const replies = await Promise.all([
    give(city.network, 'network'),
    give(city.content, 'content'),
    give(city.lead, 'focus'),
  ]);
  expect(replies.map((r) => r.status)).toEqual([200, 200, 200]);
  expect((await open(city.head, id)).place).toBe('approval');
});

describe('[S0-12] the five points', () => {
  test('[S0-12] each is answered 符合, 不符合 or 不适用; an open one or a 不符合 without a note is refused', async () => {
    const id = await review();
    const { p_proper: _gone, ...four } = points.focus;
    const missing = await act(city.lead, id, {
      do: 'opine',
      opinion: 'focus',
      outcome: 'pass',
      answers: four as never,
    });
    expect(missing.refusal?.faults).toMatchObject([
      {
        field: 'p_proper',
        code: 'point_open',
        label: '规范使用',
        clause: { no: '二', quote: expect.stringContaining('是否履行选用机制') },
      },
    ]);
    expect(
      wrongs(await opine(city.lead, id, 'focus', 'fault', { p_contract: { is: 'fail' } })),
    ).toEqual(['p_contract:note_needed']);
    expect(await opine(city.lead, id, 'focus', 'pass', bill)).toMatchObject({
      status: 422,
      refusal: { code: 'points_open' },
    });
    expect(
      (await opine(city.lead, id, 'focus', 'pass', { p_contract: { is: 'na', note: '无偿使用' } }))
        .status,
    ).toBe(200);
  });

  test('[S0-12] they stand with the decision, for the school too', async () => {
    const id = await aFiling(w, { at: 'filed', app: await anApp(w) });
    const focus = (await open(school.teacher, id)).opinions.find((o) => o.key === 'focus')!;
    expect(focus.points.map((p) => [p.label, p.is])).toEqual([
      ['履行选用机制', 'pass'],
      ['集体决策使用', 'pass'],
      ['签订合同（协议）', 'pass'],
      ['符合公平、免费、自愿原则', 'pass'],
      ['规范使用', 'pass'],
    ]);
    expect(focus).not.toHaveProperty('by');
  });
});

test('a fault without any 不符合 needs a reason', async () => {
  const id = await review();
  expect((await opine(city.content, id, 'content', 'fault')).refusal?.code).toBe('reason_needed');
  expect((await opine(city.content, id, 'content', 'fault', {}, '请补充内容来源')).status).toBe(
    200,
  );
});

describe('questions that only a person can answer', () => {
  test('[S0-13] whether a mini program belongs to a nationally filed app is asked of the lead office', async () => {
    const id = await review({ moe_no: null }, 'mini');
    expect(wrongs(await opine(city.lead, id, 'focus'))).toEqual(['check:moe_other:point_open']);
    expect(
      (
        await opine(city.lead, id, 'focus', 'pass', {
          'check:moe_other': { is: 'pass', note: '其提供者已备案' },
        })
      ).status,
    ).toBe(200);
  });

  test('[S0-21] a tool without proof of graded protection is asked of the network office', async () => {
    const id = await review({ mlps_level: 'none' });
    expect(wrongs(await opine(city.network, id, 'network'))).toEqual([
      'check:mlps_missing:point_open',
    ]);
    expect(
      (
        await opine(city.network, id, 'network', 'fault', {
          'check:mlps_missing': { is: 'fail', note: '请补充等保材料' },
        })
      ).status,
    ).toBe(200);
  });
});

describe('all faults go back in one list', () => {
  test('the school reads nothing before the last office has spoken, and then everything', async () => {
    const id = await review();
    await opine(city.network, id, 'network', 'fault', weak);
    const early = await open(school.teacher, id);
    expect(early.place).toBe('review');
    expect(JSON.stringify(early)).not.toMatch(/弱口令|有问题/);
    expect(early.opinions.map((o) => o.state)).toEqual(['open', 'open', 'open']);
    expect(await states(city.desk, id)).toEqual({
      network: 'fault',
      content: 'open',
      focus: 'open',
    });
    await opine(city.lead, id, 'focus', 'fault', bill);
    expect((await opine(city.content, id, 'content')).value).toMatchObject({
      place: 'returned',
      standing: 'returned',
    });
    const late = await open(school.teacher, id);
    expect(
      late.opinions
        .flatMap((o) => o.points.filter((p) => p.is === 'fail').map((p) => p.note))
        .sort(),
    ).toEqual(['家长要买会员', '管理后台是弱口令'].sort());
    expect(late.timeline.filter((t) => t.did === 'opine').map((t) => t.outcome)).toEqual([
      'fault',
      'fault',
      'pass',
    ]);
    for (const t of late.timeline) expect(t).not.toHaveProperty('person');
  });

  test('after a return an opinion stands unless a field it looked at changed', async () => {
    const id = await review();
    await opine(city.network, id, 'network', 'fault', weak);
    await opine(city.content, id, 'content');
    await opine(city.lead, id, 'focus');
    await again(id, { mlps_level: 'l4' });
    expect(await states(city.desk, id)).toEqual({
      network: 'open',
      content: 'stood',
      focus: 'stood',
    });
    expect((await opine(city.content, id, 'content')).refusal?.code).toBe('already_done');
    expect((await opine(city.network, id, 'network')).value.place).toBe('approval');
  });

  test('what it looked at changed: it is asked again; a change nobody looked at asks nobody again', async () => {
    const id = await review();
    await opine(city.network, id, 'network');
    await opine(city.content, id, 'content');
    await opine(city.lead, id, 'focus', 'fault', bill);
    await again(id, {
      overview: '改为只在课堂上使用，由教研组推进，预期减负。',
      lead_phone: '13911112222',
    });
    expect(await states(city.desk, id)).toEqual({
      network: 'stood',
      content: 'open',
      focus: 'open',
    });
  });

  test('a change made over two sendings is not lost between them', async () => {
    const id = await review();
    await opine(city.network, id, 'network', 'fault', weak);
    await opine(city.content, id, 'content');
    await opine(city.lead, id, 'focus');
    const { answers } = await open(school.teacher, id);
    await act(school.teacher, id, {
      do: 'submit',
      answers: { ...answers, overview: '改为只在课堂上使用，由教研组推进，预期减负。' } as never,
    });
    await act(school.principal, id, { do: 'return', reason: '再改' });
    await again(id, { decision_present: 11 });
    expect(await states(city.desk, id)).toEqual({
      network: 'open',
      content: 'open',
      focus: 'stood',
    }); // network had found the fault
  });

  test('an opinion meant for an older round is refused', async () => {
    const id = await review();
    await opine(city.network, id, 'network', 'fault', weak);
    await opine(city.content, id, 'content');
    await opine(city.lead, id, 'focus');
    await again(id, {});
    expect(
      await city.network.api.case.act({
        id,
        do: 'opine',
        round: 1,
        opinion: 'network',
        outcome: 'pass',
        answers: points.network as never,
      }),
    ).toMatchObject({ status: 409, refusal: { code: 'changed_meanwhile' } });
  });
});

describe('handing over', () => {
  let deputy: Actor;
  beforeAll(async () => {
    deputy = await w.signIn(
      await w.asSystem((tx) =>
        plantPerson(w.server, tx, {
          name: '副科长',
          org: city.id,
          role: 'office',
          slots: ['network'],
        }),
      ),
    );
  });

  test('to a colleague of the same office, who alone gives it then; the school reads neither the reason nor a name', async () => {
    const id = await review();
    expect(
      (
        await act(city.network, id, {
          do: 'transfer',
          opinion: 'network',
          to: deputy.person,
          reason: '我出差',
        })
      ).status,
    ).toBe(200);
    expect((await opine(city.network, id, 'network')).refusal?.code).toBe('assigned_elsewhere');
    expect((await city.network.api.case.inbox({})).value.items.map((f) => f.id)).not.toContain(id);
    expect((await open(city.network, id)).opinions.find((o) => o.key === 'network')?.assigned).toBe(
      '副科长',
    );
    expect(JSON.stringify(await open(school.teacher, id))).not.toMatch(/副科长|出差/);
    expect((await opine(deputy, id, 'network')).status).toBe(200);
  });

  test('comes back to the office when the colleague leaves, for good', async () => {
    const id = await review();
    const leaver = await w.join('调走的人', city.id, 'office', ['network']);
    expect(
      (await act(city.network, id, { do: 'transfer', opinion: 'network', to: leaver.person }))
        .status,
    ).toBe(200);
    expect((await city.admin.api.bureau.remove({ member: leaver.seat })).status).toBe(200);
    await opine(city.content, id, 'content');
    expect((await city.network.api.case.inbox({})).value.items.map((f) => f.id)).toContain(id);
    expect(
      (await open(city.network, id)).opinions.find((o) => o.key === 'network')?.assigned,
    ).toBeUndefined();
    expect((await opine(city.network, id, 'network')).status).toBe(200);
  });

  test('not to somebody of another office or bureau, not what is another’s, not what is done', async () => {
    const id = await review();
    for (const to of [city.content.person, w.county.network.person, school.teacher.person])
      expect(
        (await act(city.network, id, { do: 'transfer', opinion: 'network', to })).refusal?.code,
      ).toBe('not_found');
    expect(
      (await act(city.content, id, { do: 'transfer', opinion: 'network', to: deputy.person }))
        .refusal?.code,
    ).toBe('not_your_step');
    await opine(city.network, id, 'network');
    expect(
      (await act(city.network, id, { do: 'transfer', opinion: 'network', to: deputy.person }))
        .refusal?.code,
    ).toBe('already_done');
  });
});

describe('recall of an opinion', () => {
  test('before the next act, even when it had sent the case on', async () => {
    const id = await aFiling(w, { at: 'approval', app: await anApp(w) });
    expect((await act(city.lead, id, { do: 'recall' })).value.place).toBe('review');
    expect(await states(city.desk, id)).toEqual({
      network: 'pass',
      content: 'pass',
      focus: 'open',
    });
    expect((await opine(city.lead, id, 'focus')).value.place).toBe('approval');
  });

  test('not after somebody else acted', async () => {
    const id = await review();
    await opine(city.network, id, 'network');
    await opine(city.content, id, 'content');
    expect((await act(city.network, id, { do: 'recall' })).refusal?.code).toBe('not_your_step');
    expect((await act(city.content, id, { do: 'recall' })).value.place).toBe('review');
    expect((await act(city.content, id, { do: 'recall' })).refusal?.code).toBe('not_now');
  });
});

test('internal notes are the bureau’s alone', async () => {
  const id = await review();
  expect((await city.network.api.case.note({ id, text: '校长说下周补材料' })).status).toBe(200);
  expect((await open(city.head, id)).notes).toMatchObject([
    { by: '河滨市教育局网安', text: '校长说下周补材料' },
  ]);
  expect((await open(school.principal, id)).notes).toBeUndefined();
  expect((await school.teacher.api.case.note({ id, text: '我也写' })).refusal?.code).toBe(
    'not_yours',
  );
});

test('not yours: an office gives its own opinion only, and a school gives none', async () => {
  const id = await review();
  for (const who of [city.content, city.lead, city.desk, city.head, city.admin, school.principal]) {
    expect((await opine(who, id, 'network')).refusal).toMatchObject({ code: 'not_your_step' });
  }
  expect(
    (
      await w.county.network.api.case.act({
        id,
        do: 'opine',
        round: 1,
        opinion: 'network',
        outcome: 'pass',
        answers: points.network as never,
      })
    ).status,
  ).toBe(404);
  expect(Object.values(await states(city.desk, id))).toEqual(['open', 'open', 'open']);
});

test('a mobile or ID number in a reason, a point’s note or an internal note is refused before it is kept for ever', async () => {
  const id = await review();
  const said = await opine(
    city.network,
    id,
    'network',
    'fault',
    {},
    '请王老师打 138 1234 5678 联系',
  );
  expect(said.refusal).toMatchObject({
    code: 'faults',
    faults: [{ field: 'reason', code: 'reveals' }],
  });
  expect(
    (await city.network.api.case.note({ id, text: '经办人身份证 110101199003070015' })).refusal,
  ).toMatchObject({ code: 'faults', faults: [{ code: 'reveals' }] });
  expect((await open(city.network, id)).notes).toEqual([]);
  expect(
    (await opine(city.network, id, 'network', 'fault', {}, '请打 0527-84389867 联系')).status,
  ).toBe(200);
});
