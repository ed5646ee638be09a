import { useState } from 'react';
import Taro from '@tarojs/taro';
import type { OutputOf } from '@shared/contract/endpoint';
import type { complaint } from '@shared/contract/complaint';
import type { Verb } from '@shared/policy/policy';
import { clockOf } from '@shared/kernel/calendar';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { MoveBar } from '@client/ui/MoveBar';
import { Row } from '@client/ui/Row';
import { Screen } from '@client/ui/Screen';
import { Timeline } from '@client/ui/Timeline';
import { VerdictBand } from '@client/ui/VerdictBand';
import { clauseForUi } from '@client/words/clause';
import { sentence } from '@client/words/refusal';
import { standingWord } from '@client/words/standing';
import { wordsOf } from '@client/words/verb';
import { leftOf } from '../left';
import { Deed } from './Deed';

/** One complaint as the bureau sees it. */
export type Complaint = OutputOf<typeof complaint.open>;
type Props = { complaint: Complaint; onChanged: () => unknown };

/** What was told, what happened since, and what I may do now; grey with its reason where I may not. */
export const Detail = ({ complaint: c, onChanged }: Props) => {
  const [doing, setDoing] = useState<Verb>();
  const w = standingWord[c.standing];
  const left = leftOf(c.clock);
  const offer = c.offers.find((o) => o.do === doing);
  const moves = c.offers.map((o) => ({
    key: o.do,
    label: wordsOf(o.do).button,
    reason: o.why && sentence(o.why),
    clause: clauseForUi(o.clause),
    kind: o.do === 'dismiss' ? ('plain' as const) : undefined,
    onTap: () => setDoing(o.do),
  }));
  return (
    <Screen foot={moves.length > 0 ? <MoveBar moves={moves} note={c.clock.due ? `答复期限 ${c.clock.due}` : undefined} /> : undefined}>
      <VerdictBand tone={w.tone} icon={w.icon} word={c.place || w.word}>{left && <Badge tone={left.tone} word={left.word} />}</VerdictBand>
      <Card title="投诉的事">
        <Row label="事项" clause={clauseForUi(c.category.clause)}>{c.category.title}</Row>
        <Row label="学校">{c.school.name}</Row>
        <Row label="应用" onTap={() => void Taro.navigateTo({ url: `/pages/status/index?school=${c.school.id}&app=${c.app.id}` })} action="公开结果">{c.app.name}</Row>
        {c.filing && <Row label="备案" onTap={() => void Taro.navigateTo({ url: `/filing/detail/index?id=${c.filing!}` })}>这所学校的备案</Row>}
        <Row label="经过">{c.happened}</Row>
      </Card>
      <Card title="办理经过">
        <Timeline
          items={[...c.steps].reverse().map((s) => ({
            when: clockOf(s.at), title: s.title, by: s.from === 'you' ? '投诉人' : c.bureau.name, reason: s.text === c.happened ? undefined : s.text, clause: s.clauses[0] && clauseForUi(s.clauses[0]), tone: s.from === 'you' ? ('ended' as const) : ('primary' as const),
          }))}
        />
      </Card>
      {offer && <Deed complaint={c} offer={offer} onClose={() => setDoing(undefined)} onDone={onChanged} />}
    </Screen>
  );
};
