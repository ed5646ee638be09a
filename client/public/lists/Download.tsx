import { useState } from 'react';
import { api as contract } from '@shared/contract';
import type { PublicListView } from '@shared/contract/lists';
import { addressOf } from '@client/api';
import { saveFile, savesFile } from '@client/platform/document';
import { Box } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Sheet } from '@client/ui/Sheet';

const kinds = [
  { ending: 'xlsx', label: '电子表格（XLSX）' },
  { ending: 'csv', label: '文本表格（CSV）' },
  { ending: 'json', label: '供程序读取（JSON）' },
] as const;
type Ending = (typeof kinds)[number]['ending'];

/** 下载: the whole list as a file, those taken off included. */
export const Download = ({ list, onClose }: { list: PublicListView; onClose: () => void }) => {
  const [failed, setFailed] = useState(false);
  const save = async (ending: Ending) => {
    const which = { bureau: list.bureau.id, list: list.list };
    const { url } = addressOf(contract.lists[ending], which);
    setFailed(!(await saveFile({ url, name: `${list.title}.${ending}` })));
  };
  return (
    <Sheet title="下载名单" onClose={onClose}>
      <Box className="lists__note">整份名单，包括已经移出的。</Box>
      {failed && <ErrorBox title="没有下载成功" note="请检查网络，过一会儿再试。" />}
      {kinds.map(({ ending, label }) => (
        <Button key={ending} icon="download" onTap={() => save(ending)}>
          {savesFile(ending) ? label : `复制网址：${label}`}
        </Button>
      ))}
    </Sheet>
  );
};
