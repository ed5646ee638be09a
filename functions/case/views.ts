import { barsOf } from '@shared/domain/listed';
import { dayOf } from '@shared/kernel/calendar';
import type { CaseBrief, CaseDetail } from '@shared/contract/case';
import type { Answers, Case, CaseEvent, DecisionContext } from '@shared/domain/case';
import { clockFace, type ClockFace } from '@shared/domain/deadline';
import { factsFor, trackState } from '@shared/domain/facts';
import { findings } from '@shared/domain/findings';
import { movesFor, waitingFor } from '@shared/domain/moves';
import { publicVerdict } from '@shared/domain/verdict';
import type { Facts } from '@shared/kernel/condition';
import type { Rules } from '@shared/policy/rules';
import { isBureau, type Caller } from '../world/caller';
import type { Server } from '../world/server';
import { beginningsAt } from './begin';
import { lives } from './lives';
import type { Line } from './list-store';
import type { Around, LoadedCase } from './load-store';
import { readingOf, type Reading } from './reading';
import { rulesOfCase } from './rules';
import { openAnswers } from './sealing';
import { aroundOf, organOf } from './around';
import { happened, isOpenRound, officeName, opinionView, unspoken } from './told';

/** Every clock of a case that is running, paused or over. */
const clocksOf = (
  rules: Rules,
  current: Case,
  context: DecisionContext,
  facts: Facts,
): ClockFace[] =>
  Object.keys(rules.clocks)
    .filter((id) => rules.clocks[id]!.life === current.life)
    .map((id) => clockFace(rules, current, id, context, facts))
    .filter((clock) => clock.state !== 'idle');

/** The work beside the case, as far as it was granted. */
const tracksOf = ({ rules, loaded, context, facts, server, mayRead }: Reading) => {
  const current = loaded.state;
  const granted = current.inForce;
  if (!granted) return [];
  const then = factsFor(rules, current, context, granted.answers);
  return Object.entries(rules.tracks)
    .filter(([, track]) => track.life === current.life)
    .map(([id, track]) => {
      const by = track.clock
        ? clockFace(rules, current, track.clock, context, facts).due?.day
        : undefined;
      const kept = current.tracks[id];
      return {
        id,
        title: track.title,
        state: trackState(rules, current, id, then),
        ...(by && { by }),
        ...(kept?.reason && { reason: kept.reason }),
        ...(kept?.answers && { answers: openAnswers(server, loaded, kept.answers, mayRead) }),
        clause: track.clause,
      };
    });
};

/** What only the office that decides has beside a case: its notes and whom work may be handed to. */
const insideOf = ({ loaded, caller, mayRead, name }: Reading) => {
  if (!isBureau(caller) || !mayRead) return { colleagues: [] };
  const notes = (loaded.notes ?? []).map((note) => ({
    at: new Date(note.at).toISOString(),
    by: name(note.person) ?? '',
    text: note.body,
  }));
  return {
    // Where words are sealed nothing is noted in the clear.
    ...(!lives[loaded.life].sealsWords && { notes }),
    colleagues: (loaded.colleagues ?? [])
      .filter((person) => person.slots.length > 0)
      .map((person) => ({ id: person.id, name: name(person.id) ?? '', slots: person.slots })),
  };
};

/** What its organisation has typed and not submitted. */
const draftFor = ({ server, caller, loaded, mayRead }: Reading): Pick<CaseDetail, 'draft'> => {
  const draft = loaded.draft;
  if (!draft || isBureau(caller) || !mayRead) return {};
  const text = server.seal.open({ keyId: draft.key, box: draft.box }, loaded.id);
  return {
    draft: {
      answers: JSON.parse(text) as NonNullable<CaseDetail['draft']>['answers'],
      saved: new Date(draft.saved).toISOString(),
      revision: draft.revision,
    },
  };
};

/** The answers, as far as this reader may read them, and what is found in them. */
const answersOf = ({ server, rules, loaded, context, facts, mayRead, now }: Reading) => {
  const current = loaded.state;
  const open = (answers: Answers): CaseDetail['answers'] =>
    openAnswers(server, loaded, answers, mayRead) as CaseDetail['answers'];
  const shown = Object.entries(context.facts).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  return {
    answers: open(current.answers),
    ...(current.inForce && {
      inForce: open(current.inForce.answers),
      grantedOn: dayOf(current.inForce.at),
    }),
    facts: { ...(Object.fromEntries(shown) as CaseDetail['facts']), today: dayOf(now) },
    findings: findings(
      rules,
      current.life,
      factsFor(rules, current, context, current.answers),
      undefined,
      current.route,
    ) as CaseDetail['findings'],
    clocks: clocksOf(rules, current, context, facts),
  };
};

/** Who was asked what they think, who is waited for, and what this reader may do. */
const actsOf = (reading: Reading) => {
  const { caller, rules, loaded, context, parties } = reading;
  const current = loaded.state;
  const office = (id: string): string => officeName(rules, loaded.offices, id, loaded.bureau_name);
  const heard = !isBureau(caller) && isOpenRound(current);
  return {
    opinions: Object.entries(current.opinions).map(([key, opinion]) =>
      opinionView(reading, key, heard ? unspoken(opinion) : opinion),
    ),
    waiting: waitingFor(rules, current, context).map((task) => ({
      office: office(task.office),
      what: task.what,
    })),
    offers: movesFor(rules, current, { person: caller.person, as: parties }, context).map(
      (offer) => ({ ...offer, needs: [...offer.needs] }),
    ) as CaseDetail['offers'],
  };
};

/** What somebody of the bureau that decides may begin about the same organisation and app. */
const beginsOf = ({ caller, loaded, rules, parties }: Reading): CaseDetail['begins'] =>
  isBureau(caller) && caller.org.id === loaded.bureau_id
    ? beginningsAt(rules, parties)
        .map(({ life }) => life)
        .filter((life) => life !== loaded.life)
    : [];

/**
 * One case as its reader may see it: an organisation its own, the deciding bureau everything, a
 * bureau above without personal values.
 */
export const detailView = async (
  server: Server,
  caller: Caller,
  loaded: LoadedCase & Around,
  now: string,
): Promise<CaseDetail> => {
  const reading = await readingOf(server, caller, loaded, now);
  const { rules } = reading;
  const current = loaded.state;
  return {
    id: loaded.id,
    life: loaded.life,
    policy: loaded.policy,
    version: current.version,
    round: current.round,
    place: current.place,
    placeTitle: rules.policy.words.places[current.place]?.title ?? current.place,
    standing: current.standing,
    org: { id: loaded.org_id, name: loaded.org_name, kind: loaded.org_kind },
    app: {
      id: loaded.app_id,
      name: loaded.app_name,
      kind: loaded.app_kind,
      provider: loaded.provider_name,
      ...(loaded.moe_no && { moeNo: loaded.moe_no }),
      moeStanding: loaded.moe_standing,
      barredBy: barsOf([loaded.provider_bars, loaded.app_bars], loaded.bureau_path, dayOf(now)).map(
        (entry) => entry.by,
      ),
      source: loaded.app_source,
    },
    bureau: { name: loaded.bureau_name, tel: loaded.bureau_tel },
    settings: loaded.settings,
    ...answersOf(reading),
    ...actsOf(reading),
    tracks: tracksOf(reading) as CaseDetail['tracks'],
    numbers: current.numbers,
    timeline: (loaded.events ?? []).map((row) =>
      happened(reading, row.seq, JSON.parse(row.body) as CaseEvent),
    ),
    begins: beginsOf(reading),
    ...aroundOf(reading),
    given: [],
    ...draftFor(reading),
    ...insideOf(reading),
    proofs: [],
    copies: [],
    ...lives[loaded.life].view?.(loaded, reading),
  };
};

// Parents look up what schools file; of what a provider files and of the list of what is in use
// they see nothing.
const parentsSee = (line: Line, now: string): Pick<CaseBrief, 'parents'> => {
  if (!lives[line.state.life].shownToParents) return {};
  const { kind, word } = publicVerdict({ ...line, standing: line.shown_standing }, dayOf(now));
  return { parents: { verdict: kind, word } };
};

/** One line of a list, with the clock that runs out first. */
export const briefView = async (server: Server, line: Line, now: string): Promise<CaseBrief> => {
  const rules = rulesOfCase(line);
  const { state } = line;
  const context: DecisionContext = {
    facts: {
      'filer.kind': line.org_kind,
      'filer.level': line.org_level,
      'app.kind': line.app_kind,
    },
    settings: line.settings,
    now,
    holidays: await server.holidays(),
  };
  const clocks = clocksOf(rules, state, context, factsFor(rules, state, context))
    .filter((clock) => clock.due)
    .sort((a, b) => (a.due!.day < b.due!.day ? -1 : 1));
  // What waits for somebody names its own last day; otherwise the clock that is shown and ends
  // first.
  const clock =
    clocks.find((clock) => clock.due!.day === line.due_day) ??
    clocks.find((clock) => rules.clocks[clock.id]!.shown);
  const category = rules.categories.find((one) => one.id === line.category)?.title;
  const about = category ?? line.category ?? organOf(state);
  return {
    id: line.id,
    life: state.life,
    org: { id: line.org_id, name: line.org_name, kind: line.org_kind },
    app: { id: line.app_id, name: line.app_name },
    place: line.place,
    placeTitle: rules.policy.words.places[line.place]?.title ?? line.place,
    standing: state.standing,
    ...parentsSee(line, now),
    updated: line.updated_at.toISOString(),
    begun: line.created_at.toISOString(),
    ...(line.number && { number: line.number }),
    ...(line.what && { mine: line.what }),
    ...(about && { about }),
    ...(line.more > 0 && { more: line.more }),
    ...(clock && { clock }),
  };
};
