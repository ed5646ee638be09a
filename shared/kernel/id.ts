import { pattern } from './pattern';
import { cleaned, halfWidth } from './text';

/** Crockford's alphabet in lower case: no i, l, o, u, so a person can read a code aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The prefixes of our ids; an id says what it is. */
export const prefixes = {
  case: 'cas',
  draft: 'drf',
  person: 'usr',
  org: 'org',
  app: 'app',
  provider: 'prv',
  file: 'doc',
  text: 'txt',
  member: 'mem',
  session: 'ses',
  invitation: 'inv',
  message: 'msg',
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
  for (const byte of bytes) {
    acc = (acc << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(acc >> bits) & 31];
    }
    acc &= (1 << bits) - 1;
  }
  return bits > 0 ? out + ALPHABET[(acc << (5 - bits)) & 31] : out;
};

/** An id from random bytes (15 bytes give 24 letters): cas_0a1b… */
export const idFrom = (kind: IdKind, random: Uint8Array): string =>
  `${prefixes[kind]}_${base32(random)}`;

/** True if a text has the shape of an id of this kind. */
export const isId = (kind: IdKind, text: string): boolean =>
  new RegExp(`^${prefixes[kind]}_[0-9a-hjkmnp-tv-z]{16,32}$`).test(text);

/**
 * The two check letters of a code: a polynomial mod 1021 (prime), so every single wrong letter and
 * every swap of two neighbours shows.
 */
export const checkLetters = (body: string): string => {
  let sum = 0;
  for (const letter of body) sum = (sum * 33 + ALPHABET.indexOf(letter) + 1) % 1021;
  return ALPHABET[sum >> 5]! + ALPHABET[sum & 31]!;
};

/** Letters in a code made from ten random bytes (80 bits): sixteen, and two check letters. */
export const CODE_LETTERS = 18;

/** A code people scan or type: letters from ten random bytes, then its check letters. */
export const codeFrom = (random: Uint8Array): string => {
  const body = base32(random);
  return body + checkLetters(body);
};

const TYPED = 400; // letters of a text that are looked at: a code with the sentence it was sent in

const words = pattern('(?:(?![0-9a-z])[\\p{L}\\p{N}])+', 'u');

/**
 * The groups of Latin letters and digits in which a text may hold a code, look-alikes told apart:
 * whatever is no letter may stand between them; a Chinese word (a label, a sentence) ends one list
 * and begins the next.
 */
export const codeGroups = (text: string): string[][] => {
  const plain = halfWidth(cleaned(text.slice(0, TYPED)))
    .toLowerCase()
    .replace(/[o\u043E\u3007\u25CB]/g, '0')
    .replace(/[il\u0131\u4E28]/g, '1')
    .replace(/u/g, 'v');
  // The code of an address is taken out by whoever knows whose address it is.
  return /\/[a-z]/.test(plain)
    ? []
    : plain
        .split(words())
        .map((run) => run.match(/[0-9a-z]+/g) ?? [])
        .filter((groups) => groups.length > 0);
};

const inGroups = (groups: readonly string[]): string | undefined => {
  for (let from = 0; from < groups.length; from += 1) {
    let code = '';
    for (let to = from; to < groups.length && code.length < CODE_LETTERS; to += 1)
      code += groups[to]!;
    if (code.length === CODE_LETTERS && checkLetters(code.slice(0, -2)) === code.slice(-2))
      return code;
  }
  return undefined;
};

/**
 * Reads a typed, pasted or scanned code: full width, any dashes and blanks, look-alikes (o 〇 i l
 * u), a label before and a sentence behind it are forgiven; undefined when there is none whose
 * check letters are right.
 */
export const readCode = (text: string): string | undefined => {
  for (const groups of codeGroups(text)) {
    const code = inGroups(groups);
    if (code) return code;
  }
  return undefined;
};

/** A code in groups of four for reading aloud: 0a1b-2c3d-… */
export const grouped = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;
