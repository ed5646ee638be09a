import { clockOf } from '@shared/kernel/calendar';
import type { FilingDetail, HappenedView } from '@shared/contract/filing';
import type { Rules } from '@shared/policy/rules';
import { Card } from '@client/ui/Card';
import { Timeline } from '@client/ui/Timeline';
import { clauseForUi } from '@client/words/clause';
import { lookOf } from '@client/words/standing';

// One expert of a panel neither passes nor fails it: the scores of all do.
const panelTitle = (rules: Rules, h: HappenedView): string | undefined => (h.did === 'opine' ? rules.opinions.find((o) => o.seats && h.title.startsWith(`${o.title}：`))?.title : undefined);

const lineOf = (rules: Rules, life: FilingDetail['life'], h: HappenedView) => {
  const panel = panelTitle(rules, h);
  const tone = panel ? ('primary' as const) : h.outcome === 'fault' || h.outcome === 'bar' ? ('stop' as const) : lookOf({ life, standing: h.standing }).tone;
  return { title: panel ? `${panel}：评分已提交` : h.title, tone };
};

/** What happened, newest first, each with its office and its clause. */
export const History = ({ detail: { timeline, life }, rules }: { detail: FilingDetail; rules: Rules }) =>
  timeline.length === 0 ? null : (
    <Card title="办理经过">
      <Timeline
        items={[...timeline].sort((a, b) => b.seq - a.seq).map((h) => ({
          when: clockOf(h.at),
          by: h.person ? `${h.office} ${h.person}` : h.office,
          reason: h.reason,
          ...lineOf(rules, life, h),
          ...(h.clauses[0] && { clause: clauseForUi(h.clauses[0]) }),
        }))}
      />
    </Card>
  );
