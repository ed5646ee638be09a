import type { Context } from 'hono';
import type { BodyBounds } from '@shared/contract/endpoint';
import { nextTurn } from '../outside/clock';

/**
 * Why a body was not taken: larger than its endpoint takes, sent too slowly, or not an object in
 * JSON.
 */
export type BodyFault = 'body_too_big' | 'body_too_slow' | 'bad_request';

/** What a body says, or why it was not taken. */
export type Body<T> = { ok: true; value: T } | { ok: false; why: BodyFault };

// milliseconds for a whole body; the gateway of the cloud gives up after 30 seconds
const SLOWEST = 20_000;

const QUOTE = 34;
const BACKSLASH = 92;

// PostgreSQL keeps neither NUL nor half a surrogate pair; nobody types them by accident.
/** Whether a text can be kept. */
export const storable = (text: string): boolean =>
  !text.includes('\u0000') && !/\\[uU](?:0000|[dD][89a-fA-F])/.test(text) && text.isWellFormed();

const withinTime = async <T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), milliseconds);
  });
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
};

/**
 * The body's text, read only as far as it may be long and only as long as it may take, so that
 * nobody can make the process hold more.
 */
export const readText = async (
  c: Context,
  { bytes }: BodyBounds,
  slowest = SLOWEST,
): Promise<Body<string>> => {
  if (Number(c.req.header('content-length') ?? 0) > bytes)
    return { ok: false, why: 'body_too_big' };
  const { body } = c.req.raw;
  if (!body) return { ok: true, value: '' };
  const reader = body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
  const parts: Uint8Array[] = [];
  const until = Date.now() + slowest;
  const stop = (why: BodyFault): Body<string> => {
    reader.cancel().catch(() => undefined);
    return { ok: false, why };
  };
  for (let size = 0; ;) {
    const part = await withinTime(
      reader.read().catch(() => undefined),
      until - Date.now(),
    );
    if (!part) return stop(Date.now() >= until ? 'body_too_slow' : 'bad_request');
    if (part.done) return { ok: true, value: new TextDecoder().decode(Buffer.concat(parts)) };
    size += part.value.length;
    if (size > bytes) return stop('body_too_big');
    parts.push(part.value);
  }
};

/** Where the string ends that begins at `from`; the text's length when it does not end. */
const endOfString = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
};

/**
 * Whether JSON stays within a depth and a number of values, counted before anything is built from
 * it.
 */
export const isBounded = (text: string, { depth, values }: BodyBounds): boolean => {
  let level = 0;
  let counted = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === 123 || code === 91)
      level += 1; // { [
    else if (code === 125 || code === 93)
      level -= 1; // } ]
    else if (code === 44 || code === 58) counted += 1; // , :
    if (level > depth || counted > values) return false;
  }
  return true;
};

// Each look at a long text takes some milliseconds; whoever else asks is answered in between.
const LONG = 200_000;
/** A turn for the others after a long text; nothing after a short one. */
export const turnAfter = (text: string): Promise<void> | undefined =>
  text.length > LONG ? nextTurn() : undefined;

/** The object that a body's text is. */
export const parseBody = async (
  text: string,
  bounds: BodyBounds,
): Promise<Body<Record<string, unknown>>> => {
  if (text === '') return { ok: true, value: {} };
  await turnAfter(text);
  if (!isBounded(text, bounds)) return { ok: false, why: 'body_too_big' };
  await turnAfter(text);
  if (!storable(text)) return { ok: false, why: 'bad_request' };
  await turnAfter(text);
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ok: true, value: value as Record<string, unknown> }
      : { ok: false, why: 'bad_request' };
  } catch {
    return { ok: false, why: 'bad_request' };
  }
};
