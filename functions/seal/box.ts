import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE = 12; // bytes; the length GCM is defined for
const TAG = 16;

/**
 * Thrown when a box does not open: wrong key, wrong row, or changed bytes. It carries neither the
 * text nor the reason.
 */
export const NOT_OPENED = 'a sealed value does not open';

/**
 * Encrypts text with AES-256-GCM under a fresh nonce, bound to `about`; gives base64url of nonce,
 * tag and cipher text.
 */
export const shut = (key: Uint8Array, plain: string, about: string): string => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(about, 'utf8'));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
};

/** Decrypts what `shut` made with the same key and `about`; throws NOT_OPENED on anything else. */
export const unshut = (key: Uint8Array, box: string, about: string): string => {
  const bytes = Buffer.from(box, 'base64url');
  if (bytes.length < NONCE + TAG || bytes.toString('base64url') !== box)
    throw new Error(NOT_OPENED);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(Buffer.from(about, 'utf8'));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    throw new Error(NOT_OPENED);
  }
};
