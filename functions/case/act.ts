import { no, yes, type Result } from '@shared/kernel/result';
import { askedFields, faults, normalise } from '@shared/domain/answers';
import type { ActInput, Answers, Case, CaseEvent, DecisionContext } from '@shared/domain/case';
import { decide } from '@shared/domain/decide';
import { factsOfAct } from '@shared/domain/facts';
import { actsAs } from '@shared/domain/who';
import type { Fault } from '@shared/kernel/refusal';
import type { Rules } from '@shared/policy/rules';
import type { Transaction } from 'kysely';
import type { Tables } from '../db/tables';
import type { Server } from '../world/server';
import { checkAttached, checkPhotos } from './attached';
import { contextOf } from './context';
import type { Acting, LifeOnServer } from './life';
import { lives } from './lives';
import type { LoadedCase } from './load-store';
import { record } from './record';
import { rulesOfCase } from './rules';
import { sealAnswers, type SealedRow } from './sealing';

const formsOf = (rules: Rules, current: Case, act: ActInput): readonly string[] => {
  if (act.track) return rules.tracks[act.track] ? [rules.tracks[act.track]!.form] : [];
  // The same verb may ask something else of somebody else.
  const mine = rules.moves.filter(
    (move) =>
      move.do === act.do &&
      move.from.includes(current.place) &&
      actsAs(act.by, move.by, current.route) !== undefined,
  );
  return [...new Set(mine.flatMap((move) => move.needs ?? []))];
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

/** A case that this transaction has locked. */
type Locked = { server: Server; tx: Transaction<Tables>; loaded: LoadedCase };
/** What somebody asks of a case, and the hash of what they saw when they signed. */
export type Asked = ActInput & { signed?: string };
type Reading = Omit<Acting, 'act'> & { act: Asked };
type Read = { act: ActInput; texts: readonly SealedRow[] };

const readsAnswers = (act: Asked): boolean =>
  act.do === 'submit' || act.answers !== undefined || Boolean(act.photos?.length);

/** What was typed as the forms ask it, and what is wrong with it. */
const readForms = (acting: Reading, draft?: Answers): { answers: Answers; faults: Fault[] } => {
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
const readAct = async (acting: Reading, draft?: Answers): Promise<Result<Read>> => {
  const { server, tx, loaded, rules, current, act, context } = acting;
  const read = readForms(acting, draft);
  const attached = await checkAttached(tx, loaded.id, rules, read.answers);
  const { photos, faults: lost } = await checkPhotos(tx, loaded.id, act.photos);
  const files = [...attached.faults, ...lost];
  // Whether it may be done at all comes first; its faults are told only to whoever may do it.
  if (read.faults.length + files.length > 0) {
    const trial = decide(rules, current, { ...act, answers: read.answers }, context);
    if (!trial.ok && trial.refusal.code !== 'faults' && trial.refusal.code !== 'findings')
      return trial;
    const all = [...(trial.ok ? [] : (trial.refusal.faults ?? [])), ...files];
    return no('faults', { faults: all, ...(all[0]?.clause && { clause: all[0].clause }) });
  }
  const sealed = sealAnswers(server, loaded, rules, attached.answers, current.answers);
  const signed = act.do === 'sign' && { signed_hash: act.signed ?? '' };
  const answers = { ...sealed.answers, ...signed };
  return yes({ act: { ...act, photos, answers }, texts: sealed.rows });
};

/**
 * An event without what was said in it: that is kept sealed and apart, and the event refers to it.
 */
const sealWords = (server: Server, event: CaseEvent): { event: CaseEvent; texts: SealedRow[] } => {
  const { reason, ...bare } = event;
  if (!reason || bare.kind !== 'moved') return { event, texts: [] };
  const id = server.newId('text');
  const { commitment, ...box } = server.seal.commit(reason, id);
  const given = { ...bare.given, said: { sealed: id, commitment } };
  return { event: { ...bare, given }, texts: [{ id, ...box }] };
};

/**
 * Does one act to a loaded and locked case of any life: reads what was answered, checks files and
 * paper, seals what is personal, decides, records.
 */
export const actOn = async (
  { server, tx, loaded }: Locked,
  asked: Asked,
  draft?: Answers,
): Promise<Result<{ after: Case; event: CaseEvent }>> => {
  const room: LifeOnServer = lives[loaded.life];
  const rules = rulesOfCase(loaded);
  const context = await contextOf(server, loaded, server.now());
  const given: Asked = room.sealsWords ? { ...asked, sealed: true } : asked;
  const acting: Reading = { server, tx, loaded, rules, current: loaded.state, act: given, context };
  const read = readsAnswers(given) ? await readAct(acting, draft) : yes({ act: given, texts: [] });
  if (!read.ok) return read;
  const { act, texts } = read.value;
  const decided = decide(rules, loaded.state, act, context);
  if (!decided.ok) return decided;
  const { signed } = asked;
  const checked = await room.check?.({ ...acting, act, ...(signed && { signed }) }, act.answers);
  if (checked && !checked.ok) return checked;
  const said = room.sealsWords
    ? sealWords(server, decided.value)
    : { event: decided.value, texts: [] };
  return record({ ...acting, event: said.event, texts: [...texts, ...said.texts] });
};
