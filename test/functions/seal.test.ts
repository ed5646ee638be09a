import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { shut, unshut } from '@functions/seal/box';
import { makeSeal, type SealKeys } from '@functions/seal/seal';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const setting = { keys: { k1: key(1) }, current: 'k1', indexKey: key(9) };
const seal = makeSeal(setting);
const rotated = makeSeal({ keys: { k1: key(1), k2: key(2) }, current: 'k2', indexKey: key(9) });
const failing = (act: () => unknown): string => {
  try {
    act();
  } catch (e) {
    return inspect(e, { depth: 9, showHidden: true });
  }
  throw new Error('it did not fail');
};

describe('sealing', () => {
  test('any text comes back, for its row', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, row) => {
        expect(seal.open(seal.seal(plain, row), row)).toBe(plain);
      }),
    );
  });

  test('the same text is sealed differently every time and is not in the box', () => {
    const boxes = Array.from({ length: 200 }, () => seal.seal('13812345678', 'per_1'));
    expect(new Set(boxes.map((b) => b.box)).size).toBe(200);
    expect(
      new Set(boxes.map((b) => Buffer.from(b.box, 'base64url').subarray(0, 12).toString('hex')))
        .size,
    ).toBe(200);
    expect(boxes.some((b) => Buffer.from(b.box, 'base64url').includes('138'))).toBe(false);
    expect(boxes[0]!.keyId).toBe('k1');
  });

  test('a box of another row, or said to be under another key, does not open', () => {
    const box = seal.seal('张三', 'per_1');
    expect(failing(() => seal.open(box, 'per_2'))).toContain('does not open');
    expect(failing(() => rotated.open({ ...box, keyId: 'k2' }, 'per_1'))).toContain(
      'does not open',
    );
    expect(failing(() => seal.open({ ...box, keyId: 'k7' }, 'per_1'))).toContain('does not open');
  });

  test('one changed bit anywhere, a cut or a longer box does not open', () => {
    const { keyId, box } = seal.seal('张三', 'per_1');
    const bytes = Buffer.from(box, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const bad = Buffer.from(bytes);
      bad[bit >> 3]! ^= 1 << (bit & 7);
      expect(
        failing(() => seal.open({ keyId, box: bad.toString('base64url') }, 'per_1')),
      ).not.toContain('张三');
    }
    for (const bad of [
      '',
      'AAAA',
      box.slice(0, -4),
      `${box}AAAA`,
      `${box}=`,
      `${box.slice(0, 20)} ${box.slice(20)}`,
    ])
      failing(() => seal.open({ keyId, box: bad }, 'per_1'));
  });

  test('after a rotation the old opens, the new key seals, and resealing moves over', () => {
    const old = seal.seal('张三', 'per_1');
    expect(rotated.open(old, 'per_1')).toBe('张三');
    const moved = rotated.reseal(old, 'per_1');
    expect(moved.keyId).toBe('k2');
    expect(rotated.open(moved, 'per_1')).toBe('张三');
    expect(rotated.reseal(moved, 'per_1')).toBe(moved);
    expect(failing(() => seal.open(moved, 'per_1'))).toContain('does not open');
    expect(failing(() => rotated.reseal(old, 'per_2'))).toContain('does not open');
  });

  test('wrong keys are refused at start, without being shown', () => {
    const short = Buffer.alloc(31, 5).toString('base64');
    const wrong: SealKeys[] = [
      { ...setting, keys: { k1: short } },
      { ...setting, indexKey: short },
      { ...setting, current: 'k2' },
      { ...setting, indexKey: key(1) },
      { ...setting, keys: { k1: key(1), k2: key(1) } },
      { ...setting, keys: { 'k.1': key(1) }, current: 'k.1' },
    ];
    for (const bad of wrong) {
      const said = failing(() => makeSeal(bad));
      for (const secret of [short, key(1), key(9)]) expect(said).not.toContain(secret);
    }
    expect(inspect(seal, { depth: 9, showHidden: true })).not.toContain(key(1));
  });
});

describe('commitments, look-ups and kept replies', () => {
  test('H2 · the salt lies inside the box: beside the commitment stands nothing that could be tried out', () => {
    const kept = seal.commit('13812345678', 'per_1');
    expect(Object.keys(kept).sort()).toEqual(['box', 'commitment', 'keyId']);
    const salted = seal.open(kept, 'per_1');
    expect(salted).toMatch(/^[\w-]{22}:13812345678$/);
    expect(kept.commitment).toBe(createHash('sha256').update(salted).digest('hex'));
    // With all that stands in the clear as its salt, the text itself does not give the commitment.
    for (const salt of ['', 'per_1', kept.keyId, kept.box, kept.commitment])
      for (const tried of [`${salt}13812345678`, `${salt}:13812345678`])
        expect(createHash('sha256').update(tried).digest('hex')).not.toBe(kept.commitment);
  });

  test('the same text is committed to differently every time, and comes back without its salt', () => {
    const all = Array.from({ length: 200 }, () => seal.commit('13812345678', 'per_1'));
    expect(new Set(all.map((c) => c.commitment)).size).toBe(200);
    expect(new Set(all.map((c) => c.box)).size).toBe(200);
    for (const c of all) expect(seal.reveal(c, 'per_1')).toBe('13812345678');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, row) => {
        expect(seal.reveal(seal.commit(plain, row), row)).toBe(plain);
      }),
    );
  });

  test('what was changed, exchanged or sealed anew does not hold what was committed to', () => {
    const kept = seal.commit('张三', 'per_1');
    expect(seal.holds(kept, 'per_1', kept.commitment)).toBe(true);
    const anew = seal.commit('张三', 'per_1');
    expect(seal.holds(anew, 'per_1', kept.commitment)).toBe(false);
    const [salt] = seal.open(kept, 'per_1').split(':');
    for (const text of ['张三', '李四', `${salt}:李四`, `${salt}:张三 `, `:${salt}张三`])
      expect(seal.holds(seal.seal(text, 'per_1'), 'per_1', kept.commitment)).toBe(false);
    expect(failing(() => seal.holds(kept, 'per_2', kept.commitment))).not.toContain('张三');
    expect(failing(() => seal.reveal(kept, 'per_2'))).toContain('does not open');
  });

  test('after a rotation a commitment still holds', () => {
    const kept = seal.commit('张三', 'per_1');
    const moved = rotated.reseal(kept, 'per_1');
    expect(moved.keyId).toBe('k2');
    expect(rotated.holds(moved, 'per_1', kept.commitment)).toBe(true);
    expect(rotated.reveal(moved, 'per_1')).toBe('张三');
  });

  test('a blind index finds equal texts of one column, and depends on its key', () => {
    expect(seal.blindIndex('oAlice', 'openid')).toBe(rotated.blindIndex('oAlice', 'openid')); // rotation leaves look-ups alone
    expect(seal.blindIndex('oAlice', 'openid')).not.toBe(seal.blindIndex('oAlice', 'unionid'));
    expect(seal.blindIndex('oAlice')).not.toBe(seal.blindIndex('oalice'));
    expect(makeSeal({ ...setting, indexKey: key(8) }).blindIndex('oAlice')).not.toBe(
      seal.blindIndex('oAlice'),
    );
  });

  test('a kept reply opens only with its own idempotency key', () => {
    const box = shut(seal.deriveReplyKey('key-of-this-request'), '{"ok":true}', 'req_1');
    expect(unshut(seal.deriveReplyKey('key-of-this-request'), box, 'req_1')).toBe('{"ok":true}');
    failing(() => unshut(seal.deriveReplyKey('key-of-another'), box, 'req_1'));
    failing(() => unshut(seal.deriveReplyKey('key-of-this-request'), box, 'req_2'));
    failing(() =>
      unshut(
        makeSeal({ ...setting, indexKey: key(8) }).deriveReplyKey('key-of-this-request'),
        box,
        'req_1',
      ),
    );
  });
});
