import { api } from '@shared/contract';
import type { Endpoint } from '@shared/contract/endpoint';
import { prefixes, type IdKind } from '@shared/kernel/id';
import { requestOf } from '../client';
import { calls, setStage, type Stage } from '../matrix/calls';
import { callers, rows, words, type CallerKind } from '../matrix/expected';
import { makeWorld, type TestWorld } from '../world';

jest.setTimeout(60_000);
let w: TestWorld;
let s: Stage;
beforeAll(async () => {
  w = await makeWorld();
  s = await setStage(w);
});
afterAll(() => w.close());

const endpoints = new Map(
  Object.entries(api).flatMap(([noun, group]) =>
    Object.entries(group as Record<string, Endpoint>).map(
      ([verb, e]) => [`${noun}.${verb}` as string, e] as const,
    ),
  ),
);

/** Somebody like this caller, who may be used up. */
const another = async (kind: CallerKind): Promise<string | undefined> => {
  const actor = s.actors[kind];
  if (!actor || kind === 'ended' || kind === 'expired') return actor?.token;
  const seat = await w.asSystem((tx) =>
    tx
      .selectFrom('member')
      .select(['org_id', 'role', 'slots'])
      .where('id', '=', actor.seat)
      .executeTakeFirstOrThrow(),
  );
  return (await w.join('某某', seat.org_id, seat.role, seat.slots)).token;
};

type Got = { is: string; text: string };
const call = async (e: Endpoint, input: Record<string, unknown>, token?: string): Promise<Got> => {
  const response = await w.fetch(requestOf(e, input, token));
  const text = await response.text();
  if (response.status === 200) return { is: 'ok', text };
  const body = JSON.parse(text) as { refusal?: { code: string } };
  return { is: body.refusal?.code ?? `${response.status}`, text: JSON.stringify(body.refusal) };
};

/** The same input about something that does not exist anywhere. */
const absent = (input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([k, v]) => {
      const kind = (Object.keys(prefixes) as IdKind[]).find(
        (p) => typeof v === 'string' && v.startsWith(`${prefixes[p]}_`),
      );
      return [k, kind && k !== 'app' && k !== 'to' ? w.server.newId(kind) : v];
    }),
  );

test('every endpoint of the contract stands in the table, and every row is of an endpoint', () => {
  const told = new Set(rows.map((r) => r.endpoint));
  expect([...endpoints.keys()].filter((name) => !told.has(name))).toEqual([]);
  expect([...told].filter((name) => !endpoints.has(name))).toEqual([]);
  expect(Object.keys(calls).sort()).toEqual(rows.map((r) => r.name).sort());
});

test.each(rows)('$name', async ({ name, endpoint, cells }) => {
  const e = endpoints.get(endpoint)!;
  const { input, shows, spends } = calls[name]!;
  // Whoever may do it comes last, for it may change the object.
  const order = [...callers].sort((a, b) => Number(cells[a] === 'ok') - Number(cells[b] === 'ok'));
  const got: Partial<Record<CallerKind, string>> = {};
  for (const kind of order) {
    const token = spends ? await another(kind) : s.actors[kind]?.token;
    const given = await input(s, kind);
    const answer = await call(e, given, token);
    const showing = shows && answer.is === 'ok';
    got[kind] = showing
      ? `ok, ${answer.text.includes(shows(s)) ? 'shows' : 'does not show'} the object`
      : answer.is;
    // What is not theirs to know of must look exactly like what does not exist.
    if (cells[kind] === 'nf' && token)
      expect(answer.text).toBe((await call(e, absent(given), token)).text);
  }
  expect(got).toEqual(Object.fromEntries(callers.map((c) => [c, words[cells[c]]])));
});

test('the matrix left no fault behind', () => {
  expect(w.logged).toEqual([]);
});
