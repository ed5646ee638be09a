import { canonical, type Json } from '@shared/kernel/canonical';
import { dayOf } from '@shared/kernel/calendar';
import { readCode } from '@shared/kernel/id';
import { no, yes, type Result } from '@shared/kernel/result';
import { askedFields, faults, normalise } from '@shared/domain/answers';
import type { Act, Answers, Case, CaseEvent, World } from '@shared/domain/case';
import { decide } from '@shared/domain/decide';
import { evolve } from '@shared/domain/evolve';
import { factsFor } from '@shared/domain/facts';
import { toldOf } from '@shared/domain/record';
import type { Rules } from '@shared/policy/rules';
import type { Transaction } from 'kysely';
import { link, sha256 } from '../db/chain';
import type { Tables } from '../db/tables';
import type { House } from '../http/house';
import { queueJob } from '../outbox/store';
import { markLooked, setNational } from '../registry/app-store';
import { checkAttached, checkPhotos } from './attached';
import { keepProofs } from './proof-store';
import { isPublic, publicCard, reachedBureau } from './publish';
import { findCopy, markScanned, publish } from './publish-store';
import { openAnswers, sealAnswers } from './sealing';
import { insertPersonal, nextNumber, resetDraft, saveAct, type Loaded } from './store';
import { dueOf, tasksOf, trackTasks } from './tasks';
import { rulesOfCase, worldOf } from './world';

/** The hash of exactly what a signature covers: the filing, its rules and its answers. */
export const signedHash = (f: { id: string; policy: string }, answers: Answers): string =>
  sha256(canonical({ filing: f.id, policy: f.policy, answers: answers as unknown as Json }));

const formsOf = (rules: Rules, c: Case, act: Act): readonly string[] => {
  if (act.track) return rules.tracks[act.track] ? [rules.tracks[act.track]!.form] : [];
  return rules.moves.find((m) => m.do === act.do && m.from.includes(c.place))?.needs ?? [];
};

/** Answers as core facts give them where the form says they cannot be typed. */
const fixedAnswers = (rules: Rules, forms: readonly string[], w: World): Answers =>
  Object.fromEntries(
    forms
      .flatMap((id) => rules.forms[id]?.fields ?? [])
      .flatMap((f) => {
        const known = f.from && f.fixed ? w.facts[f.from] : undefined;
        return known === undefined ? [] : [[f.id, known as Answers[string]]];
      }),
  );

/**
 * What an office answers, without what its form does not ask of this tool: nothing unasked is
 * written for ever.
 */
const answered = (rules: Rules, c: Case, act: Act, w: World): Answers => {
  const form = rules.opinions.find((o) => o.id === act.opinion?.split(':')[0])?.form;
  const facts = factsFor(rules, c, w, { ...c.answers, ...act.answers });
  const asked = new Set(form ? askedFields(rules, [form], facts).map((x) => x.id) : []);
  const own = new Set((rules.forms[form ?? '']?.fields ?? []).map((x) => x.id));
  return Object.fromEntries(
    Object.entries(act.answers ?? {}).filter(([id]) => asked.has(id) || !own.has(id)),
  );
};

/** Whether somebody of the bureau did it: its desk, its head, or one of its offices. */
const byBureau = (rules: Rules, e: CaseEvent): boolean =>
  e.by.as === 'desk' || e.by.as === 'head' || Object.hasOwn(rules.policy.words.offices, e.by.as);

const yearOf = (w: World): number => Number(dayOf(w.now).slice(0, 4));

/**
 * Throws when a personal value stands in the clear where only its reference may: the last guard
 * before it would be written for ever.
 */
const assertSealed = (rules: Rules, ...groups: readonly (Answers | undefined)[]): void => {
  for (const [field, value] of groups.flatMap((g) => Object.entries(g ?? {})))
    if (rules.fields[field]?.secret && typeof value === 'string')
      throw new Error(`${field} is not sealed`);
};

/**
 * Writes what the public sees of a case now; on a grant also the poster's code and the coded paper
 * copies.
 */
const show = async (
  house: House,
  tx: Transaction<Tables>,
  f: Loaded,
  rules: Rules,
  c: Case,
  w: World,
  event?: CaseEvent,
): Promise<void> => {
  const granted = event?.grants === true;
  // What was in force has been seen: its end is told as well.
  if (f.life !== 'filing' || (!isPublic(c) && !f.state.inForce)) return;
  const told = [...(f.told ?? []), ...(event ? [toldOf(event)] : [])];
  const { card, spans } = publicCard(rules, f, c, w, told);
  const sheet = Object.values(rules.sheets)[0];
  const copies =
    granted && sheet && c.inForce
      ? Array.from({ length: Number(sheet.copies) }, (_, i) => ({
          code: house.newCode(),
          grant: c.inForce!.no,
          no: i + 1,
        }))
      : [];
  await publish(tx, {
    filing: f.id,
    school: f.school_id,
    app: f.app_id,
    bureau: f.bureau_id,
    path: f.bureau_path,
    card: JSON.stringify(card),
    spans: JSON.stringify(spans),
    standing: c.standing,
    place: rules.policy.words.places[c.place]?.title ?? '',
    version: c.version,
    copies,
    ...(granted && { poster: house.newCode() }),
  });
};

/**
 * Writes what the public sees of a filing anew, after something outside it changed: a bureau's
 * periods, a name.
 */
export const showAgain = async (house: House, tx: Transaction<Tables>, f: Loaded): Promise<void> =>
  show(house, tx, f, rulesOfCase(f), f.state, await worldOf(house, f, house.now()));

/**
 * A provider's own filing is the registry's truth about its app: granted or ended, every school's
 * page that shows the app is written anew.
 */
const toRegistry = async (
  house: House,
  tx: Transaction<Tables>,
  f: Loaded,
  event: CaseEvent,
): Promise<void> => {
  if (f.life !== 'provider_filing' || !(event.grants || event.ends)) return;
  const number = event.given?.given_no;
  await setNational(
    tx,
    f.app_id,
    event.grants ? 'valid' : 'revoked',
    typeof number === 'string' ? number : undefined,
  );
  await queueJob(tx, {
    id: house.newId('job'),
    kind: 'app.changed',
    body: { app: f.app_id },
    at: event.at,
  });
};

/**
 * Gives the event its number, writes it and everything that follows from it in this transaction.
 */
const record = async (
  house: House,
  tx: Transaction<Tables>,
  f: Loaded,
  rules: Rules,
  w: World,
  made: CaseEvent,
): Promise<Result<{ after: Case; event: CaseEvent }>> => {
  assertSealed(rules, made.answers, made.given, made.track?.now.answers);
  const event = made.issues
    ? {
        ...made,
        number: `${f.bureau_prefix}〔${yearOf(w)}〕${await nextNumber(tx, f.bureau_id, made.issues, yearOf(w))}号`,
      }
    : made;
  const after = evolve(f.state, event);
  const due = dueOf(rules, after, w);
  const saved = await saveAct(tx, {
    before: f,
    after,
    event,
    due,
    link: link(f.id, after.version, f.head_hash, event),
    tasks: [...tasksOf(rules, after, w, due), ...trackTasks(rules, after, w)],
    final: rules.policy.words.places[after.place]?.final === true,
    withBureau: reachedBureau(after) || f.state.inForce !== undefined,
    outbox: {
      id: house.newId('job'),
      kind: 'filing.happened',
      body: { filing: f.id, seq: after.version },
    },
  });
  if (!saved) return no('changed_meanwhile');
  await toRegistry(house, tx, f, event);
  // A trial that a school grants itself confirms nothing to others.
  if (event.grants && byBureau(rules, event)) await keepProofs(tx, f, rules, after, w.now);
  if (f.app_source === 'typed' && byBureau(rules, event)) await markLooked(tx, f.app_id);
  // A change that came to nothing must not prefill the next one.
  if (event.restores && after.inForce)
    await resetDraft(
      tx,
      f.id,
      house.seal.seal(JSON.stringify(openAnswers(house, f, after.inForce.answers, true)), f.id),
      w.now,
    );
  await show(house, tx, f, rules, after, w, event);
  return yes({ after, event });
};

/**
 * The scan of a printed copy must be of this filing, of the version in force; anything else is
 * refused with what it is.
 */
const checkCopy = async (
  tx: Transaction<Tables>,
  f: Loaded,
  typed: unknown,
): Promise<Result<string>> => {
  const code = typeof typed === 'string' ? readCode(typed) : undefined;
  if (!code) return no('other_paper', { params: { why: 'code' } });
  const copy = await findCopy(tx, code);
  if (!copy || copy.filing_id !== f.id) return no('other_paper', { params: { why: 'filing' } });
  if (copy.grant_no !== f.state.inForce?.no)
    return no('other_paper', { params: { why: 'version' } });
  return yes(code);
};

/**
 * Does one act to a loaded and locked filing: checks files and paper, seals personal values,
 * decides, records.
 */
export const actOn = async (
  house: House,
  tx: Transaction<Tables>,
  f: Loaded,
  asked: Act & { signed?: string },
  draft?: Answers,
): Promise<Result<{ after: Case; event: CaseEvent }>> => {
  const rules = rulesOfCase(f);
  const w = await worldOf(house, f, house.now());
  const forms = formsOf(rules, f.state, asked);
  let act: Act = asked;
  if (asked.do === 'submit' || asked.answers || asked.photos?.length) {
    const given =
      asked.do === 'submit'
        ? { ...draft, ...asked.answers, ...fixedAnswers(rules, forms, w) }
        : (asked.answers ?? {});
    const facts = factsFor(rules, f.state, w, given);
    const plain =
      asked.do === 'opine'
        ? answered(rules, f.state, asked, w)
        : normalise(rules, forms, given, facts);
    const attached = await checkAttached(tx, f.id, rules, plain);
    const { photos, faults: lost } = await checkPhotos(tx, f.id, asked.photos);
    const wrong = [
      ...(asked.do === 'opine' ? [] : faults(rules, forms, plain, facts)),
      ...attached.faults,
      ...lost,
    ];
    // Whether it may be done at all comes first; its faults are told only to whoever may do it.
    if (wrong.length > 0) {
      const trial = decide(rules, f.state, { ...asked, answers: plain }, w);
      if (!trial.ok && trial.refusal.code !== 'faults' && trial.refusal.code !== 'findings')
        return trial;
      const all = [...(trial.ok ? [] : (trial.refusal.faults ?? [])), ...attached.faults, ...lost];
      return no('faults', { faults: all, ...(all[0]?.clause && { clause: all[0].clause }) });
    }
    const sealed = sealAnswers(house, f, rules, attached.answers, f.state.answers);
    act = {
      ...asked,
      photos,
      answers:
        asked.do === 'sign'
          ? { ...sealed.answers, signed_hash: asked.signed ?? '' }
          : sealed.answers,
    };
    const decided = decide(rules, f.state, act, w);
    if (!decided.ok) return decided;
    if (asked.do === 'sign' && asked.signed !== signedHash(f, f.state.answers))
      return no('signed_other');
    if (act.answers?.paper_code !== undefined && asked.do === 'report') {
      const copy = await checkCopy(tx, f, act.answers.paper_code);
      if (!copy.ok) return copy;
      await markScanned(tx, copy.value);
    }
    await insertPersonal(tx, f, sealed.rows);
    return record(house, tx, f, rules, w, decided.value[0]!);
  }
  const decided = decide(rules, f.state, act, w);
  return decided.ok ? record(house, tx, f, rules, w, decided.value[0]!) : decided;
};
