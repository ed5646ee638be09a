import type { Attached } from '@shared/domain/case';
import { act, aFiling, anApp, opine, upload, wrongs } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

let w: TestWorld;
let school: TestWorld['citySchool'];
let city: TestWorld['city'];
beforeAll(async () => {
  w = await makeWorld();
  ({ citySchool: school, city } = w);
});
afterAll(() => w.close());

const filing = async (at: 'intake' | 'review'): Promise<string> =>
  aFiling(w, { at, app: await anApp(w) });
const taken = (who: Actor, id: string, name = '张三家的合同.png'): Promise<Attached> =>
  upload(w, who, id, name, 'scan');
const open = async (who: Actor, id: string) => (await who.api.case.open({ id })).value;
const last = async (who: Actor, id: string) => (await open(who, id)).timeline.at(-1)!;
const mayOpen = async (who: Actor, photos: readonly { file: string }[]): Promise<number[]> =>
  Promise.all(photos.map(async ({ file }) => (await who.api.files.link({ id: file })).status));

test('case 25 · a photo goes with a return: the school reads it beside the reason and opens it', async () => {
  const id = await filing('intake');
  const photos = [await taken(city.desk, id), await taken(city.desk, id)];
  const returned = await act(city.desk, id, {
    do: 'return',
    reason: '合同缺第二页，见照片',
    photos,
  });
  expect(returned.status).toBe(200);
  for (const reader of [school.teacher, school.principal, city.desk, city.head]) {
    const { reason, photos: shown } = await last(reader, id);
    expect(reason).toBe('合同缺第二页，见照片');
    // What somebody called a file may hold a name; what stays for ever holds none.
    expect(shown).toEqual([
      { file: photos[0]!.file, name: '附照片1.png' },
      { file: photos[1]!.file, name: '附照片2.png' },
    ]);
    expect(await mayOpen(reader, shown!)).toEqual([200, 200]);
  }
});

test('case 25 · a photo goes with an opinion, and is told with the round, not before', async () => {
  const id = await filing('review');
  const photos = [await taken(city.network, id)];
  const weak = { net_holes: { is: 'fail', note: '弱口令' } } as const;
  const seen = await open(city.network, id);
  const said = await city.network.api.case.act({
    id,
    do: 'opine',
    opinion: 'network',
    outcome: 'fault',
    round: seen.round,
    answers: { net_mlps: { is: 'pass' }, net_data: { is: 'pass' }, ...weak } as never,
    reason: '管理后台可以直接登录，见照片',
    photos,
  });
  expect(said.status).toBe(200);
  const told = async (who: Actor) => {
    const { opinions, timeline } = await open(who, id);
    return [
      opinions.find((o) => o.key === 'network')?.photos?.length,
      timeline.filter((h) => h.did === 'opine').at(-1)?.photos?.length,
    ];
  };
  expect(await told(city.lead)).toEqual([1, 1]);
  expect(await told(school.teacher)).toEqual([undefined, undefined]);
  await opine(city.content, id, 'content');
  await opine(city.lead, id, 'focus');
  expect((await open(school.teacher, id)).standing).toBe('returned');
  const { opinions, timeline } = await open(school.teacher, id);
  expect(opinions.find((o) => o.key === 'network')?.photos).toHaveLength(1);
  expect(timeline.find((h) => h.reason?.includes('管理后台'))?.photos).toHaveLength(1);
});

test('a school may send photos with its own reasons too', async () => {
  const id = await aFiling(w, { at: 'filed', app: await anApp(w) });
  const photo = await upload(w, school.principal, id, 'a.png');
  const stopped = await act(school.principal, id, {
    do: 'stop',
    reason: '项目结束，已从平板上卸载',
    photos: [photo],
  });
  expect(stopped.status).toBe(200);
  expect((await last(city.desk, id)).photos).toEqual([{ file: photo.file, name: '附照片1.png' }]);
});

describe('refused', () => {
  test('a photo without a word, one that is none of this filing, and one that was never checked', async () => {
    const id = await filing('intake');
    const other = await filing('intake');
    const photo = await taken(city.desk, id);
    const with_ = (photos: Attached[], reason?: string) =>
      act(city.desk, id, { do: 'accept', photos, ...(reason && { reason }) });
    expect((await with_([photo])).refusal?.code).toBe('reason_needed');
    const strange = await taken(city.desk, other);
    const declared = await city.desk.api.files.declare({
      filing: id,
      name: 'a.png',
      bytes: 100,
      use: 'scan',
    });
    const unchecked = { file: declared.value.file, name: 'a.png', sha256: photo.sha256 };
    const signature = await upload(w, school.principal, id, 'signature.png', 'signature');
    for (const wrong of [strange, unchecked, signature]) {
      const r = await with_([photo, wrong], '见照片');
      expect([r.status, r.refusal?.code, wrongs(r)]).toEqual([422, 'faults', ['photos:missing']]);
    }
    expect((await open(city.desk, id)).placeTitle).toBe('待受理');
  });

  test('ten photos at once', async () => {
    const id = await filing('intake');
    const photo = await taken(city.desk, id);
    const r = await act(city.desk, id, {
      do: 'return',
      reason: '见照片',
      photos: Array.from({ length: 10 }, () => photo),
    });
    expect([r.status, r.refusal?.code]).toEqual([422, 'bad_request']);
  });
});

test('whose filing it is not neither sends photos with an act nor opens them', async () => {
  const id = await filing('intake');
  const photo = await taken(city.desk, id);
  const elsewhere = [w.county.desk, w.countySchool.teacher];
  for (const who of elsewhere) {
    const version = (await open(city.desk, id)).version;
    const r = await who.api.case.act({
      id,
      do: 'return',
      version,
      reason: '见照片',
      photos: [photo],
    });
    expect(r.status).toBe(404);
  }
  expect(
    await act(school.teacher, id, { do: 'accept', reason: '见', photos: [photo] }),
  ).toMatchObject({ refusal: { code: 'not_your_step' } });
  await act(city.desk, id, { do: 'return', reason: '见照片', photos: [photo] });
  for (const who of elsewhere) expect(await mayOpen(who, [photo])).toEqual([404]);
});
