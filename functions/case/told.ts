import type { Clause } from '@shared/kernel/refusal';
import type { HappenedView, OpinionView } from '@shared/contract/case';
import { isPoint } from '@shared/fields/answer';
import { SYSTEM } from '@shared/domain/consequences';
import { moveOf, type Answers, type Case, type CaseEvent } from '@shared/domain/case';
import type { Opined, OpinionState } from '@shared/domain/case';
import { assignedTo } from '@shared/domain/who';
import type { Rules } from '@shared/policy/rules';
import { eventTitle } from '@shared/vocabulary/history';
import type { Life } from '@shared/vocabulary/lives';
import { isBureau } from '../world/caller';
import type { Reading } from './reading';
import { wordsIn } from './words';

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
    citizen: '投诉人',
    respondent: '被要求的单位',
    respondent_head: '被要求单位的负责人',
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
    .map((field) => field.id)
    .filter((id) => id in answers);
  return [...order, ...Object.keys(answers).filter((id) => !order.includes(id))].flatMap((id) => {
    const answer = answers[id];
    if (!isPoint(answer)) return [];
    const label =
      rules.fields[id]?.label ??
      rules.checks.find((check) => `check:${check.id}` === id)?.ask?.text;
    return [
      {
        label: typeof label === 'string' ? label : id,
        is: answer.is,
        ...(answer.note && { note: answer.note }),
      },
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
  (rules.forms[form ?? '']?.fields ?? []).flatMap((field) => {
    const answer = answers[field.id];
    const says = typeof answer === 'string' || typeof answer === 'number';
    return says && !field.secret && typeof field.label === 'string'
      ? [{ field: field.id, label: field.label, value: answer }]
      : [];
  });

// Whoever may not open them is not told of them: their readers are the filing's own school and
// bureau; a respondent reads what it attached itself.
const photosOf = (
  { photos }: Pick<CaseEvent, 'photos'>,
  { caller, loaded }: Reading,
  byRespondent = false,
): Pick<HappenedView, 'photos'> =>
  photos &&
  [loaded.filer_org, loaded.bureau_id, byRespondent && loaded.respondent_org].includes(
    caller.org.id,
  )
    ? { photos: photos.map(({ file, name }) => ({ file, name })) }
    : {};

/** What an office or a seat of a panel said, as it is read. */
export const opinionView = (reading: Reading, key: string, one: OpinionState): OpinionView => {
  const { rules, loaded, name, context } = reading;
  const current = loaded.state;
  const [id, slot] = key.split(':');
  const opinion = rules.opinions.find((opinion) => opinion.id === id);
  const office =
    (opinion?.seats ? opinion.by : slot) ??
    (opinion?.by === 'lead' ? (current.route?.lead ?? '') : (opinion?.by ?? ''));
  const by = name(one.by);
  const assigned = name(assignedTo(current, key, context));
  return {
    key,
    title: opinion?.title ?? key,
    office: officeName(rules, loaded.offices, office, loaded.bureau_name),
    state: one.state,
    round: one.round,
    stood: one.stood === true,
    ...(one.at && { at: one.at }),
    ...(by && { by }),
    ...(one.reason && { reason: one.reason }),
    ...photosOf(one, reading),
    ...(assigned && { assigned }),
    points: pointsOf(rules, opinion?.form, one.answers),
    said: saidOf(rules, opinion?.form, one.answers),
    ...(opinion?.seats && { panel: true }),
    clause: opinion?.clause as Clause,
  };
};

const opinionOf = (rules: Rules, event: CaseEvent) =>
  event.kind === 'opined'
    ? rules.opinions.find((opinion) => opinion.id === event.opinion.split(':')[0])
    : undefined;

const outcomeWord = (event: Opined): string => {
  if (event.outcome === undefined) return '已出具';
  return event.outcome === 'pass' ? '通过' : '有问题';
};

// One expert's scores decide nothing alone, so no outcome stands beside them.
const titleOf = ({ rules, loaded }: Reading, event: CaseEvent): string => {
  const opinion = opinionOf(rules, event);
  if (event.kind === 'opined') {
    const came = opinion?.seats ? '评分已提交' : outcomeWord(event);
    return `${opinion?.title ?? '审查意见'}：${came}`;
  }
  if (event.kind === 'tracked')
    return `${rules.tracks[event.track.id]?.title ?? ''}：${eventTitle(event.did)}`;
  return eventTitle(event.did, {
    life: loaded.life,
    filer: loaded.org_kind,
    granted: moveOf(event)?.grants === true,
  });
};

const clausesOf = (rules: Rules, cites: CaseEvent['cites']): Clause[] => {
  const all = [...rules.moves, ...rules.opinions, ...Object.values(rules.tracks)].map(
    (move) => move.clause,
  );
  return cites.flatMap(
    ({ doc, no }) => all.find((clause) => clause.doc === doc && clause.no === no) ?? [],
  );
};

// Sealed words are for whoever acts on such a case; everybody else sees that something was said.
const saidAloud = (reading: Reading, event: CaseEvent): string | undefined =>
  reading.readsWords ? wordsIn(reading.server, reading.loaded.texts, event) : undefined;

/** The rule an event was made by. */
const ruleOf = (rules: Rules, life: Life, event: CaseEvent): { clause: Clause } | undefined => {
  if (event.kind === 'opined') return opinionOf(rules, event);
  if (event.kind === 'tracked') return rules.tracks[event.track.id];
  return rules.moves.find(
    (move) =>
      move.do === event.did &&
      rules.policy.words.places[move.from[0]!]?.life === life &&
      move.by.some((by) => by === event.by.as || by === 'lead' || by === 'co'),
  );
};

/** The article an event was made under. */
export const exactClause = (rules: Rules, life: Life, event: CaseEvent): Clause[] => {
  const rule = ruleOf(rules, life, event);
  return rule ? [rule.clause] : clausesOf(rules, event.cites);
};

/**
 * True while some office has still to speak in this round: until then the school hears that an
 * opinion was given, not what it says (一次性告知).
 */
export const isOpenRound = (current: Case): boolean =>
  Object.values(current.opinions).some((opinion) => opinion.state === 'open');

/**
 * An event as it may be told outside the bureau: neither reason nor photos of a hand-over, and
 * nothing of an opinion before its round is over.
 */
const forOutside = (current: Case, event: CaseEvent): CaseEvent => {
  const early = event.kind === 'opined' && event.round === current.round && isOpenRound(current);
  if (!early && event.kind !== 'transferred') return event;
  const { reason: _reason, photos: _photos, ...rest } = event;
  return rest.kind === 'opined' ? { ...rest, outcome: undefined } : rest;
};

export const unspoken = (opinion: OpinionState): OpinionState =>
  opinion.stood ? opinion : { state: 'open', round: opinion.round };

/** The name of whoever acted; the system has none. */
const whoDid = ({ name }: Reading, { by }: CaseEvent): string | undefined =>
  by.person === SYSTEM.person ? undefined : name(by.person);

/** One line of the history, as this reader may read it. */
export const happened = (reading: Reading, seq: number, whole: CaseEvent): HappenedView => {
  const { caller, rules, loaded, mayRead } = reading;
  const insider = isBureau(caller) && mayRead;
  const event = insider ? whole : forOutside(loaded.state, whole);
  const number = moveOf(event)?.number;
  const outcome = event.kind === 'opined' ? event.outcome : undefined;
  const person = insider ? whoDid(reading, event) : undefined;
  const reason = event.reason ?? saidAloud(reading, event);
  return {
    seq,
    at: event.at,
    did: event.did,
    title: titleOf(reading, event) + (number ? `（${number}）` : ''),
    office: officeName(rules, loaded.offices, event.by.as, loaded.bureau_name),
    ...(person && { person }),
    ...(reason && { reason }),
    ...photosOf(event, reading, event.by.as.startsWith('respondent')),
    place: rules.policy.words.places[event.place]?.title ?? event.place,
    standing: event.standing,
    ...(outcome && !opinionOf(rules, event)?.seats && { outcome }),
    clauses: exactClause(rules, loaded.life, event),
  };
};
