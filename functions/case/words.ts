import { moveOf, type CaseEvent } from '@shared/domain/case';
import { isSealed } from '@shared/fields/answer';
import type { Server } from '../world/server';
import type { LoadedCase } from './load-store';

/** What was said in an event and kept sealed; undefined when it was not, or was deleted. */
export const wordsIn = (
  server: Server,
  texts: LoadedCase['texts'],
  event: CaseEvent,
): string | undefined => {
  const said = moveOf(event)?.given?.said;
  const row = isSealed(said) ? texts?.find((text) => text.id === said.sealed) : undefined;
  return row?.box && row.key
    ? server.seal.reveal({ keyId: row.key, box: row.box }, row.id)
    : undefined;
};
