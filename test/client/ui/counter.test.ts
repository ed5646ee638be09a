import fc from 'fast-check';
import * as z from 'zod/mini';
import { api } from '@shared/contract';
import { boundedWrong } from '@shared/fields/words';
import { longest } from '@shared/kernel/limits';
import { tooLong } from '@client/ui/too-long';

type Shape = { safeParse?: never; _zod: { def: { shape?: Record<string, z.ZodMiniType> } } };

// Every text that a person writes beside a counter, and where it is sent.
const fields: readonly (readonly [string, { input: () => z.ZodMiniType }, string, number])[] = [
  ['a complaint', api.complaint.tell, 'happened', longest.complaint],
  ['what is added to it', api.complaint.reply, 'text', longest.complaint],
  ['what the bureau answers', api.case.act, 'reason', longest.complaint],
  ['an internal note', api.case.note, 'text', longest.reason],
  ['the name of a tool', api.registry.add, 'name', longest.name],
  ['its provider', api.registry.add, 'provider', longest.name],
];

const unit = fc.constantFrom(
  '字',
  'a',
  '😀',
  '👨‍👩‍👧',
  '𠮷',
  '❤️',
  ' ',
  '\n',
  '\r\n',
  '　',
  '\u200b',
  '\u0301',
  '🇨🇳',
  '1️⃣',
);

test('case 12 · a reason that stays in the clear is bounded by what the counter beside it counts', () => {
  const takes = (text: string) => boundedWrong({ max: longest.reason }, text)?.code !== 'too_long';
  expect([takes('字'.repeat(400)), takes('字'.repeat(401))]).toEqual([true, false]);
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 12 }), fc.nat(30), (some, more) => {
      const text = some.join('').repeat(Math.ceil((longest.reason + more) / some.length));
      expect(takes(text)).toBe(tooLong(text, longest.reason) === undefined);
    }),
    { seed: 1, numRuns: 200 },
  );
});

test.each(fields)(
  'case 12 · %s: the counter and the server agree on every text',
  (_, endpoint, field, max) => {
    const shape = (endpoint.input() as unknown as Shape)._zod.def.shape!;
    const takes = (text: string) => z.safeParse(shape[field]!, text).success;
    expect([takes('字'.repeat(max)), takes('字'.repeat(max + 1))]).toEqual([true, false]);
    expect([takes('😀'.repeat(max)), takes('😀'.repeat(max + 1))]).toEqual([true, false]);
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 30 }),
        (some, more) => {
          // About as long as may be.
          const pattern = some.join('');
          const text = pattern.repeat(Math.ceil((max + more) / some.length));
          expect({ text, takes: takes(text) }).toEqual({
            text,
            takes: tooLong(text, max) === undefined,
          });
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  },
);
