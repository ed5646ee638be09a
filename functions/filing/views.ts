import { barsOf } from '@shared/domain/listed';
import { dayOf } from '@shared/kernel/calendar';
import type { FilingBrief, FilingDetail } from '@shared/contract/filing';
import type { Answers, Case, CaseEvent, DecisionContext } from '@shared/domain/case';
import { clockFace, type ClockFace } from '@shared/domain/deadline';
import { factsFor, trackState } from '@shared/domain/facts';
import { labelOf } from '@shared/domain/answers';
import { holding, trusted } from './proofs';
import { findings } from '@shared/domain/findings';
import { movesFor, waitingFor } from '@shared/domain/moves';
import type { Facts } from '@shared/kernel/condition';
import { publicVerdict, type Published } from '@shared/domain/verdict';
import type { Life } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { isBureau, isExpertOnly, partiesOf, type Caller } from '../world/caller';
import type { Server } from '../world/server';
import { signedHash } from './act';
import { HIDDEN, openAnswers } from './sealing';
import type { Around, Line, Loaded } from './store';
import { rulesOfCase, worldOf } from './world';
import { officeName, opinionView, isOpenRound, unspoken, happened } from './told';

/** Every clock of a case that is running, paused or over. */
export const clocksOf = (
  rules: Rules,
  current: Case,
  context: DecisionContext,
  facts: Facts,
): ClockFace[] =>
  Object.keys(rules.clocks)
    .filter((id) => rules.clocks[id]!.life === current.life)
    .map((id) => clockFace(rules, current, id, context, facts))
    .filter((k) => k.state !== 'idle');

const tally = (rows: Around['elsewhere'], same: boolean): Record<string, number> =>
  Object.fromEntries((rows ?? []).filter((r) => r.same === same).map((r) => [r.standing, r.n]));

// Parents look up what schools file; of what a provider files and of the list of what is in use
// they see nothing.
const parentsSee = (
  life: Life,
  shown: Published,
  now: string,
): { parents?: FilingBrief['parents'] } => {
  if (life !== 'filing') return {};
  const { kind, word } = publicVerdict(shown, dayOf(now));
  return { parents: { verdict: kind, word } };
};

/**
 * One filing as its reader may see it: the school its own, the deciding bureau everything, a bureau
 * above without personal values.
 */
export const detailView = async (
  server: Server,
  caller: Caller,
  filing: Loaded & Around,
  now: string,
): Promise<FilingDetail> => {
  const rules = rulesOfCase(filing);
  const c = filing.state;
  const w = await worldOf(server, filing, now);
  const facts = factsFor(rules, c, w);
  const parties = partiesOf(caller, filing.school_id, filing.bureau_id);
  const bureau = isBureau(caller);
  const mayRead = bureau
    ? caller.org.id === filing.bureau_id
    : caller.org.id === filing.school_id && !isExpertOnly(caller);
  const names = new Map(
    (filing.people ?? [])
      .concat(filing.colleagues ?? [])
      .flatMap((p) =>
        p.box && p.key
          ? [[p.id, server.seal.open({ keyId: p.key, box: p.box }, p.id)] as const]
          : [],
      ),
  );
  const name = (id?: string): string | undefined =>
    bureau && mayRead && id ? (names.get(id) ?? HIDDEN) : undefined;
  const open = (answers: Answers): Answers => openAnswers(server, filing, answers, mayRead);
  const draft =
    filing.draft && !bureau && mayRead
      ? (JSON.parse(
          server.seal.open({ keyId: filing.draft.key, box: filing.draft.box }, filing.id),
        ) as Answers)
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
    id: filing.id,
    life: filing.life,
    policy: filing.policy,
    version: c.version,
    round: c.round,
    place: c.place,
    placeTitle: rules.policy.words.places[c.place]?.title ?? c.place,
    standing: c.standing,
    ...parentsSee(
      filing.life,
      { ...filing, path: filing.bureau_path, ...(filing.shown ?? { spans: null, standing: null }) },
      now,
    ),
    school: { id: filing.school_id, name: filing.school_name, kind: filing.school_kind },
    app: {
      id: filing.app_id,
      name: filing.app_name,
      kind: filing.app_kind,
      provider: filing.provider_name,
      ...(filing.moe_no && { moeNo: filing.moe_no }),
      moeStanding: filing.moe_standing,
      barredBy: barsOf(
        [filing.provider_listed, filing.app_listed],
        filing.bureau_path,
        dayOf(now),
      ).map((entry) => entry.by),
      source: filing.app_source,
    },
    bureau: { name: filing.bureau_name, tel: filing.bureau_tel },
    answers: open(c.answers) as FilingDetail['answers'],
    ...(c.inForce && {
      inForce: open(c.inForce.answers) as FilingDetail['answers'],
      grantedOn: dayOf(c.inForce.at),
    }),
    facts: { ...shown, today: dayOf(now) },
    proofs: trusted(rules, c, holding(rules, filing.proofs, dayOf(now))).map((p) => ({
      label: labelOf(rules.fields[p.field]!, facts),
      by: p.by,
      day: p.day,
    })),
    settings: filing.settings,
    findings: findings(
      rules,
      c.life,
      factsFor(rules, c, w, c.answers),
      undefined,
      c.route,
    ) as FilingDetail['findings'],
    opinions: Object.entries(c.opinions).map(([key, o]) =>
      opinionView(
        rules,
        caller,
        filing,
        key,
        !bureau && isOpenRound(c) ? unspoken(o) : o,
        name,
        c,
        w,
      ),
    ),
    waiting: waitingFor(rules, c, w).map((x) => ({
      office: officeName(rules, filing.offices, x.office, filing.bureau_name),
      what: x.what,
    })),
    offers: movesFor(rules, c, { person: caller.person, as: parties }, w).map((o) => ({
      ...o,
      needs: [...o.needs],
    })) as FilingDetail['offers'],
    clocks: clocksOf(rules, c, w, facts),
    tracks: tracks as FilingDetail['tracks'],
    numbers: c.numbers,
    timeline: (filing.events ?? []).map((e) =>
      happened(
        rules,
        caller,
        filing,
        e.seq,
        JSON.parse(e.body) as CaseEvent,
        bureau && mayRead,
        name,
      ),
    ),
    signs: signedHash(filing, c.answers),
    ...(draft &&
      filing.draft && {
        draft: {
          answers: draft as NonNullable<FilingDetail['draft']>['answers'],
          saved: new Date(filing.draft.saved).toISOString(),
          revision: filing.draft.revision,
        },
      }),
    ...(bureau &&
      filing.elsewhere && {
        elsewhere: { app: tally(filing.elsewhere, true), provider: tally(filing.elsewhere, false) },
      }),
    copies: (filing.copies ?? []).map((k) => ({
      no: k.no,
      code: k.code,
      version: k.grant_no,
      scanned: k.scanned,
    })),
    ...(filing.poster &&
      c.inForce && {
        poster: { code: filing.poster, url: `${server.publicOrigin ?? ''}/q/${filing.poster}` },
      }),
    notes:
      bureau && mayRead
        ? (filing.notes ?? []).map((n) => ({
            at: new Date(n.at).toISOString(),
            by: name(n.person) ?? '',
            text: n.body,
          }))
        : [],
    colleagues:
      bureau && mayRead
        ? (filing.colleagues ?? [])
            .filter((p) => p.slots.length > 0)
            .map((p) => ({ id: p.id, name: names.get(p.id) ?? '', slots: p.slots }))
        : [],
  };
};

/** One line of a list, with the clock that runs out first. */
export const briefView = async (server: Server, l: Line, now: string): Promise<FilingBrief> => {
  const rules = rulesOfCase(l);
  const w: DecisionContext = {
    facts: { 'filer.kind': l.school_kind, 'filer.level': l.school_level, 'app.kind': l.app_kind },
    settings: l.settings,
    now,
    holidays: await server.holidays(),
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
