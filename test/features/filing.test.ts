import { act, aFiling, fill, goodAnswers, points, sign } from '../make';
import { makeWorld, type TestWorld } from '../world';

let w: TestWorld;
beforeAll(async () => {
  w = await makeWorld();
});
afterAll(() => w.close());

test('[S0-07] one filing goes from the teacher to the parent', async () => {
  const id = await aFiling(w, { at: 'filed' });
  const seen = await w.citySchool.teacher.api.filing.open({ id });
  expect(seen.value.standing).toBe('filed');
  expect(seen.value.numbers.acceptance).toBe('河教备〔2026〕1号');
  const code = seen.value.poster!.code;
  const status = await w.public.lookup.byCode({ code });
  expect(status.value).toMatchObject({ use: 'yes', decidedBy: '河滨市教育局', free: true, nature: 'recommended' });
});
