import { lives } from '@shared/vocabulary/lives';
import { api } from '@client/api';
import { Cases, More, useCases } from '@client/list/Cases';
import { putKinds, type Kind } from '@client/list/kinds';
import { Task } from '@client/list/Task';
import { Box, Heading } from '@client/platform/element';
import { Empty } from '@client/ui/Empty';

const usePut = (kind: Kind) =>
  useCases(['put', kind], (after) => api.case.list({ life: kind, ...(after && { after }) }));

/** 收到的通知: what bureaus put to this organisation, a kind under another. */
export const Received = () => {
  const [first, second, third] = putKinds;
  const lists = [usePut(first), usePut(second), usePut(third)];
  const known = lists.every(({ query }) => query.isSuccess);
  const none = known && lists.every(({ items }) => items.length === 0);
  return (
    <>
      {none && (
        <Empty
          icon="inbox"
          title="没有收到通知"
          note="教育部门要求停止使用、限期整改或听取意见的，会出现在这里。"
        />
      )}
      {lists.map((list, index) => (
        <Box key={putKinds[index]}>
          {list.items.length > 0 && (
            <Heading level={2} className="list-title">
              {lives[putKinds[index]!]}
            </Heading>
          )}
          <Cases
            of={list}
            renderItem={(item) => <Task key={item.id} item={item} bureau={false} signs={false} />}
          />
          <More of={list} />
        </Box>
      ))}
    </>
  );
};
