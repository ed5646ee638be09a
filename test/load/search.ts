// `npm run bench:search`: what a search costs among 100,000 schools and 300,000 tools, one character or many, found or not.
import { grams } from '@shared/kernel/names';
import { ask } from '../account-world';
import { aFiling } from '../make';
import { makeWorld } from '../world';

const SCHOOLS = Number(process.env.SCHOOLS ?? 100_000);
const kinds = ['实验小学', '中心小学', '第一中学', '第二中学', '外国语学校', '幼儿园'];

const run = async (): Promise<void> => {
  const w = await makeWorld();
  const rows = Array.from({ length: SCHOOLS }, (_, i) => {
    const name = `云河${String.fromCodePoint(0x4e00 + (i % 5000))}${String.fromCodePoint(0x5000 + (i % 3001))}镇${kinds[i % kinds.length]}`;
    return { id: `org_bench${i}`, name, grams: grams(name) };
  });
  for (let at = 0; at < rows.length; at += 5000)
    await ask(
      w,
      `INSERT INTO org (id, kind, name, bureau_id, path, level, settings, offices, grams${(await hasPlain(w)) ? ', plain' : ''})
       SELECT s->>'id', 'school', s->>'name', $2, $3, 'city', '{}', '{}', ARRAY(SELECT jsonb_array_elements_text(s->'grams'))${(await hasPlain(w)) ? ", s->>'name'" : ''} FROM jsonb_array_elements($1::jsonb) s`,
      JSON.stringify(rows.slice(at, at + 5000)),
      w.city.id,
      w.city.path,
    );
  const filing = await aFiling(w, { at: 'draft' });
  await ask(
    w,
    `INSERT INTO public_status (school_id, app_id, filing_id, bureau_id, card, spans, standing, place_title, version)
     SELECT o.id, a.id, $1, $2, '{}', '[]', 'filed', '已备案', 1 FROM org o CROSS JOIN (SELECT id FROM app LIMIT 3) a WHERE o.id LIKE 'org_bench%'`,
    filing,
    w.city.id,
  );
  await ask(w, 'ANALYZE');
  const time = async (work: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const searches: Record<string, () => Promise<unknown>> = {
    'schools 学': () => w.public.lookup.schools({ q: '学' }),
    'schools 小学': () => w.public.lookup.schools({ q: '小学' }),
    'schools 云河': () => w.public.lookup.schools({ q: '云河' }),
    'schools 实验小学': () => w.public.lookup.schools({ q: '实验小学' }),
    'schools 龘靐齉': () => w.public.lookup.schools({ q: '龘靐齉' }),
    'tools 学': () => w.public.lookup.search({ q: '学' }),
    'tools 小学': () => w.public.lookup.search({ q: '小学' }),
    'tools 实验小学': () => w.public.lookup.search({ q: '实验小学' }),
    'tools 龘靐齉': () => w.public.lookup.search({ q: '龘靐齉' }),
    'apps 阅': () => w.public.lookup.findApp({ name: '阅' }),
  };
  for (const [name, search] of Object.entries(searches)) {
    await search();
    const alone = Math.min(await time(search), await time(search), await time(search));
    const forty = await time(() => Promise.all(Array.from({ length: 40 }, search)));
    console.log(
      `${name.padEnd(22)} alone ${alone.toFixed(1).padStart(8)} ms   40 at once ${forty.toFixed(0).padStart(7)} ms`,
    );
  }
  await w.close();
};
const hasPlain = async (w: Parameters<typeof ask>[0]): Promise<boolean> =>
  (
    await ask(
      w,
      `SELECT 1 FROM information_schema.columns WHERE table_name = 'org' AND column_name = 'plain'`,
    )
  ).length > 0;

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
