import { clockOf } from '@shared/kernel/calendar';
import type { HappenedView } from '@shared/contract/filing';
import { Card } from '@client/ui/Card';
import { Timeline } from '@client/ui/Timeline';
import { clauseForUi } from '@client/words/clause';
import { standingWord } from '@client/words/standing';

/** What happened, newest first, each with its office and its clause. */
export const History = ({ timeline }: { timeline: readonly HappenedView[] }) =>
  timeline.length === 0 ? null : (
    <Card title="办理经过">
      <Timeline
        items={[...timeline].sort((a, b) => b.seq - a.seq).map((h) => ({
          when: clockOf(h.at),
          title: h.title,
          by: h.person ? `${h.office} ${h.person}` : h.office,
          reason: h.reason,
          tone: h.outcome === 'fault' || h.outcome === 'bar' ? 'stop' : standingWord[h.standing].tone,
          ...(h.clauses[0] && { clause: clauseForUi(h.clauses[0]) }),
        }))}
      />
    </Card>
  );
