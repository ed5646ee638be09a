import { useState } from 'react';
import { useInfiniteQuery } from '@client/query/use-query';
import { api, need } from '@client/api';
import type { MySchool } from '@client/phone/my-school';
import { Box } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { Trouble } from '@client/api/trouble';
import { Badge } from '@client/ui/Badge';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Empty } from '@client/ui/Empty';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { Tabs } from '@client/ui/Tabs';
import { markOf } from '@client/words/verdict';
import { statusAddress } from '../status/entry';
import { nearSays } from './hits';
import { Near } from './Near';

const ways = [
  '扫学校海报或应用商店的码，最准。',
  '输入国家备案号，如“教APP备3200123号”。',
  '学校要求用却查不到，请打电话问教育部门。',
];

/**
 * How else to look, said of a string that named nothing: whether it is a tool at all nobody can
 * know.
 */
const Ways = () => (
  <>
    {ways.map((way) => (
      <Box key={way} className="home__tip">
        {way}
      </Box>
    ))}
  </>
);

/**
 * What a search found: the answers of schools, then apps and schools by name; what only comes near
 * is asked about, and of what matches nothing only that is said.
 */
export const Found = ({ q: query, school }: { q: string; school: MySchool | undefined }) => {
  const [at, setAt] = useState(school ? 'mine' : 'all');
  const within = at === 'mine' ? school?.id : undefined;
  const hits = useInfiniteQuery({
    queryKey: ['search', query, within],
    queryFn: ({ pageParam }) =>
      need(api.lookup.search({ q: query, school: within, after: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    gcTime: 0,
  });
  const first = hits.data?.pages[0];
  const found = first?.found ?? [];
  const items = hits.data?.pages.flatMap((page) => page.items) ?? [];
  const named = found.some((match) => 'app' in match);
  // An answer that stands above is not given twice.
  const others = found.filter(
    (match) =>
      !(
        'app' in match &&
        items.some((hit) => hit.app.id === match.app.id && hit.school.id === match.at?.school.id)
      ),
  );
  return (
    <>
      <Card title={`“${query}”的查询结果`}>
        {school && (
          <Tabs
            tabs={[
              { key: 'mine', label: '孩子的学校' },
              { key: 'all', label: '全部学校' },
            ]}
            at={at}
            onChange={setAt}
          />
        )}
        {hits.isPending && <Loading what="正在查找" />}
        {hits.error && <Trouble error={hits.error} onRetry={() => hits.refetch()} />}
        {first && found.length === 0 && (
          <Empty icon="search" title="没有查到" note="只说明名称没有对上。可以这样再查：">
            <Ways />
          </Empty>
        )}
        {first && found.length > 0 && !first.exact && (
          <Box role="status" className="home__tip">
            {nearSays(first.named ?? query)}
          </Box>
        )}
        {first?.exact && named && items.length === 0 && (
          <Empty
            icon="circle"
            title={within ? '孩子的学校没有查到备案' : '还没有学校备案'}
            note={within && '学校能不能要求使用，点开下面的应用看。'}
          />
        )}
        {items.map((hit) => {
          const { name, id, bureau } = hit.school;
          const namesake = items.some(
            (other) => other.school.name === name && other.school.id !== id,
          );
          return (
            <ListItem
              key={`${hit.school.id}${hit.app.id}`}
              title={hit.app.name}
              note={`${name}${namesake ? `（${bureau}）` : ''}　${hit.app.provider}`}
              badge={<Badge {...markOf(hit)} />}
              onTap={() => goTo(statusAddress({ school: hit.school.id, app: hit.app.id }))}
            />
          );
        })}
        {hits.hasNextPage && (
          <Button kind="link" busy={hits.isFetchingNextPage} onTap={() => hits.fetchNextPage()}>
            更多结果
          </Button>
        )}
        {first && !first.exact && <Near found={found} q={query} />}
      </Card>
      {first?.exact && others.length > 0 && (
        <Card title={named ? '同名应用，请选学校核对' : '学校'}>
          {named && <Box className="home__tip">名称相同不等于已备案，各校分别备案。</Box>}
          <Near found={others} q={query} />
        </Card>
      )}
      {first && found.length > 0 && !first.exact && (
        <Card title="都不是？">
          <Ways />
        </Card>
      )}
    </>
  );
};
