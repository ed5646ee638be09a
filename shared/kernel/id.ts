/** Crockford's alphabet in lower case: no i, l, o, u, so a person can read a code aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The prefixes of our ids; an id says what it is. */
export const prefixes = {
  filing: 'fil',
  draft: 'drf',
  person: 'usr',
  org: 'org',
  app: 'app',
  provider: 'prv',
  file: 'doc',
  personal: 'per',
  member: 'mem',
  session: 'ses',
  invitation: 'inv',
  message: 'msg',
  complaint: 'cmp',
  paper: 'ppr',
  poster: 'pst',
  note: 'nte',
  request: 'req',
  job: 'job',
  event: 'evt',
} as const;

/** A kind of thing that has ids. */
export type IdKind = keyof typeof prefixes;

/** Encodes bytes five bits at a time; the last group is padded with zero bits. */
export const base32 = (bytes: Uint8Array): string => {
  let out = '';
  let acc = 0;
  let bits = 0;
  for (const b of bytes) {
    acc = (acc << 8) | b;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(acc >> bits) & 31];
    }
    acc &= (1 << bits) - 1;
  }
  return bits > 0 ? out + ALPHABET[(acc << (5 - bits)) & 31] : out;
};

/** An id from random bytes (15 bytes give 24 letters): fil_0a1b… */
export const idFrom = (kind: IdKind, random: Uint8Array): string =>
  `${prefixes[kind]}_${base32(random)}`;

/** True if a text has the shape of an id of this kind. */
export const isId = (kind: IdKind, text: string): boolean =>
  new RegExp(`^${prefixes[kind]}_[0-9a-hjkmnp-tv-z]{16,32}$`).test(text);

/** The two check letters of a code: a polynomial mod 1021 (prime), so every single wrong letter and every swap of two neighbours shows. */
export const checkLetters = (body: string): string => {
  let sum = 0;
  for (const c of body) sum = (sum * 33 + ALPHABET.indexOf(c) + 1) % 1021;
  return ALPHABET[sum >> 5]! + ALPHABET[sum & 31]!;
};

/** Letters in a code made from ten random bytes (80 bits): sixteen, and two check letters. */
export const CODE_LETTERS = 18;

/** A code people scan or type: letters from ten random bytes, then its check letters. */
export const codeFrom = (random: Uint8Array): string => {
  const body = base32(random);
  return body + checkLetters(body);
};

/** Reads a typed or scanned code: upper case, spaces, hyphens and look-alikes (o, i, l) are forgiven; undefined when the check letters are wrong. */
export const readCode = (text: string): string | undefined => {
  const plain = text.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  if (plain.length !== CODE_LETTERS || [...plain].some((c) => !ALPHABET.includes(c)))
    return undefined;
  return checkLetters(plain.slice(0, -2)) === plain.slice(-2) ? plain : undefined;
};

/** A code in groups of four for reading aloud: 0a1b-2c3d-… */
export const grouped = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;
