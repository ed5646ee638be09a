import { useState } from 'react';
import { useInfiniteQuery, useQuery } from '@client/query/use-query';
import { api, need } from '@client/api';
import type { MySchool } from '@client/my-school';
import { Box } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { Trouble } from '@client/trouble';
import { Badge } from '@client/ui/Badge';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Empty } from '@client/ui/Empty';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { Tabs } from '@client/ui/Tabs';
import { statusAddress } from '../status/entry';
import { hitVerdict } from '../status/verdict';

/** What a search found: answers of schools first; then apps that only bear the name, which says nothing about any school. */
export const Found = ({ q, school }: { q: string; school: MySchool | undefined }) => {
  const [at, setAt] = useState(school ? 'mine' : 'all');
  const within = at === 'mine' ? school?.id : undefined;
  const hits = useInfiniteQuery({
    queryKey: ['search', q, within],
    queryFn: ({ pageParam }) => need(api.lookup.search({ q, school: within, after: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    gcTime: 0,
  });
  const apps = useQuery({
    queryKey: ['apps', q],
    queryFn: () => need(api.lookup.findApp({ name: q })),
    staleTime: 0,
  });
  const items = hits.data?.pages.flatMap((p) => p.items) ?? [];
  const named = apps.data?.apps ?? [];
  return (
    <>
      <Card title={`“${q}”的查询结果`}>
        {school && (
          <Tabs
            tabs={[
              { key: 'mine', label: school.name },
              { key: 'all', label: '全部学校' },
            ]}
            at={at}
            onChange={setAt}
          />
        )}
        {hits.isPending && <Loading what="正在查找" />}
        {hits.error && <Trouble error={hits.error} onRetry={() => hits.refetch()} />}
        {hits.isSuccess && items.length === 0 && (
          <Empty
            icon="circle"
            title={within ? '这所学校没有查到备案' : '没有查到学校的备案'}
            note="没有备案的应用，学校不得要求使用。请核对名称，或改用“教APP备…号”查询。"
          />
        )}
        {items.map((hit) => {
          const v = hitVerdict(hit);
          const { name, id, bureau } = hit.school;
          const namesake = items.some((o) => o.school.name === name && o.school.id !== id);
          return (
            <ListItem
              key={`${hit.school.id}${hit.app.id}`}
              title={hit.app.name}
              note={`${name}${namesake ? `（${bureau}）` : ''}　${hit.app.provider}`}
              badge={<Badge tone={v.tone} icon={v.icon} word={v.word} />}
              onTap={() => goTo(statusAddress({ school: hit.school.id, app: hit.app.id }))}
            />
          );
        })}
        {hits.hasNextPage && (
          <Button kind="link" busy={hits.isFetchingNextPage} onTap={() => hits.fetchNextPage()}>
            更多结果
          </Button>
        )}
      </Card>
      {named.length > 0 && (
        <Card title="同名应用，请选学校核对">
          <Box className="home__tip">名称相同不等于已备案，各校分别备案。</Box>
          {named.map((app) => (
            <ListItem
              key={app.id}
              title={app.name}
              note={[app.provider, app.moeNo].filter(Boolean).join('　')}
              extra="选学校"
              onTap={() => goTo(`/public/app/index?name=${encodeURIComponent(q)}&app=${app.id}`)}
            />
          ))}
        </Card>
      )}
    </>
  );
};
