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
export const Detail = ({ complaint: c, mine, onChanged }: Props) => {
  const [doing, setDoing] = useState<Verb>();
  const [trouble, setTrouble] = useState<string>();
  const act = useAct(c, onChanged);
  const w = standingWord(c.standing);
  const left = leftOf(c.clock);
  const offer = c.offers.find((o) => o.do === doing);
  const moves = c.offers.map((o) => ({
    key: o.do,
    label: deedWords(o.do).button,
    reason: o.why && sentence(o.why),
    clause: clauseForUi(o.clause),
    kind: o.do === 'dismiss' ? ('plain' as const) : undefined,
    // What needs neither a reason nor a second thought is done by the tap itself.
    onTap:
      o.reason || deedWords(o.do).ask
        ? () => setDoing(o.do)
        : async () => setTrouble(await act(o.do)),
  }));
  return (
    <Screen
      foot={
        moves.length > 0 ? (
          <MoveBar moves={moves} note={c.clock.due ? `答复期限 ${c.clock.due}` : undefined} />
        ) : undefined
      }
    >
      <VerdictBand tone={w.tone} icon={w.icon} word={c.place || w.word}>
        {left && <Badge tone={left.tone} word={left.word} />}
      </VerdictBand>
      {trouble && <ErrorBox title="还没有办成" note={trouble} />}
      <Card title="投诉内容">
        <Row label="事项" long clause={clauseForUi(c.category.clause)}>
          {c.category.title}
        </Row>
        <Row label="学校">{c.school.name}</Row>
        <Row
          label="应用"
          long
          onTap={() => goTo(`/pages/status/index?school=${c.school.id}&app=${c.app.id}`)}
          action="查看公开结果"
        >
          {c.app.name}
        </Row>
        {c.filing && (
          <Row label="备案" onTap={() => goTo(`/filing/detail/index?id=${c.filing!}`)}>
            这所学校的备案
          </Row>
        )}
        {c.more > 0 && (
          <Row
            label="同类投诉"
            onTap={mine ? () => goTo(`/bureau/complaints/index?pile=${c.id}`) : undefined}
          >
            {`还有 ${counted(c.more)}`}
          </Row>
        )}
        <Row label="经过">
          {c.readable ? c.happened : <Badge tone="ended" icon="lock" word="内容只有受理处室能看" />}
        </Row>
      </Card>
      <Card title="办理经过">
        <Timeline
          items={[...c.steps].reverse().map((s) => ({
            when: clockOf(s.at),
            title: s.title.replace(/您/g, '投诉人'),
            by: s.from === 'you' ? '投诉人' : c.bureau.name,
            reason: s.text === c.happened ? undefined : s.text,
            clause: s.clauses[0] && clauseForUi(s.clauses[0]),
            tone: s.from === 'you' ? ('ended' as const) : ('primary' as const),
          }))}
        />
      </Card>
      {offer && <Deed offer={offer} act={act} onClose={() => setDoing(undefined)} />}
    </Screen>
  );
};
