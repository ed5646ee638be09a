import { clockOf } from '@shared/kernel/calendar';
import type { CaseDetail, HappenedView } from '@shared/contract/case';
import { FileLinks } from '@client/form/FileLinks';
import { useOpenFile } from '@client/form/open-file';
import { Card } from '@client/ui/Card';
import { Timeline } from '@client/ui/Timeline';
import { clauseForUi } from '@client/words/clause';
import { holderWord } from '@client/words/party';
import { lookOf } from '@client/words/standing';

const toneOf = (life: CaseDetail['life'], event: HappenedView) =>
  event.outcome === 'fault' || event.outcome === 'bar'
    ? ('stop' as const)
    : lookOf({ life, standing: event.standing }).tone;

/**
 * What happened, newest first, each with its office, its reason with the photos that came with it,
 * and its clause.
 */
export const History = ({ detail: { timeline, life, told, org } }: { detail: CaseDetail }) => {
  const { open, viewer } = useOpenFile();
  return timeline.length === 0 ? null : (
    <>
      <Card title="办理经过">
        <Timeline
          items={[...timeline]
            .sort((a, b) => b.seq - a.seq)
            .map((event) => ({
              when: clockOf(event.at),
              by: [holderWord(event.office, org), event.person].filter(Boolean).join(' '),
              reason: event.reason === told?.happened ? undefined : event.reason,
              more: event.photos && <FileLinks files={event.photos} open={open} />,
              title: event.title,
              tone: toneOf(life, event),
              ...(event.clauses[0] && { clause: clauseForUi(event.clauses[0]) }),
            }))}
        />
      </Card>
      {viewer}
    </>
  );
};
