import { sql, type Transaction } from 'kysely';
import type { Tables } from '../db/tables';
import { regionRoot } from '../db/region-root';
import type { Seated } from './person-store';

type Tx = Transaction<Tables>;

/** Somebody of the demonstration; `what` says in words what they may do. */
export type Persona = {
  id: string;
  person_id: string;
  name_box: string;
  name_key: string;
  what: string;
  org: string;
  region: string;
  root: string;
};

const living = sql`JOIN person p ON p.id = d.person_id AND p.deleted_at IS NULL
  JOIN member m ON m.id = d.member_id AND m.person_id = p.id AND m.ended_at IS NULL JOIN org o ON o.id = m.org_id AND o.active`;

/** The people of the demonstration who still have their seat, by id. */
export const personas = async (tx: Tx): Promise<Persona[]> =>
  (
    await sql<Persona>`SELECT d.id, p.id AS person_id, p.name_box, p.name_key, d.what, o.name AS org, ${regionRoot('o.path')} AS root,
    (SELECT r.name FROM org r WHERE r.kind = 'bureau' AND r.path = ${regionRoot('o.path')} || '/') AS region FROM demo_persona d ${living} ORDER BY d.id`.execute(
      tx,
    )
  ).rows;

/** The person behind a persona. */
export const findPersona = async (tx: Tx, id: string): Promise<Seated | undefined> =>
  (
    await sql<Seated>`SELECT p.id AS person, m.id AS seat FROM demo_persona d ${living} WHERE d.id = ${id}`.execute(
      tx,
    )
  ).rows[0];

/** Adds somebody to the demonstration, or gives a known one another person or words. */
export const addPersona = async (
  tx: Tx,
  persona: { id: string; person: string; seat: string; what: string },
): Promise<void> => {
  await sql`
    INSERT INTO demo_persona (id, person_id, member_id, what) VALUES (${persona.id}, ${persona.person}, ${persona.seat}, ${persona.what})
    ON CONFLICT (id) DO UPDATE SET person_id = EXCLUDED.person_id, member_id = EXCLUDED.member_id, what = EXCLUDED.what`.execute(
    tx,
  );
};
