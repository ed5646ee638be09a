import type { Transaction } from 'kysely';
import type { SchoolRemark } from '@shared/contract/bureau';
import type { OrgKind, Level } from '@shared/kernel/kinds';
import { grams } from '@shared/kernel/text';
import type { Tables } from '../db/tables';
import { differences, type SaidAgain, type SchoolRow } from './school-rows';
import { insertSchools, knownSchools, namesakes, type KnownSchool } from './school-store';

const BATCH = 500; // schools of one statement
const MOST_REMARKS = 1000; // more than anybody reads

/** What an import did, or would do: how many schools are new, how many were there, and what is to be said of single rows. */
export type Imported = { added: number; known: number; remarks: SchoolRemark[] };

const ofKnown = (row: SchoolRow, known: KnownSchool): SchoolRemark => {
  const differ = differences(row, known);
  return {
    row: row.row,
    name: row.name,
    ...(differ.length > 0
      ? { why: 'differs', as: differ.join('、') }
      : known.name === row.name
        ? { why: 'known', as: '' }
        : { why: 'spelled', as: known.name }),
  };
};

/** Keeps the schools of a table that a bureau does not have yet (with `check` none), and says of every other row why not. */
export const importRows = async (
  tx: Transaction<Tables>,
  bureau: { id: string; kind: OrgKind; path: string; level: Level },
  table: { rows: readonly SchoolRow[]; again: readonly SaidAgain[] },
  newId: () => string,
  check: boolean,
): Promise<Imported> => {
  const names = table.rows.map((row) => row.plain);
  const known = await knownSchools(tx, bureau.id, names);
  const elsewhere = await namesakes(tx, bureau, names);
  const fresh = table.rows.filter((row) => !known.has(row.plain));
  const kept = check ? [] : fresh;
  for (let at = 0; at < kept.length; at += BATCH)
    await insertSchools(
      tx,
      bureau,
      kept
        .slice(at, at + BATCH)
        .map(({ row: _row, ...school }) => ({ ...school, id: newId(), grams: grams(school.name) })),
    );
  const remarks = [
    ...table.rows.flatMap((row): SchoolRemark[] => {
      const there = known.get(row.plain);
      const other = elsewhere.get(row.plain);
      return there
        ? [ofKnown(row, there)]
        : other
          ? [{ row: row.row, name: row.name, why: 'elsewhere', as: other }]
          : [];
    }),
    ...table.again.map(({ row, name, first }): SchoolRemark => ({
      row,
      name,
      why: 'twice',
      as: String(first),
    })),
  ].sort((one, other) => one.row - other.row);
  return {
    added: fresh.length,
    known: table.rows.length - fresh.length,
    remarks: remarks.slice(0, MOST_REMARKS),
  };
};
