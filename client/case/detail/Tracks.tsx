import type { CaseDetail } from '@shared/contract/case';
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
import { wordsOf } from '@shared/vocabulary/verb-words';
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
  detail: CaseDetail;
  rules: Rules;
  facts: Facts;
}) => (
  <>
    {detail.tracks
      .filter((track) => track.state !== 'na')
      .map((track) => {
        const first = detail.offers.find((offer) => offer.track && !offer.why);
        const state = states[track.state];
        const who = whoDoes(rules, track.id);
        const offers = detail.offers.filter((offer) => offer.track === track.id);
        return (
          <Card
            key={track.id}
            title={track.title}
            extra={<Badge tone={state.tone} word={state.word} />}
          >
            {track.by && track.state !== 'done' && <Row label="最迟">{track.by}</Row>}
            {who && track.state !== 'done' && <Row label="由谁办理">{who}</Row>}
            {track.reason && <Row label="退回原因">{track.reason}</Row>}
            <Proof track={track} rules={rules} facts={facts} />
            <Box className="gap">
              <ClauseLink clause={clauseForUi(track.clause)} />
            </Box>
            {isPaper(rules, track.id) && offers.some((offer) => offer.do === 'report') && (
              <Box className="lead-note">打印→签字盖章→拍照上传</Box>
            )}
            {offers.map((offer) => (
              <Button
                key={offer.do}
                kind={offer === first ? 'primary' : 'plain'}
                reason={offer.why && sentence(offer.why)}
                label={offer.why ? undefined : `${wordOf(offer.do)}：${track.title}`}
                onTap={() => goTo(pageOf(detail.id, offer))}
              >
                {wordOf(offer.do)}
              </Button>
            ))}
          </Card>
        );
      })}
  </>
);
