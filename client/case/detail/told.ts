import type { CaseDetail, HappenedView, OpinionView } from '@shared/contract/case';
import type { Clause } from '@shared/kernel/refusal';
import type { Rules } from '@shared/policy/rules';
import { shownAnswer } from '@client/form/shown';

type Photos = HappenedView['photos'];
/** One thing to put right, who found it, on what ground, and what was photographed. */
export type Defect = { what: string; from: string; clause?: Clause; photos?: Photos };

/** Everything the offices of this round found, and the reason of a return, as one list. */
export const defectsOf = (detail: CaseDetail): Defect[] => {
  if (detail.standing !== 'returned') return [];
  const said = detail.opinions.filter(
    (opinion) => opinion.state === 'fault' || opinion.state === 'bar',
  );
  const found = said.flatMap((opinion): Defect[] => [
    ...opinion.points
      .filter((point) => point.is === 'fail')
      .map((point) => ({
        what: point.note ? `${point.label}：${point.note}` : point.label,
        from: opinion.title,
        clause: opinion.clause,
      })),
    ...(opinion.reason
      ? [
          {
            what: opinion.reason,
            from: opinion.title,
            clause: opinion.clause,
            photos: opinion.photos,
          },
        ]
      : []),
  ]);
  const last = [...detail.timeline].sort((a, b) => b.seq - a.seq)[0];
  const back =
    last && (last.did === 'return' || last.did === 'reject') && last.reason
      ? [
          {
            what: last.reason,
            from: last.office,
            photos: last.photos,
            ...(last.clauses[0] && { clause: last.clauses[0] }),
          },
        ]
      : [];
  return last?.did === 'return' ? back : [...found, ...back];
};

/**
 * What was said under each label of a panel, in the order of its form: scores with their mean, or
 * texts.
 */
export const panelRows = (
  rules: Rules,
  seats: readonly OpinionView[],
): { label: string; mean?: string; each: readonly string[] }[] => {
  const said = seats.flatMap((seat) => seat.said);
  return [...new Set(said.map((answer) => answer.field))].map((id) => {
    const given = said.filter((answer) => answer.field === id);
    const scores = given.flatMap((answer) =>
      typeof answer.value === 'number' ? [answer.value] : [],
    );
    const label = given[0]!.label;
    if (scores.length < given.length)
      return { label, each: given.map((answer) => saidWord(rules, answer)) };
    const mean = (scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(1);
    return { label, mean, each: scores.map(String) };
  });
};

/** What an opinion says under one label, as people read it. */
export const saidWord = (rules: Rules, { field, value }: OpinionView['said'][number]): string => {
  const asked = rules.fields[field];
  return (asked && shownAnswer(asked, value)) ?? String(value);
};
