import { createHash } from 'node:crypto';
import type { Answers } from '@shared/domain/case';
import { rulesFor } from '@shared/policy';
import type { LoadedCase } from '@functions/case/load-store';
import { sealAnswers, type SealedRow } from '@functions/case/sealing';
import { ask } from '../account-world';
import { requestOf } from '../client';
import { api } from '@shared/contract';
import { aFiling } from '../make';
import { makeWorld, POLICY, type Actor, type TestWorld } from '../world';

jest.setTimeout(120_000);
let w: TestWorld;
beforeAll(async () => {
  w = await makeWorld();
});
afterAll(() => w.close());

/** Everything a stolen copy of the database holds, as text by column, table by table. */
const dump = async (): Promise<Record<string, Record<string, unknown>[]>> => {
  const tables = await ask<{ name: string }>(
    w,
    `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r'`,
  );
  const rows = await Promise.all(
    tables.map(async ({ name }) => [name, await ask(w, `SELECT * FROM ${name}`)] as const),
  );
  return Object.fromEntries(rows) as Record<string, Record<string, unknown>[]>;
};

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const anyCommitment =
  /"sealed":"(\w+)","commitment":"(\w{64})"|"commitment":"(\w{64})","sealed":"(\w+)"/g;

/** Every commitment of a dump by the id of its personal value, wherever it stands. */
const commitmentsIn = (stolen: Record<string, Record<string, unknown>[]>): Map<string, string> => {
  const commitments = new Map<string, string>();
  for (const text of Object.values(stolen).flatMap((rows) => rows.map((r) => JSON.stringify(r))))
    for (const m of text.replaceAll('\\"', '"').matchAll(anyCommitment))
      commitments.set(m[1] ?? m[4]!, m[2] ?? m[3]!);
  return commitments;
};

/** What a thief tries: every number of a list against every commitment, with whatever stands beside it in the clear as its salt. */
const opened = (
  personal: readonly Record<string, unknown>[],
  commitments: ReadonlyMap<string, string>,
  guesses: readonly string[],
): Set<string> => {
  const found = new Set<string>();
  for (const row of personal) {
    const commitment = commitments.get(String(row.id));
    const salts = ['', ...Object.values(row).filter((v): v is string => typeof v === 'string')];
    for (const guess of guesses)
      for (const salt of salts)
        if (
          commitment === sha(`${Buffer.byteLength(salt)}:${salt}:${guess}`) ||
          commitment === sha(`${salt}:${guess}`) ||
          commitment === sha(salt + guess)
        )
          found.add(guess);
  }
  return found;
};

test('H2 · of 1,000 telephone numbers in a stolen copy of the database none opens without a key', async () => {
  const filing = await aFiling(w, { at: 'draft' });
  const numbers = Array.from({ length: 1000 }, (_, i) => `138${String(10_000_000 + i * 37)}`);
  const rules = rulesFor(POLICY)!;
  const f = {
    id: filing,
    texts: null,
  } as unknown as LoadedCase;
  await w.asSystem(async (tx) => {
    const made = numbers.map((lead_phone): { answers: Answers; rows: SealedRow[] } =>
      sealAnswers(w.server, f, rules, { lead_phone }, {}),
    );
    await tx
      .insertInto('case_text')
      .values(
        made.flatMap((m) =>
          m.rows.map((row) => ({ id: row.id, case_id: filing, box: row.box, key_id: row.keyId })),
        ),
      )
      .execute();
    // Where events keep them: as JSON beside the case.
    const state = JSON.stringify({ answers: made.map((m) => m.answers) });
    await tx.updateTable('case_file').set({ state }).where('id', '=', filing).execute();
  });
  const stolen = await dump();
  expect(stolen.case_text!.length).toBe(1000);
  // A quick thief: of each row only its own neighbourhood of numbers is tried.
  const commitments = commitmentsIn(stolen);
  expect(commitments.size).toBeGreaterThanOrEqual(1000);
  const found = new Set<string>();
  stolen.case_text!.forEach((row, i) => {
    for (const number of opened([row], commitments, numbers.slice(i, i + 1))) found.add(number);
  });
  expect(found.size).toBe(0);
  expect(JSON.stringify(stolen)).not.toContain(numbers[0]);
});

describe('complaints', () => {
  const desk = (): Actor => w.county.desk;
  const tell = (more: Record<string, unknown> = {}, who = w.public) =>
    who.complaint.tell({
      school: w.countySchool.id,
      app: w.apps.reader,
      category: 'fee',
      happened: '每月收费三十元。',
      ...more,
    } as never);
  const lines = async (who = desk()) =>
    (await who.api.case.inbox({ life: 'complaint' })).value.items;
  afterEach(async () => {
    const told = `IN (SELECT id FROM case_file WHERE life = 'complaint')`;
    await ask(w, 'ALTER TABLE case_event DISABLE TRIGGER ALL');
    await ask(w, 'DELETE FROM case_text');
    await ask(w, `DELETE FROM case_task WHERE case_id ${told}`);
    await ask(w, `DELETE FROM case_event WHERE case_id ${told}`);
    await ask(w, `DELETE FROM case_file WHERE life = 'complaint'`);
    await ask(w, 'ALTER TABLE case_event ENABLE TRIGGER ALL');
    await ask(w, 'DELETE FROM outbox');
  });

  test('H3 · a thousand false complaints within an hour silence nobody: the true one is kept, stands in a line of its own, and every answer is the same', async () => {
    const sameAs = (text: string): string =>
      text.replace(/"code":"[0-9a-z]+"/, (code) => `"code":"${'x'.repeat(code.length - 9)}"`);
    const answers = new Set<string>();
    const took: number[] = [];
    for (let i = 0; i < 1000; i += 1) {
      const begun = performance.now();
      const told = await tell({ happened: `假的第 ${i} 件。` });
      took.push(performance.now() - begun);
      answers.add(`${told.status} ${sameAs(told.text)}`);
    }
    const begun = performance.now();
    const told = await tell({ category: 'ads', happened: '首页有游戏广告。' });
    const last = performance.now() - begun;
    answers.add(`${told.status} ${sameAs(told.text)}`);
    // The accused school asks too, and is told the same.
    answers.add(
      ((r) => `${r.status} ${sameAs(r.text)}`)(await tell({}, w.countySchool.principal.api)),
    );
    expect([...answers]).toHaveLength(1);
    const shown = (await lines()).sort((a, b) => (b.more ?? 0) - (a.more ?? 0));
    expect(shown.map((l) => l.more ?? 0)).toEqual([1000, 0]);
    const own = shown[1]!;
    expect((await desk().api.case.open({ id: own.id })).value).toMatchObject({
      told: { happened: '首页有游戏广告。' },
    });
    // Its own time is one among those of the others: neither the first nor the thousandth waits.
    const quiet = [...took].sort((a, b) => a - b);
    expect(last).toBeLessThan(quiet[Math.floor(quiet.length * 0.99)]! * 5);
    const under = await desk().api.case.list({ pile: shown[0]!.id });
    expect(under.value.items).toHaveLength(20);
    expect(under.value.next).toBeDefined();
    // It works off five hundred at a time.
    while ((await w.drain()) > 0);
    const [messages] = await ask<{ n: number }>(
      w,
      `SELECT count(*)::int AS n FROM message WHERE person_id = '${desk().person}'`,
    );
    expect(messages!.n).toBe(2);
  });

  test('H3 · when the one on top is concluded, the next of its pile stands for it', async () => {
    for (let i = 0; i < 3; i += 1) await tell({ happened: `第 ${i} 件` });
    const [first] = await lines();
    expect(first!.more).toBe(2);
    await desk().api.case.act({ id: first!.id, do: 'receive', version: 1 });
    await desk().api.case.act({
      id: first!.id,
      do: 'dismiss',
      version: 2,
      reason: '不属实。',
    });
    const left = await lines();
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({ more: 1 });
    expect(left[0]!.id).not.toBe(first!.id);
  });

  test('H3 · a complaint that is asked back silences nobody: the next of its kind stands at the desk, and the answer comes back to it', async () => {
    const { code } = (await tell({ happened: '第一件' })).value;
    await tell({ happened: '第二件' });
    const [first] = await lines();
    await desk().api.case.act({ id: first!.id, do: 'receive', version: 1 });
    await desk().api.case.act({ id: first!.id, do: 'ask', version: 2, reason: '是哪个班？' });
    const second = await lines();
    expect(second.map((line) => line.id)).not.toContain(first!.id);
    expect(second).toHaveLength(1);
    await tell({ happened: '第三件' });
    expect(await lines()).toMatchObject([{ id: second[0]!.id, more: 2 }]);
    await w.public.complaint.reply({ code, text: '三班', version: 3 });
    expect((await lines()).map((line) => line.id).sort()).toEqual(
      [first!.id, second[0]!.id].sort(),
    );
    // One that lies under another is taken up from the pile's page, and waits for itself from then on.
    const { items } = (await desk().api.case.list({ pile: first!.id })).value;
    const under = items.find((line) => ![first!.id, second[0]!.id].includes(line.id))!;
    await desk().api.case.act({ id: under.id, do: 'receive', version: 1 });
    expect((await lines()).map((line) => line.id)).toContain(under.id);
  });

  test('H3 · told and taken up in the same moment, none lies where nobody sees it', async () => {
    const refer = (id: string) =>
      desk().api.case.act({
        id,
        do: 'refer',
        version: 1,
        reason: '已移送。',
        answers: { refer_organ: 'market' },
      });
    for (let round = 0; round < 12; round += 1) {
      const [top] = await lines();
      if (!top) await tell({ happened: `开头 ${round}` });
      const [one] = await lines();
      const done = await Promise.all([
        refer(one!.id),
        tell({ happened: `同时 ${round} 甲` }),
        tell({ happened: `同时 ${round} 乙` }),
      ]);
      expect(done.map((reply) => reply.status)).toEqual([200, 200, 200]);
      const open = await ask<{ on_top: boolean }>(
        w,
        `SELECT on_top FROM case_file WHERE life = 'complaint' AND open AND version = 1`,
      );
      expect(open.filter((row) => row.on_top)).toHaveLength(1);
      const [pair] = await lines();
      const { items } = (await desk().api.case.list({ pile: pair!.id })).value;
      const both = await Promise.all(items.slice(0, 2).map((line) => refer(line.id)));
      expect(both.map((reply) => reply.status)).toEqual([200, 200]);
      const left = await ask<{ on_top: boolean; tasks: number }>(
        w,
        `SELECT on_top, (SELECT count(*)::int FROM case_task t WHERE t.case_id = f.id) AS tasks FROM case_file f WHERE life = 'complaint' AND open AND version = 1`,
      );
      if (left.length > 0) {
        expect(left.filter((row) => row.on_top)).toHaveLength(1);
        expect(left.filter((row) => row.on_top && row.tasks === 1)).toHaveLength(1);
      }
    }
  });

  test('M13 · only the desk that answers reads the words; other offices, the head and the bureau above see that it exists', async () => {
    const { code } = (await tell({ happened: '孩子每天做题到十点。' })).value;
    const id = (await lines())[0]!.id;
    const seenBy = async (who: Actor): Promise<unknown> => (await who.api.case.open({ id })).value;
    expect(await seenBy(desk())).toMatchObject({
      told: { readable: true, happened: '孩子每天做题到十点。' },
    });
    for (const who of [w.county.head, w.county.network, w.county.admin, w.city.desk, w.city.head]) {
      const seen = await seenBy(who);
      expect(seen).toMatchObject({ told: { readable: false } });
      expect(seen).not.toHaveProperty('told.happened');
      expect(JSON.stringify(seen)).not.toContain('十点');
    }
    expect((await w.zone.desk.api.case.open({ id })).status).toBe(404);
    expect((await w.public.complaint.track({ code })).value.happened).toBe('孩子每天做题到十点。');
  });

  test('M13 · a complaint about a bureau’s own office goes to the bureau above', async () => {
    const office = await w.asSystem((tx) =>
      tx
        .selectFrom('org')
        .select(['id'])
        .where('kind', '=', 'office')
        .where('bureau_id', '=', w.county.id)
        .executeTakeFirst(),
    );
    const id =
      office?.id ??
      (await (async () => {
        const { plantOrg } = await import('@functions/demo/plant');
        return w.asSystem((tx) =>
          plantOrg(w.server, tx, {
            name: '柳湾县教育局办公室',
            kind: 'office',
            bureau: w.county.id,
            path: w.county.path,
            level: 'county',
          }),
        );
      })());
    await tell({ school: id });
    expect(await lines()).toHaveLength(0);
    expect(await lines(w.city.desk)).toHaveLength(1);
  });

  test('low · a provider is not a school: nothing is told against it here', async () => {
    const { plantOrg } = await import('@functions/demo/plant');
    const firm = await w.asSystem((tx) =>
      plantOrg(w.server, tx, {
        name: '示例科技有限公司',
        kind: 'provider',
        bureau: w.county.id,
        path: w.county.path,
        level: 'county',
      }),
    );
    expect((await tell({ school: firm })).status).toBe(404);
  });
});

describe('low', () => {
  test('low · a typed app stands in no public search until a desk has looked; its own school finds it', async () => {
    const { teacher, principal } = w.zoneSchool;
    const typed = await teacher.api.registry.add({
      name: '随手打的名字',
      kind: 'app',
      provider: '某某公司',
    });
    const find = async (school?: string) =>
      (await w.public.lookup.findApp({ name: '随手打的' })).value.apps.length +
      (await w.public.lookup.search({ q: '随手打的', ...(school && { school }) })).value.items
        .length;
    expect(await find()).toBe(0);
    const id = await aFiling(w, {
      at: 'intake',
      app: typed.value.app,
      school: { teacher, principal },
      bureau: w.zone,
    });
    expect(await find()).toBe(0);
    expect((await teacher.api.registry.find({ q: '随手打的' })).value.apps).toHaveLength(1);
    const seen = await w.zone.desk.api.case.open({ id });
    const accepted = await w.zone.desk.api.case.act({
      id,
      do: 'accept',
      version: seen.value.version,
      round: seen.value.round,
    });
    expect(accepted.status).toBe(200);
    expect((await w.public.lookup.findApp({ name: '随手打的' })).value.apps).toHaveLength(1);
  });

  test('low · a session that lay unused is over, and one in use is not', async () => {
    const lazy = await makeWorld({ idleDays: { bureau: 3, others: 14 } } as never);
    try {
      const me = async (who: Actor) => (await who.api.account.me({})).status;
      lazy.clock.set('2026-09-03T01:00:00.000Z');
      expect(await me(lazy.city.desk)).toBe(200);
      lazy.clock.set('2026-09-05T01:00:00.000Z');
      expect([await me(lazy.city.desk), await me(lazy.city.head)]).toEqual([200, 401]);
      lazy.clock.set('2026-09-14T01:00:00.000Z');
      expect([await me(lazy.city.desk), await me(lazy.citySchool.teacher)]).toEqual([401, 200]);
    } finally {
      await lazy.close();
    }
  });

  test('low · somebody sees where they are signed in, and signs out everywhere', async () => {
    const phone = await w.signIn(w.city.lead);
    const sessions = (await phone.api.account.sessions({})).value.sessions;
    expect(sessions).toHaveLength(2);
    expect(sessions.filter((s) => s.here)).toHaveLength(1);
    expect((await phone.api.account.leaveAll({})).status).toBe(200);
    expect((await phone.api.account.me({})).status).toBe(401);
    expect((await w.city.lead.api.account.me({})).status).toBe(401);
  });
});

describe('what is sent', () => {
  /** A body that counts how much of it was asked for. */
  const endless = (piece: string, most: number) => {
    let sent = 0;
    const stream = new ReadableStream<Uint8Array>(
      {
        pull: (to) => {
          sent += piece.length;
          to.enqueue(new TextEncoder().encode(piece));
          if (sent >= most) to.close();
        },
      },
      { highWaterMark: 0 },
    );
    return { stream, sent: () => sent };
  };
  const post = (path: string, body: BodyInit, token?: string): Promise<Response> =>
    w.fetch(
      new Request(`http://house.test${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': 'the-key-of-this-test-01',
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body,
        duplex: 'half',
      } as RequestInit),
    );
  const codeOf = async (r: Response): Promise<unknown> =>
    ((await r.json()) as { refusal?: { code: string } }).refusal?.code;

  test('M1 · nothing of a body is read before it is known who sends it', async () => {
    for (const token of [undefined, 'x'.repeat(43)]) {
      const body = endless('['.repeat(65_536), 5_900_000);
      const reply = await post('/case', body.stream, token);
      expect(reply.status).toBe(401);
      expect(body.sent()).toBe(0);
    }
  });

  test('M1 · a body is read only as far as its endpoint takes, and is refused in words', async () => {
    const body = endless('['.repeat(65_536), 5_900_000);
    const reply = await post('/case', body.stream, w.citySchool.teacher.token);
    expect([reply.status, await codeOf(reply)]).toEqual([413, 'body_too_big']);
    expect(body.sent()).toBeLessThan(200_000);
  });

  test.each([
    [
      '380,000 keys',
      () =>
        `{"answers":{${Array.from({ length: 380_000 }, (_, i) => `"k${i}":1`).join(',')}},"revision":1}`,
    ],
    [
      '20,000 keys',
      () =>
        `{"answers":{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":1`).join(',')}},"revision":1}`,
    ],
    [
      'depth 10,000',
      () => `{"answers":{"overview":${'['.repeat(10_000)}${']'.repeat(10_000)}},"revision":1}`,
    ],
    ['a list of 100,000', () => `{"answers":{"overview":[${'0,'.repeat(100_000)}0]},"revision":1}`],
  ])('M2 · a draft of %s is refused before it is parsed', async (_, text) => {
    const id = (
      await ask<{ id: string }>(
        w,
        `SELECT id FROM case_file WHERE filer_org = '${w.citySchool.id}' LIMIT 1`,
      )
    )[0]!.id;
    const reply = await w.fetch(
      new Request(`http://house.test/case/${id}/draft`, {
        method: 'PUT',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${w.citySchool.teacher.token}`,
        },
        body: text(),
      }),
    );
    expect([reply.status, await codeOf(reply)]).toEqual([413, 'body_too_big']);
  });

  test('a whole filing of honest length passes', async () => {
    const request = requestOf(
      api.case.save,
      {
        id: 'cas_00000000000000000000',
        answers: {
          overview: '字'.repeat(1000),
          rows: Array.from({ length: 200 }, (_, i) => ({
            name: `应用 ${i}`,
            use: ['homework', 'lesson'],
          })),
        },
        revision: 1,
      },
      w.citySchool.teacher.token,
    );
    expect([404, 422]).toContain((await w.fetch(request)).status);
  });
});

describe('who may still come in', () => {
  test('M6 · a bureau sees the people of its schools and ends the access of one of them', async () => {
    const leaver = await w.join('离任的老师', w.countySchool.id, 'filer');
    const { members } = (
      await w.county.admin.api.bureau.members({ org: w.countySchool.id } as never)
    ).value;
    expect(members.map((m) => m.id)).toContain(leaver.seat);
    expect((await w.county.admin.api.bureau.remove({ member: leaver.seat })).status).toBe(200);
    expect((await leaver.api.account.me({})).status).toBe(401);
  });

  test('M6 · not of another bureau’s schools, and nobody but an administrator', async () => {
    const leaver = await w.join('别处的老师', w.countySchool.id, 'filer');
    for (const [who, status] of [
      [w.zone.admin, 404],
      [w.city.admin, 404],
      [w.county.desk, 403],
      [w.countySchool.principal, 403],
    ] as const) {
      expect((await who.api.bureau.remove({ member: leaver.seat })).status).toBe(status);
      expect((await who.api.bureau.members({ org: w.countySchool.id } as never)).status).toBe(
        status,
      );
    }
    expect((await leaver.api.account.me({})).status).toBe(200);
  });
});
