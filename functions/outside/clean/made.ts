/** What a clean file is: pictures leave as JPEG or PNG, whatever they came as. */
export type CleanKind = 'jpg' | 'png' | 'pdf';

/** What a file that is not taken turned out to be. */
export type Stranger =
  | 'archive'
  | 'bitmap'
  | 'empty'
  | 'excel'
  | 'film'
  | 'ofd'
  | 'office'
  | 'page'
  | 'pages'
  | 'portfolio'
  | 'powerpoint'
  | 'program'
  | 'raw'
  | 'sound'
  | 'svg'
  | 'text'
  | 'unknown'
  | 'word';

/**
 * Why a file is not taken, with the figures its sentence needs. Lengths and counts are in pixels.
 */
export type Why =
  | { why: 'stranger'; is: Stranger | PictureKind | 'pdf' }
  | { why: 'broken' | 'too_complex' | 'locked' | 'form_open' | 'blank' }
  | { why: 'too_long' | 'too_many_pixels'; is: number; max: number };

/** The kinds of picture that are read, by their first bytes. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif' | 'heic';

/** A file rewritten so that it says nothing but what it shows, or why there is none. */
export type Cleaned = { ok: true; kind: CleanKind; bytes: Uint8Array } | ({ ok: false } & Why);

/** Says why a file is not taken. */
export const refused = (why: Why): Cleaned => ({ ok: false, ...why });
