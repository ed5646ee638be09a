import { useState } from 'react';
import { useInfiniteQuery } from '@client/query/use-query';
import type { PublicListView } from '@shared/contract/lists';
import { standings } from '@shared/vocabulary/standings';
import { api, need } from '@client/api';
import { Trouble } from '@client/api/trouble';
import { Box, Tap, Words } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { Badge } from '@client/ui/Badge';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Chips } from '@client/ui/Chips';
import { Empty } from '@client/ui/Empty';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { TextInput } from '@client/ui/TextInput';
import { entryMark } from '@client/words/list';
import { daysOf, keyOf, noEntries } from './lists';

type Which = 'now' | 'ended';

const useEntries = (list: PublicListView, query: string, which: Which) =>
  useInfiniteQuery({
    queryKey: ['list-entries', keyOf(list), query, which],
    queryFn: ({ pageParam }) =>
      need(
        api.lists.entries({
          bureau: list.bureau.id,
          list: list.list,
          ...(query && { q: query }),
          ...(which === 'ended' && { ended: 'yes' as const }),
          ...(pageParam && { after: pageParam }),
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });

/** Who stands on a list, or stood on it, found by a part of the name. */
export const Entries = ({ list }: { list: PublicListView }) => {
  const [words, setWords] = useState('');
  const [query, setQuery] = useState('');
  const [which, setWhich] = useState<Which>('now');
  const found = useEntries(list, query, which);
  const look = () => setQuery(words.trim());
  const write = (text: string) => {
    setWords(text);
    if (text.trim() === '') setQuery('');
  };
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Box className="lists__search">
        <Box className="lists__words">
          <TextInput
            label="在这份名单里找应用或提供者"
            placeholder="应用、提供者"
            value={words}
            onChange={write}
            onDone={look}
          />
        </Box>
        <Tap className="lists__go" onTap={look}>
          <Words>查找</Words>
        </Tap>
      </Box>
      <Chips
        label="现在还是已经移出"
        chips={[
          { value: 'now', label: '现在有效', count: list.now },
          { value: 'ended', label: standings.released },
        ]}
        at={which}
        onChange={setWhich}
      />
      {found.isPending && <Loading what="正在读取名单" />}
      {found.error && items.length === 0 && (
        <Trouble error={found.error} onRetry={() => found.refetch()} />
      )}
      {found.data && items.length === 0 && (
        <Empty icon="list" {...noEntries(query, which === 'ended')} />
      )}
      {items.length > 0 && (
        <Card>
          {items.map((entry) => (
            <ListItem
              key={entry.id}
              title={entry.app.name}
              note={entry.provider}
              when={daysOf(entry)}
              badge={<Badge {...entryMark(list.kind, entry.ended !== undefined)} />}
              onTap={() => goTo(`/public/list-entry/index?id=${entry.id}`)}
            />
          ))}
        </Card>
      )}
      {found.hasNextPage && (
        <Button kind="link" busy={found.isFetchingNextPage} onTap={() => found.fetchNextPage()}>
          再看一些
        </Button>
      )}
    </>
  );
};
