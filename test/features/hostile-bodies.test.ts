import { upload, aFiling } from '../make';
import { hostileBodies, type HostileBody } from '../hostile/bodies';
import { leastStandstill } from '../hostile/measure';
import { makeWorld, type TestWorld } from '../world';

jest.setTimeout(60_000);
const ALLOWED = 100; // milliseconds above what a good photo makes the house wait
let w: TestWorld;
let filing: string;
let photo: number;
beforeAll(async () => {
  w = await makeWorld();
  filing = await aFiling(w, { at: 'draft' });
  await upload(w, w.citySchool.teacher, filing);
  photo = await leastStandstill(3, () => upload(w, w.citySchool.teacher, filing));
});
afterAll(() => w.close());

const tokenOf = (by: HostileBody['by']): string | undefined =>
  ({
    nobody: undefined,
    teacher: w.citySchool.teacher.token,
    admin: w.city.admin.token,
    desk: w.city.desk.token,
  })[by];

let sent = 0;
const send = (hostile: HostileBody, body: Uint8Array | undefined): Promise<Response> => {
  const token = tokenOf(hostile.by);
  const request = new Request(`http://house.test${hostile.path.replace(':filing', filing)}`, {
    method: hostile.method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `hostile-body-${String((sent += 1)).padStart(8, '0')}`,
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: new Uint8Array(body) }),
  });
  return Promise.resolve(w.fetch(request));
};

test.each(hostileBodies.map((hostile, i) => [i + 1, hostile.says, hostile] as const))(
  'hostile body %i · %s: answered in words, while the house goes on',
  async (_, __, hostile) => {
    const body = hostile.body && new TextEncoder().encode(hostile.body());
    const before = process.memoryUsage.rss();
    let reply = await send(hostile, body);
    const stood = await leastStandstill(
      8,
      async () => {
        reply = await send(hostile, body);
      },
      photo + ALLOWED,
    );
    expect(hostile.right).toContain(reply.status);
    if (reply.status !== 200)
      expect(((await reply.json()) as { refusal: { code: string } }).refusal.code).toMatch(/^\w+$/);
    expect(stood).toBeLessThanOrEqual(photo + ALLOWED);
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 << 20);
  },
);
