import { useEffect } from 'react';
import { api } from '@client/api';
import { Cases, More, useCases } from '@client/list/Cases';
import { Task } from '@client/list/Task';
import { Heading } from '@client/platform/element';
import type { Looker } from './looker';

const whatWillWait = ({ filer, provider }: Looker): string => {
  if (provider) return '发给本单位的通知、需要您修改的备案会出现在这里；其余的请看“全部”。';
  return filer
    ? '老师新建或退回的备案、发给本校的通知会出现在这里。'
    : '有单位提交后会出现在这里。';
};

/** What waits for me, the least time left first, then what I began and have not handed in. */
export const Waiting = ({
  who,
  onCount,
}: {
  who: Looker;
  /** Hears how many there are, once all are known. */ onCount: (count: number | undefined) => void;
}) => {
  const list = useCases(['waiting'], (after) => api.case.inbox({ ...(after && { after }) }));
  const drafts = useCases(['drafts'], () => api.case.list({ standing: 'draft' }), who.writes);
  const begun = who.writes ? drafts.items : [];
  const { query, items } = list;
  const count = query.data && !query.hasNextPage ? items.length : undefined;
  useEffect(() => onCount(count), [count, onCount]);
  const none = { icon: 'todo', title: '没有等您办的事', note: whatWillWait(who) } as const;
  return (
    <>
      <Cases
        of={list}
        none={begun.length === 0 ? none : undefined}
        renderItem={(item) => (
          <Task
            key={`${item.id}${item.mine ?? ''}`}
            item={item}
            bureau={who.bureau}
            signs={who.signs}
          />
        )}
      />
      {begun.length > 0 && (
        <Heading level={2} className="list-title">
          我的草稿
        </Heading>
      )}
      {begun.map((item) => (
        <Task key={`draft${item.id}`} item={item} bureau={who.bureau} signs={false} />
      ))}
      <More of={list} />
    </>
  );
};
