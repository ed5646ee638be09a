import type { Transaction } from 'kysely';
import { isFiles } from '@shared/fields/answer';
import type { Answers, Attached } from '@shared/domain/case';
import type { Fault } from '@shared/kernel/refusal';
import type { Rules } from '@shared/policy/rules';
import { cleanFiles } from '../files/store';
import type { Tables } from '../db/tables';

const cleanOf = async (tx: Transaction<Tables>, filing: string, files: readonly Attached[]) =>
  new Map(
    (
      await cleanFiles(
        tx,
        filing,
        files.map((file) => file.file),
      )
    ).map((file) => [file.id, file]),
  );

/**
 * The photos that go with an act, called by number, for what people call their files may hold a
 * name; a fault when one is no clean file of this filing.
 */
export const checkPhotos = async (
  tx: Transaction<Tables>,
  filing: string,
  photos: readonly Attached[] = [],
): Promise<{ photos: readonly Attached[]; faults: Fault[] }> => {
  const clean = await cleanOf(tx, filing, photos);
  const checked = photos.flatMap((file, index): Attached[] => {
    const kept = clean.get(file.file);
    return kept && kept.use !== 'signature'
      ? [{ file: kept.id, name: `附照片${index + 1}.${kept.kind}`, sha256: kept.sha256 }]
      : [];
  });
  const lost = checked.length < photos.length;
  return {
    photos: checked,
    faults: lost ? [{ field: 'photos', label: '附照片', code: 'missing' }] : [],
  };
};

/**
 * Answers whose files are the clean files of this filing, with our own name for each and its
 * digest; faults for any that are not.
 */
export const checkAttached = async (
  tx: Transaction<Tables>,
  filing: string,
  rules: Rules,
  answers: Answers,
): Promise<{ answers: Answers; faults: Fault[] }> => {
  const lists = Object.entries(answers).filter((entry): entry is [string, readonly Attached[]] =>
    isFiles(entry[1]),
  );
  if (lists.length === 0) return { answers, faults: [] };
  const clean = await cleanOf(
    tx,
    filing,
    lists.flatMap(([, list]) => list),
  );
  const faults = lists.flatMap(([field, list]): Fault[] => {
    const label = rules.fields[field]?.label;
    const lost = list.filter(
      (file) =>
        !clean.has(file.file) ||
        (field === 'signature') !== (clean.get(file.file)!.use === 'signature'),
    );
    return lost.length > 0
      ? [{ field, label: typeof label === 'string' ? label : field, code: 'missing' }]
      : [];
  });
  // What people call their files may hold a name, and an event is for ever: there a file is called
  // by its question and number.
  const title = (field: string): string =>
    (typeof rules.fields[field]?.label === 'string'
      ? String(rules.fields[field]?.label)
      : '附件'
    ).replace(/照片$/, '');
  const checked = lists.map(([field, list]) => [
    field,
    list.flatMap((file, index) => {
      const kept = clean.get(file.file);
      return kept
        ? [{ file: kept.id, name: `${title(field)}${index + 1}.${kept.kind}`, sha256: kept.sha256 }]
        : [];
    }),
  ]);
  return { answers: { ...answers, ...(Object.fromEntries(checked) as Answers) }, faults };
};
