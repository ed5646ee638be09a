import { barProvider } from '@functions/demo/plant';
import { setNational } from '@functions/registry/app-store';
import { policies, rulesFor } from '@shared/policy';
import { act, aFiling, anApp, sign, submit } from '../make';
import { makeRegion, type Bureau, type School } from '../region-world';
import { makeWorld, type Actor, type AnyWorld } from '../world';

type Tool = { id: string; app: string };
type People = { desk: Actor; head: Actor; teacher: Actor; principal: Actor };
/** A region as this test drives it: who acts, and a tool brought to review, granted, on trial. */
type Region = {
  w: AnyWorld;
  school: string;
  people: People;
  inReview: () => Promise<Tool>;
  filed: () => Promise<Tool>;
  change: (id: string) => Promise<void>;
  pilot?: () => Promise<Tool>;
};

const must = <T extends { status: number; text: string }>(r: T): T => {
  if (r.status !== 200) throw new Error(`${r.status} ${r.text}`);
  return r;
};

const suqian = async (): Promise<Region> => {
  const w = await makeWorld();
  const at = async (place: 'review' | 'filed'): Promise<Tool> => {
    const app = await anApp(w);
    return { app, id: await aFiling(w, { at: place, app }) };
  };
  const { teacher, principal } = w.citySchool;
  return {
    w,
    school: w.citySchool.id,
    people: { desk: w.city.desk, head: w.city.head, teacher, principal },
    inReview: () => at('review'),
    filed: () => at('filed'),
    change: async (id) => {
      must(await submit(w, teacher, id, { scope_grades: '全校' }));
      must(await sign(w, principal, id));
    },
  };
};

const founded = async (region: 'puyang' | 'beijing' | 'wenzhou'): Promise<Region> => {
  const w = await makeRegion(region);
  const bureau: Bureau = region === 'wenzhou' ? w.county : w.city;
  const school: School = bureau.filers.school!;
  const experts = [school.a, school.b, school.c].flatMap((e) => e ?? []);
  const begun = async (more: Record<string, unknown> = {}): Promise<Tool> => {
    const app = await anApp(w);
    const id = await w.start(school, { app });
    must(await w.submit(school, id, more));
    return { app, id };
  };
  const inReview = async (): Promise<Tool> => {
    const tool = await begun();
    if (experts.length > 0) {
      await w.opine(experts, tool.id);
      must(await w.submit(school, tool.id, { plan_changed: undefined }));
    }
    await w.toReview(school, bureau, tool.id);
    return tool;
  };
  const grant = async (id: string): Promise<void> => {
    await w.opine(w.officesOf(bureau), id);
    for (const who of [...w.officesOf(bureau), bureau.head!]) {
      const { offers } = must(await who.api.case.open({ id })).value;
      if (offers.some((o) => o.do === 'approve' && !o.why))
        must(await act(who, id, { do: 'approve', answers: { approval_text: '同意。' } }));
    }
    if (bureau.tech) must(await act(bureau.tech, id, { do: 'register' }));
  };
  return {
    w,
    school: school.id,
    people: {
      desk: bureau.desk!,
      head: bureau.head!,
      teacher: school.teacher!,
      principal: school.principal!,
    },
    inReview,
    filed: async () => {
      const tool = await inReview();
      await grant(tool.id);
      return tool;
    },
    change: async (id) => {
      must(await w.submit(school, id, { plan_changed: false }));
    },
    ...(region === 'wenzhou' && {
      pilot: async () => {
        const tool = await begun({
          scale: 'pilot',
          pilot_until: '2026-12-31',
          pilot_count: 2,
          pilot_classes: '三年级一班',
        });
        must(await sign(w, school.principal!, tool.id));
        return tool;
      },
    }),
  };
};

const regions = {
  puyang: () => founded('puyang'),
  beijing: () => founded('beijing'),
  suqian,
  wenzhou: () => founded('wenzhou'),
} as const;

test('every region of the registry in which schools file is driven here', () => {
  const filing = Object.keys(policies).filter((id) =>
    rulesFor(id)!.moves.some((m) => m.do === 'approve' && m.by.length > 0),
  );
  expect(filing.map((id) => id.split('@')[0])).toEqual(Object.keys(regions));
});

describe.each(Object.keys(regions) as (keyof typeof regions)[])('%s', (name) => {
  let r: Region;
  beforeAll(async () => {
    r = await regions[name]();
  }, 120_000);
  afterAll(() => r.w.close());

  const all = async (who: Actor, id: string) => {
    for (let after: string | undefined; ;) {
      const page = must(await who.api.case.list({ after })).value;
      const found = page.items.find((f) => f.id === id);
      if (found || !page.next) return found?.parents?.word;
      after = page.next;
    }
  };
  /** The word of the public page, and every other place that says what parents see. */
  const said = async ({ id, app }: Tool) => {
    const page = must(await r.w.public.lookup.byPair({ school: r.school, app })).value;
    const tools = must(await r.w.public.lookup.search({ school: r.school })).value;
    const elsewhere: Record<string, string | undefined> = {
      'the school’s tools': tools.items.find((t) => t.app.id === app)?.word,
    };
    for (const [who, actor] of Object.entries(r.people)) {
      elsewhere[`${who}’s list`] = await all(actor, id);
      elsewhere[`${who}’s case`] = must(await actor.api.case.open({ id })).value.parents?.word;
    }
    return { word: page.word, elsewhere };
  };
  const expectWord = async (tool: Tool, word: string) => {
    const { word: page, elsewhere } = await said(tool);
    expect(page).toBe(word);
    for (const [where, says] of Object.entries(elsewhere))
      expect([where, says]).toEqual([where, word]);
  };
  const done = async (who: Actor, id: string, verb: 'suspend' | 'resume' | 'stop' | 'revoke') =>
    must(await act(who, id, { do: verb, reason: '按规定办理。' }));

  test('in review, granted, under change: the list says what the public page says', async () => {
    await expectWord(await r.inReview(), '正在审查，暂不可用');
    const tool = await r.filed();
    await expectWord(tool, '可以使用');
    must(await act(r.people.teacher, tool.id, { do: 'amend' }));
    await expectWord(tool, '可以使用');
    await r.change(tool.id);
    await expectWord(tool, '可以使用');
    await done(r.people.desk, tool.id, 'suspend');
    await expectWord(tool, '暂停使用');
  });

  test('suspended, resumed, stopped, revoked', async () => {
    const tool = await r.filed();
    await done(r.people.desk, tool.id, 'suspend');
    await expectWord(tool, '暂停使用');
    await done(r.people.head, tool.id, 'resume');
    await expectWord(tool, '可以使用');
    await done(r.people.head, tool.id, 'revoke');
    await expectWord(tool, '备案已撤销，不得使用');
    const other = await r.filed();
    await done(r.people.principal, other.id, 'stop');
    await expectWord(other, '已停止使用');
  });

  test('what no act of the bureau changed: a provider barred, the national filing paused or revoked', async () => {
    const tool = await r.filed();
    await r.w.asSystem((tx) => setNational(tx, tool.app, 'paused'));
    await expectWord(tool, '国家备案已暂停，暂停使用');
    await r.w.asSystem((tx) => setNational(tx, tool.app, 'revoked'));
    await expectWord(tool, '国家备案已撤销，不得使用');
    await r.w.asSystem((tx) => barProvider(tx, tool.app));
    await expectWord(tool, '禁止使用');
  });

  if (name === 'suqian')
    test('granted, and the online filing overdue', async () => {
      const tool = await r.filed();
      r.w.clock.set('2026-12-01T01:00:00.000Z');
      await expectWord(tool, '暂停使用');
      r.w.clock.set('2026-09-01T01:00:00.000Z');
    });
  if (name === 'wenzhou')
    test('on trial, and the trial over', async () => {
      const tool = await r.pilot!();
      await expectWord(tool, '试点中');
      r.w.clock.set('2027-01-02T01:00:00.000Z');
      await expectWord(tool, '试点已结束，暂不可用');
      r.w.clock.set('2026-09-01T01:00:00.000Z');
    });
});

test('what parents never see has no word of theirs', async () => {
  const r = await makeRegion('puyang');
  const school = r.city.filers.school!;
  const id = await r.start(school, { life: 'inventory' });
  must(await r.submit(school, id));
  expect((await r.city.desk!.api.case.open({ id })).value).not.toHaveProperty('parents');
  const items = (await r.city.desk!.api.case.list({})).value.items;
  expect(items.find((f) => f.id === id)).not.toHaveProperty('parents');
  await r.close();
}, 60_000);
