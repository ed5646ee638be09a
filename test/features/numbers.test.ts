import pg from 'pg';
import { plantApp } from '@functions/demo/plant';
import { ask } from '../account-world';
import { aFiling } from '../make';
import { makeWorld, type TestWorld } from '../world';

jest.setTimeout(60_000);
const BEFORE = '2026-12-31T15:59:59.900Z'; // 31 December, 23:59:59.9 in Shanghai
const AFTER = '2026-12-31T16:00:00.000Z'; // New Year's Day there
const FILINGS = 50;

let w: TestWorld;
let filings: string[];
let saboteur: pg.Client;
beforeAll(async () => {
  w = await makeWorld();
  const apps = await w.asSystem(async (tx) => {
    const ids: string[] = [];
    for (let n = 0; n < FILINGS; n += 1)
      ids.push(
        await plantApp(w.server, tx, {
          name: `应用${n}`,
          kind: 'app',
          provider: '河滨智学科技有限公司',
          moeNo: '教APP备3200123号',
        }),
      );
    return ids;
  });
  filings = [];
  for (const [n, app] of apps.entries())
    filings.push(
      await aFiling(w, {
        at: 'intake',
        app,
        ...(n % 2 === 0 && { school: w.countySchool, bureau: w.county }),
      }),
    );
  // Somewhere inside some transactions, after the number was taken, something breaks: here, whatever inserts an event or a public row.
  saboteur = new pg.Client({ connectionString: w.database.superUrl });
  await saboteur.connect();
  await saboteur.query(`
    CREATE FUNCTION breaks() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF random() < 0.25 THEN RAISE EXCEPTION 'sabotage'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER breaks_event BEFORE INSERT ON case_event FOR EACH ROW EXECUTE FUNCTION breaks();
    CREATE TRIGGER breaks_status BEFORE INSERT OR UPDATE ON public_status FOR EACH ROW EXECUTE FUNCTION breaks();
    CREATE TRIGGER breaks_kept BEFORE UPDATE ON kept_reply FOR EACH ROW EXECUTE FUNCTION breaks();`);
}, 120_000);
afterAll(async () => {
  await saboteur.end();
  await w.close();
});

test('fifty acceptances at once, across the Shanghai New Year, with rollbacks in between: every series is 1..n without a gap', async () => {
  w.clock.set(BEFORE);
  let broken = 0;
  let refused = 0;
  let accepted = 0;
  const acceptOne = async (id: string, n: number): Promise<string> => {
    const desk = n % 2 === 0 ? w.county.desk : w.city.desk;
    const version = 2; // submitted, signed
    for (let tries = 0, heard = false; ; tries += 1) {
      // One in five acts on a version that is gone until they hear of it.
      const stale = !heard && n % 5 === 0;
      const r = await desk.api.case.act({
        id,
        do: 'accept',
        version: stale ? version - 1 : version,
      });
      if (r.status === 200) {
        accepted += 1;
        if (accepted === 20) w.clock.set(AFTER);
        return r.value.number!;
      }
      if (r.status === 500) broken += 1;
      else {
        expect(r.refusal?.code).toBe('changed_meanwhile');
        refused += 1;
        heard = true;
      }
      if (tries > 200) throw new Error(`${id} is never accepted: ${r.text}`);
    }
  };
  // Some connections are cut in the middle of whatever they do; only so many, or a busy machine would never get through.
  let cuts = 20;
  const cutting = setInterval(
    () =>
      void (
        cuts-- > 0 &&
        saboteur
          .query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'apb_app' AND xact_start IS NOT NULL ORDER BY random() LIMIT 1`,
          )
          .catch(() => undefined)
      ),
    60,
  );
  const numbers = await Promise.all(filings.map(acceptOne)).finally(() => clearInterval(cutting));
  expect([broken > 10, refused === 10, new Set(numbers).size]).toEqual([true, true, FILINGS]);

  const series = new Map<string, number[]>();
  for (const number of numbers) {
    const [, name, year, n] = /^(.+)〔(\d{4})〕(\d+)号$/.exec(number)!;
    const key = `${name} ${year}`;
    series.set(key, [...(series.get(key) ?? []), Number(n)]);
  }
  const sorted = [...series].map(([key, list]) => [key, list.sort((a, b) => a - b)] as const);
  expect(sorted.map(([key]) => key).sort()).toEqual(
    ['柳教备 2026', '柳教备 2027', '河教备 2026', '河教备 2027'].sort(),
  );
  for (const [, list] of sorted) expect(list).toEqual(list.map((_, i) => i + 1));

  // What stands in the database says the same: filing, event, counter and the day the event happened on in Shanghai.
  const kept = await ask<{ id: string; number: string; body: string }>(
    w,
    `SELECT f.id, f.number, e.body FROM case_file f JOIN case_event e ON e.case_id = f.id WHERE e.body::jsonb->>'did' = 'accept'`,
  );
  expect(kept.map((k) => k.number).sort()).toEqual([...numbers].sort());
  for (const { number, body } of kept) {
    const event = JSON.parse(body) as { number: string; at: string };
    expect(event.number).toBe(number);
    expect(number).toContain(event.at < AFTER ? '〔2026〕' : '〔2027〕');
  }
  const counters = await ask<{ year: number; n: number }>(
    w,
    'SELECT sum(n)::int AS n FROM counter',
  );
  expect(counters).toEqual([{ n: FILINGS }]);
});
