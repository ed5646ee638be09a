import type { ComplaintForParent } from '@shared/contract/complaint';
import type { ReactNode } from 'react';
import { clockOf } from '@shared/kernel/calendar';
import { grouped } from '@shared/kernel/id';
import { copy } from '@client/platform/share';
import { callMoves } from '@client/about/telephones';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Dated } from '@client/ui/Dated';
import { MoveBar } from '@client/ui/MoveBar';
import { Row } from '@client/ui/Row';
import { Screen } from '@client/ui/Screen';
import { Timeline } from '@client/ui/Timeline';
import { VerdictBand } from '@client/ui/VerdictBand';
import { clauseForUi } from '@client/words/clause';
import { standingWord } from '@client/words/standing';
import { AnswerBack } from './AnswerBack';
import { dueSays } from './due';

type Props = {
  code: string;
  complaint: ComplaintForParent;
  onChanged: () => unknown;
  onLeave: () => unknown;
  fresh?: ReactNode;
};

/**
 * Where a complaint stands, what the bureau said, and what it asks. The code that opens it stands
 * there too: large as `fresh` when it was just given.
 */
export const Progress = ({ code, complaint, onChanged, onLeave, fresh }: Props) => {
  const standing = standingWord(complaint.standing);
  const steps = [...complaint.steps].reverse();
  return (
    <Screen
      foot={complaint.bureau.tel ? <MoveBar moves={callMoves(complaint.bureau.tel)} /> : undefined}
    >
      <VerdictBand
        tone={standing.tone}
        icon={standing.icon}
        word={complaint.place || standing.word}
      >
        <Dated>{dueSays(complaint)}</Dated>
      </VerdictBand>
      {fresh}
      {complaint.canReply && (
        <AnswerBack
          code={code}
          version={complaint.version}
          question={steps.find((step) => step.from === 'bureau')?.text}
          onSent={onChanged}
        />
      )}
      <Card title="办理经过">
        <Timeline
          items={steps.map((step) => ({
            when: clockOf(step.at),
            title: step.title,
            by: step.from === 'you' ? '您' : complaint.bureau.name,
            reason: step.text === complaint.happened ? undefined : step.text,
            clause: step.clauses[0] && clauseForUi(step.clauses[0]),
            tone: step.from === 'you' ? 'ended' : 'primary',
          }))}
        />
      </Card>
      <Card title="您反映的情况">
        {!fresh && (
          <Row label="查询码" action="复制" onTap={() => void copy(grouped(code))}>
            {grouped(code)}
          </Row>
        )}
        <Row label="学校">{complaint.school.name}</Row>
        <Row label="应用">{complaint.app.name}</Row>
        <Row label="投诉事项" long clause={clauseForUi(complaint.category.clause)}>
          {complaint.category.title}
        </Row>
        <Row label="经过">{complaint.happened}</Row>
      </Card>
      <Button kind="link" onTap={onLeave}>
        查另一个
      </Button>
    </Screen>
  );
};
