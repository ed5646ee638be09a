import { createHash } from 'node:crypto';
import { no, yes, type Result } from '@shared/kernel/result';
import type { files } from '@shared/contract/files';
import { isBureau, isExpertOnly } from '../http/caller';
import type { House } from '../http/house';
import type { Handlers } from '../http/serve';
import { clean, contentTypeOf, type FileKind } from '../outside/clean';
import type { ObjectStore } from '../outside/store/port';
import { inkOf } from './ink';
import { cleanKey, quarantineKey } from './keys';
import { allowedFor, claimedKind, isTaken, megabytes, mostBytes, nameFor, fileName } from './kind';
import {
  filingScope,
  findFile,
  insertFile,
  lockFile,
  recordAccess,
  settleFile,
  type FileRow,
} from './store';

const UPLOAD_SECONDS = 900;
const LINK_SECONDS = 300;
const refusalOf = {
  not_allowed: 'file_not_allowed',
  broken: 'file_broken',
  too_big: 'file_too_big',
} as const;

/** The store of files; throws when this function was built without one. */
export const storeOf = (house: House): ObjectStore => {
  if (!house.store) throw new Error('this function needs the file store');
  return house.store;
};

type Examined = { bytes: Uint8Array; kind: FileKind };

/** What is left of an upload once it is clean, or why it is not taken. */
const examine = (f: FileRow, bytes: Uint8Array, claimed: FileKind): Result<Examined> => {
  const allowed = { params: { allowed: allowedFor(f.use) } };
  const most = mostBytes(f.use, claimed);
  const made = clean(bytes, claimed, { photo: most, pdf: most });
  if (!made.ok)
    return no(
      refusalOf[made.why],
      made.why === 'not_allowed'
        ? allowed
        : made.why === 'too_big'
          ? { params: { max: megabytes(most), is: megabytes(bytes.length) } }
          : {},
    );
  if (!isTaken(f.use, made.kind)) return no('file_not_allowed', allowed);
  const ink = f.use === 'signature' ? inkOf(made.bytes) : 'unknown';
  return ink === 'blank'
    ? no('unsigned')
    : ink === 'broken'
      ? no('file_broken')
      : yes({ bytes: made.bytes, kind: made.kind });
};

const checked = (f: FileRow) =>
  yes({ file: f.id, name: f.name, kind: f.kind as FileKind, sha256: f.sha256! });

/** What answers the file endpoints. */
export const filesHandlers = {
  declare: async (ask, input) => {
    const { caller, house, now } = ask;
    const name = fileName(input.name);
    const tx = await ask.tx();
    const scope = await filingScope(tx, caller, input.filing);
    if (!scope || isExpertOnly(caller) || (isBureau(caller) && input.use !== 'scan'))
      return no('not_found');
    const kind = claimedKind(name);
    if (!kind || !isTaken(input.use, kind))
      return no('file_not_allowed', { params: { allowed: allowedFor(input.use) } });
    const max = mostBytes(input.use, kind);
    if (input.bytes > max)
      return no('file_too_big', { params: { max: megabytes(max), is: megabytes(input.bytes) } });
    const id = house.newId('file');
    await insertFile(tx, {
      id,
      filing_id: input.filing,
      ...scope,
      use: input.use,
      name,
      by_person: caller.person,
      by_org: caller.org.id,
      at: now,
    });
    return yes({
      file: id,
      ...(await storeOf(house).upload(quarantineKey(id), {
        maxBytes: max,
        contentType: contentTypeOf[kind],
        seconds: UPLOAD_SECONDS,
      })),
    });
  },

  check: async (ask, { id }) => {
    const { caller, house } = ask;
    const tx = await ask.tx();
    const f = await lockFile(tx, caller, id);
    const claimed = f && claimedKind(f.name);
    if (!f || !claimed) return no('not_found');
    if (f.state === 'clean') return checked(f);
    const store = storeOf(house);
    const key = quarantineKey(id);
    const max = mostBytes(f.use, claimed);
    const there = await store.head(key);
    const tooBig = there !== undefined && there.bytes > max;
    const bytes = tooBig ? undefined : await store.read(key, max);
    if (!bytes && !tooBig) return no('file_missing');
    const made = bytes
      ? examine(f, bytes, claimed)
      : no('file_too_big', { params: { max: megabytes(max), is: megabytes(there!.bytes) } });
    // A refusal ends this transaction, so no row can say so; with its bytes gone the file can never be anything but missing.
    if (!made.ok) {
      await store.remove(key);
      return made;
    }
    const { kind } = made.value;
    const found = {
      kind,
      name: nameFor(f.name, kind),
      bytes: made.value.bytes.length,
      sha256: createHash('sha256').update(made.value.bytes).digest('hex'),
    };
    await store.write(cleanKey(id, kind), made.value.bytes, contentTypeOf[kind]);
    await settleFile(tx, id, found);
    await store.remove(key);
    return checked({ ...f, ...found });
  },

  link: async (ask, { id }) => {
    const { caller, house, now } = ask;
    const tx = await ask.tx();
    const f = await findFile(tx, caller, id);
    if (!f || f.state !== 'clean' || !f.kind) return no('not_found');
    await recordAccess(tx, id, caller.person, now);
    // Only some browsers can show a HEIC; the store itself always saves a PDF.
    const url = await storeOf(house).link(cleanKey(id, f.kind), {
      seconds: LINK_SECONDS,
      as: f.name,
      attachment: f.kind === 'heic' || f.kind === 'pdf',
    });
    return yes({ url, name: f.name, kind: f.kind, seconds: LINK_SECONDS });
  },
} satisfies Handlers<typeof files>;
