import { useState } from 'react';
import { useInfiniteQuery } from '@client/query/use-query';
import { api, need } from '@client/api';
import { Box } from '@client/platform/element';
import { Trouble } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Empty } from '@client/ui/Empty';
import { Field } from '@client/ui/Field';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { TextInput } from '@client/ui/TextInput';

type School = { id: string; name: string; bureau: string };

/**
 * Finds a school by part of its name; choosing one calls back. Searches when asked to, not at every
 * key.
 */
export const SchoolSearch = ({
  label,
  onChoose,
}: {
  label: string;
  onChoose: (school: School) => void;
}) => {
  const [words, setWords] = useState('');
  const [query, setQuery] = useState('');
  const found = useInfiniteQuery({
    queryKey: ['schools', query],
    queryFn: ({ pageParam }) => need(api.lookup.schools({ q: query, after: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    enabled: query !== '',
  });
  const look = () => setQuery(words.trim());
  const schools = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Field id="school" label={label} hint="输入校名里的几个字，例如“河滨小学”可输入“河滨”">
        <TextInput value={words} onChange={setWords} placeholder="学校名称" onDone={look} />
      </Field>
      <Button kind={query ? 'plain' : 'primary'} icon="search" onTap={look}>
        查找学校
      </Button>
      {query !== '' && found.isPending && <Loading what="正在查找学校" />}
      {found.error && <Trouble error={found.error} onRetry={() => found.refetch()} />}
      {found.isSuccess && schools.length === 0 && (
        <Empty
          icon="school"
          title="没有找到这所学校"
          note="请少输几个字再试；本系统里没有的学校，请打电话问教育部门。"
        />
      )}
      {found.data?.pages[0]?.near && (
        <Box role="status">{`没有叫“${query}”的学校。您要找的是不是：`}</Box>
      )}
      {schools.map((school) => (
        <ListItem
          key={school.id}
          icon="school"
          title={school.name}
          note={school.bureau}
          onTap={() => onChoose(school)}
        />
      ))}
      {found.hasNextPage && (
        <Button kind="link" busy={found.isFetchingNextPage} onTap={() => found.fetchNextPage()}>
          更多学校
        </Button>
      )}
    </>
  );
};
