import { useState } from 'react';
import type { Policy, Standing } from '@shared/policy/policy';
import { lives } from '@shared/vocabulary/lives';
import { api, need } from '@client/api';
import { Cases, More, useCases } from '@client/list/Cases';
import { kinds, livesIn, type Kind, type Narrow } from '@client/list/kinds';
import { OfKind } from '@client/list/OfKind';
import { Task } from '@client/list/Task';
import { Box } from '@client/platform/element';
import { useQuery } from '@client/query/use-query';
import { Chips } from '@client/ui/Chips';
import { Pick } from '@client/ui/Pick';
import { filingStandings, standingWord } from '@client/words/standing';
import type { Looker } from './looker';

const filed = [
  { value: 'any', label: '全部状态' },
  ...filingStandings.map((standing) => ({
    value: standing as string,
    label: standingWord(standing).word,
  })),
];
const reported = { value: 'listed' satisfies Standing as string, label: '在用（已报送）' };

const howToBegin = ({ filer, provider }: Looker): string | undefined => {
  if (!filer) return undefined;
  return provider
    ? '点“登记备案情况”开始，选本单位提供的应用。'
    : '点“新建备案”开始，扫一扫应用的二维码最快。';
};

const noneOf = (standing: string, who: Looker): { title: string; note?: string } =>
  standing === 'any'
    ? { title: '还没有备案', note: howToBegin(who) }
    : { title: '没有这个状态的备案' };

/** Everything that organisations began and that was put to us, by its standing. */
const Filed = ({ who }: { who: Looker }) => {
  const [standing, setStanding] = useState('any');
  const list = useCases(['all', standing], (after) =>
    api.case.list({
      ...(standing !== 'any' && { standing: standing as Standing }),
      ...(after && { after }),
    }),
  );
  return (
    <>
      <Box className="filter">
        <Pick
          label="按状态筛选"
          options={who.provider ? filed : [...filed, reported]}
          value={standing}
          onChange={setStanding}
        />
      </Box>
      <Cases
        of={list}
        none={{ icon: 'todo', ...noneOf(standing, who) }}
        renderItem={(item) => (
          <Task key={item.id} item={item} bureau={who.bureau} signs={who.signs} />
        )}
      />
      <More of={list} />
    </>
  );
};

type Shown = Kind | 'filed';

/** The kinds that the policy of a bureau has, once they are known. */
const useKinds = (policy: string, enabled: boolean): readonly Kind[] => {
  const read = useQuery({
    queryKey: ['kinds', policy],
    queryFn: async () => {
      const { policy: read } = await need(api.policy.read({ id: policy }));
      return livesIn((read as unknown as Policy).words.places);
    },
    enabled,
    staleTime: Infinity,
  });
  return kinds.filter((kind) => read.data?.includes(kind));
};

/** 全部: at a bureau a kind at a time, else all of them together. */
export const All = ({ who }: { who: Looker }) => {
  const [shown, setShown] = useState<Shown>('filed');
  const [standing, setStanding] = useState<Narrow>('any');
  const has = useKinds(who.policy, who.bureau);
  const show = (next: Shown) => {
    setShown(next);
    setStanding('any');
  };
  const chips = [
    { value: 'filed' as Shown, label: '备案和报送' },
    ...has.map((kind) => ({ value: kind as Shown, label: lives[kind] })),
  ];
  return (
    <>
      {has.length > 0 && <Chips label="按种类看" chips={chips} at={shown} onChange={show} />}
      {shown === 'filed' ? (
        <Filed who={who} />
      ) : (
        <OfKind
          key={shown}
          kind={shown}
          standing={standing}
          onStanding={setStanding}
          bureau={who.bureau}
        />
      )}
    </>
  );
};
