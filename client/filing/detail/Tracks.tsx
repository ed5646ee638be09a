import type { FilingDetail } from '@shared/contract/filing';
import type { Facts } from '@shared/kernel/condition';
import type { Verb } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { Box } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { Badge } from '@client/ui/Badge';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { ClauseLink } from '@client/ui/ClauseLink';
import { Row } from '@client/ui/Row';
import { clauseForUi } from '@client/words/clause';
import { partyWord } from '@client/words/party';
import { sentence } from '@client/words/refusal';
import { wordsOf } from '@shared/vocabulary/verbs';
import { pageOf } from './moves';
import { Proof } from './Proof';

const states = {
  na: { word: '不需要', tone: 'ended' },
  open: { word: '待完成', tone: 'waiting' },
  given: { word: '已提交，待教育部门核对', tone: 'waiting' },
  done: { word: '已完成', tone: 'filed' },
  lapsed: { word: '逾期未完成', tone: 'stop' },
} as const;

const whoDoes = (rules: Rules, track: string): string =>
  (rules.tracks[track]?.by ?? [])
    .flatMap((by) => partyWord(rules.policy.words.offices[by] ?? by) ?? [])
    .join('、');
// The form that is printed, signed and stamped comes back with the code at its foot.
const isPaper = (rules: Rules, track: string): boolean =>
  rules.forms[rules.tracks[track]?.form ?? '']?.fields.some((field) => field.id === 'paper_code') ??
  false;

const wordOf = (verb: Verb): string => (verb === 'report' ? '上传证明材料' : wordsOf(verb).button);

/**
 * Work beside the filing: how far it is, by when and by whom, its proof, and what can be done about
 * it.
 */
export const Tracks = ({
  detail,
  rules,
  facts,
}: {
  detail: FilingDetail;
  rules: Rules;
  facts: Facts;
}) => (
  <>
    {detail.tracks
      .filter((t) => t.state !== 'na')
      .map((t) => {
        const first = detail.offers.find((o) => o.track && !o.why);
        const state = states[t.state];
        const who = whoDoes(rules, t.id);
        const offers = detail.offers.filter((o) => o.track === t.id);
        return (
          <Card key={t.id} title={t.title} extra={<Badge tone={state.tone} word={state.word} />}>
            {t.by && t.state !== 'done' && <Row label="最迟">{t.by}</Row>}
            {who && t.state !== 'done' && <Row label="由谁办理">{who}</Row>}
            {t.reason && <Row label="退回原因">{t.reason}</Row>}
            <Proof track={t} rules={rules} facts={facts} />
            <Box className="gap">
              <ClauseLink clause={clauseForUi(t.clause)} />
            </Box>
            {isPaper(rules, t.id) && offers.some((o) => o.do === 'report') && (
              <Box className="lead-note">打印→签字盖章→拍照上传</Box>
            )}
            {offers.map((o) => (
              <Button
                key={o.do}
                kind={o === first ? 'primary' : 'plain'}
                reason={o.why && sentence(o.why)}
                label={o.why ? undefined : `${wordOf(o.do)}：${t.title}`}
                onTap={() => goTo(pageOf(detail.id, o))}
              >
                {wordOf(o.do)}
              </Button>
            ))}
          </Card>
        );
      })}
  </>
);
