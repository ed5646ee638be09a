import { makeWorld, type TestWorld } from '../world';

let w: TestWorld;
beforeAll(async () => {
  w = await makeWorld();
});
afterAll(() => w.close());

test('常用意见 kept on one phone are there on another, without doubles, and lie sealed', async () => {
  const { network } = w.city;
  expect((await network.api.account.phrases({})).value).toEqual({});
  const kept = await network.api.account.keepPhrases({
    phrases: ['请补充等保证明。', ' 请补充等保证明。 ', '材料齐全。'],
  });
  expect(kept.value).toEqual({ phrases: ['请补充等保证明。', '材料齐全。'] });
  const phone = await w.signIn(network);
  expect((await phone.api.account.phrases({})).value).toEqual({
    phrases: ['请补充等保证明。', '材料齐全。'],
  });
  const rows = await w.asSystem((tx) => tx.selectFrom('phrase_book').selectAll().execute());
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('等保');
});

test('too many, too long or empty ones are refused, and what was kept stays', async () => {
  const { content } = w.city;
  await content.api.account.keepPhrases({ phrases: ['材料齐全。'] });
  for (const phrases of [
    Array.from({ length: 13 }, (_, i) => `第${i}条`),
    ['长'.repeat(401)],
    [''],
  ])
    expect((await content.api.account.keepPhrases({ phrases })).refusal?.code).toBe('bad_request');
  expect((await content.api.account.phrases({})).value).toEqual({ phrases: ['材料齐全。'] });
});

test("nobody reads another's, and 注销 takes them away", async () => {
  const { lead, head } = w.city;
  await lead.api.account.keepPhrases({ phrases: ['只给自己看。'] });
  expect((await head.api.account.phrases({})).value).toEqual({});
  expect((await w.public.account.phrases({})).status).toBe(401);
  expect((await lead.api.account.forget({ sure: true })).status).toBe(200);
  expect(
    await w.asSystem((tx) =>
      tx.selectFrom('phrase_book').selectAll().where('person_id', '=', lead.person).execute(),
    ),
  ).toEqual([]);
});
