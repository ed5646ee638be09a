import fc from 'fast-check';
import type { Answers } from '@shared/domain/case';
import { openDraft, QUIET_MS, type DraftWorld, type Kept } from '@client/school/form/draft';

/** A server with one draft, a phone with storage, and a clock turned by hand. */
const world = (start: Kept = { answers: {}, revision: 0 }) => {
  const server: {
    draft: Kept;
    up: boolean;
    loseReply: boolean;
    refuse?: 'not_now';
    saves: number;
    during?: () => void;
  } = { draft: start, up: true, loseReply: false, saves: 0 };
  const phone: { kept?: Kept } = {};
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const w: DraftWorld = {
    send: async ({ answers, revision }) => {
      server.during?.();
      if (!server.up) return { ok: false, offline: true };
      if (server.refuse) return { ok: false, refusal: { code: server.refuse } };
      if (revision !== server.draft.revision)
        return { ok: false, refusal: { code: 'changed_meanwhile' } };
      server.saves += 1;
      server.draft = {
        answers: JSON.parse(JSON.stringify(answers)) as Answers,
        revision: revision + 1,
        saved: `2026-09-01T02:${String(10 + server.saves).padStart(2, '0')}:00.000Z`,
      };
      if (server.loseReply) return { ok: false, offline: true };
      return { ok: true, value: { saved: server.draft.saved!, revision: server.draft.revision } };
    },
    load: async () => (server.up ? server.draft : undefined),
    keep: (draft) => {
      phone.kept = draft && (JSON.parse(JSON.stringify(draft)) as Kept);
    },
    kept: () => phone.kept,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((t) => t !== timer);
      };
    },
  };
  const pass = async (ms: number) => {
    now += ms;
    for (const t of timers.filter((x) => x.at <= now)) {
      timers = timers.filter((x) => x !== t);
      t.run();
    }
    for (let i = 0; i < 12; i += 1) await Promise.resolve();
  };
  /** The app was closed by force: nothing of it runs on, and it is opened anew. */
  const restart = () => {
    timers = [];
    return openDraft(server.draft, w);
  };
  return { server, phone, pass, restart, open: () => openDraft(server.draft, w) };
};

test('a change is on the server within two seconds of the last key, sent once', async () => {
  const { server, open, pass } = world();
  const draft = open();
  draft.change('overview', '智');
  await pass(500);
  draft.change('overview', '智学');
  await pass(QUIET_MS - 1);
  expect(server.saves).toBe(0);
  await pass(1);
  expect(QUIET_MS).toBeLessThanOrEqual(2000);
  expect(server.draft.answers).toEqual({ overview: '智学' });
  expect(server.saves).toBe(1);
  expect(draft.get()).toMatchObject({
    status: 'saved',
    revision: 1,
    saved: '2026-09-01T02:11:00.000Z',
  });
});

test('a cleared answer is gone', async () => {
  const { server, open, pass } = world({ answers: { a: '1', b: 2 }, revision: 4 });
  open().change('a', undefined);
  await pass(QUIET_MS);
  expect(server.draft).toMatchObject({ answers: { b: 2 }, revision: 5 });
});

test('without network it stays on the phone, survives a restart and goes on by itself', async () => {
  const { server, phone, open, pass, restart } = world();
  server.up = false;
  const draft = open();
  draft.change('overview', '智学伴');
  expect(phone.kept?.answers).toEqual({ overview: '智学伴' });
  await pass(QUIET_MS);
  expect(draft.get().status).toBe('offline');
  const again = restart();
  expect(again.get().answers).toEqual({ overview: '智学伴' });
  server.up = true;
  await pass(20_000);
  expect(server.draft.answers).toEqual({ overview: '智学伴' });
  expect(again.get().status).toBe('saved');
  expect(phone.kept).toBeUndefined();
});

test('a lost reply is not another device', async () => {
  const { server, open, pass } = world();
  const draft = open();
  server.loseReply = true;
  draft.change('a', 'x');
  await pass(QUIET_MS);
  expect(draft.get().status).toBe('offline');
  server.loseReply = false;
  await pass(20_000);
  expect(draft.get()).toMatchObject({ status: 'saved', revision: 1 });
  expect(server.saves).toBe(1);
});

test('another device: both are kept until the person chooses, and typing goes on', async () => {
  for (const whose of ['mine', 'theirs'] as const) {
    const { server, phone, open, pass } = world({ answers: { a: '0' }, revision: 1 });
    const draft = open();
    server.draft = { answers: { a: '那边' }, revision: 2, saved: '2026-09-01T03:00:00.000Z' };
    draft.change('a', '本机');
    await pass(QUIET_MS);
    expect(draft.get()).toMatchObject({
      status: 'conflict',
      answers: { a: '本机' },
      theirs: { answers: { a: '那边' } },
    });
    draft.change('a', '本机还在写');
    await pass(60_000);
    expect(server.draft.answers).toEqual({ a: '那边' });
    expect(phone.kept?.answers).toEqual({ a: '本机还在写' });
    draft.choose(whose);
    await pass(0);
    await pass(QUIET_MS);
    expect(draft.get()).toMatchObject({
      status: 'saved',
      answers: { a: whose === 'mine' ? '本机还在写' : '那边' },
    });
    expect(server.draft.answers).toEqual(draft.get().answers);
  }
});

test('what was typed while a save was under way is saved next', async () => {
  const { server, open, pass } = world();
  const draft = open();
  draft.change('a', '1');
  server.during = () => {
    server.during = undefined;
    draft.change('a', '12');
  };
  await draft.flush();
  expect(server.draft.answers).toEqual({ a: '1' });
  expect(draft.get()).toMatchObject({ status: 'waiting', answers: { a: '12' } });
  await pass(QUIET_MS);
  expect(server.draft).toMatchObject({ answers: { a: '12' }, revision: 2 });
});

test('a refusal keeps the words on the phone and does not knock again', async () => {
  const { server, phone, open, pass } = world();
  const draft = open();
  server.refuse = 'not_now';
  draft.change('a', 'x');
  await pass(QUIET_MS);
  await pass(60_000);
  expect(draft.get()).toMatchObject({
    status: 'refused',
    refusal: { code: 'not_now' },
    answers: { a: 'x' },
  });
  expect(phone.kept?.answers).toEqual({ a: 'x' });
});

test('closing sends what is left', async () => {
  const { server, open } = world();
  const draft = open();
  draft.change('a', 'x');
  await draft.close();
  expect(server.draft.answers).toEqual({ a: 'x' });
});

test('whatever happens on the line, the last words are on the server or on the phone', async () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant('type' as const),
      text: fc.string({ minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      do: fc.constantFrom(
        'down' as const,
        'up' as const,
        'lose' as const,
        'keep' as const,
        'restart' as const,
      ),
    }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 25_000 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { server, phone, open, pass, restart } = world();
      let draft = open();
      let last: string | undefined;
      for (const s of steps) {
        if (s.do === 'type') draft.change('a', (last = s.text));
        if (s.do === 'down') server.up = false;
        if (s.do === 'up') server.up = true;
        if (s.do === 'lose') server.loseReply = true;
        if (s.do === 'keep') server.loseReply = false;
        if (s.do === 'restart' && server.up) draft = restart();
        if (s.do === 'wait') await pass(s.ms);
        if (draft.get().status !== 'conflict') expect(draft.get().answers.a).toBe(last);
        expect([server.draft.answers.a, phone.kept?.answers.a]).toContain(last);
      }
      server.up = true;
      server.loseReply = false;
      for (let i = 0; i < 4; i += 1) await pass(25_000);
      if (draft.get().status !== 'conflict') expect(server.draft.answers.a).toBe(last);
    }),
    { numRuns: 300 },
  );
});
