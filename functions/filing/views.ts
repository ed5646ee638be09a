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
    .filter((clock) => clock.state !== 'idle');

const tally = (rows: Around['elsewhere'], same: boolean): Record<string, number> =>
  Object.fromEntries(
    (rows ?? []).filter((row) => row.same === same).map((row) => [row.standing, row.n]),
  );

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
  const current = filing.state;
  const context = await worldOf(server, filing, now);
  const facts = factsFor(rules, current, context);
  const parties = partiesOf(caller, filing.school_id, filing.bureau_id);
  const bureau = isBureau(caller);
  const mayRead = bureau
    ? caller.org.id === filing.bureau_id
    : caller.org.id === filing.school_id && !isExpertOnly(caller);
  const names = new Map(
    (filing.people ?? [])
      .concat(filing.colleagues ?? [])
      .flatMap((person) =>
        person.box && person.key
          ? [
              [
                person.id,
                server.seal.open({ keyId: person.key, box: person.box }, person.id),
              ] as const,
            ]
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
  const tracks = current.inForce
    ? Object.entries(rules.tracks)
        .filter(([, track]) => track.life === current.life)
        .map(([id, track]) => {
          const state = trackState(
            rules,
            current,
            id,
            factsFor(rules, current, context, current.inForce!.answers),
          );
          const by = track.clock
            ? clockFace(rules, current, track.clock, context, facts).due?.day
            : undefined;
          const kept = current.tracks[id];
          return {
            id,
            title: track.title,
            state,
            ...(by && { by }),
            ...(kept?.reason && { reason: kept.reason }),
            ...(kept?.answers && { answers: open(kept.answers) }),
            clause: track.clause,
          };
        })
    : [];
  const shown = Object.fromEntries(
    Object.entries(context.facts).filter(([, value]) => value !== undefined && value !== null),
  ) as FilingDetail['facts'];
  return {
    id: filing.id,
    life: filing.life,
    policy: filing.policy,
    version: current.version,
    round: current.round,
    place: current.place,
    placeTitle: rules.policy.words.places[current.place]?.title ?? current.place,
    standing: current.standing,
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
      barredBy: barsOf([filing.provider_bars, filing.app_bars], filing.bureau_path, dayOf(now)).map(
        (entry) => entry.by,
      ),
      source: filing.app_source,
    },
    bureau: { name: filing.bureau_name, tel: filing.bureau_tel },
    answers: open(current.answers) as FilingDetail['answers'],
    ...(current.inForce && {
      inForce: open(current.inForce.answers) as FilingDetail['answers'],
      grantedOn: dayOf(current.inForce.at),
    }),
    facts: { ...shown, today: dayOf(now) },
    proofs: trusted(rules, current, holding(rules, filing.proofs, dayOf(now))).map((proof) => ({
      label: labelOf(rules.fields[proof.field]!, facts),
      by: proof.by,
      day: proof.day,
    })),
    settings: filing.settings,
    findings: findings(
      rules,
      current.life,
      factsFor(rules, current, context, current.answers),
      undefined,
      current.route,
    ) as FilingDetail['findings'],
    opinions: Object.entries(current.opinions).map(([key, opinion]) =>
      opinionView(
        rules,
        caller,
        filing,
        key,
        !bureau && isOpenRound(current) ? unspoken(opinion) : opinion,
        name,
        current,
        context,
      ),
    ),
    waiting: waitingFor(rules, current, context).map((task) => ({
      office: officeName(rules, filing.offices, task.office, filing.bureau_name),
      what: task.what,
    })),
    offers: movesFor(rules, current, { person: caller.person, as: parties }, context).map(
      (offer) => ({
        ...offer,
        needs: [...offer.needs],
      }),
    ) as FilingDetail['offers'],
    clocks: clocksOf(rules, current, context, facts),
    tracks: tracks as FilingDetail['tracks'],
    numbers: current.numbers,
    timeline: (filing.events ?? []).map((row) =>
      happened(
        rules,
        caller,
        filing,
        row.seq,
        JSON.parse(row.body) as CaseEvent,
        bureau && mayRead,
        name,
      ),
    ),
    signs: signedHash(filing, current.answers),
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
    copies: (filing.copies ?? []).map((copy) => ({
      no: copy.no,
      code: copy.code,
      version: copy.grant_no,
      scanned: copy.scanned,
    })),
    ...(filing.poster &&
      current.inForce && {
        poster: { code: filing.poster, url: `${server.publicOrigin ?? ''}/q/${filing.poster}` },
      }),
    notes:
      bureau && mayRead
        ? (filing.notes ?? []).map((note) => ({
            at: new Date(note.at).toISOString(),
            by: name(note.person) ?? '',
            text: note.body,
          }))
        : [],
    colleagues:
      bureau && mayRead
        ? (filing.colleagues ?? [])
            .filter((person) => person.slots.length > 0)
            .map((person) => ({
              id: person.id,
              name: names.get(person.id) ?? '',
              slots: person.slots,
            }))
        : [],
  };
};

/** One line of a list, with the clock that runs out first. */
export const briefView = async (server: Server, line: Line, now: string): Promise<FilingBrief> => {
  const rules = rulesOfCase(line);
  const context: DecisionContext = {
    facts: {
      'filer.kind': line.school_kind,
      'filer.level': line.school_level,
      'app.kind': line.app_kind,
    },
    settings: line.settings,
    now,
    holidays: await server.holidays(),
  };
  const clocks = clocksOf(rules, line.state, context, factsFor(rules, line.state, context))
    .filter((clock) => clock.due)
    .sort((a, b) => (a.due!.day < b.due!.day ? -1 : 1));
  // What waits for somebody names its own last day; otherwise the clock that is shown and ends
  // first.
  const clock =
    clocks.find((clock) => clock.due!.day === line.due_day) ??
    clocks.find((clock) => rules.clocks[clock.id]!.shown);
  return {
    id: line.id,
    life: line.state.life,
    school: { id: line.school_id, name: line.school_name, kind: line.school_kind },
    app: { id: line.app_id, name: line.app_name },
    place: line.place,
    placeTitle: rules.policy.words.places[line.place]?.title ?? line.place,
    standing: line.state.standing,
    ...parentsSee(line.state.life, { ...line, standing: line.shown_standing }, now),
    updated: line.updated_at.toISOString(),
    ...(line.number && { number: line.number }),
    ...(line.what && { mine: line.what }),
    ...(clock && { clock }),
  };
};
