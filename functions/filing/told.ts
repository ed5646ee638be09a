import type { Clause } from '@shared/kernel/refusal';
import type { HappenedView, OpinionView } from '@shared/contract/filing';
import { isPoint } from '@shared/fields/answer';
import type { Answers, Case, CaseEvent, OpinionState, DecisionContext } from '@shared/domain/case';
import { assignedTo } from '@shared/domain/who';
import type { Rules } from '@shared/policy/rules';
import { eventTitle } from '@shared/vocabulary/history';
import { type Caller } from '../world/caller';
import type { Loaded } from './store';

/**
 * The name of an office or party on screen: the bureau's own name for a slot, or the plain word.
 */
export const officeName = (
  rules: Rules,
  offices: Readonly<Record<string, string>>,
  office: string,
  bureau: string,
): string => {
  const words: Record<string, string> = {
    filer: '经办人',
    filer_head: '校长（负责人）',
    expert: '论证专家',
    provider: '提供者',
    desk: `${bureau}受理窗口`,
    head: `${bureau}审批负责人`,
    citizen: '家长',
    system: '系统',
  };
  return offices[office] ?? rules.policy.words.offices[office] ?? words[office] ?? office;
};

// The database keeps answers without their order; a checklist is read in the order of its form.
const pointsOf = (
  rules: Rules,
  form: string | undefined,
  answers: Answers = {},
): OpinionView['points'] => {
  const order = (rules.forms[form ?? '']?.fields ?? [])
    .map((f) => f.id)
    .filter((id) => id in answers);
  return [...order, ...Object.keys(answers).filter((id) => !order.includes(id))].flatMap((id) => {
    const a = answers[id];
    if (!isPoint(a)) return [];
    const label =
      rules.fields[id]?.label ?? rules.checks.find((k) => `check:${k.id}` === id)?.ask?.text;
    return [
      { label: typeof label === 'string' ? label : id, is: a.is, ...(a.note && { note: a.note }) },
    ];
  });
};

// What an opinion says besides its points: scores and texts, in the order of its form. Nothing
// personal: such forms have none.
const saidOf = (
  rules: Rules,
  form: string | undefined,
  answers: Answers = {},
): OpinionView['said'] =>
  (rules.forms[form ?? '']?.fields ?? []).flatMap((f) => {
    const a = answers[f.id];
    const says = typeof a === 'string' || typeof a === 'number';
    return says && !f.secret && typeof f.label === 'string'
      ? [{ field: f.id, label: f.label, value: a }]
      : [];
  });

// Whoever may not open them is not told of them: their readers are the filing's own school and
// bureau.
const photosOf = (
  { photos }: Pick<CaseEvent, 'photos'>,
  caller: Caller,
  filing: Loaded,
): Pick<HappenedView, 'photos'> =>
  photos && (caller.org.id === filing.school_id || caller.org.id === filing.bureau_id)
    ? { photos: photos.map(({ file, name }) => ({ file, name })) }
    : {};

export const opinionView = (
  rules: Rules,
  caller: Caller,
  filing: Loaded,
  key: string,
  o: OpinionState,
  name: (id?: string) => string | undefined,
  current: Case,
  context: DecisionContext,
): OpinionView => {
  const [id, slot] = key.split(':');
  const opinion = rules.opinions.find((x) => x.id === id);
  const office =
    (opinion?.seats ? opinion.by : slot) ??
    (opinion?.by === 'lead' ? (current.route?.lead ?? '') : (opinion?.by ?? ''));
  const by = name(o.by);
  const assigned = name(assignedTo(current, key, context));
  return {
    key,
    title: opinion?.title ?? key,
    office: officeName(rules, filing.offices, office, filing.bureau_name),
    state: o.state,
    round: o.round,
    stood: o.stood === true,
    ...(o.at && { at: o.at }),
    ...(by && { by }),
    ...(o.reason && { reason: o.reason }),
    ...photosOf(o, caller, filing),
    ...(assigned && { assigned }),
    points: pointsOf(rules, opinion?.form, o.answers),
    said: saidOf(rules, opinion?.form, o.answers),
    ...(opinion?.seats && { panel: true }),
    clause: opinion?.clause as Clause,
  };
};

const opinionOf = (rules: Rules, event: CaseEvent) =>
  rules.opinions.find((o) => o.id === event.opinion?.split(':')[0]);

const outcomeWord = (event: CaseEvent): string => {
  if (event.outcome === undefined) return '已出具';
  return event.outcome === 'pass' ? '通过' : '有问题';
};

// One expert's scores decide nothing alone, so no outcome stands beside them.
const titleOf = (rules: Rules, filing: Loaded, event: CaseEvent): string => {
  const opinion = opinionOf(rules, event);
  if (event.did === 'opine') {
    const came = opinion?.seats ? '评分已提交' : outcomeWord(event);
    return `${opinion?.title ?? '审查意见'}：${came}`;
  }
  if (event.track) return `${rules.tracks[event.track.id]?.title ?? ''}：${eventTitle(event.did)}`;
  return eventTitle(event.did, {
    life: filing.life,
    filer: filing.school_kind,
    granted: event.grants === true,
  });
};

const clausesOf = (rules: Rules, cites: CaseEvent['cites']): Clause[] => {
  const all = [...rules.moves, ...rules.opinions, ...Object.values(rules.tracks)].map(
    (x) => x.clause,
  );
  return cites.flatMap((c) => all.find((k) => k.doc === c.doc && k.no === c.no) ?? []);
};

/** The rule an event was made by. */
const ruleOf = (rules: Rules, event: CaseEvent): { clause: Clause } | undefined => {
  if (event.did === 'opine') return opinionOf(rules, event);
  if (event.track) return rules.tracks[event.track.id];
  return rules.moves.find(
    (move) =>
      move.do === event.did &&
      move.by.some((by) => by === event.by.as || by === 'lead' || by === 'co'),
  );
};

const exactClause = (rules: Rules, event: CaseEvent): Clause[] => {
  const rule = ruleOf(rules, event);
  return rule ? [rule.clause] : clausesOf(rules, event.cites);
};

/**
 * True while some office has still to speak in this round: until then the school hears that an
 * opinion was given, not what it says (一次性告知).
 */
export const isOpenRound = (current: Case): boolean =>
  Object.values(current.opinions).some((o) => o.state === 'open');

/**
 * An event as it may be told outside the bureau: neither reason nor photos of a hand-over, and
 * nothing of an opinion before its round is over.
 */
const forOutside = (current: Case, event: CaseEvent): CaseEvent => {
  const early = event.did === 'opine' && event.round === current.round && isOpenRound(current);
  if (!early && event.did !== 'transfer') return event;
  const { reason: _r, photos: _p, outcome, ...rest } = event;
  return early || !outcome ? rest : { ...rest, outcome };
};

export const unspoken = (opinion: OpinionState): OpinionState =>
  opinion.stood ? opinion : { state: 'open', round: opinion.round };

export const happened = (
  rules: Rules,
  caller: Caller,
  filing: Loaded,
  seq: number,
  whole: CaseEvent,
  insider: boolean,
  name: (id?: string) => string | undefined,
): HappenedView => {
  const e = insider ? whole : forOutside(filing.state, whole);
  const person = insider ? name(e.by.person) : undefined;
  return {
    seq,
    at: e.at,
    did: e.did,
    title: titleOf(rules, filing, e) + (e.number ? `（${e.number}）` : ''),
    office: officeName(rules, filing.offices, e.by.as, filing.bureau_name),
    ...(person && { person }),
    ...(e.reason && { reason: e.reason }),
    ...photosOf(e, caller, filing),
    place: rules.policy.words.places[e.place]?.title ?? e.place,
    standing: e.standing,
    ...(e.outcome && !opinionOf(rules, e)?.seats && { outcome: e.outcome }),
    clauses: exactClause(rules, e),
  };
};
