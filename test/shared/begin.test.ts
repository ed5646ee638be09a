import { beginnings, coveredKinds, hindranceTo } from '@shared/domain/begin';
import { appKinds, filerKinds } from '@shared/kernel/kinds';
import { policies, rulesFor } from '@shared/policy';

const rules = (region: string) =>
  rulesFor(Object.keys(policies).find((id) => id.startsWith(`${region}@`))!)!;

test('the kinds of tool a region covers are those its form asks for, in its own words', () => {
  expect(coveredKinds(rules('wenzhou'))).toContainEqual({
    kind: 'terminal',
    title: '移动学习终端',
  });
  expect(coveredKinds(rules('suqian')).map((k) => k.kind)).toEqual([
    'app',
    'platform',
    'mini',
    'account',
  ]);
});

test('where no form asks, everything but a device is covered', () => {
  expect(coveredKinds(rules('puyang'))).toEqual([
    { kind: 'app' },
    { kind: 'platform' },
    { kind: 'mini' },
    { kind: 'account' },
  ]);
});

test.each(filerKinds)(
  '%s begins only lives of its own, the filing first, each at a start of the policy',
  (kind) => {
    for (const p of Object.values(policies)) {
      const found = beginnings(rulesFor(p.id)!, kind);
      const lives = found.map((b) => b.life);
      expect(
        lives.filter((l) =>
          kind === 'provider' ? l !== 'provider_filing' : l !== 'filing' && l !== 'inventory',
        ),
      ).toEqual([]);
      expect([...lives].sort((a) => (a === 'inventory' ? 1 : -1))).toEqual(lives);
      expect(found.every((b) => b.place.start === true && p.words.places[b.id] === b.place)).toBe(
        true,
      );
    }
  },
);

test('only a region that keeps the list of what is in use offers an entry of it', () => {
  expect(beginnings(rules('puyang'), 'school').map((b) => b.life)).toEqual(['filing', 'inventory']);
  expect(beginnings(rules('suqian'), 'school').map((b) => b.life)).toEqual(['filing']);
  expect(coveredKinds(rules('wenzhou')).map((k) => k.kind)).toEqual(appKinds);
});

test('a provider is told when a tool is another firm’s; spaces and width of its own name do not matter', () => {
  const tool = { kind: 'app', provider: '云山科技（北京）有限公司' } as const;
  expect(hindranceTo(rules('beijing'), tool, '云山科技(北京) 有限公司')).toBeUndefined();
  expect(hindranceTo(rules('beijing'), tool, '云水科技（北京）有限公司')).toBe('other_provider');
  expect(hindranceTo(rules('beijing'), tool)).toBeUndefined();
});

test('a kind no rule of the region speaks of is a reason, for whoever asks', () => {
  expect(hindranceTo(rules('suqian'), { kind: 'terminal', provider: '云山科技有限公司' })).toBe(
    'kind_not_covered',
  );
  expect(
    hindranceTo(rules('wenzhou'), { kind: 'terminal', provider: '云山科技有限公司' }),
  ).toBeUndefined();
});
