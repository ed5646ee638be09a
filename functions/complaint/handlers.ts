import { isDay } from '@shared/kernel/calendar';
import { readCode } from '@shared/kernel/id';
import type { Fault } from '@shared/kernel/refusal';
import { no, yes } from '@shared/kernel/result';
import { hasControl } from '@shared/kernel/printable';
import type { complaint } from '@shared/contract/complaint';
import { blankCase } from '@shared/domain/case';
import { movesFor } from '@shared/domain/moves';
import { rulesFor } from '@shared/policy';
import type { Transaction } from 'kysely';
import { insertCase, recordAct, type Recorded } from '../case/store';
import { sha256 } from '../db/chain';
import type { Tables } from '../db/tables';
import { rulesOfCase } from '../filing/world';
import { partiesOf } from '../world/caller';
import type { Handlers } from '../http/serve';
import { actOnComplaint, pileOf, type Subject } from './act';
import { byCode, byId, hasTop, raiseNext, subjectOf, type Loaded } from './store';
import { queueOf } from './queue-store';
import { mayReadWords, parentView, rowView, withoutWords, worldOfComplaint } from './views';

const PAGE = 20;
const CITIZEN = { person: 'citizen', as: ['citizen'] } as const;

const subject = (complaint: Loaded): Subject => ({
  id: complaint.id,
  bureau: complaint.bureau_id,
  path: complaint.bureau_path,
  head: complaint.head_hash,
  state: complaint.state,
});

/** Writes an act; when it concludes the one on top of a pile, the next stands for it. */
const save = async (
  tx: Transaction<Tables>,
  complaint: Loaded,
  recorded: Recorded,
): Promise<boolean> => {
  if (!(await recordAct(tx, recorded))) return false;
  if (recorded.final)
    await raiseNext(tx, {
      id: complaint.id,
      bureau: complaint.bureau_id,
      pile: complaint.pile,
    });
  return true;
};

/** The hash by which a tracking code is kept: the code itself is never stored. */
const codeHash = (text: string): string | undefined => {
  const code = readCode(text);
  return code && sha256(`complaint:${code}`);
};

const wordsWrong = (field: string, label: string, text: string): Fault[] => {
  if (text.trim() === '') return [{ field, label, code: 'missing' }];
  return hasControl(text) ? [{ field, label, code: 'control_char' }] : [];
};

/** What answers the complaint endpoints. */
export const complaintHandlers = {
  tell: async (request, { school, app, category, happened }) => {
    const { server, now } = request;
    const code = server.newCode();
    const hash = sha256(`complaint:${code}`);
    const tx = await request.as('public', hash);
    const at = await subjectOf(tx, school, app);
    if (!at) return no('not_found');
    const rules = rulesFor(at.policy)!;
    const kind = rules.categories.find((one) => one.id === category);
    const faults = [
      ...(kind ? [] : [{ field: 'category', label: '发生了什么', code: 'not_an_option' as const }]),
      ...wordsWrong('happened', '具体情况', happened),
    ];
    if (faults.length > 0) return no('faults', { faults });
    const pile = pileOf(school, app, category);
    // However many there are, each is kept; the desk reads of a pile once. Whoever tells learns
    // nothing of it.
    const onTop = !(await hasTop(await request.as('system'), at.bureau_id, pile));
    await request.as('public', hash);
    const [place, start] = Object.entries(rules.policy.words.places).find(
      ([, place]) => place.life === 'complaint' && place.start,
    )!;
    const id = server.newId('complaint');
    const state = blankCase(id, 'complaint', rules.policy.id, { place, standing: start.standing });
    const made = actOnComplaint(
      server,
      rules,
      { id, bureau: at.bureau_id, path: at.path, head: '', state },
      { do: 'submit', by: CITIZEN },
      await worldOfComplaint(server, at.settings, now),
      happened.trim(),
    );
    if (!made.ok) return made;
    await insertCase(tx, {
      state,
      respondent: school,
      app,
      bureau: at.bureau_id,
      path: at.path,
      at: now,
      withBureau: true,
      told: { codeHash: hash, category, pile, onTop },
    });
    if (!(await recordAct(tx, made.value))) throw new Error('a new complaint was not written');
    return yes({ code });
  },

  track: async (request, { code }) => {
    const hash = codeHash(code);
    if (!hash) return no('bad_code');
    const complaint = await byCode(await request.as('public', hash), hash);
    return complaint
      ? yes(await parentView(request.server, complaint, request.now))
      : no('not_found');
  },

  reply: async (request, { code, text, version }) => {
    const hash = codeHash(code);
    if (!hash) return no('bad_code');
    const tx = await request.as('public', hash);
    const complaint = await byCode(tx, hash, true);
    if (!complaint) return no('not_found');
    const faults = wordsWrong('text', '补充说明', text);
    if (faults.length > 0) return no('faults', { faults });
    const made = actOnComplaint(
      request.server,
      rulesOfCase(complaint),
      subject(complaint),
      { do: 'reply', by: CITIZEN, version, reason: text },
      await worldOfComplaint(request.server, complaint.settings, request.now),
      text.trim(),
    );
    if (!made.ok) return made;
    return (await save(tx, complaint, made.value)) ? yes({}) : no('changed_meanwhile');
  },

  queue: async (request, { view, pile, after }) => {
    const [day, id] = (after ?? '').split('|');
    const found = await queueOf(
      await request.tx(),
      request.caller,
      { open: view === 'open', ...(pile && { pileOf: pile }) },
      day && id && isDay(day) ? { day, id } : undefined,
      PAGE + 1,
    );
    const last = found[PAGE - 1];
    return yes({
      items: await Promise.all(
        found.slice(0, PAGE).map((line) => rowView(request.server, line, request.now)),
      ),
      ...(found.length > PAGE && last && { next: `${last.due_day}|${last.id}` }),
    });
  },

  open: async (request, { id }) => {
    const complaint = await byId(await request.tx(), request.caller, id);
    if (!complaint) return no('not_found');
    const context = await worldOfComplaint(request.server, complaint.settings, request.now);
    const parties = partiesOf(request.caller, complaint.school_id, complaint.bureau_id);
    const offers = movesFor(
      rulesOfCase(complaint),
      complaint.state,
      { person: request.caller.person, as: parties },
      context,
    ).map((offer) => ({
      do: offer.do,
      reason: offer.reason,
      clause: offer.clause,
      ...(offer.why && { why: offer.why }),
    }));
    const view = await parentView(request.server, complaint, request.now);
    const readable = mayReadWords(rulesOfCase(complaint), parties);
    return yes({
      ...(readable ? view : withoutWords(view)),
      id: complaint.id,
      offers,
      readable,
      more: complaint.more,
      ...(complaint.filing && { filing: complaint.filing }),
    });
  },

  act: async (request, { id, do: verb, version, reason }) => {
    const tx = await request.tx();
    const complaint = await byId(tx, request.caller, id, true);
    if (!complaint) return no('not_found');
    const by = {
      person: request.caller.person,
      as: partiesOf(request.caller, complaint.school_id, complaint.bureau_id),
    };
    const made = actOnComplaint(
      request.server,
      rulesOfCase(complaint),
      subject(complaint),
      { do: verb, by, version, ...(reason && { reason }) },
      await worldOfComplaint(request.server, complaint.settings, request.now),
      reason?.trim() || undefined,
    );
    if (!made.ok) return made;
    return (await save(tx, complaint, made.value))
      ? yes({
          version: made.value.after.version,
          place: rulesOfCase(complaint).policy.words.places[made.value.after.place]?.title ?? '',
        })
      : no('changed_meanwhile');
  },
} satisfies Handlers<typeof complaint>;
