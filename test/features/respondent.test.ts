import { ask } from '../account-world';
import { enlist, led, makeEffectWorld, nominated, openedBy, pass } from '../effect-world';
import { foundFirm } from '../founding';
import { act, upload } from '../make';
import { makeRegion, type RegionWorld, type School } from '../region-world';
import type { Actor } from '../world';

// What is put to somebody is theirs to read, to act on and to add papers to, from the day it was put to them, and nobody else's.
const order = { order_what: '删除广告。', order_until: '2026-09-30' };

/** How a case looks to somebody: by its id, in lists, in the inbox, in an act, in an upload. */
const meets = async (who: Actor, id: string) => {
  const { api } = who;
  const has = (list: { value: { items: { id: string }[] } }) =>
    list.value.items.some((line) => line.id === id);
  return {
    open: (await api.case.open({ id })).status,
    act: (await api.case.act({ id, do: 'report', version: 99 })).status,
    file: (await api.files.declare({ filing: id, name: 'a.png', bytes: 9, use: 'attachment' }))
      .status,
    list: has(await api.case.list({})),
    inbox: has(await api.case.inbox({})),
  };
};
const nothing = { open: 404, act: 404, file: 404, list: false, inbox: false };
const everything = { open: 200, file: 200, list: true, inbox: true };

describe('北京 五: an order to a provider', () => {
  const FIRM = '云河学堂科技有限公司';
  let w: RegionWorld;
  let firm: Actor;
  let rival: Actor;
  let school: School;
  beforeAll(async () => {
    w = await makeRegion('beijing');
    school = w.city.filers.school!;
    const at = w.clock.get();
    const found = async (name: string) =>
      w.signIn(await foundFirm(w.database, { name, path: 'qs/', admin: '方经理' }, at));
    firm = await found(FIRM);
    rival = await found('云河另一家科技有限公司');
  });
  afterAll(() => w.close());

  const desk = () => w.city.desk!;
  let made = 0;
  const drafted = async (provider = FIRM): Promise<string> => {
    made += 1;
    const tool = { name: `云河应用${made}`, kind: 'app' as const, provider };
    const { app } = (await school.teacher!.api.registry.add(tool)).value;
    return (await desk().api.case.begin({ app, life: 'order' })).value.id;
  };
  const issued = async (): Promise<string> => {
    const id = await drafted();
    const done = await act(desk(), id, { do: 'issue', answers: order });
    expect(done.value).toMatchObject({ placeTitle: '限期整改，待签收' });
    return id;
  };
  const link = async (who: Actor, file: string) => (await who.api.files.link({ id: file })).status;

  test('while it is being written its provider meets it nowhere; issued, it waits for them with what is asked and until when', async () => {
    const id = await drafted();
    expect(await meets(firm, id)).toEqual(nothing);
    await act(desk(), id, { do: 'issue', answers: order });
    await w.drain();
    expect(await meets(firm, id)).toMatchObject(everything);
    const seen = (await firm.api.case.open({ id })).value;
    expect(seen.given).toEqual([
      { field: 'order_what', label: '整改事项', answer: order.order_what },
      { field: 'order_until', label: '整改期限', answer: order.order_until },
    ]);
    expect(seen.clocks).toMatchObject([{ title: '限期整改', due: { day: '2026-09-30' } }]);
    expect([seen.notes, seen.undone, seen.colleagues]).toEqual([undefined, [], []]);
    const told = (await firm.api.messages.list({})).value.items;
    expect(told.filter((message) => message.about === id)).toHaveLength(1);
    expect((await rival.api.messages.list({})).value.items).toEqual([]);
  });

  test('they sign for it, show what they mended with papers that their bureau opens, and read why it was sent back', async () => {
    const id = await issued();
    expect((await act(firm, id, { do: 'acknowledge' })).value.placeTitle).toBe('限期整改中');
    const proof = [await upload(w, firm, id)];
    const answers = { correction_what: '已经删除。', correction_proof: proof };
    expect((await act(firm, id, { do: 'report', answers })).value.placeTitle).toBe('核实整改结果');
    const { file } = proof[0]!;
    expect([await link(firm, file), await link(desk(), file)]).toEqual([200, 200]);
    for (const who of [rival, school.teacher!, w.county.desk!])
      expect(await link(who, file)).toBe(404);
    await act(desk(), id, { do: 'return', reason: '截图看不清。' });
    const seen = (await firm.api.case.open({ id })).value;
    expect(seen.given.map((one) => one.field)).toContain('correction_proof');
    expect([seen.placeTitle, seen.timeline.at(-1)?.reason]).toEqual(['限期整改中', '截图看不清。']);
    const again = { ...answers, correction_proof: [await upload(w, firm, id)] };
    await act(firm, id, { do: 'report', answers: again });
    expect((await act(desk(), id, { do: 'verify' })).value.placeTitle).toBe('已整改');
  });

  test('what is the bureau’s to do is not theirs, nor is it another’s to do what is theirs', async () => {
    const id = await issued();
    const tries = { defy: 'not_your_step', verify: 'not_now', return: 'not_now' } as const;
    for (const [verb, code] of Object.entries(tries)) {
      const tried = await act(firm, id, { do: verb as 'defy', reason: '试一下。' });
      expect([verb, tried.refusal?.code]).toEqual([verb, code]);
    }
    expect((await act(desk(), id, { do: 'acknowledge' })).refusal?.code).toBe('not_your_step');
    expect((await act(desk(), id, { do: 'report' })).refusal?.code).toBe('not_your_step');
    expect((await firm.api.case.note({ id, text: '备注' })).refusal?.code).toBe('not_yours');
    const { teacher: far } = w.county.filers.school!;
    for (const who of [rival, school.teacher!, school.principal!, far!])
      expect(await meets(who, id)).toEqual(nothing);
    expect((await w.county.desk!.api.case.open({ id })).status).toBe(404);
  });

  test('whom nobody could tell here is told by letter: theirs from then on, but not the bureau’s own papers', async () => {
    const id = await drafted('云河新办科技有限公司');
    const sent = await act(desk(), id, { do: 'issue', answers: order });
    expect(sent.value.placeTitle).toBe('待书面送达');
    const [about] = await ask<{ org: string }>(
      w,
      'SELECT respondent_org AS org FROM case_file WHERE id = $1',
      id,
    );
    const clerk = await w.join('新经理', about!.org, 'filer');
    expect(await meets(clerk, id)).toEqual(nothing);
    const receipt = await upload(w, desk(), id, 'receipt.png');
    expect(await link(desk(), receipt.file)).toBe(200);
    const served = { served_on: '2026-09-01', served_how: 'post', served_proof: [receipt] };
    expect((await act(desk(), id, { do: 'serve', answers: served })).status).toBe(200);
    // What was served by letter is answered by letter: the desk registers it.
    expect(await meets(clerk, id)).toMatchObject({ ...everything, inbox: false });
    expect((await act(clerk, id, { do: 'report' })).refusal?.code).toBe('not_your_step');
    const shown = async (who: Actor) =>
      (await who.api.case.open({ id })).value.given.map((one) => one.field);
    expect(await shown(desk())).toEqual(expect.arrayContaining(['served_on', 'served_proof']));
    expect(await shown(clerk)).toEqual(expect.arrayContaining(['served_on', 'order_what']));
    expect(await shown(clerk)).not.toContain('served_proof');
    expect(await link(clerk, receipt.file)).toBe(404);
    expect((await clerk.api.files.check({ id: receipt.file })).status).toBe(404);
    const answers = { correction_what: '已经删除。', correction_proof: [receipt] };
    expect((await act(desk(), id, { do: 'report', answers })).status).toBe(200);
    // Sent back once somebody of them can sign in it is theirs to do; the bureau's paper is not theirs to hand in.
    const photos = [await upload(w, desk(), id, 'screen.png')];
    const back = await act(desk(), id, { do: 'return', reason: '截图看不清。', photos });
    expect(back.value.placeTitle).toBe('限期整改中');
    const photosFor = async (who: Actor) =>
      (await who.api.case.open({ id })).value.timeline.at(-1)!.photos;
    expect(await photosFor(desk())).toHaveLength(1);
    expect(await photosFor(clerk)).toBeUndefined();
    expect(await meets(clerk, id)).toMatchObject(everything);
    const tried = await act(clerk, id, { do: 'report', answers });
    expect([tried.refusal?.code, tried.refusal?.faults?.map((fault) => fault.field)]).toEqual([
      'faults',
      ['correction_proof'],
    ]);
  });
});

describe('濮阳 第九条: a receipt of a school', () => {
  let w: RegionWorld;
  let school: School;
  let id: string;
  beforeAll(async () => {
    w = await makeEffectWorld();
    school = w.county.filers.school!;
    const made = await nominated(w);
    const reported = await w.start(school, { app: made.app, life: 'inventory' });
    expect((await w.submit(school, reported, { unit_name: '柳屯县' })).status).toBe(200);
    await enlist(w, made.id);
    await pass(w, 0);
    const [receipt] = await openedBy(w, made.id, led.receipts);
    ({ id } = receipt!);
    expect(receipt!.respondent).toBe(school.id);
  });
  afterAll(() => w.close());

  test('waits for its school, whose teacher and principal both see it', async () => {
    for (const who of [school.teacher!, school.principal!])
      expect(await meets(who, id)).toMatchObject(everything);
    expect((await school.teacher!.api.case.open({ id })).value).toMatchObject({
      life: 'stop_use',
      placeTitle: '立即停止使用',
      cause: { life: 'listing', did: 'enlist', clauses: [{ no: '第九条' }] },
    });
    // The listing itself is between the bureau and the provider.
    const { cause } = (await school.teacher!.api.case.open({ id })).value;
    expect(cause?.case).toBeUndefined();
  });

  test('is no other school’s, and no provider’s', async () => {
    const firm = await foundFirm(
      w.database,
      { name: '旁观科技有限公司', path: 'qs/', admin: '方经理' },
      w.clock.get(),
    );
    const others = [w.city.filers.school!.teacher!, w.city.filers.trade!.principal!];
    for (const who of [...others, await w.signIn(firm)])
      expect(await meets(who, id)).toEqual(nothing);
  });

  test('is refused without its proof, and done with it: their bureau opens the papers, the bureau above reads without them', async () => {
    const empty = await act(school.principal!, id, { do: 'report' });
    expect(empty.refusal?.faults?.map((fault) => fault.field)).toEqual([
      'stopped_on',
      'unsubscribed',
      'stop_files',
    ]);
    const proof = [await upload(w, school.principal!, id)];
    const answers = { stopped_on: '2026-09-01', unsubscribed: true, stop_files: proof };
    const told = await act(school.principal!, id, { do: 'report', answers });
    expect(told.value).toMatchObject({ placeTitle: '核对停用凭证' });
    const opens = async (who: Actor) => (await who.api.files.link({ id: proof[0]!.file })).status;
    expect([await opens(school.teacher!), await opens(w.county.desk!)]).toEqual([200, 200]);
    expect([await opens(w.city.desk!), await opens(w.city.filers.school!.teacher!)]).toEqual([
      404, 404,
    ]);
    expect((await w.city.desk!.api.case.open({ id })).status).toBe(200);
    expect((await act(w.city.desk!, id, { do: 'verify' })).refusal?.code).toBe('not_your_step');
    expect((await act(w.county.desk!, id, { do: 'verify' })).value.placeTitle).toBe('已停用');
  });
});
