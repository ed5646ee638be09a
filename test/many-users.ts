import { CompiledQuery } from 'kysely';
import { act, upload } from './make';
import type { RegionWorld } from './region-world';

/** One statement with its values, as the system. */
export const asked = <R>(w: RegionWorld, text: string, ...values: unknown[]): Promise<R[]> =>
  w.asSystem(async (tx) => (await tx.executeQuery<R>(CompiledQuery.raw(text, values))).rows);

/** So many schools of the county, without people. */
export const plantSchools = async (w: RegionWorld, count: number): Promise<void> => {
  const county = w.county as unknown as { id: string; path: string };
  await asked(
    w,
    `INSERT INTO org (id, kind, name, plain, bureau_id, path, level)
     SELECT 'org_sch' || lpad(n::text, 9, '0'), 'school', '练习学校' || n, '练习学校' || n, $1, $2, 'county' FROM generate_series(1, $3::int) n`,
    county.id,
    county.path,
    count,
  );
};

/** Each of the schools has the app in force. */
export const plantUses = async (
  w: RegionWorld,
  { app, nth = 0, count }: { app: string; nth?: number; count: number },
): Promise<void> => {
  const county = w.county as unknown as { id: string; path: string };
  await asked(
    w,
    `INSERT INTO case_file (id, life, filer_org, app_id, bureau_id, bureau_path, policy, place, standing, version, with_bureau, state, created_at, updated_at)
     SELECT 'cas_u' || lpad($6::text, 3, '0') || lpad(n::text, 9, '0'), 'filing', 'org_sch' || lpad(n::text, 9, '0'), $1, $2, $3, $4, 'filed', 'filed', 0, true,
       '{"inForce": {"answers": {}, "at": "2026-08-01T01:00:00.000Z", "no": 1, "opinions": {}}}', now(), now() FROM generate_series(1, $5::int) n`,
    app,
    county.id,
    county.path,
    w.rules.policy.id,
    count,
    nth,
  );
};

/** The app's provider before the head, who has only to enlist it: proposed, served by letter, heard. */
export const proposed = async (w: RegionWorld, app: string): Promise<string> => {
  const desk = w.city.desk!;
  const done = async <T extends { status: number; text: string }>(
    reply: Promise<T>,
  ): Promise<T> => {
    const came = await reply;
    if (came.status !== 200) throw new Error(came.text);
    return came;
  };
  const { id } = (await done(desk.api.case.begin({ app, life: 'listing' }))).value;
  const photo = [await upload(w, desk, id)];
  const served = { served_on: w.clock.get().slice(0, 10), served_how: 'post', served_proof: photo };
  const steps = [
    { do: 'propose', answers: { nominated_for: '查实有违规内容' } },
    { do: 'serve', answers: served },
    { do: 'reply', answers: { stated: '没有意见。' } },
  ] as const;
  for (const step of steps) await done(act(desk, id, step as never));
  return id;
};
