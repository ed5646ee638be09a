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
export const Progress = ({ code, complaint: c, onChanged, onLeave, fresh }: Props) => {
  const w = standingWord(c.standing);
  const steps = [...c.steps].reverse();
  return (
    <Screen foot={c.bureau.tel ? <MoveBar moves={callMoves(c.bureau.tel)} /> : undefined}>
      <VerdictBand tone={w.tone} icon={w.icon} word={c.place || w.word}>
        <Dated>{dueSays(c)}</Dated>
      </VerdictBand>
      {fresh}
      {c.canReply && (
        <AnswerBack
          code={code}
          version={c.version}
          question={steps.find((s) => s.from === 'bureau')?.text}
          onSent={onChanged}
        />
      )}
      <Card title="办理经过">
        <Timeline
          items={steps.map((s) => ({
            when: clockOf(s.at),
            title: s.title,
            by: s.from === 'you' ? '您' : c.bureau.name,
            reason: s.text === c.happened ? undefined : s.text,
            clause: s.clauses[0] && clauseForUi(s.clauses[0]),
            tone: s.from === 'you' ? 'ended' : 'primary',
          }))}
        />
      </Card>
      <Card title="您反映的情况">
        {!fresh && (
          <Row label="查询码" action="复制" onTap={() => void copy(grouped(code))}>
            {grouped(code)}
          </Row>
        )}
        <Row label="学校">{c.school.name}</Row>
        <Row label="应用">{c.app.name}</Row>
        <Row label="投诉事项" long clause={clauseForUi(c.category.clause)}>
          {c.category.title}
        </Row>
        <Row label="经过">{c.happened}</Row>
      </Card>
      <Button kind="link" onTap={onLeave}>
        查另一个
      </Button>
    </Screen>
  );
};
