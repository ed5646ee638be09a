import { act } from '../make';
import { makeRegion, type RegionWorld } from '../region-world';
import type { Actor } from '../world';

// 温教办技〔2022〕65号 三（二）1 to 3: which office handles a complaint, and what is handed to another organ.
let w: RegionWorld;
let app: string;
beforeAll(async () => {
  w = await makeRegion('wenzhou');
  app = await w.app(w.city.filers.school!.teacher!);
});
afterAll(() => w.close());

/** A complaint that the desk has received; its id. */
const received = async (category: string): Promise<string> => {
  const told = await w.tell(w.city.filers.school!, app, category);
  if (told.status !== 200) throw new Error(told.text);
  const waiting = (await w.city.desk!.api.case.inbox({ life: 'complaint' })).value.items;
  const { id } = waiting[0]!;
  expect((await act(w.city.desk!, id, { do: 'receive' })).status).toBe(200);
  return id;
};
const waitsFor = async (who: Actor): Promise<string[]> =>
  (await who.api.case.inbox({ life: 'complaint' })).value.items.map((item) => item.id);

test.each([
  ['[S4-12] charges', 'fee', 'finance', '计财处'],
  ['[S4-11] harmful contents', 'harmful', 'legal', '法规处'],
  ['[S4-10] misconduct', 'misconduct', 'discipline', '纪检部门'],
  ['anything else', 'ads', 'basic', '基教处'],
] as const)(
  '%s are handled by the office that the text names, and by no other',
  async (_, category, slot, title) => {
    const id = await received(category);
    expect(await waitsFor(w.city[slot]!)).toContain(id);
    const others = ['finance', 'legal', 'discipline', 'basic'].filter((one) => one !== slot);
    for (const other of others) expect(await waitsFor(w.city[other]!)).not.toContain(id);
    const seen = (await w.city[slot]!.api.case.open({ id })).value;
    expect(seen.told).toMatchObject({ readable: true, happened: '孩子班上就是这样。' });
    expect(seen.waiting).toEqual([expect.objectContaining({ office: title })]);
    const other = (await w.city[others[0]!]!.api.case.open({ id })).value;
    expect([other.told?.readable, other.told?.happened]).toEqual([false, undefined]);
    expect((await act(w.city.desk!, id, { do: 'uphold', reason: '属实' })).refusal?.code).toBe(
      'not_your_step',
    );
    const done = await act(w.city[slot]!, id, { do: 'uphold', reason: '查证属实，已处理。' });
    expect(done.value).toMatchObject({ standing: 'closed' });
  },
);

test('[S2-13] what is another organ’s is handed to it: the letter waits at the desk, is numbered, and its answer kept', async () => {
  const id = await received('illegal_ads');
  const referred = await act(w.city.basic!, id, { do: 'refer', reason: '属于违法广告。' });
  expect(referred.value).toMatchObject({ standing: 'referred' });
  await w.drain();
  const [letter] = (await w.city.desk!.api.case.list({ life: 'referral' })).value.items;
  const opened = (await w.city.desk!.api.case.open({ id: letter!.id })).value;
  expect(opened).toMatchObject({
    organ: '市场监管部门',
    placeTitle: '待发移送函',
    cause: { life: 'complaint', did: 'refer', clauses: [{ no: '（十四）' }] },
  });
  expect(JSON.stringify(opened)).not.toContain('孩子班上');
  const answers = { letter_what: '查处违法广告' };
  expect((await act(w.city.head!, letter!.id, { do: 'issue', answers })).refusal?.code).toBe(
    'not_your_step',
  );
  const sent = await act(w.city.desk!, letter!.id, { do: 'issue', answers });
  expect(sent.value).toMatchObject({ number: '瓯教备函〔2026〕1号' });
  const answered = { answered_on: '2026-09-01', letter_answer: '已责令停止发布。' };
  expect(
    (await act(w.city.desk!, letter!.id, { do: 'answer', answers: answered })).value,
  ).toMatchObject({ standing: 'closed' });
});

test('where no article names the organ whoever refers names it', async () => {
  const id = await received('other');
  const without = await act(w.city.basic!, id, { do: 'refer', reason: '不归教育部门管。' });
  expect(without.refusal).toMatchObject({ code: 'faults', faults: [{ field: 'refer_organ' }] });
  const named = { refer_organ: 'tax' };
  const done = await act(w.city.basic!, id, {
    do: 'refer',
    reason: '不归教育部门管。',
    answers: named,
  });
  expect(done.value).toMatchObject({ standing: 'referred' });
  await w.drain();
  const letters = (await w.city.desk!.api.case.list({ life: 'referral' })).value.items;
  const organs = await Promise.all(
    letters.map(async (one) => (await w.city.desk!.api.case.open({ id: one.id })).value.organ),
  );
  expect(organs).toContain('税务部门');
});
