import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { NOT_OPENED, shut, unshut } from './box';

/** Text at rest: which key shut it, and the box in base64url. */
export type Sealed = { keyId: string; box: string };

/** Keys by id, each 32 bytes in base64; `current` seals, the others only open; `indexKey` is another such key, for looking up. */
export type SealKeys = {
  keys: Readonly<Record<string, string>>;
  current: string;
  indexKey: string;
};

/** Everything that is done to personal data before it is stored. */
export type Seal = ReturnType<typeof makeSeal>;

const LEAST_SALT = 16; // characters; a phone number has so little entropy that a guessable salt would give it away

const keyBytes = (name: string, base64: string): Buffer => {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== 32) throw new Error(`key ${name} is not 32 bytes of base64`);
  return bytes;
};

/** A commitment to a text that reveals nothing without the salt: SHA-256 in hex over salt length, salt and text. The salt has at least 16 random characters. */
export const commitment = (plain: string, salt: string): string => {
  if (salt.length < LEAST_SALT) throw new Error(`a salt has at least ${LEAST_SALT} characters`);
  return createHash('sha256')
    .update(`${Buffer.byteLength(salt)}:${salt}:${plain}`, 'utf8')
    .digest('hex');
};

/** Makes the seal from its keys; throws at start when a key is missing, short or used twice, and never names a key's value. */
export const makeSeal = ({ keys, current, indexKey }: SealKeys) => {
  const byId = new Map<string, Buffer>();
  for (const [id, base64] of Object.entries(keys)) {
    if (!/^[\w-]{1,32}$/.test(id)) throw new Error('a key id has 1 to 32 letters, digits, _ or -');
    byId.set(id, keyBytes(id, base64));
  }
  const index = keyBytes('indexKey', indexKey);
  const newest = byId.get(current);
  if (!newest) throw new Error(`the current key ${current} is not among the keys`);
  if (new Set([...byId.values(), index].map((k) => k.toString('hex'))).size !== byId.size + 1)
    throw new Error('a key is used twice');

  /** Seals text for one row; the row's id is bound in, so a box copied to another row does not open. */
  const seal = (plain: string, rowId: string): Sealed => ({
    keyId: current,
    box: shut(newest, plain, `${current}.${rowId}`),
  });

  /** Opens text of that row; throws when the key is unknown, the row is another or a bit has changed. */
  const open = ({ keyId, box }: Sealed, rowId: string): string => {
    const key = byId.get(keyId);
    if (!key) throw new Error(NOT_OPENED);
    return unshut(key, box, `${keyId}.${rowId}`);
  };

  return {
    seal,
    open,
    /** The same text under the current key, for rotation; gives the very same record when nothing is to be done. */
    reseal: (sealed: Sealed, rowId: string): Sealed =>
      sealed.keyId === current ? sealed : seal(open(sealed, rowId), rowId),
    commitment,
    /** A keyed hash (HMAC-SHA-256, hex) to find a row by a text that is stored sealed; `column` keeps equal texts of two columns apart. */
    blindIndex: (plain: string, column = ''): string =>
      createHmac('sha256', index)
        .update(`${Buffer.byteLength(column)}:${column}:${plain}`, 'utf8')
        .digest('hex'),
    /** The key under which the reply kept for an idempotency key is shut (HKDF-SHA-256, 32 bytes); use with `shut` and `unshut`. */
    deriveReplyKey: (idempotencyKey: string): Uint8Array =>
      new Uint8Array(
        hkdfSync('sha256', Buffer.from(idempotencyKey, 'utf8'), index, 'kept reply', 32),
      ),
  };
};
