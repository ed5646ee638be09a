import { inkOf } from '@functions/files/ink';
import { clean } from '@functions/outside/clean';
import { pngOf, sorts, type Said } from './png-of';

const size = { width: 30, height: 20 };
/** As an upload is examined: cleaned, then looked at for ink. */
const examined = (said: Said): string => {
  const made = clean(pngOf(said), 'png');
  return made.ok ? inkOf(made.bytes) : `not taken: ${made.why}`;
};

test.each(sorts)(
  'a signature of colour type %i with %i bits is taken only as signing pads write it',
  (colour, depth) => {
    const written = depth === 8 && colour !== 3;
    expect(['ink', 'blank'].includes(examined({ ...size, colour, depth }))).toBe(written);
    if (!written) expect(examined({ ...size, colour, depth })).toBe('broken');
    expect(examined({ ...size, colour, depth, interlace: 1 })).toBe('broken');
  },
);

test('dark lines are ink, and a signature with a filter there is not is not even cleaned', () => {
  expect(examined({ ...size, colour: 0 })).toBe('ink');
  expect(examined({ ...size, colour: 0, filter: 9 })).toBe('not taken: broken');
  expect(inkOf(pngOf({ ...size, colour: 0, filter: 9 }))).toBe('broken');
});

test('a JPG is not decoded', () => expect(inkOf(Buffer.from('ffd8ffd9', 'hex'))).toBe('unknown'));
