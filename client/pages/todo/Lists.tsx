import { useState } from 'react';
import { Tabs, type Tab } from '@client/ui/Tabs';
import { All } from './All';
import type { Looker } from './looker';
import { Received } from './Received';
import { Waiting } from './Waiting';

type View = 'waiting' | 'received' | 'all';

type Props = { who: Looker; waiting: number };

/** What waits for me, most urgent first, what was put to us, and everything I may see. */
export const Lists = ({ who, waiting }: Props) => {
  const [view, setView] = useState<View>('waiting');
  const [counted, setCounted] = useState<number>();
  const tabs: Tab[] = [
    { key: 'waiting', label: '待我办', count: counted ?? waiting },
    ...(who.filer ? [{ key: 'received', label: '收到的通知' }] : []),
    { key: 'all', label: '全部' },
  ];
  return (
    <>
      <Tabs tabs={tabs} at={view} onChange={(key) => setView(key as View)} />
      {view === 'waiting' && <Waiting who={who} onCount={setCounted} />}
      {view === 'received' && <Received />}
      {view === 'all' && <All who={who} />}
    </>
  );
};
