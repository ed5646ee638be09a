import { bookOf, sent } from '../book';
import { foundFirm } from '../founding';
import { act, upload } from '../make';
import { cited, makeRegion, type RegionWorld, type School } from '../region-world';
import type { Actor } from '../world';

// 京教信〔2022〕5号 in a city, a district and a firm that an operator founded.
const FIRM = '云河学堂教育服务中心';
let w: RegionWorld;
let school: School;
let provider: Actor;
beforeAll(async () => {
  w = await makeRegion('beijing');
  school = w.city.filers.school!;
  const seat = await foundFirm(
    w.database,
    { name: FIRM, path: 'qs/', admin: '周全' },
    w.clock.get(),
  );
  provider = await w.signIn(seat);
});
afterAll(() => w.close());

const must = <T extends { status: number; text: string }>(r: T): T => {
  if (r.status !== 200) throw new Error(`${r.status} ${r.text}`);
  return r;
};
const against = async (more: Record<string, unknown>) => {
  const refused = await w.submit(school, await w.start(school), more);
  expect([refused.status, refused.text]).toEqual([422, expect.any(String)]);
  return cited(refused);
};
/** The article a parent's complaint of this kind stands under. */
const complained = async (category: string): Promise<string> => {
  const { code } = must(await w.tell(school, await w.app(school.teacher!), category)).value;
  return (await w.public.complaint.track({ code })).value.category.clause.no;
};

let n = 0;
const begin = async (): Promise<string> => {
  n += 1;
  const app = must(
    await provider.api.registry.add({ name: `云河课堂${n}`, kind: 'app', provider: FIRM }),
  ).value.app;
  return must(await provider.api.case.begin({ app })).value.id;
};
/** The provider's answers: a licensed trainer not for profit, as the region's book has one; what is named otherwise by its question's id. */
const send = async (id: string, more: Record<string, unknown> = {}) => {
  const { rules } = w;
  const needs = rules.moves.find((m) => m.do === 'submit' && m.by.includes('provider'))!.needs!;
  const good = bookOf('beijing').案例.find((s) => s.事项 === '提供者备案' && s.类 === '通过')!;
  const known = sent(rules, good.填报!, needs, await upload(w, provider, id));
  const answers = Object.fromEntries(
    Object.entries({ ...known, ...more }).filter(([, a]) => a !== undefined),
  );
  return act(provider, id, { do: 'submit', answers: answers as never });
};
const refused = async (more: Record<string, unknown>) => {
  const r = await send(await begin(), more);
  expect([r.status, r.text]).toEqual([422, expect.any(String)]);
  return cited(r);
};
const filing = async () => {
  const id = await begin();
  must(await send(id));
  return id;
};
/** What the content office reads of a provider's case. */
const asContent = async (id: string) => (await w.city.content!.api.case.open({ id })).value;

test('[S3-01] whether an app is in scope at all is asked first; a general tool is told that it need not file, and the answers are kept', async () => {
  expect(await refused({ main_users: ['others'] })).toHaveProperty('out_of_scope', '二（一）');
  expect(await refused({ made_for_edu: false, general_tool: true })).toEqual({
    general_tool: '二（一）',
  });
  const { answers } = await asContent(await filing());
  expect(answers).toMatchObject({ edu_scene: true, made_for_edu: true, general_tool: false });
});

test('[S3-02] named subjects, taught to pupils as training, are subject training: its licence is asked', async () => {
  for (const subject of [
    'morality',
    'chinese',
    'history',
    'geography',
    'maths',
    'foreign',
    'physics',
    'chemistry',
    'biology',
  ])
    for (const audience of ['compulsory', 'senior'])
      expect(
        await refused({
          subjects: [subject],
          audience: [audience],
          subject_trains: true,
          has_licence: false,
        }),
      ).toEqual({ licence: '三（一）' });
});

test('[S3-03] everything else is not subject training: no licence is asked', async () => {
  for (const more of [
    { subjects: ['sport'], audience: ['compulsory'] },
    { subjects: ['art', 'practice', 'manage', 'home'], audience: ['senior'] },
    { subjects: ['maths'], audience: ['others'] },
  ]) {
    const bare = { ...more, subject_trains: undefined, has_licence: undefined };
    const sentIt = await send(await begin(), { ...bare, licence_no: undefined });
    expect([sentIt.status, sentIt.text]).toEqual([200, expect.any(String)]);
  }
});

test('[S3-04] a school chooses only what its provider has filed, by its own rule, free of charge, and files in time', async () => {
  expect(await against({ moe_no: undefined })).toEqual({ moe_filed: '二（三）' });
  expect(await against({ selection_rule: undefined })).toEqual({ selection_rule: '二（三）' });
  expect(await against({ nature: 'required', student_fee: true })).toEqual({ free: '二（三）' });
  const id = await w.start(school);
  must(await w.submit(school, id, { used_from: '2026-08-01' }));
  const { findings } = (await school.teacher!.api.case.open({ id })).value;
  expect(findings.find((f) => f.id === 'used_before')).toMatchObject({
    says: 'warn',
    clause: { no: '二（三）' },
  });
  await w.toReview(school, w.city, id);
  await w.opine(w.officesOf(w.city), id);
  must(await act(w.city.head!, id, { do: 'approve', answers: { approval_text: '同意。' } }));
  const { app } = (await school.teacher!.api.case.open({ id })).value;
  expect((await w.public.lookup.byPair({ school: school.id, app: app.id })).value).toMatchObject({
    use: 'yes',
    decidedBy: '云河市教育委员会',
  });
});

test('[S3-05] no harmful information, no games, no advertisements: stopped at the school and at the provider; data is guarded', async () => {
  const bad = { has_harm: true, has_games: true, has_ads: true };
  expect(await against(bad)).toEqual({ harm: '三', games: '三', ads: '三' });
  expect(
    await refused({ ...bad, data_guarantee: false, no_leak: false, guardian_consent: false }),
  ).toMatchObject({
    provider_harm: '三',
    provider_games: '三',
    provider_ads: '三',
    data_guarantee: '三',
    no_leak: '三',
    guardian_consent: '三',
  });
});

test('[S3-06] subject training needs its licence and a body registered as not for profit', async () => {
  expect(await refused({ has_licence: false })).toEqual({ licence: '三（一）' });
  expect(await refused({ licence_file: undefined, org_file: undefined })).toEqual({
    licence_file: '三（一）',
    org_file: '三（一）',
  });
  expect(await refused({ org_kind: 'company' })).toEqual({ nonprofit: '三（一）' });
});

test('[S3-07] no platform for trainers without a licence: stopped, and a kind of complaint', async () => {
  expect(await refused({ hosts_unlicensed: true })).toEqual({ hosts_unlicensed: '三（二）' });
  expect(await complained('hosts_unlicensed')).toBe('三（二）');
});

test('[S3-08] no searching of answers by photo: stopped, and a kind of complaint', async () => {
  expect(await refused({ photo_search: true })).toEqual({ photo_search: '三（三）' });
  expect(await complained('photo_search')).toBe('三（三）');
});

test('[S2-06] classified protection is filed and tested, with evidence and its day', async () => {
  expect(
    await refused({ mlps_no: undefined, mlps_report: undefined, mlps_next: undefined }),
  ).toEqual({ mlps_no: '一', mlps_report: '一', mlps_next: '一' });
  const id = await begin();
  must(await send(id, { mlps_next: '2026-08-31' }));
  expect((await asContent(id)).findings.map((f) => f.id)).toContain('provider_mlps_old');
});

test('[S3-09] a provider files, the city reviews, then it is with the ministry, as its status says', async () => {
  const id = await filing();
  const status = async () => (await provider.api.case.open({ id })).value.placeTitle;
  expect(await status()).toBe('市教委审核中');
  await w.opine([w.city.content!], id);
  expect(await status()).not.toBe('市教委审核中');
  expect((await provider.api.case.open({ id })).value.standing).toBe('in_review');
});

test('[S3-10] online training before school is not accepted', async () => {
  expect(await refused({ audience: ['preschool'], preschool_trains: true })).toHaveProperty(
    'preschool',
    '三（五）',
  );
});

test('[S3-11] content review, accounts and emergencies, staff, replies, public rules, agreement and a visible complaint entrance', async () => {
  expect(
    await refused({
      m_review: false,
      m_account: false,
      m_staff: false,
      m_reply: false,
      m_rules: undefined,
      m_agreement: undefined,
      m_door: undefined,
    }),
  ).toEqual(
    Object.fromEntries(
      ['review', 'account', 'staff', 'reply', 'rules', 'agreement', 'door'].map((x) => [
        `m_${x}`,
        '三（六）',
      ]),
    ),
  );
});

test('[S3-12] the city reviews the content of what a provider files, point by point', async () => {
  const id = await filing();
  await w.opine([w.city.content!], id);
  const { opinions } = await asContent(id);
  expect(opinions[0]).toMatchObject({ clause: { no: '四（一）' }, state: 'pass' });
  expect(opinions[0]!.points.map((p) => p.label)).toContain(
    '内容没有消极信息、不良信息，没有游戏链接和广告',
  );
});

describe('what other organs handle', () => {
  const referred = async (category: string) => {
    const app = await w.app(school.teacher!);
    const { code } = must(await w.tell(school, app, category)).value;
    const desk = w.city.desk!.api.case;
    const item = (await desk.inbox({ life: 'complaint' })).value.items.find(
      (c) => c.app.id === app,
    )!;
    const { version } = (await desk.open({ id: item.id })).value;
    must(await desk.act({ id: item.id, do: 'refer', version, reason: '已移送。' }));
    const { standing, category: kind } = (await w.public.complaint.track({ code })).value;
    await w.drain();
    const letters = (await desk.list({ life: 'referral' })).value.items;
    const letter = letters.find((line) => line.app.id === app)!.id;
    const handed = (await desk.open({ id: letter })).value;
    const steps = [
      { do: 'issue', answers: { letter_what: '请依法责令限期改正。' } },
      {
        do: 'answer',
        answers: {
          answered_on: w.clock.get().slice(0, 10),
          letter_answer: '拒不改正，已责令关闭。',
        },
      },
    ] as const;
    for (const step of steps) must(await act(w.city.desk!, letter, step as never));
    const result = (await desk.open({ id: letter })).value;
    return {
      told: [standing, kind.clause.no],
      organ: handed.organ,
      cause: handed.cause?.clauses[0]?.no,
      result: result.given.find((one) => one.field === 'letter_answer')?.answer,
    };
  };
  const closed = '拒不改正，已责令关闭。';

  test('[S3-13] a licence later than the ICP filing is pointed out, and a missing ICP filing is referred, with what became of it', async () => {
    const id = await begin();
    must(await send(id, { licence_day: '2022-05-01', icp_day: '2022-03-20' }));
    expect((await asContent(id)).findings.find((f) => f.id === 'licence_after_icp')).toMatchObject({
      says: 'warn',
      clause: { no: '四（二）' },
    });
    expect(await referred('icp')).toEqual({
      told: ['referred', '四（二）'],
      organ: '通信管理部门',
      cause: '四（二）',
      result: closed,
    });
  });

  test('[S3-14] what a store does wrong is referred, and what the organ did is kept', async () => {
    expect(await referred('store')).toEqual({
      told: ['referred', '四（三）'],
      organ: '网信部门',
      cause: '四（三）',
      result: closed,
    });
  });
});

test('[S3-15] what was filed stands on the white list that day, a change leaves it there, and what was revoked is taken off', async () => {
  const id = await filing();
  await w.opine([w.city.content!], id);
  const desk = w.city.desk!;
  const photo = await upload(w, desk, id, 'seen.png', 'scan');
  const open = async () => (await desk.api.case.open({ id })).value;
  const filled = (needs: readonly string[]) =>
    Object.fromEntries(
      needs
        .flatMap((form) => w.rules.forms[form]?.fields ?? [])
        .map((field) => [
          field.id,
          { file: [photo], date: w.clock.get().slice(0, 10), moe_no: '教APP备1100099号' }[
            field.kind as 'file'
          ] ?? '已核对',
        ]),
    );
  for (const verb of ['forward', 'register'] as const) {
    const offer = (await open()).offers.find((one) => one.do === verb)!;
    must(await act(desk, id, { do: verb, answers: filled(offer.needs) } as never));
  }
  const white = async () => {
    const all = must(await w.public.lists.all({})).value.items;
    const list = all.find((one) => one.kind === 'white')!;
    const asked = { bureau: list.bureau.id, list: list.list };
    const names = async (ended?: 'yes') =>
      must(await w.public.lists.entries({ ...asked, ...(ended && { ended }) })).value.items.map(
        (entry) => entry.id,
      );
    return { title: list.title, now: await names(), ended: await names('yes') };
  };
  expect(await white()).toMatchObject({ title: '教育移动应用白名单', now: [id], ended: [] });
  const entry = must(await w.public.lists.entry({ id })).value;
  expect(entry.shown).toContainEqual({
    label: '教育部备案号',
    text: expect.stringMatching(/^教APP备/),
  });
  must(await act(provider, id, { do: 'amend' }));
  expect((await white()).now).toEqual([id]);
  must(await act(w.city.head!, id, { do: 'revoke', reason: '不再符合备案条件。' }));
  expect(await white()).toMatchObject({ now: [], ended: [id] });
});
