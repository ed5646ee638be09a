import { createHash } from 'node:crypto';
import { dayOf, type Instant } from '@shared/kernel/calendar';
import { no, yes } from '@shared/kernel/result';
import type { files } from '@shared/contract/files';
import { isBureau, isExpertOnly } from '../world/caller';
import type { Handlers } from '../world/request';
import { cleaned } from './cleaning';
import { cleanKey, quarantineKey } from './keys';
import { contentTypeOf, fileName, megabytes, mostBytes, nameFor, type KeptKind } from './kind';
import { quotaFault } from './quota';
import { storeOf } from './store-of';
import {
  filingScope,
  findFile,
  insertFile,
  lockFile,
  recordAccess,
  settleFile,
  usedBy,
  type FileRow,
} from './store';

const UPLOAD_SECONDS = 900;
const LINK_SECONDS = 300;
const SLACK = 65_536; // bytes that a telephone may have counted wrongly
// What it is, only its bytes say; until then it is nothing that a browser would open.
const UNKNOWN = 'application/octet-stream';

const checked = (file: FileRow) =>
  yes({ file: file.id, name: file.name, kind: file.kind as KeptKind, sha256: file.sha256! });

/** The first moment of the day in Shanghai. */
const dayBegan = (now: Instant): Instant => new Date(`${dayOf(now)}T00:00+08:00`).toISOString();

/** What answers the file endpoints. */
export const filesHandlers = {
  declare: async (request, input) => {
    const { caller, server, now } = request;
    const tx = await request.tx();
    const scope = await filingScope(tx, caller, input.filing);
    if (!scope || isExpertOnly(caller)) return no('not_found');
    // To what others filed a bureau adds the signed paper alone.
    const own = scope.filer_org === caller.org.id;
    if (isBureau(caller) && input.use !== 'scan' && !own) return no('not_found');
    const max = mostBytes(input.use);
    if (input.bytes > max)
      return no('file_too_big', { params: { max: megabytes(max), is: megabytes(input.bytes) } });
    const used = await usedBy(tx, {
      filing: input.filing,
      person: caller.person,
      since: dayBegan(now),
    });
    const full = quotaFault(used, input.bytes);
    if (full) return { ok: false, refusal: full };
    const id = server.newId('file');
    await insertFile(tx, {
      id,
      case_id: input.filing,
      ...scope,
      use: input.use,
      name: fileName(input.name),
      announced: input.bytes,
      by_person: caller.person,
      by_org: caller.org.id,
      at: now,
    });
    return yes({
      file: id,
      ...(await storeOf(server).upload(quarantineKey(id), {
        maxBytes: Math.min(max, input.bytes + SLACK),
        contentType: UNKNOWN,
        seconds: UPLOAD_SECONDS,
      })),
    });
  },

  check: async (request, { id }) => {
    const { caller, server } = request;
    const announced = await lockFile(await request.tx(), caller, id);
    if (!announced) return no('not_found');
    if (announced.state === 'clean') return checked(announced);
    const store = storeOf(server);
    await request.pause();
    const made = await cleaned(server, store, announced);
    if (!made.ok) {
      // With its bytes gone the file can never be anything but missing; only who found no turn may
      // ask again.
      if (made.refusal.code !== 'files_busy') await store.remove(quarantineKey(id));
      return made;
    }
    const tx = await request.tx();
    const file = await lockFile(tx, caller, id);
    if (!file) return no('not_found');
    if (file.state === 'clean') return checked(file);
    const { bytes, kind } = made.value;
    const found = {
      kind,
      name: nameFor(file.name, kind),
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    await store.write(cleanKey(id, kind), bytes, contentTypeOf[kind]);
    await settleFile(tx, id, found);
    await store.remove(quarantineKey(id));
    return checked({ ...file, ...found });
  },

  link: async (request, { id }) => {
    const { caller, server, now } = request;
    const tx = await request.tx();
    const file = await findFile(tx, caller, id);
    if (!file || file.state !== 'clean' || !file.kind) return no('not_found');
    await recordAccess(tx, id, caller.person, now);
    // No browser of ours shows a HEIC that was kept before pictures were rewritten; the store
    // itself always saves a PDF.
    const url = await storeOf(server).link(cleanKey(id, file.kind), {
      seconds: LINK_SECONDS,
      as: file.name,
      attachment: file.kind === 'heic' || file.kind === 'pdf',
    });
    return yes({ url, name: file.name, kind: file.kind, seconds: LINK_SECONDS });
  },
} satisfies Handlers<typeof files>;
