import { randomBytes } from 'node:crypto';
import type { Cited, Rules } from '@shared/policy/rules';
import type { Move, Then } from '@shared/policy/policy';
import { rulesFor } from '@shared/policy';
import { act, upload } from '../make';
import { asked, plantSchools, plantUses, proposed } from '../many-users';
import { makeRegion, type RegionWorld } from '../region-world';
import type { Actor } from '../world';

// However often an act is sent, and by however many workers its consequences are carried out, each comes once; and what a list does depends
// on every case that lists, not on the last.
let w: RegionWorld;
let rules: Rules;
const answers = { listing_reason: '有违规内容' };

beforeAll(async () => {
  w = await makeRegion('puyang');
  rules = rulesFor('puyang@2020-02-25')!;
  await plantSchools(w, 30);
}, 60_000);
afterAll(() => w.close());

const must = async <T extends { status: number; text: string }>(done: Promise<T>): Promise<T> => {
  const reply = await done;
  if (reply.status !== 200) throw new Error(reply.text);
  return reply;
};
const receiptsOf = async (listing: string): Promise<number> =>
  (
    await asked<{ n: number }>(
      w,
      `SELECT count(*)::int AS n FROM case_file WHERE cause_case = $1 AND life = 'stop_use'`,
      listing,
    )
  )[0]!.n;
const verdictOf = async (app: string) =>
  (await w.public.lookup.byPair({ school: w.city.filers.school!.id, app })).value;

/** Sends an act a hundred times at once, each as a request of its own: one is done, the others hear that it changed. */
const hundred = async (who: Actor, id: string, body: object): Promise<void> => {
  const { version, round, timeline } = (await must(who.api.case.open({ id }))).value;
  const once = () =>
    w.fetch(
      new Request(`http://house.test/case/${id}/act`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${who.token}`,
          'idempotency-key': randomBytes(12).toString('hex'),
        },
        body: JSON.stringify({ version, round, ...body }),
      }),
    );
  const came = await Promise.all(Array.from({ length: 100 }, async () => (await once()).status));
  expect([body, came.filter((status) => status === 200).length]).toEqual([body, 1]);
  expect(came.every((status) => status === 200 || status === 409)).toBe(true);
  const after = (await must(who.api.case.open({ id }))).value;
  expect([after.version, after.timeline.length]).toEqual([version + 1, timeline.length + 1]);
};

const grant = async (app: string): Promise<string> => {
  const school = w.city.filers.school!;
  const id = await w.start(school, { app });
  await must(w.submit(school, id));
  await w.toReview(school, w.city, id);
  await w.opine(w.officesOf(w.city), id);
  await must(act(w.city.head!, id, { do: 'approve', answers: { approval_text: '同意。' } }));
  return id;
};

test('a hundred times at once an act is done once, and so is what follows', async () => {
  const app = await w.app(w.city.filers.school!.teacher!);
  await plantUses(w, { app, nth: 1, count: 30 });
  const id = await proposed(w, app);
  await hundred(w.city.head!, id, { do: 'enlist', answers });
  await Promise.all([w.drain(), w.drain(), w.drain()]);
  expect(await receiptsOf(id)).toBe(30);
  expect(
    await asked(
      w,
      `SELECT count(*)::int AS n FROM case_file WHERE cause_case = $1 AND life = 'referral'`,
      id,
    ),
  ).toEqual([{ n: 2 }]);
});

test('every act of a listing, of its receipts and of its letters comes once, a hundred times at once each', async () => {
  const [desk, head, teacher] = [w.city.desk!, w.city.head!, w.city.filers.school!.teacher!];
  const app = await w.app(teacher);
  await grant(app);
  const { id } = (await must(desk.api.case.begin({ app, life: 'listing' }))).value;
  const paper = async (who: Actor, of: string) => [await upload(w, who, of)];
  const served = { served_on: '2026-09-01', served_how: 'post' };
  await hundred(desk, id, { do: 'propose', answers: { nominated_for: '查实有违规内容' } });
  const proof = { ...served, served_proof: await paper(desk, id) };
  await hundred(desk, id, { do: 'serve', answers: proof });
  await hundred(desk, id, { do: 'reply', answers: { stated: '没有意见。' } });
  await hundred(head, id, { do: 'enlist', answers });
  await Promise.all([w.drain(), w.drain()]);
  const followed = await asked<{ id: string; life: string }>(
    w,
    `SELECT id, life FROM case_file WHERE cause_case = $1`,
    id,
  );
  expect(followed.map(({ life }) => life).sort()).toEqual(['referral', 'referral', 'stop_use']);
  const receipt = followed.find(({ life }) => life === 'stop_use')!.id;
  const stopped = { stopped_on: '2026-09-01', unsubscribed: true };
  const gone = { ...stopped, stop_files: await paper(teacher, receipt) };
  await hundred(teacher, receipt, { do: 'report', answers: gone });
  await hundred(desk, receipt, { do: 'verify' });
  const letter = followed.find(({ life }) => life === 'referral')!.id;
  await hundred(desk, letter, { do: 'issue', answers: { letter_what: '请依法责令下架。' } });
  const came = { answered_on: '2026-09-01', letter_answer: '已责令下架。' };
  await hundred(desk, letter, { do: 'answer', answers: came });
  w.clock.set('2028-10-01T02:00:00.000Z');
  const mended = { mended_what: '已经整改。', mended_proof: await paper(desk, id) };
  await hundred(desk, id, { do: 'report', answers: mended });
  await hundred(desk, id, { do: 'verify', reason: '合格' });
  await hundred(head, id, { do: 'release', reason: '合格并满两年' });
  w.clock.set('2026-09-01T02:00:00.000Z');
  expect((await verdictOf(app)).verdict).not.toBe('barred');
}, 60_000);

test('two cases list one provider at once: one released, the other still bars', async () => {
  const school = w.city.filers.school!.teacher!;
  const named = async (name: string) =>
    (
      await must(
        school.api.registry.add({
          name,
          kind: 'app',
          provider: '双重科技有限公司',
          moeNo: '教APP备4100777号',
        }),
      )
    ).value.app;
  const [first, second] = [await named('双重一号'), await named('双重二号')];
  const listings = [await proposed(w, first), await proposed(w, second)];
  await Promise.all(listings.map((id) => must(act(w.city.head!, id, { do: 'enlist', answers }))));
  expect((await verdictOf(first)).verdict).toBe('barred');
  w.clock.set('2028-10-01T02:00:00.000Z');
  const release = async (id: string) => {
    const photo = [await upload(w, w.city.desk!, id)];
    const mended = { mended_what: '已经整改。', mended_proof: photo };
    await must(act(w.city.desk!, id, { do: 'report', answers: mended } as never));
    // Whoever verified does not release.
    await must(act(w.city.desk!, id, { do: 'verify', reason: '合格' }));
    await must(act(w.city.head!, id, { do: 'release', reason: '合格并满两年' }));
  };
  await release(listings[0]!);
  expect(await verdictOf(first)).toMatchObject({ verdict: 'barred', list: { entry: listings[1] } });
  await release(listings[1]!);
  expect((await verdictOf(first)).verdict).toBe('none');
  w.clock.set('2026-09-01T02:00:00.000Z');
});

describe('what the system does to cases that there are', () => {
  const clause = () => rules.then[0]!.clause;
  beforeAll(() => {
    // No regulation has such a consequence yet: 暂停 of every filing of the provider when it is listed.
    const suspend = { do: 'suspend', by: ['system'], from: ['filed'], to: 'suspended' } as const;
    (rules.moves as Cited<Move<string, string>>[]).push({ ...suspend, clause: clause() });
    (rules.then as Cited<Then<string>>[]).push({
      of: 'listing',
      on: { did: 'enlist' },
      effects: [{ do: 'suspend', on: 'filing', of: 'provider' }],
      clause: clause(),
    });
  });
  afterAll(() => {
    (rules.moves as unknown[]).pop();
    (rules.then as unknown[]).pop();
  });

  test('is done to each once; what refuses is a task of the desk that can be tried again', async () => {
    const app = await w.app(w.city.filers.school!.teacher!);
    const granted = await grant(app);
    // Begun and not granted: nothing there to suspend.
    const draft = await w.start(w.city.filers.private!, { app });
    const id = await proposed(w, app);
    await must(act(w.city.head!, id, { do: 'enlist', answers }));
    await w.drain();
    const seen = (await w.city.desk!.api.case.open({ id: granted })).value;
    expect(seen).toMatchObject({
      standing: 'suspended',
      timeline: expect.arrayContaining([
        expect.objectContaining({ did: 'suspend', office: '系统' }),
      ]),
    });
    expect(seen.timeline.filter((one) => one.did === 'suspend')).toHaveLength(1);
    const desk = () => w.city.desk!.api.case.open({ id });
    const [task, ...others] = (await desk()).value.undone;
    expect([task?.what, others]).toEqual([
      '后续办理未完成：对“使用者备案”办理“暂停使用”（那件事现在不能办这一步）',
      [],
    ]);
    expect(task!.key).toContain(draft);
    expect(
      (await w.county.desk!.api.case.settle({ id, key: task!.key, how: 'otherwise' })).status,
    ).toBe(404);
    await must(w.city.desk!.api.case.settle({ id, key: task!.key, how: 'again' }));
    await w.drain();
    expect((await desk()).value.undone).toHaveLength(1);
    await must(w.city.desk!.api.case.settle({ id, key: task!.key, how: 'otherwise' }));
    const after = (await desk()).value;
    expect([after.undone, after.notes?.at(-1)?.text]).toEqual([[], `已另行办理：${task!.what}`]);
  });
});
