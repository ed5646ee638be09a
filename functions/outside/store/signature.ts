import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What a signature of the folder store allows: one upload, or fetching one file; `until` in
 * milliseconds since 1970.
 */
export type Grant =
  | {
      do: 'upload';
      key: string;
      maxBytes: number;
      contentType: string;
      until: number;
      once: string;
    }
  | { do: 'fetch'; key: string; disposition: string; until: number };

/** Makes the signer of grants (HMAC-SHA-256); the key is 32 bytes of base64. */
export const makeSigner = (signingKey: string) => {
  const key = Buffer.from(signingKey, 'base64');
  if (key.length !== 32)
    throw new Error('the signing key of the folder store is not 32 bytes of base64');
  const mac = (policy: string): Buffer => createHmac('sha256', key).update(policy).digest();
  return {
    /** A grant as two texts that travel together. */
    signed: (grant: Grant): { policy: string; signature: string } => {
      const policy = Buffer.from(JSON.stringify(grant), 'utf8').toString('base64url');
      return { policy, signature: mac(policy).toString('base64url') };
    },
    /** The grant if the two texts are ours and untouched; its end is the caller's to check. */
    opened: (policy: string, signature: string): Grant | undefined => {
      const given = Buffer.from(signature, 'base64url');
      const right = mac(policy);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      return JSON.parse(Buffer.from(policy, 'base64url').toString('utf8')) as Grant;
    },
  };
};

/** The signer that `makeSigner` makes. */
export type Signer = ReturnType<typeof makeSigner>;
