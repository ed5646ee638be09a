import { useInfiniteQuery } from '@client/query/use-query';
import { api, need } from '@client/api';
import { keepMySchool, mySchool } from '@client/phone/my-school';
import { goTo } from '@client/platform/go';
import { keepBureau } from '@client/phone/region';
import { statusAddress } from '@client/pages/status/entry';
import { marksOf } from '@client/pages/home/hits';
import { Trouble } from '@client/api/trouble';
import { Badge } from '@client/ui/Badge';
import { Box } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Empty } from '@client/ui/Empty';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';

/** What one school has filed and is filing, each with whether it may be used today. */
export const Tools = ({ id, onChosen }: { id: string; onChosen: () => void }) => {
  const tools = useInfiniteQuery({
    queryKey: ['tools', id],
    queryFn: ({ pageParam }) => need(api.lookup.search({ school: id, after: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
  if (tools.isPending)
    return (
      <Screen>
        <Loading what="正在查找本校的应用" />
      </Screen>
    );
  if (tools.error)
    return (
      <Screen title="本校已备案应用">
        <Trouble error={tools.error} onRetry={() => tools.refetch()} />
      </Screen>
    );
  const items = tools.data.pages.flatMap((page) => page.items);
  const [head] = tools.data.pages[0]?.found ?? [];
  if (!head || 'app' in head)
    return (
      <Screen title="本校已备案应用">
        <Empty icon="school" title="这所学校还没有备案过应用" />
      </Screen>
    );
  const { school, filed } = head;
  const choose = () => {
    keepMySchool(school);
    keepBureau(school.bureau);
    onChosen();
  };
  return (
    <Screen title={school.name} lead={school.bureau}>
      <Card title={`本校已备案应用 ${filed} 个`}>
        {items.map((hit) => (
          <ListItem
            key={hit.app.id}
            title={hit.app.name}
            note={hit.app.provider}
            badge={
              <Box>
                {marksOf({ app: hit.app, at: hit }).map((mark) => (
                  <Badge key={mark.word} {...mark} />
                ))}
              </Box>
            }
            onTap={() => goTo(statusAddress({ school: school.id, app: hit.app.id }))}
          />
        ))}
        {tools.hasNextPage && (
          <Button kind="link" busy={tools.isFetchingNextPage} onTap={() => tools.fetchNextPage()}>
            更多应用
          </Button>
        )}
      </Card>
      {mySchool()?.id !== school.id && (
        <Button icon="school" onTap={choose}>
          记为孩子的学校
        </Button>
      )}
    </Screen>
  );
};
