import { useState } from 'react';
import { useInfiniteQuery } from '@client/query/use-query';
import type { OrgBrief } from '@shared/contract/shapes';
import { Gate } from '@client/account/Gate';
import { api, need } from '@client/api';
import { goTo } from '@client/platform/go';
import { hasRole } from '@client/account/seat';
import { Trouble } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Empty } from '@client/ui/Empty';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { MoveBar } from '@client/ui/MoveBar';
import { Screen } from '@client/ui/Screen';
import { Import } from './Import';

const kinds = {
  school: '学校',
  office: '机关处室',
  unit: '直属单位',
  provider: '提供者',
  bureau: '教育部门',
} as const satisfies Record<OrgBrief['kind'], string>;

const Schools = ({ admin }: { admin: boolean }) => {
  const [importing, setImporting] = useState(false);
  const list = useInfiniteQuery({
    queryKey: ['org-schools'],
    queryFn: ({ pageParam }) => need(api.bureau.schools({ after: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  if (importing)
    return <Import onLeave={() => setImporting(false)} onDone={() => list.refetch()} />;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const foot = admin ? (
    <MoveBar moves={[{ key: 'import', label: '批量导入', onTap: () => setImporting(true) }]} />
  ) : undefined;
  return (
    <Screen
      title="学校和单位"
      lead={admin ? '点一个单位，看它的人员：可以邀请，也可以移除。' : undefined}
      foot={foot}
    >
      {list.isPending && <Loading />}
      {list.error && <Trouble error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Empty icon="school" title="还没有学校" note="用表格批量导入后，再邀请各校管理员。" />
      )}
      {items.length > 0 && (
        <Card>
          {items.map((school) => (
            <ListItem
              key={school.id}
              icon={school.kind === 'school' ? 'school' : 'building'}
              title={school.name}
              note={kinds[school.kind]}
              extra={school.people > 0 ? `${school.people} 人` : '还没有人'}
              onTap={admin ? () => goTo(`/bureau/members/index?org=${school.id}`) : undefined}
            />
          ))}
        </Card>
      )}
      {list.hasNextPage && (
        <Button kind="link" busy={list.isFetchingNextPage} onTap={() => list.fetchNextPage()}>
          更多单位
        </Button>
      )}
    </Screen>
  );
};

/** 学校和单位: who files with this bureau. */
export default function SchoolsPage() {
  return (
    <Gate title="学校和单位" bureau>
      {(me) => <Schools admin={hasRole(me, 'admin')} />}
    </Gate>
  );
}
