import type { WorldOptions } from './world';
import { ask } from './account-world';
import { act } from './make';
import { proposed } from './many-users';
import { makeRegion, type RegionWorld } from './region-world';

/** What being listed leads to in 濮阳 (第九条), each by its place among the effects of the act. */
export const led = { receipts: 0, told: 1, cac: 2, telecom: 3 } as const;

/** 濮阳's world, with a switch in its database by which the opening of cases fails. */
export const makeEffectWorld = async (more: WorldOptions = {}): Promise<RegionWorld> => {
  const w = await makeRegion('puyang', more);
  await ask(
    w,
    `CREATE TABLE failing (cause text, index integer, times integer); CREATE SEQUENCE tries;
     CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
       IF EXISTS (SELECT 1 FROM failing WHERE cause = NEW.cause_case AND index = NEW.cause_index AND nextval('tries') <= times)
         THEN RAISE EXCEPTION 'cut off on purpose'; END IF;
       RETURN NEW; END $$;
     CREATE TRIGGER fails BEFORE INSERT ON case_file FOR EACH ROW WHEN (NEW.cause_case IS NOT NULL) EXECUTE FUNCTION fails()`,
  );
  return w;
};

/** From now on the opening of what an effect of a case opens fails so many times. */
export const fail = (
  w: RegionWorld,
  of: { cause: string; index: number; times: number },
): Promise<unknown> =>
  ask(
    w,
    `WITH anew AS (DELETE FROM failing), begun AS (SELECT setval('tries', 1, false)) INSERT INTO failing SELECT $1, $2::int, $3::int FROM begun`,
    of.cause,
    of.index,
    of.times,
  );

/** The cases that the effects of a case have opened, by the place of the effect. */
export const openedBy = (
  w: RegionWorld,
  cause: string,
  index: number,
): Promise<{ id: string; respondent: string | null }[]> =>
  ask(
    w,
    `SELECT id, respondent_org AS respondent FROM case_file WHERE cause_case = $1 AND cause_index = $2::int ORDER BY id`,
    cause,
    index,
  );

/** Lets minutes pass, and what is due then be done. */
export const pass = async (w: RegionWorld, minutes: number): Promise<void> => {
  w.clock.set(new Date(Date.parse(w.clock.get()) + minutes * 60_000).toISOString());
  while ((await w.drain()) > 0);
};

/** The head puts an app's provider on the black list. */
export const enlist = async (w: RegionWorld, id: string): Promise<void> => {
  const answers = { listing_reason: '有违规内容' };
  const done = await act(w.city.head!, id, { do: 'enlist', answers });
  if (done.status !== 200) throw new Error(done.text);
};

/** An app whose provider only has to be enlisted, with the listing. */
export const nominated = async (w: RegionWorld): Promise<{ app: string; id: string }> => {
  const app = await w.app(w.city.filers.school!.teacher!);
  return { app, id: await proposed(w, app) };
};
