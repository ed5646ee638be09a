import type { Transaction } from 'kysely';
import { isFiles } from '@shared/domain/answers';
import type { Answers, Attached } from '@shared/domain/case';
import type { Fault } from '@shared/kernel/refusal';
import type { Rules } from '@shared/policy/rules';
import { cleanFiles } from '../files/store';
import type { Tables } from '../db/tables';

/** Answers whose files are the clean files of this filing, with our own name for each and its digest; faults for any that are not. */
export const checkAttached = async (
  tx: Transaction<Tables>,
  filing: string,
  rules: Rules,
  answers: Answers,
): Promise<{ answers: Answers; faults: Fault[] }> => {
  const lists = Object.entries(answers).filter((e): e is [string, readonly Attached[]] =>
    isFiles(e[1]),
  );
  if (lists.length === 0) return { answers, faults: [] };
  const known = new Map(
    (
      await cleanFiles(
        tx,
        filing,
        lists.flatMap(([, list]) => list.map((a) => a.file)),
      )
    ).map((f) => [f.id, f]),
  );
  const faults = lists.flatMap(([field, list]): Fault[] => {
    const label = rules.fields[field]?.label;
    const lost = list.filter(
      (a) =>
        !known.has(a.file) || (field === 'signature') !== (known.get(a.file)!.use === 'signature'),
    );
    return lost.length > 0
      ? [{ field, label: typeof label === 'string' ? label : field, code: 'missing' }]
      : [];
  });
  // What people call their files may hold a name, and an event is for ever: there a file is called by its question and number.
  const title = (field: string): string =>
    (typeof rules.fields[field]?.label === 'string'
      ? String(rules.fields[field]?.label)
      : '附件'
    ).replace(/照片$/, '');
  const checked = lists.map(([field, list]) => [
    field,
    list.flatMap((a, i) => {
      const f = known.get(a.file);
      return f ? [{ file: f.id, name: `${title(field)}${i + 1}.${f.kind}`, sha256: f.sha256 }] : [];
    }),
  ]);
  return { answers: { ...answers, ...(Object.fromEntries(checked) as Answers) }, faults };
};
