import { useState } from 'react';
import type { bureau } from '@shared/contract/bureau';
import type { OutputOf } from '@shared/contract/endpoint';
import type { Fault } from '@shared/kernel/refusal';
import { api, newKey } from '@client/api';
import { keyKeeper } from '@client/api/key-keeper';
import { Box } from '@client/platform/element';
import { copy } from '@client/platform/share';
import { pickTable } from '@client/platform/table';
import { replyWords } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Field } from '@client/ui/Field';
import { MoveBar } from '@client/ui/MoveBar';
import { Screen } from '@client/ui/Screen';
import { TextArea } from '@client/ui/TextArea';
import { VerdictBand } from '@client/ui/VerdictBand';
import { columns, example, faultLine, remarkLine } from './columns';

type Result = OutputOf<typeof bureau.importSchools>;
const FEW = 50;

/** What is to be said of single rows: why one is not added, or what it is easily mistaken for. */
const Remarks = ({ of }: { of: Result }) =>
  of.remarks.length === 0 ? null : (
    <Card title={`${of.remarks.length} 行请留意`}>
      {of.remarks.slice(0, FEW).map((remark) => (
        <Box key={remark.row}>{remarkLine(remark)}</Box>
      ))}
      {of.remarks.length > FEW && <Box>{`另有 ${of.remarks.length - FEW} 行没有列出。`}</Box>}
    </Card>
  );

/**
 * Schools from a table: checked first, then imported whole or not at all; every error is named by
 * its cell.
 */
export const Import = ({ onLeave, onDone }: { onLeave: () => void; onDone: () => unknown }) => {
  const [csv, setCsv] = useState('');
  const [picked, setPicked] = useState<{ file: string; name: string }>();
  const [checked, setChecked] = useState<Result>();
  const [kept, setKept] = useState<Result>();
  const [trouble, setTrouble] = useState<string>();
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [once] = useState(() => keyKeeper(newKey));

  const take = (text: string, from?: { file: string; name: string }) => {
    setCsv(text);
    setPicked(from);
    setChecked(undefined);
    setTrouble(undefined);
    setFaults([]);
  };
  const pick = async () => {
    const table = await pickTable();
    if (table === 'unreadable') setTrouble('这个文件打不开，请换一个文件，或把表格粘贴在下面。');
    else if (table === 'too-big') setTrouble('这个文件太大，请分成几个文件导入。');
    else if (table) take('', table);
  };
  const send = async (check: boolean) => {
    setTrouble(undefined);
    setFaults([]);
    const table = picked ? { file: picked.file } : { csv };
    const reply = await once(`${check}${picked?.file ?? csv}`, (key) =>
      api.bureau.importSchools({ ...table, check }, { key }),
    );
    if (!reply.ok) {
      setTrouble(replyWords(reply));
      setFaults('refusal' in reply ? (reply.refusal.faults ?? []) : []);
      return;
    }
    if (check) return setChecked(reply.value);
    setKept(reply.value);
    await onDone();
  };
  if (kept) {
    return (
      <Screen>
        <VerdictBand
          tone="filed"
          word="导入完成"
        >{`新增 ${kept.added} 所，已有 ${kept.known} 所没有改动。`}</VerdictBand>
        <Remarks of={kept} />
        <Button kind="primary" onTap={onLeave}>
          回到学校列表
        </Button>
      </Screen>
    );
  }
  const empty = !picked && csv.trim() === '' ? '请先选择文件或粘贴表格' : undefined;
  const move = checked
    ? {
        key: 'import',
        label: `导入 ${checked.added} 所`,
        onTap: () => send(false),
        reason: checked.added === 0 ? '没有要新增的学校' : undefined,
      }
    : { key: 'check', label: '先检查', onTap: () => send(true), reason: empty };
  return (
    <Screen
      title="批量导入学校"
      foot={
        <MoveBar moves={[move, { key: 'leave', label: '返回', kind: 'plain', onTap: onLeave }]} />
      }
    >
      <Card title="表格怎样准备">
        <Box>第一行是表头，下面每所学校一行：</Box>
        {columns.map((column) => (
          <Box key={column.name}>{`${column.name}：${column.says}`}</Box>
        ))}
        <Button kind="link" onTap={() => copy(example)}>
          复制样表
        </Button>
      </Card>
      {checked && (
        <Card
          tone="filed"
          title="检查通过"
        >{`会新增 ${checked.added} 所，已有 ${checked.known} 所不改动。`}</Card>
      )}
      {checked && <Remarks of={checked} />}
      {trouble && <ErrorBox title="还不能导入" note={trouble} />}
      {faults.length > 0 && (
        <Card title={`${faults.length} 处要改`}>
          {faults.slice(0, FEW).map((fault, index) => (
            <Box key={index}>{faultLine(fault)}</Box>
          ))}
          {faults.length > FEW && (
            <Box>{`先改这 ${FEW} 处，再检查一次会列出其余 ${faults.length - FEW} 处。`}</Box>
          )}
        </Card>
      )}
      <Button icon="upload" onTap={pick}>
        {picked ? `已选 ${picked.name}，换一个文件` : '选择 CSV 文件'}
      </Button>
      <Field id="csv" label="或者把表格粘贴在这里" hint="在表格软件里选中、复制，直接粘贴即可">
        <TextArea value={csv} onChange={(text) => take(text)} rows={8} placeholder={example} />
      </Field>
    </Screen>
  );
};
