import { isSealed } from '@shared/fields/answer';
import type { Answer, Answers } from '@shared/domain/case';
import type { Rules } from '@shared/policy/rules';
import type { Server } from '../world/server';
import type { LoadedCase } from './load-store';

/** A sealed value as it is kept. */
export type SealedRow = { id: string; box: string; keyId: string };

/**
 * Replaces personal values by references to sealed rows; an unchanged value keeps its row, so it
 * does not count as changed.
 */
export const sealAnswers = (
  server: Server,
  loaded: LoadedCase,
  rules: Rules,
  answers: Answers,
  before: Answers,
): { answers: Answers; rows: SealedRow[] } => {
  const rows: SealedRow[] = [];
  const sealed = Object.entries(answers).map(([field, value]): [string, Answer | undefined] => {
    if (!rules.fields[field]?.secret || typeof value !== 'string') return [field, value];
    const old = before[field];
    const row = isSealed(old) ? loaded.texts?.find((text) => text.id === old.sealed) : undefined;
    if (
      row?.box &&
      row.key &&
      server.seal.reveal({ keyId: row.key, box: row.box }, row.id) === value
    )
      return [field, old];
    const id = server.newId('text');
    const { commitment, ...sealedRow } = server.seal.commit(value, id);
    rows.push({ id, ...sealedRow });
    return [field, { sealed: id, commitment }];
  });
  return { answers: Object.fromEntries(sealed), rows };
};

/** What stands on screen for a personal value that was deleted or may not be seen. */
export const HIDDEN = '（已隐去）';

/**
 * Answers with their personal values in the clear, for a reader who may see them; otherwise hidden.
 */
export const openAnswers = (
  server: Server,
  loaded: Pick<LoadedCase, 'texts'>,
  answers: Answers,
  mayRead: boolean,
): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([field, value]) => {
      if (!isSealed(value)) return [field, value];
      const row = mayRead ? loaded.texts?.find((text) => text.id === value.sealed) : undefined;
      return [
        field,
        row?.box && row.key ? server.seal.reveal({ keyId: row.key, box: row.box }, row.id) : HIDDEN,
      ];
    }),
  );
