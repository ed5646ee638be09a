import { publicRules } from '@functions/policy/publish';
import { policies, rulesFor } from '@shared/policy';
import { matterOf, mattersOf } from '@client/public/complain/matters';
import type { StatusAnswer } from '@shared/contract/lookup';

const regions = Object.keys(policies).filter((id) =>
  rulesFor(id)!.categories.some((k) => k.id === 'other'),
);

test.each(regions)(
  '%s: every category of the policy can be chosen once, the school’s doings first, what no article names last',
  (id) => {
    const groups = mattersOf(publicRules(rulesFor(id)!));
    const ids = groups.flatMap((g) => g.items.map((m) => m.id));
    expect([...ids].sort()).toEqual(
      rulesFor(id)!
        .categories.map((k) => k.id)
        .sort(),
    );
    expect(groups.map((g) => g.title)).toEqual([
      '学校、老师的做法',
      '应用本身的问题',
      '以上都不是',
    ]);
    expect(groups.at(-1)!.items).toEqual([{ id: 'other', title: '其他问题' }]);
    expect(groups[0]!.items.length).toBeLessThanOrEqual(15);
  },
);

test('an answer of before, without groups, still offers everything', () => {
  expect(mattersOf({ forbids: [{ id: 'fee', title: '收费', clause: 0 }] })).toEqual([
    { title: '学校、老师的做法', items: [{ id: 'fee', title: '收费', clause: 0 }] },
  ]);
});

test('a choice that is not there is none', () => {
  const answer = { forbids: [{ id: 'fee', title: '收费', clause: 0 }] } as unknown as StatusAnswer;
  expect(matterOf(answer, 'fee')?.title).toBe('收费');
  expect(matterOf(answer, 'ads')).toBeUndefined();
});
