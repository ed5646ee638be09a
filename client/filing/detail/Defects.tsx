import type { FilingDetail } from '@shared/contract/filing';
import { Box, Words } from '@client/platform/element';
import { ClauseLink } from '@client/ui/ClauseLink';
import { Card } from '@client/ui/Card';
import { clauseForUi } from '@client/words/clause';
import type { Clause } from '@shared/kernel/refusal';

type Defect = { what: string; from: string; clause?: Clause };

/** Everything the offices of this round found, and the reason of a return, as one list. */
export const defectsOf = (detail: FilingDetail): Defect[] => {
  if (detail.standing !== 'returned') return [];
  const said = detail.opinions.filter((o) => o.state === 'fault' || o.state === 'bar');
  const found = said.flatMap((o): Defect[] => [
    ...o.points.filter((p) => p.is === 'fail').map((p) => ({ what: p.note ? `${p.label}：${p.note}` : p.label, from: o.title, clause: o.clause })),
    ...(o.reason ? [{ what: o.reason, from: o.title, clause: o.clause }] : []),
  ]);
  const last = [...detail.timeline].sort((a, b) => b.seq - a.seq)[0];
  const back = last && (last.did === 'return' || last.did === 'reject') && last.reason ? [{ what: last.reason, from: last.office, ...(last.clauses[0] && { clause: last.clauses[0] }) }] : [];
  return last?.did === 'return' ? back : [...found, ...back];
};

/** 全部问题一次告知: what to put right, all of it. */
export const Defects = ({ detail }: { detail: FilingDetail }) => {
  const defects = defectsOf(detail);
  return defects.length === 0 ? null : (
    <Card title={`请修改以下 ${defects.length} 处（全部问题一次告知）`} tone="waiting">
      {defects.map((d, i) => (
        <Box key={`${d.from}${d.what}`} className="defect">
          <Words className="defect__no">{`${i + 1}.`}</Words>
          <Box className="defect__body"><Words className="shown">{d.what}</Words><Box className="under">{d.from}</Box></Box>
          {d.clause && <ClauseLink clause={clauseForUi(d.clause)} />}
        </Box>
      ))}
    </Card>
  );
};
