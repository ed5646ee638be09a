import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { clockOf } from '@shared/kernel/calendar';
import { api } from '@client/api';
import { Gate } from '@client/account/Gate';
import { Cases, More, useCases } from '@client/list/Cases';
import { Task } from '@client/list/Task';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';
import { Screen } from '@client/ui/Screen';
import { Tabs } from '@client/ui/Tabs';

type View = 'waiting' | 'all';
const tabs = [
  { key: 'waiting', label: '待我办' },
  { key: 'all', label: '全部' },
] as const;

const none = {
  waiting: { icon: 'flag', title: '没有待办的投诉' },
  all: { icon: 'flag', title: '还没有投诉' },
} as const;

/** What waits of complaints: of a pile only the one that stands for it, which leads to all of them. */
const Queue = () => {
  const [view, setView] = useState<View>('waiting');
  const list = useCases(['complaints', view], (after) =>
    api.case[view === 'waiting' ? 'inbox' : 'list']({
      life: 'complaint',
      ...(after && { after }),
    }),
  );
  return (
    <Screen title="投诉办理" lead="学校看不到投诉和投诉人。">
      <Tabs tabs={tabs} at={view} onChange={(key) => setView(key === 'all' ? 'all' : 'waiting')} />
      <Cases
        of={list}
        none={none[view]}
        renderItem={(item) => (
          <Task
            key={item.id}
            item={item}
            head={{ title: item.about ?? '', under: `${item.org.name}　${item.app.name}` }}
            bureau
            signs={false}
          />
        )}
      />
      <More of={list} />
    </Screen>
  );
};

/** All open complaints of one school, app and kind, told apart by when they were told. */
const Pile = ({ of }: { of: string }) => {
  const list = useCases(['pile', of], (after) =>
    api.case.list({ pile: of, ...(after && { after }) }),
  );
  const [first] = list.items;
  return (
    <Screen title="同类投诉" lead="同一所学校、同一个应用、同一种事项。请逐件看，逐件答复。">
      {first && (
        <Card title={first.about}>
          <Row label="学校">{first.org.name}</Row>
          <Row label="应用">{first.app.name}</Row>
        </Card>
      )}
      <Cases
        of={list}
        none={{
          icon: 'check',
          title: '同类投诉都办完了',
          note: '已办结的在“投诉办理”的“全部”里。',
        }}
        renderItem={({ more: _alike, ...item }) => (
          <Task
            key={item.id}
            item={item}
            head={{ title: `${clockOf(item.begun)} 提交` }}
            bureau
            signs={false}
          />
        )}
      />
      <More of={list} />
    </Screen>
  );
};

/**
 * 投诉办理: the complaints of my bureau, the least time left first; with `?pile=` all of the same kind
 * as one of them.
 */
export default function ComplaintsPage() {
  const { pile } = useRouter().params;
  return (
    <Gate title="投诉办理" bureau>
      {() => (pile ? <Pile of={pile} /> : <Queue />)}
    </Gate>
  );
}
