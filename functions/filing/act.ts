import { canonical, type Json } from '@shared/kernel/canonical';
import { readCode } from '@shared/kernel/id';
import { no, yes, type Result } from '@shared/kernel/result';
import { askedFields, faults, normalise } from '@shared/domain/answers';
import type { ActInput, Answers, Case, CaseEvent, DecisionContext } from '@shared/domain/case';
import { decide } from '@shared/domain/decide';
import { factsOfAct, type Decision } from '@shared/domain/facts';
import type { Fault } from '@shared/kernel/refusal';
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
  const facts = factsOfAct({ rules, current, act, context });
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

type Asked = ActInput & { signed?: string };
type Acting = Decision<Asked> & { server: Server; tx: Transaction<Tables>; filing: Loaded };
type Read = { act: ActInput; sealed: Parameters<typeof insertPersonal>[2] };

const readsAnswers = (act: Asked): boolean =>
  act.do === 'submit' || act.answers !== undefined || Boolean(act.photos?.length);

/** What was typed as the forms ask it, and what is wrong with it. */
const readForms = (acting: Acting, draft?: Answers): { answers: Answers; faults: Fault[] } => {
  const { rules, current, act, context } = acting;
  if (act.do === 'opine') return { answers: answered(rules, current, act, context), faults: [] };
  const forms = formsOf(rules, current, act);
  const typed =
    act.do === 'submit'
      ? { ...draft, ...act.answers, ...fixedAnswers(rules, forms, context) }
      : (act.answers ?? {});
  const facts = factsOfAct({ ...acting, act: { do: act.do, answers: typed } });
  const answers = normalise(rules, forms, typed, facts);
  return { answers, faults: faults(rules, forms, answers, facts) };
};

/**
 * The act with its answers in their normal form, its files checked and its personal values sealed;
 * or all that is wrong with them.
 */
const readAct = async (acting: Acting, draft?: Answers): Promise<Result<Read>> => {
  const { server, tx, filing, rules, current, act, context } = acting;
  const read = readForms(acting, draft);
  const attached = await checkAttached(tx, filing.id, rules, read.answers);
  const { photos, faults: lost } = await checkPhotos(tx, filing.id, act.photos);
  const files = [...attached.faults, ...lost];
  // Whether it may be done at all comes first; its faults are told only to whoever may do it.
  if (read.faults.length + files.length > 0) {
    const trial = decide(rules, current, { ...act, answers: read.answers }, context);
    if (!trial.ok && trial.refusal.code !== 'faults' && trial.refusal.code !== 'findings')
      return trial;
    const all = [...(trial.ok ? [] : (trial.refusal.faults ?? [])), ...files];
    return no('faults', { faults: all, ...(all[0]?.clause && { clause: all[0].clause }) });
  }
  const sealed = sealAnswers(server, filing, rules, attached.answers, current.answers);
  const signed = act.do === 'sign' && { signed_hash: act.signed ?? '' };
  const answers = { ...sealed.answers, ...signed };
  return yes({ act: { ...act, photos, answers }, sealed: sealed.rows });
};

/** What is signed must be what lies here, and what is scanned the copy of what is in force. */
const checkPaper = async (
  { tx, filing, act }: Acting,
  answers?: Answers,
): Promise<Result<null>> => {
  if (act.do === 'sign' && act.signed !== signedHash(filing, filing.state.answers))
    return no('signed_other');
  if (act.do !== 'report' || answers?.paper_code === undefined) return yes(null);
  const copy = await checkCopy(tx, filing, answers.paper_code);
  if (!copy.ok) return copy;
  await markScanned(tx, copy.value);
  return yes(null);
};

/**
 * Does one act to a loaded and locked filing: checks files and paper, seals personal values,
 * decides, records.
 */
export const actOn = async (
  server: Server,
  tx: Transaction<Tables>,
  filing: Loaded,
  asked: Asked,
  draft?: Answers,
): Promise<Result<{ after: Case; event: CaseEvent }>> => {
  const rules = rulesOfCase(filing);
  const context = await worldOf(server, filing, server.now());
  const acting: Acting = { server, tx, filing, rules, current: filing.state, act: asked, context };
  const read = readsAnswers(asked) ? await readAct(acting, draft) : yes({ act: asked, sealed: [] });
  if (!read.ok) return read;
  const { act, sealed } = read.value;
  const decided = decide(rules, filing.state, act, context);
  if (!decided.ok) return decided;
  const paper = readsAnswers(asked) ? await checkPaper(acting, act.answers) : yes(null);
  if (!paper.ok) return paper;
  await insertPersonal(tx, filing, sealed);
  return record(server, tx, filing, rules, context, decided.value);
};
