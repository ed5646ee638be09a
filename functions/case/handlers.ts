import { isDay, isInstant } from '@shared/kernel/calendar';
import { queryGrams } from '@shared/kernel/names';
import { no, yes, type Result } from '@shared/kernel/result';
import { keptWrong } from '@shared/fields/words';
import type { ActInput as AskedAct, cases } from '@shared/contract/case';
import type { Answers } from '@shared/domain/case';
import type { SignedRequest } from '../world/request';
import { logDone } from '../world/security';
import type { Handlers } from '../world/request';
import { partiesAt, partiesOf } from '../world/caller';
import { PAGE, pageOf, placeFrom } from '../world/page';
import type { Server } from '../world/server';
import { actOn } from './act';
import { begin } from './begin';
import { replaceDraft } from './draft-store';
import { allOf, waitingFor, type Line } from './list-store';
import { lives } from './lives';
import { loadForAct, loadForView } from './load';
import { concernedIn, type LoadedCase } from './load-store';
import { holdsSlot, insertNote } from './note-store';
import { rulesOfCase } from './rules';
import { settleUndone } from './settle';
import { briefView, detailView } from './views';

const draftOf = (server: Server, { draft, id }: LoadedCase): Answers | undefined =>
  draft
    ? (JSON.parse(server.seal.open({ keyId: draft.key, box: draft.box }, id)) as Answers)
    : undefined;

const placeTitle = (loaded: LoadedCase, place: string): string =>
  rulesOfCase(loaded).policy.words.places[place]?.title ?? place;

const linesFor = (
  request: SignedRequest,
  lines: readonly Line[],
): Promise<Awaited<ReturnType<typeof briefView>>[]> =>
  Promise.all(lines.map((line) => briefView(request.server, line, request.now)));

/** Whether the colleague work is handed to holds the office that the work is asked of. */
const mayHandTo = async (
  request: SignedRequest,
  loaded: LoadedCase,
  { to, opinion: key = '' }: AskedAct,
): Promise<boolean> => {
  const slot = loaded.state.opinions[key] && key.split(':')[1];
  const office = slot ?? rulesOfCase(loaded).opinions.find((opinion) => opinion.id === key)?.by;
  const wanted = office === 'lead' ? loaded.state.route?.lead : office;
  if (!to || !wanted) return false;
  return holdsSlot(await request.tx(), request.caller.org.id, to, wanted);
};

const act = async (
  request: SignedRequest,
  input: AskedAct,
): Promise<
  Result<{ loaded: LoadedCase } & Extract<Awaited<ReturnType<typeof actOn>>, { ok: true }>['value']>
> => {
  const { caller, server } = request;
  const tx = await request.tx();
  const loaded = await loadForAct(tx, caller, input.id);
  if (!loaded) return no('not_found');
  if (input.do !== 'opine' && input.version === undefined)
    return no('bad_request', {
      faults: [{ field: 'version', label: 'version', code: 'missing' }],
    });
  if (input.do === 'transfer' && !(await mayHandTo(request, loaded, input))) return no('not_found');
  const as = partiesOf(caller, concernedIn(loaded));
  const draft = input.do === 'submit' ? draftOf(server, loaded) : undefined;
  const done = await actOn(
    { server, tx, loaded },
    { ...input, by: { person: caller.person, as } },
    draft,
  );
  return done.ok ? yes({ loaded, ...done.value }) : done;
};

/** What answers the endpoints of every kind of case. */
export const caseHandlers = {
  begin,

  save: async (request, { id, answers, revision }) => {
    const { caller, server, now } = request;
    if (!caller.roles.includes('filer') && !caller.roles.includes('filer_head'))
      return no('not_yours');
    const tx = await request.tx();
    const loaded = await loadForAct(tx, caller, id);
    if (!loaded) return no('not_found');
    const { place } = loaded.state;
    const moves = rulesOfCase(loaded).moves;
    if (!moves.some((move) => move.do === 'submit' && move.from.includes(place)))
      return no('not_now', { params: { place: placeTitle(loaded, place) } });
    const sealed = server.seal.seal(JSON.stringify(answers), id);
    const next = await replaceDraft(tx, caller, { id, seen: revision, ...sealed, at: now });
    return next === undefined ? no('changed_meanwhile') : yes({ saved: now, revision: next });
  },

  inbox: async (request, { life, after }) => {
    const { caller } = request;
    const from = placeFrom(after, isDay);
    const query = {
      offices: partiesAt(caller),
      ...(life && { life }),
      ...(from && { after: from }),
    };
    const lines = await waitingFor(await request.tx(), caller, query, PAGE + 1);
    const { shown, next } = pageOf(lines, (line) => [line.due_day, line.id]);
    return yes({ items: await linesFor(request, shown), ...next });
  },

  list: async (request, { life, standing, pile, q: typed, after }) => {
    if (typed && [...typed].length > 60) return no('search_too_long', { params: { max: 60 } });
    const from = placeFrom(after, isInstant);
    const query = {
      ...(life && { life }),
      ...(standing && { standing }),
      ...(pile && { pile }),
      ...(typed?.trim() && { grams: queryGrams(typed) }),
      ...(from && { after: from }),
    };
    const lines = await allOf(await request.tx(), request.caller, query, PAGE + 1);
    const { shown, next } = pageOf(lines, (line) => [line.updated_at.toISOString(), line.id]);
    return yes({ items: await linesFor(request, shown), ...next });
  },

  open: async (request, { id }) => {
    const whole = await loadForView(await request.tx(), request.caller, id);
    if (!whole) return no('not_found');
    const { readAs } = lives[whole.life];
    if (readAs) await logDone(request, readAs);
    return yes(await detailView(request.server, request.caller, whole, request.now));
  },

  act: async (request, input) => {
    const done = await act(request, input);
    if (!done.ok) return done;
    const { loaded, after, event } = done.value;
    return yes({
      id: loaded.id,
      version: after.version,
      place: after.place,
      placeTitle: placeTitle(loaded, after.place),
      standing: after.standing,
      ...(event.kind === 'moved' && event.number && { number: event.number }),
    });
  },

  settle: settleUndone,

  note: async (request, { id, text }) => {
    const tx = await request.tx();
    const loaded = await loadForAct(tx, request.caller, id);
    if (!loaded || loaded.bureau_id !== request.caller.org.id) return no('not_found');
    // A note would say in the clear what is sealed there.
    if (lives[loaded.life].sealsWords) return no('not_found');
    const wrong = keptWrong(text);
    if (wrong) return no('faults', { faults: [{ field: 'text', label: '备注', ...wrong }] });
    await insertNote(tx, {
      id: request.server.newId('note'),
      of: id,
      path: loaded.bureau_path,
      person: request.caller.person,
      body: text,
      at: request.now,
    });
    return yes({ at: request.now });
  },
} satisfies Handlers<typeof cases>;
