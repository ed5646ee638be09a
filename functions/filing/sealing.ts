import { isSealed } from '@shared/fields/answer';
import type { Answer, Answers } from '@shared/domain/case';
import type { Rules } from '@shared/policy/rules';
import type { Server } from '../world/server';
import type { Loaded } from './store';

type Row = { id: string; field: string; box: string; keyId: string };

/**
 * Replaces personal values by references to sealed rows; an unchanged value keeps its row, so it
 * does not count as changed.
 */
export const sealAnswers = (
  server: Server,
  filing: Loaded,
  rules: Rules,
  answers: Answers,
  before: Answers,
): { answers: Answers; rows: Row[] } => {
  const rows: Row[] = [];
  const sealed = Object.entries(answers).map(([field, value]): [string, Answer | undefined] => {
    if (!rules.fields[field]?.secret || typeof value !== 'string') return [field, value];
    const old = before[field];
    const row = isSealed(old)
      ? filing.personal?.find((personal) => personal.id === old.sealed)
      : undefined;
    if (
      row?.box &&
      row.key &&
      server.seal.reveal({ keyId: row.key, box: row.box }, row.id) === value
    )
      return [field, old];
    const id = server.newId('personal');
    const { commitment, ...sealedRow } = server.seal.commit(value, id);
    rows.push({ id, field, ...sealedRow });
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
  filing: Pick<Loaded, 'personal'>,
  answers: Answers,
  mayRead: boolean,
): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([field, value]) => {
      if (!isSealed(value)) return [field, value];
      const row = mayRead
        ? filing.personal?.find((personal) => personal.id === value.sealed)
        : undefined;
      return [
        field,
        row?.box && row.key ? server.seal.reveal({ keyId: row.key, box: row.box }, row.id) : HIDDEN,
      ];
    }),
  );
