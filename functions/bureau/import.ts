import type { Transaction } from 'kysely';
import type { SchoolRemark } from '@shared/contract/bureau';
import type { OrgKind, Level } from '@shared/kernel/kinds';
import { grams } from '@shared/kernel/names';
import type { Tables } from '../db/tables';
import { differences, type SaidAgain, type SchoolRow } from './school-rows';
import {
  insertSchools,
  knownSchools,
  lockBureau,
  namesakes,
  type KnownSchool,
} from './school-store';

const BATCH = 500; // schools of one statement
const MOST_REMARKS = 1000; // more than anybody reads

/**
 * What an import did, or would do: how many schools are new, how many were there, and what is to be
 * said of single rows.
 */
export type Imported = { added: number; known: number; remarks: SchoolRemark[] };

const ofKnown = (row: SchoolRow, known: KnownSchool): SchoolRemark => {
  const where = { row: row.row, name: row.name };
  const differ = differences(row, known);
  if (differ.length > 0) return { ...where, why: 'differs', as: differ.join('、') };
  if (known.name === row.name) return { ...where, why: 'known', as: '' };
  return { ...where, why: 'spelled', as: known.name };
};

type Bureau = { id: string; kind: OrgKind; path: string; level: Level };

const remarkOf = (
  row: SchoolRow,
  known: KnownSchool | undefined,
  other: string | undefined,
): SchoolRemark[] => {
  if (known) return [ofKnown(row, known)];
  return other ? [{ row: row.row, name: row.name, why: 'elsewhere', as: other }] : [];
};

/**
 * Keeps the schools of a table that a bureau does not have yet (with `check` none), and says of
 * every other row why not. Some hundred at a time, so that others are answered in between.
 */
export const importRows = async (
  tx: Transaction<Tables>,
  bureau: Bureau,
  table: { rows: readonly SchoolRow[]; again: readonly SaidAgain[] },
  newId: () => string,
  check: boolean,
): Promise<Imported> => {
  await lockBureau(tx, bureau.id);
  let added = 0;
  const remarks = table.again.map(({ row, name, first }): SchoolRemark => ({
    row,
    name,
    why: 'twice',
    as: String(first),
  }));
  for (let at = 0; at < table.rows.length; at += BATCH) {
    const rows = table.rows.slice(at, at + BATCH);
    const names = rows.map((row) => row.plain);
    const known = await knownSchools(tx, bureau.id, names);
    const elsewhere = await namesakes(tx, bureau, names);
    const fresh = rows.filter((row) => !known.has(row.plain));
    added += fresh.length;
    for (const row of rows)
      remarks.push(...remarkOf(row, known.get(row.plain), elsewhere.get(row.plain)));
    if (!check)
      await insertSchools(
        tx,
        bureau,
        fresh.map(({ row: _row, ...school }) => ({
          ...school,
          id: newId(),
          grams: grams(school.name),
        })),
      );
  }
  return {
    added,
    known: table.rows.length - added,
    remarks: remarks.sort((one, other) => one.row - other.row).slice(0, MOST_REMARKS),
  };
};
