import { canonical, type Json } from '@shared/kernel/canonical';
import { readCode } from '@shared/kernel/id';
import { no, yes, type Result } from '@shared/kernel/result';
import { askedFields, faults, normalise } from '@shared/domain/answers';
import type { ActInput, Answers, Case, CaseEvent, DecisionContext } from '@shared/domain/case';
import { decide } from '@shared/domain/decide';
import { factsFor } from '@shared/domain/facts';
import type { Rules } from '@shared/policy/rules';
import type { Transaction } from 'kysely';
import { sha256 } from '../db/chain';
import type { Tables } from '../db/tables';
import type { Server } from '../world/server';
import { checkAttached, checkPhotos } from './attached';
import { findCopy, markScanned } from './publish-store';
import { sealAnswers } from './sealing';
import { insertPersonal, type Loaded } from './store';
import { rulesOfCase, worldOf } from './world';
import { record } from './record';

/** The hash of exactly what a signature covers: the filing, its rules and its answers. */
export const signedHash = (filing: { id: string; policy: string }, answers: Answers): string =>
  sha256(
    canonical({ filing: filing.id, policy: filing.policy, answers: answers as unknown as Json }),
  );

const formsOf = (rules: Rules, current: Case, act: ActInput): readonly string[] => {
  if (act.track) return rules.tracks[act.track] ? [rules.tracks[act.track]!.form] : [];
  return (
    rules.moves.find((move) => move.do === act.do && move.from.includes(current.place))?.needs ?? []
  );
};

/** Answers as core facts give them where the form says they cannot be typed. */
const fixedAnswers = (rules: Rules, forms: readonly string[], context: DecisionContext): Answers =>
  Object.fromEntries(
    forms
      .flatMap((id) => rules.forms[id]?.fields ?? [])
      .flatMap((field) => {
        const known = field.from && field.fixed ? context.facts[field.from] : undefined;
        return known === undefined ? [] : [[field.id, known as Answers[string]]];
      }),
  );

/**
 * What an office answers, without what its form does not ask of this tool: nothing unasked is
 * written for ever.
 */
const answered = (
  rules: Rules,
  current: Case,
  act: ActInput,
  context: DecisionContext,
): Answers => {
  const form = rules.opinions.find((opinion) => opinion.id === act.opinion?.split(':')[0])?.form;
  const facts = factsFor(rules, current, context, { ...current.answers, ...act.answers });
  const asked = new Set(form ? askedFields(rules, [form], facts).map((field) => field.id) : []);
  const own = new Set((rules.forms[form ?? '']?.fields ?? []).map((field) => field.id));
  return Object.fromEntries(
    Object.entries(act.answers ?? {}).filter(([id]) => asked.has(id) || !own.has(id)),
  );
};

/**
 * The scan of a printed copy must be of this filing, of the version in force; anything else is
 * refused with what it is.
 */
const checkCopy = async (
  tx: Transaction<Tables>,
  filing: Loaded,
  typed: unknown,
): Promise<Result<string>> => {
  const code = typeof typed === 'string' ? readCode(typed) : undefined;
  if (!code) return no('other_paper', { params: { why: 'code' } });
  const copy = await findCopy(tx, code);
  if (!copy || copy.filing_id !== filing.id)
    return no('other_paper', { params: { why: 'filing' } });
  if (copy.grant_no !== filing.state.inForce?.no)
    return no('other_paper', { params: { why: 'version' } });
  return yes(code);
};

/**
 * Does one act to a loaded and locked filing: checks files and paper, seals personal values,
 * decides, records.
 */
export const actOn = async (
  server: Server,
  tx: Transaction<Tables>,
  filing: Loaded,
  asked: ActInput & { signed?: string },
  draft?: Answers,
): Promise<Result<{ after: Case; event: CaseEvent }>> => {
  const rules = rulesOfCase(filing);
  const context = await worldOf(server, filing, server.now());
  const forms = formsOf(rules, filing.state, asked);
  let act: ActInput = asked;
  if (asked.do === 'submit' || asked.answers || asked.photos?.length) {
    const given =
      asked.do === 'submit'
        ? { ...draft, ...asked.answers, ...fixedAnswers(rules, forms, context) }
        : (asked.answers ?? {});
    const facts = factsFor(rules, filing.state, context, given);
    const plain =
      asked.do === 'opine'
        ? answered(rules, filing.state, asked, context)
        : normalise(rules, forms, given, facts);
    const attached = await checkAttached(tx, filing.id, rules, plain);
    const { photos, faults: lost } = await checkPhotos(tx, filing.id, asked.photos);
    const wrong = [
      ...(asked.do === 'opine' ? [] : faults(rules, forms, plain, facts)),
      ...attached.faults,
      ...lost,
    ];
    // Whether it may be done at all comes first; its faults are told only to whoever may do it.
    if (wrong.length > 0) {
      const trial = decide(rules, filing.state, { ...asked, answers: plain }, context);
      if (!trial.ok && trial.refusal.code !== 'faults' && trial.refusal.code !== 'findings')
        return trial;
      const all = [...(trial.ok ? [] : (trial.refusal.faults ?? [])), ...attached.faults, ...lost];
      return no('faults', { faults: all, ...(all[0]?.clause && { clause: all[0].clause }) });
    }
    const sealed = sealAnswers(server, filing, rules, attached.answers, filing.state.answers);
    act = {
      ...asked,
      photos,
      answers:
        asked.do === 'sign'
          ? { ...sealed.answers, signed_hash: asked.signed ?? '' }
          : sealed.answers,
    };
    const decided = decide(rules, filing.state, act, context);
    if (!decided.ok) return decided;
    if (asked.do === 'sign' && asked.signed !== signedHash(filing, filing.state.answers))
      return no('signed_other');
    if (act.answers?.paper_code !== undefined && asked.do === 'report') {
      const copy = await checkCopy(tx, filing, act.answers.paper_code);
      if (!copy.ok) return copy;
      await markScanned(tx, copy.value);
    }
    await insertPersonal(tx, filing, sealed.rows);
    return record(server, tx, filing, rules, context, decided.value[0]!);
  }
  const decided = decide(rules, filing.state, act, context);
  return decided.ok ? record(server, tx, filing, rules, context, decided.value[0]!) : decided;
};
