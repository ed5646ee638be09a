import { useState } from 'react';
import type { Verb } from '@shared/policy/policy';
import { clockOf } from '@shared/kernel/calendar';
import { goTo } from '@client/platform/go';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { ErrorBox } from '@client/ui/ErrorBox';
import { MoveBar } from '@client/ui/MoveBar';
import { Row } from '@client/ui/Row';
import { Screen } from '@client/ui/Screen';
import { Timeline } from '@client/ui/Timeline';
import { VerdictBand } from '@client/ui/VerdictBand';
import { clauseForUi } from '@client/words/clause';
import { sentence } from '@client/words/refusal';
import { standingWord } from '@client/words/standing';
import { leftOf } from '../left';
import { counted } from '../pile';
import { Deed } from './Deed';
import type { Complaint } from './complaint';
import { deedWords } from './deed-words';
import { useAct } from './use-act';

type Props = { complaint: Complaint; mine: boolean; onChanged: () => unknown };

/**
 * What was told, what happened since, and what I may do now; grey with its reason where I may not.
 * `mine`: my own bureau answers it, and so those of the same kind.
 */
export const Detail = ({ complaint, mine, onChanged }: Props) => {
  const [doing, setDoing] = useState<Verb>();
  const [trouble, setTrouble] = useState<string>();
  const act = useAct(complaint, onChanged);
  const standing = standingWord(complaint.standing);
  const left = leftOf(complaint.clock);
  const offer = complaint.offers.find((offer) => offer.do === doing);
  const moves = complaint.offers.map((offer) => ({
    key: offer.do,
    label: deedWords(offer.do).button,
    reason: offer.why && sentence(offer.why),
    clause: clauseForUi(offer.clause),
    kind: offer.do === 'dismiss' ? ('plain' as const) : undefined,
    // What needs neither a reason nor a second thought is done by the tap itself.
    onTap:
      offer.reason || deedWords(offer.do).ask
        ? () => setDoing(offer.do)
        : async () => setTrouble(await act(offer.do)),
  }));
  return (
    <Screen
      foot={
        moves.length > 0 ? (
          <MoveBar
            moves={moves}
            note={complaint.clock.due ? `答复期限 ${complaint.clock.due}` : undefined}
          />
        ) : undefined
      }
    >
      <VerdictBand
        tone={standing.tone}
        icon={standing.icon}
        word={complaint.place || standing.word}
      >
        {left && <Badge tone={left.tone} word={left.word} />}
      </VerdictBand>
      {trouble && <ErrorBox title="还没有办成" note={trouble} />}
      <Card title="投诉内容">
        <Row label="事项" long clause={clauseForUi(complaint.category.clause)}>
          {complaint.category.title}
        </Row>
        <Row label="学校">{complaint.school.name}</Row>
        <Row
          label="应用"
          long
          onTap={() =>
            goTo(`/pages/status/index?school=${complaint.school.id}&app=${complaint.app.id}`)
          }
          action="查看公开结果"
        >
          {complaint.app.name}
        </Row>
        {complaint.filing && (
          <Row label="备案" onTap={() => goTo(`/filing/detail/index?id=${complaint.filing!}`)}>
            这所学校的备案
          </Row>
        )}
        {complaint.more > 0 && (
          <Row
            label="同类投诉"
            onTap={mine ? () => goTo(`/bureau/complaints/index?pile=${complaint.id}`) : undefined}
          >
            {`还有 ${counted(complaint.more)}`}
          </Row>
        )}
        <Row label="经过">
          {complaint.readable ? (
            complaint.happened
          ) : (
            <Badge tone="ended" icon="lock" word="内容只有受理处室能看" />
          )}
        </Row>
      </Card>
      <Card title="办理经过">
        <Timeline
          items={[...complaint.steps].reverse().map((step) => ({
            when: clockOf(step.at),
            title: step.title.replace(/您/g, '投诉人'),
            by: step.from === 'you' ? '投诉人' : complaint.bureau.name,
            reason: step.text === complaint.happened ? undefined : step.text,
            clause: step.clauses[0] && clauseForUi(step.clauses[0]),
            tone: step.from === 'you' ? ('ended' as const) : ('primary' as const),
          }))}
        />
      </Card>
      {offer && <Deed offer={offer} act={act} onClose={() => setDoing(undefined)} />}
    </Screen>
  );
};
