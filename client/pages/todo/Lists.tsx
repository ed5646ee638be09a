import { useState } from 'react';
import type { CaseBrief } from '@shared/contract/case';
import type { Standing } from '@shared/policy/policy';
import { api } from '@client/api';
import { Cases, More, useCases } from '@client/list/Cases';
import { Task } from '@client/list/Task';
import { Box, Heading } from '@client/platform/element';
import { Pick } from '@client/ui/Pick';
import { Tabs } from '@client/ui/Tabs';
import { filingStandings, standingWord } from '@client/words/standing';

type View = 'waiting' | 'all';
type Props = {
  bureau: boolean;
  filer: boolean;
  provider: boolean;
  writes: boolean;
  signs: boolean;
  waiting: number;
};

const filed = [
  { value: 'any', label: '全部状态' },
  ...filingStandings.map((standing) => ({
    value: standing as string,
    label: standingWord(standing).word,
  })),
];
const reported = { value: 'listed' satisfies Standing as string, label: '在用（已报送）' };

type Mine = Pick<Props, 'filer' | 'provider'>;

const whatWillWait = ({ filer, provider }: Mine): string => {
  if (provider) return '需要您修改的备案会出现在这里；已提交的请看“全部”。';
  return filer ? '老师新建或退回的备案会出现在这里。' : '有单位提交后会出现在这里。';
};

const howToBegin = ({ filer, provider }: Mine): string | undefined => {
  if (!filer) return undefined;
  return provider
    ? '点“登记备案情况”开始，选本单位提供的应用。'
    : '点“新建备案”开始，扫一扫应用的二维码最快。';
};

const noneOf = (view: View, standing: string, mine: Mine): { title: string; note?: string } => {
  if (view === 'waiting') return { title: '没有等您办的事', note: whatWillWait(mine) };
  if (standing !== 'any') return { title: '没有这个状态的备案' };
  return { title: '还没有备案', note: howToBegin(mine) };
};

/** What waits for me, most urgent first, and everything I may see, by its standing. */
export const Lists = ({ bureau, filer, provider, writes, signs, waiting }: Props) => {
  const [view, setView] = useState<View>('waiting');
  const [standing, setStanding] = useState('any');
  const list = useCases([view, standing], (after) =>
    view === 'waiting'
      ? api.case.inbox({ ...(after && { after }) })
      : api.case.list({
          ...(standing !== 'any' && { standing: standing as Standing }),
          ...(after && { after }),
        }),
  );
  const drafts = useCases(['drafts'], () => api.case.list({ standing: 'draft' }), writes);
  const begun = view === 'waiting' && writes ? drafts.items : [];
  const { query, items } = list;
  const card = (item: CaseBrief, key: string, signsIt: boolean) => (
    <Task key={key} item={item} bureau={bureau} signs={signsIt} />
  );
  return (
    <>
      <Tabs
        tabs={[
          {
            key: 'waiting',
            label: '待我办',
            count: view === 'waiting' && query.data && !query.hasNextPage ? items.length : waiting,
          },
          { key: 'all', label: '全部' },
        ]}
        at={view}
        onChange={(key) => setView(key as View)}
      />
      {view === 'all' && (
        <Box className="filter">
          <Pick
            label="按状态筛选"
            options={provider ? filed : [...filed, reported]}
            value={standing}
            onChange={setStanding}
          />
        </Box>
      )}
      <Cases
        of={list}
        none={
          begun.length === 0
            ? { icon: 'todo', ...noneOf(view, standing, { filer, provider }) }
            : undefined
        }
        renderItem={(item) => card(item, `${item.id}${item.mine ?? ''}`, signs)}
      />
      {begun.length > 0 && (
        <Heading level={2} className="list-title">
          我的草稿
        </Heading>
      )}
      {begun.map((item) => card(item, `draft${item.id}`, false))}
      <More of={list} />
    </>
  );
};
