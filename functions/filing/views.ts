import { barsOf } from '@shared/domain/listed';
import { dayOf } from '@shared/kernel/calendar';
import type { Clause } from '@shared/kernel/refusal';
import type { FilingBrief, FilingDetail, HappenedView, OpinionView } from '@shared/contract/filing';
import { isPoint } from '@shared/fields/answer';
import type { Answers, Case, CaseEvent, OpinionState, World } from '@shared/domain/case';
import { clockFace, type ClockFace } from '@shared/domain/deadline';
import { factsFor, trackState } from '@shared/domain/facts';
import { labelOf } from '@shared/domain/answers';
import { holding, trusted } from './proofs';
import { findings } from '@shared/domain/findings';
import { movesFor, waitingFor } from '@shared/domain/moves';
import { assignedTo } from '@shared/domain/who';
import type { Facts } from '@shared/kernel/condition';
import { publicVerdict, type Published } from '@shared/domain/verdict';
import type { Life } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { eventTitle } from '@shared/vocabulary/history';
import { isBureau, isExpertOnly, partiesOf, type Caller } from '../http/caller';
import type { House } from '../http/house';
import { signedHash } from './act';
import { HIDDEN, openAnswers } from './sealing';
import type { Around, Line, Loaded } from './store';
import { rulesOfCase, worldOf } from './world';

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

/** Every clock of a case that is running, paused or over. */
export const clocksOf = (rules: Rules, c: Case, w: World, facts: Facts): ClockFace[] =>
  Object.keys(rules.clocks)
    .filter((id) => rules.clocks[id]!.life === c.life)
    .map((id) => clockFace(rules, c, id, w, facts))
    .filter((k) => k.state !== 'idle');

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

const tally = (rows: Around['elsewhere'], same: boolean): Record<string, number> =>
  Object.fromEntries((rows ?? []).filter((r) => r.same === same).map((r) => [r.standing, r.n]));

// Whoever may not open them is not told of them: their readers are the filing's own school and
// bureau.
const photosOf = (
  { photos }: Pick<CaseEvent, 'photos'>,
  caller: Caller,
  f: Loaded,
): Pick<HappenedView, 'photos'> =>
  photos && (caller.org.id === f.school_id || caller.org.id === f.bureau_id)
    ? { photos: photos.map(({ file, name }) => ({ file, name })) }
    : {};

const opinionView = (
  rules: Rules,
  caller: Caller,
  f: Loaded,
  key: string,
  o: OpinionState,
  name: (id?: string) => string | undefined,
  c: Case,
  w: World,
): OpinionView => {
  const [id, slot] = key.split(':');
  const opinion = rules.opinions.find((x) => x.id === id);
  const office =
    (opinion?.seats ? opinion.by : slot) ??
    (opinion?.by === 'lead' ? (c.route?.lead ?? '') : (opinion?.by ?? ''));
  const by = name(o.by);
  const assigned = name(assignedTo(c, key, w));
  return {
    key,
    title: opinion?.title ?? key,
    office: officeName(rules, f.offices, office, f.bureau_name),
    state: o.state,
    round: o.round,
    stood: o.stood === true,
    ...(o.at && { at: o.at }),
    ...(by && { by }),
    ...(o.reason && { reason: o.reason }),
    ...photosOf(o, caller, f),
    ...(assigned && { assigned }),
    points: pointsOf(rules, opinion?.form, o.answers),
    said: saidOf(rules, opinion?.form, o.answers),
    ...(opinion?.seats && { panel: true }),
    clause: opinion?.clause as Clause,
  };
};

const opinionOf = (rules: Rules, e: CaseEvent) =>
  rules.opinions.find((o) => o.id === e.opinion?.split(':')[0]);

// One expert's scores decide nothing alone, so no outcome stands beside them.
const titleOf = (rules: Rules, f: Loaded, e: CaseEvent): string => {
  const opinion = opinionOf(rules, e);
  if (e.did === 'opine')
    return `${opinion?.title ?? '审查意见'}：${opinion?.seats ? '评分已提交' : e.outcome === undefined ? '已出具' : e.outcome === 'pass' ? '通过' : '有问题'}`;
  if (e.track) return `${rules.tracks[e.track.id]?.title ?? ''}：${eventTitle(e.did)}`;
  return eventTitle(e.did, { life: f.life, filer: f.school_kind, granted: e.grants === true });
};

const clausesOf = (rules: Rules, cites: CaseEvent['cites']): Clause[] => {
  const all = [...rules.moves, ...rules.opinions, ...Object.values(rules.tracks)].map(
    (x) => x.clause,
  );
  return cites.flatMap((c) => all.find((k) => k.doc === c.doc && k.no === c.no) ?? []);
};

const exactClause = (rules: Rules, e: CaseEvent): Clause[] => {
  const rule =
    e.did === 'opine'
      ? rules.opinions.find((o) => o.id === e.opinion?.split(':')[0])
      : e.track
        ? rules.tracks[e.track.id]
        : rules.moves.find(
            (m) => m.do === e.did && m.by.some((b) => b === e.by.as || b === 'lead' || b === 'co'),
          );
  return rule ? [rule.clause] : clausesOf(rules, e.cites);
};

/**
 * True while some office has still to speak in this round: until then the school hears that an
 * opinion was given, not what it says (一次性告知).
 */
const isOpenRound = (c: Case): boolean => Object.values(c.opinions).some((o) => o.state === 'open');

/**
 * An event as it may be told outside the bureau: neither reason nor photos of a hand-over, and
 * nothing of an opinion before its round is over.
 */
const forOutside = (c: Case, e: CaseEvent): CaseEvent => {
  const early = e.did === 'opine' && e.round === c.round && isOpenRound(c);
  if (!early && e.did !== 'transfer') return e;
  const { reason: _r, photos: _p, outcome, ...rest } = e;
  return early || !outcome ? rest : { ...rest, outcome };
};

const unspoken = (o: OpinionState): OpinionState =>
  o.stood ? o : { state: 'open', round: o.round };

const happened = (
  rules: Rules,
  caller: Caller,
  f: Loaded,
  seq: number,
  whole: CaseEvent,
  insider: boolean,
  name: (id?: string) => string | undefined,
): HappenedView => {
  const e = insider ? whole : forOutside(f.state, whole);
  const person = insider ? name(e.by.person) : undefined;
  return {
    seq,
    at: e.at,
    did: e.did,
    title: titleOf(rules, f, e) + (e.number ? `（${e.number}）` : ''),
    office: officeName(rules, f.offices, e.by.as, f.bureau_name),
    ...(person && { person }),
    ...(e.reason && { reason: e.reason }),
    ...photosOf(e, caller, f),
    place: rules.policy.words.places[e.place]?.title ?? e.place,
    standing: e.standing,
    ...(e.outcome && !opinionOf(rules, e)?.seats && { outcome: e.outcome }),
    clauses: exactClause(rules, e),
  };
};

// Parents look up what schools file; of what a provider files and of the list of what is in use
// they see nothing.
const parentsSee = (
  life: Life,
  shown: Published,
  now: string,
): { parents?: FilingBrief['parents'] } => {
  if (life !== 'filing') return {};
  const { verdict, word } = publicVerdict(shown, dayOf(now));
  return { parents: { verdict, word } };
};

/**
 * One filing as its reader may see it: the school its own, the deciding bureau everything, a bureau
 * above without personal values.
 */
export const detailView = async (
  house: House,
  caller: Caller,
  f: Loaded & Around,
  now: string,
): Promise<FilingDetail> => {
  const rules = rulesOfCase(f);
  const c = f.state;
  const w = await worldOf(house, f, now);
  const facts = factsFor(rules, c, w);
  const parties = partiesOf(caller, f.school_id, f.bureau_id);
  const bureau = isBureau(caller);
  const mayRead = bureau
    ? caller.org.id === f.bureau_id
    : caller.org.id === f.school_id && !isExpertOnly(caller);
  const names = new Map(
    (f.people ?? [])
      .concat(f.colleagues ?? [])
      .flatMap((p) =>
        p.box && p.key
          ? [[p.id, house.seal.open({ keyId: p.key, box: p.box }, p.id)] as const]
          : [],
      ),
  );
  const name = (id?: string): string | undefined =>
    bureau && mayRead && id ? (names.get(id) ?? HIDDEN) : undefined;
  const open = (answers: Answers): Answers => openAnswers(house, f, answers, mayRead);
  const draft =
    f.draft && !bureau && mayRead
      ? (JSON.parse(house.seal.open({ keyId: f.draft.key, box: f.draft.box }, f.id)) as Answers)
      : undefined;
  const tracks = c.inForce
    ? Object.entries(rules.tracks)
        .filter(([, t]) => t.life === c.life)
        .map(([id, t]) => {
          const state = trackState(rules, c, id, factsFor(rules, c, w, c.inForce!.answers));
          const by = t.clock ? clockFace(rules, c, t.clock, w, facts).due?.day : undefined;
          const kept = c.tracks[id];
          return {
            id,
            title: t.title,
            state,
            ...(by && { by }),
            ...(kept?.reason && { reason: kept.reason }),
            ...(kept?.answers && { answers: open(kept.answers) }),
            clause: t.clause,
          };
        })
    : [];
  const shown = Object.fromEntries(
    Object.entries(w.facts).filter(([, v]) => v !== undefined && v !== null),
  ) as FilingDetail['facts'];
  return {
    id: f.id,
    life: f.life,
    policy: f.policy,
    version: c.version,
    round: c.round,
    place: c.place,
    placeTitle: rules.policy.words.places[c.place]?.title ?? c.place,
    standing: c.standing,
    ...parentsSee(
      f.life,
      { ...f, path: f.bureau_path, ...(f.shown ?? { spans: null, standing: null }) },
      now,
    ),
    school: { id: f.school_id, name: f.school_name, kind: f.school_kind },
    app: {
      id: f.app_id,
      name: f.app_name,
      kind: f.app_kind,
      provider: f.provider_name,
      ...(f.moe_no && { moeNo: f.moe_no }),
      moeStanding: f.moe_standing,
      barredBy: barsOf([f.provider_listed, f.app_listed], f.bureau_path, dayOf(now)).map(
        (entry) => entry.by,
      ),
      source: f.app_source,
    },
    bureau: { name: f.bureau_name, tel: f.bureau_tel },
    answers: open(c.answers) as FilingDetail['answers'],
    ...(c.inForce && {
      inForce: open(c.inForce.answers) as FilingDetail['answers'],
      grantedOn: dayOf(c.inForce.at),
    }),
    facts: { ...shown, today: dayOf(now) },
    proofs: trusted(rules, c, holding(rules, f.proofs, dayOf(now))).map((p) => ({
      label: labelOf(rules.fields[p.field]!, facts),
      by: p.by,
      day: p.day,
    })),
    settings: f.settings,
    findings: findings(
      rules,
      c.life,
      factsFor(rules, c, w, c.answers),
      undefined,
      c.route,
    ) as FilingDetail['findings'],
    opinions: Object.entries(c.opinions).map(([key, o]) =>
      opinionView(rules, caller, f, key, !bureau && isOpenRound(c) ? unspoken(o) : o, name, c, w),
    ),
    waiting: waitingFor(rules, c, w).map((x) => ({
      office: officeName(rules, f.offices, x.office, f.bureau_name),
      what: x.what,
    })),
    offers: movesFor(rules, c, { person: caller.person, as: parties }, w).map((o) => ({
      ...o,
      needs: [...o.needs],
    })) as FilingDetail['offers'],
    clocks: clocksOf(rules, c, w, facts),
    tracks: tracks as FilingDetail['tracks'],
    numbers: c.numbers,
    timeline: (f.events ?? []).map((e) =>
      happened(rules, caller, f, e.seq, JSON.parse(e.body) as CaseEvent, bureau && mayRead, name),
    ),
    signs: signedHash(f, c.answers),
    ...(draft &&
      f.draft && {
        draft: {
          answers: draft as NonNullable<FilingDetail['draft']>['answers'],
          saved: new Date(f.draft.saved).toISOString(),
          revision: f.draft.revision,
        },
      }),
    ...(bureau &&
      f.elsewhere && {
        elsewhere: { app: tally(f.elsewhere, true), provider: tally(f.elsewhere, false) },
      }),
    copies: (f.copies ?? []).map((k) => ({
      no: k.no,
      code: k.code,
      version: k.grant_no,
      scanned: k.scanned,
    })),
    ...(f.poster &&
      c.inForce && {
        poster: { code: f.poster, url: `${house.publicOrigin ?? ''}/q/${f.poster}` },
      }),
    notes:
      bureau && mayRead
        ? (f.notes ?? []).map((n) => ({
            at: new Date(n.at).toISOString(),
            by: name(n.person) ?? '',
            text: n.body,
          }))
        : [],
    colleagues:
      bureau && mayRead
        ? (f.colleagues ?? [])
            .filter((p) => p.slots.length > 0)
            .map((p) => ({ id: p.id, name: names.get(p.id) ?? '', slots: p.slots }))
        : [],
  };
};

/** One line of a list, with the clock that runs out first. */
export const briefView = async (house: House, l: Line, now: string): Promise<FilingBrief> => {
  const rules = rulesOfCase(l);
  const w: World = {
    facts: { 'filer.kind': l.school_kind, 'filer.level': l.school_level, 'app.kind': l.app_kind },
    settings: l.settings,
    now,
    holidays: await house.holidays(),
  };
  const clocks = clocksOf(rules, l.state, w, factsFor(rules, l.state, w))
    .filter((k) => k.due)
    .sort((a, b) => (a.due!.day < b.due!.day ? -1 : 1));
  // What waits for somebody names its own last day; otherwise the clock that is shown and ends
  // first.
  const clock =
    clocks.find((k) => k.due!.day === l.due_day) ?? clocks.find((k) => rules.clocks[k.id]!.shown);
  return {
    id: l.id,
    life: l.state.life,
    school: { id: l.school_id, name: l.school_name, kind: l.school_kind },
    app: { id: l.app_id, name: l.app_name },
    place: l.place,
    placeTitle: rules.policy.words.places[l.place]?.title ?? l.place,
    standing: l.state.standing,
    ...parentsSee(l.state.life, { ...l, standing: l.shown_standing }, now),
    updated: l.updated_at.toISOString(),
    ...(l.number && { number: l.number }),
    ...(l.what && { mine: l.what }),
    ...(clock && { clock }),
  };
};
