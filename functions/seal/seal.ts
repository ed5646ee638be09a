import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { NOT_OPENED, shut, unshut } from './box';

/** Text at rest: which key shut it, and the box in base64url. */
export type Sealed = { keyId: string; box: string };

/**
 * Keys by id, each 32 bytes in base64; `current` seals, the others only open; `indexKey` is another
 * such key, for looking up.
 */
export type SealKeys = {
  keys: Readonly<Record<string, string>>;
  current: string;
  indexKey: string;
};

/** Everything that is done to personal data before it is stored. */
export type Seal = ReturnType<typeof makeSeal>;

// bytes; a telephone number has so little entropy that nothing may hide it but the salt
const SALT = 16;

/**
 * Sealed text whose record elsewhere is only a commitment: the salt stands inside the box, so that
 * without a key neither can be tried out.
 */
export type Committed = Sealed & { commitment: string };

const keyBytes = (name: string, base64: string): Buffer => {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== 32) throw new Error(`key ${name} is not 32 bytes of base64`);
  return bytes;
};

/** A commitment to what a box holds: SHA-256 in hex over salt and text. */
const commitmentTo = (salted: string): string =>
  createHash('sha256').update(salted, 'utf8').digest('hex');

/**
 * Makes the seal from its keys; throws at start when a key is missing, short or used twice, and
 * never names a key's value.
 */
export const makeSeal = ({ keys, current, indexKey }: SealKeys) => {
  const byId = new Map<string, Buffer>();
  for (const [id, base64] of Object.entries(keys)) {
    if (!/^[\w-]{1,32}$/.test(id)) throw new Error('a key id has 1 to 32 letters, digits, _ or -');
    byId.set(id, keyBytes(id, base64));
  }
  const index = keyBytes('indexKey', indexKey);
  const newest = byId.get(current);
  if (!newest) throw new Error(`the current key ${current} is not among the keys`);
  if (new Set([...byId.values(), index].map((key) => key.toString('hex'))).size !== byId.size + 1)
    throw new Error('a key is used twice');

  /**
   * Seals text for one row; the row's id is bound in, so a box copied to another row does not open.
   */
  const seal = (plain: string, rowId: string): Sealed => ({
    keyId: current,
    box: shut(newest, plain, `${current}.${rowId}`),
  });

  /**
   * Opens text of that row; throws when the key is unknown, the row is another or a bit has
   * changed.
   */
  const open = ({ keyId, box }: Sealed, rowId: string): string => {
    const key = byId.get(keyId);
    if (!key) throw new Error(NOT_OPENED);
    return unshut(key, box, `${keyId}.${rowId}`);
  };

  return {
    seal,
    open,
    /**
     * The same text under the current key, for rotation; gives the very same record when nothing is
     * to be done.
     */
    reseal: (sealed: Sealed, rowId: string): Sealed =>
      sealed.keyId === current ? sealed : seal(open(sealed, rowId), rowId),
    /** Seals text of that row together with a fresh salt, and commits to both. */
    commit: (plain: string, rowId: string): Committed => {
      const salted = `${randomBytes(SALT).toString('base64url')}:${plain}`;
      return { ...seal(salted, rowId), commitment: commitmentTo(salted) };
    },
    /** The text of a committed row, without its salt; throws like `open`. */
    reveal: (sealed: Sealed, rowId: string): string => {
      const salted = open(sealed, rowId);
      return salted.slice(salted.indexOf(':') + 1);
    },
    /** Whether a committed row holds what was committed to; throws like `open`. */
    holds: (sealed: Sealed, rowId: string, commitment: string): boolean =>
      commitmentTo(open(sealed, rowId)) === commitment,
    /**
     * A keyed hash (HMAC-SHA-256, hex) to find a row by a text that is stored sealed; `column`
     * keeps equal texts of two columns apart.
     */
    blindIndex: (plain: string, column = ''): string =>
      createHmac('sha256', index)
        .update(`${Buffer.byteLength(column)}:${column}:${plain}`, 'utf8')
        .digest('hex'),
    /**
     * The key under which the reply kept for an idempotency key is shut (HKDF-SHA-256, 32 bytes);
     * use with `shut` and `unshut`.
     */
    deriveReplyKey: (idempotencyKey: string): Uint8Array =>
      new Uint8Array(
        hkdfSync('sha256', Buffer.from(idempotencyKey, 'utf8'), index, 'kept reply', 32),
      ),
  };
};
