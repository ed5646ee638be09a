import { useState } from 'react';
import { useQuery } from '@client/query/use-query';
import type { PublicListView } from '@shared/contract/lists';
import { api, need } from '@client/api';
import { Trouble } from '@client/api/trouble';
import { Box, Heading, Words } from '@client/platform/element';
import { ClauseLink } from '@client/ui/ClauseLink';
import { Empty } from '@client/ui/Empty';
import { Link } from '@client/ui/Link';
import { Loading } from '@client/ui/Loading';
import { Tabs } from '@client/ui/Tabs';
import { clauseForUi } from '@client/words/clause';
import { Download } from './Download';
import { Entries } from './Entries';
import { keyOf, tabsOf } from './lists';

const Head = ({ list, onSave }: { list: PublicListView; onSave: () => void }) => (
  <Box className="lists__head">
    <Heading level={2} className="lists__title">
      {list.title}
    </Heading>
    <Box className="lists__by">
      <Words>{`${list.bureau.name}公布`}</Words>
      <ClauseLink clause={clauseForUi(list.clause)} />
      <Box className="lists__save">
        <Link label={`下载${list.title}`} onTap={onSave}>
          下载
        </Link>
      </Box>
    </Box>
  </Box>
);

type Props = {
  bureau: { id: string; name: string };
  /** Which list is looked at, and who hears of another. */ at?: string;
  onList: (key: string) => void;
};

/** The lists that are kept where a bureau is, a tab for each. */
export const Kept = ({ bureau, at, onList }: Props) => {
  const [saving, setSaving] = useState(false);
  const kept = useQuery({
    queryKey: ['lists', bureau.id],
    queryFn: () => need(api.lists.all({ bureau: bureau.id })),
  });
  if (kept.error) return <Trouble error={kept.error} onRetry={() => kept.refetch()} />;
  if (!kept.data) return <Loading what="正在读取名单" />;
  const { items } = kept.data;
  const list = items.find((one) => keyOf(one) === at) ?? items[0];
  if (!list)
    return (
      <Empty
        icon="list"
        title={`${bureau.name}没有公布名单`}
        note="当地的规定没有设名单；应用能不能用，请在“查询”里查。"
      />
    );
  return (
    <>
      {items.length > 1 && <Tabs tabs={tabsOf(items)} at={keyOf(list)} onChange={onList} />}
      <Head list={list} onSave={() => setSaving(true)} />
      <Entries key={keyOf(list)} list={list} />
      <Box className="lists__note">
        {`名单由${list.bureau.name}公布，只在它管的学校有效；移出以后，记录仍然可以查到。`}
      </Box>
      {saving && <Download list={list} onClose={() => setSaving(false)} />}
    </>
  );
};
