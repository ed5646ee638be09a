import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Attached } from '@shared/domain/case';
import type { Tables } from '../db/tables';
import { insertFile, settleFile } from '../files/store';
import type { Server } from '../world/server';

type Tx = Transaction<Tables>;

/** Keeps a clean file with a case, as if somebody had uploaded it. */
export const attach = async (
  server: Server,
  tx: Tx,
  filing: {
    filing: string;
    org: { id: string; path: string };
    by: string;
    name: string;
    use: 'attachment' | 'signature';
    bytes: Uint8Array;
  },
): Promise<Attached> => {
  const file = server.newId('file');
  const sha256 = createHash('sha256').update(filing.bytes).digest('hex');
  await insertFile(tx, {
    id: file,
    case_id: filing.filing,
    filer_org: filing.org.id,
    bureau_path: filing.org.path,
    use: filing.use,
    name: filing.name,
    by_person: filing.by,
    by_org: filing.org.id,
    at: server.now(),
  });
  await server.store?.write(`c/${file}.png`, filing.bytes, 'image/png');
  await settleFile(tx, file, {
    kind: 'png',
    sha256,
    bytes: filing.bytes.length,
    name: filing.name,
  });
  return { file, name: filing.name, sha256 };
};
