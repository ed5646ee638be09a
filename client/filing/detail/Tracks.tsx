import Taro from '@tarojs/taro';
import type { FilingDetail } from '@shared/contract/filing';
import { labelOf } from '@shared/domain/answers';
import type { Answers } from '@shared/domain/case';
import type { Facts } from '@shared/kernel/condition';
import type { Rules } from '@shared/policy/rules';
import { useOpenFile } from '@client/form/open-file';
import { filesOf, shownAnswer } from '@client/form/shown';
import { Box, Tap, Words } from '@client/platform/element';
import { Badge } from '@client/ui/Badge';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { ClauseLink } from '@client/ui/ClauseLink';
import { Icon } from '@client/ui/Icon';
import { Row } from '@client/ui/Row';
import { clauseForUi } from '@client/words/clause';
import { sentence } from '@client/words/refusal';
import { wordsOf } from '@client/words/verb';
import { pageOf } from './moves';

const states = {
  na: { word: '不需要', tone: 'ended' }, open: { word: '待完成', tone: 'waiting' }, given: { word: '已交凭据，等教育部门确认', tone: 'waiting' },
  done: { word: '已完成', tone: 'filed' }, lapsed: { word: '逾期未完成', tone: 'stop' },
} as const;

/** Work beside the filing: how far it is, by when, its proof, and what can be done about it. */
export const Tracks = ({ detail, rules, facts }: { detail: FilingDetail; rules: Rules; facts: Facts }) => {
  const { open, viewer } = useOpenFile();
  return (
    <>
      {detail.tracks.filter((t) => t.state !== 'na').map((t) => {
        const first = detail.offers.find((o) => o.track && !o.why);
        const state = states[t.state];
        const form = rules.tracks[t.id]?.form;
        const proof = (t.answers ?? {}) as Answers;
        return (
          <Card key={t.id} title={t.title} extra={<Badge tone={state.tone} word={state.word} />}>
            {t.by && t.state !== 'done' && <Row label="最迟">{t.by}</Row>}
            {t.reason && <Row label="退回原因">{t.reason}</Row>}
            {(form ? (rules.forms[form]?.fields ?? []) : []).filter((f) => proof[f.id] !== undefined).map((f) => (
              <Row key={f.id} label={labelOf(f, facts)}>
                {filesOf(proof[f.id]).length > 0
                  ? filesOf(proof[f.id]).map((file) => <Tap key={file.file} className="attached" label={`打开${file.name}`} onTap={() => void open(file)}><Icon name="doc" size="small" /><Words className="attached__name">{file.name}</Words></Tap>)
                  : <Words>{shownAnswer(f, proof[f.id]) ?? ''}</Words>}
              </Row>
            ))}
            <Box className="gap"><ClauseLink clause={clauseForUi(t.clause)} /></Box>
            {detail.offers.filter((o) => o.track === t.id).map((o) => (
              <Button key={o.do} kind={o === first ? 'primary' : 'plain'} reason={o.why && sentence(o.why)} onTap={() => void Taro.navigateTo({ url: pageOf(detail.id, o) })}>{wordsOf(o.do).button}</Button>
            ))}
          </Card>
        );
      })}
      {viewer}
    </>
  );
};
