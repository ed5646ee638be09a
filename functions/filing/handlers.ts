import { isDay, isInstant } from '@shared/kernel/calendar';
import { appKindTitles } from '@shared/kernel/kinds';
import { no, yes } from '@shared/kernel/result';
import { queryGrams } from '@shared/kernel/names';
import { keptWrong } from '@shared/fields/words';
import type { filing } from '@shared/contract/filing';
import { blankCase, type Answers } from '@shared/domain/case';
import { beginnings, hindranceTo } from '@shared/domain/begin';
import { rulesFor } from '@shared/policy';
import type { Handlers } from '../http/serve';
import { partiesOf, type Caller } from '../world/caller';
import { findApp } from '../registry/app-store';
import { actOn } from './act';
import {
  allOf,
  holdsSlot,
  insertFiling,
  insertNote,
  loadForAct,
  loadForView,
  openFiling,
  replaceDraft,
  waitingFor,
  type Line,
  type Loaded,
} from './store';
import { briefView, detailView } from './views';

const PAGE = 20;

/** The parties and offices whose tasks wait for a caller. */
export const officesOf = (caller: Caller): string[] =>
  partiesOf(caller, caller.org.id, caller.org.id);

const draftOf = (server: Parameters<typeof detailView>[0], filing: Loaded): Answers | undefined =>
  filing.draft
    ? (JSON.parse(
        server.seal.open({ keyId: filing.draft.key, box: filing.draft.box }, filing.id),
      ) as Answers)
    : undefined;

const pageOf = (lines: Line[], key: (line: Line) => string): { shown: Line[]; next?: string } => {
  const shown = lines.slice(0, PAGE);
  const last = shown.at(-1);
  return { shown, ...(lines.length > PAGE && last && { next: key(last) }) };
};

const split = (
  after: string | undefined,
  isFirst: (text: string) => boolean,
): [string, string] | undefined => {
  const [day, id] = (after ?? '').split('|');
  return day && id && isFirst(day) ? [day, id] : undefined;
};

/** What answers the filing endpoints. */
export const filingHandlers = {
  start: async (request, { app, life: wanted = 'filing' }) => {
    const { caller, server, now } = request;
    if (!caller.roles.includes('filer') && !caller.roles.includes('filer_head'))
      return no('not_yours');
    const tx = await request.tx();
    const tool = await findApp(tx, app);
    if (!tool || caller.org.kind === 'bureau') return no('not_found');
    const id = server.newId('filing');
    const rules = rulesFor(caller.bureau.policy)!;
    const own = caller.org.kind === 'provider';
    const hindered = hindranceTo(rules, tool, own ? caller.org.name : undefined);
    if (hindered === 'other_provider') return no(hindered, { params: { provider: tool.provider } });
    const life = own ? 'provider_filing' : wanted;
    const first = beginnings(rules, caller.org.kind).find((beginning) => beginning.life === life);
    if (!first) return no('not_now', { params: { place: '' } });
    if (hindered === 'kind_not_covered')
      return no(hindered, { params: { kind: appKindTitles[tool.kind] } });
    const { id: place, place: start } = first;
    const sealed = server.seal.seal('{}', id);
    const begun = await insertFiling(tx, {
      school: caller.org.id,
      app,
      bureau: caller.bureau.id,
      path: caller.bureau.path,
      state: blankCase(id, life, rules.policy.id, { place, standing: start.standing }),
      at: now,
      draft: sealed,
    });
    if (begun) return yes({ id });
    const open = await openFiling(tx, caller.org.id, app, life);
    return no('duplicate_filing', {
      params: {
        filing: open?.id ?? '',
        place: rules.policy.words.places[open?.place ?? '']?.title ?? '',
      },
    });
  },

  save: async (request, { id, answers, revision }) => {
    const { caller, server, now } = request;
    if (!caller.roles.includes('filer') && !caller.roles.includes('filer_head'))
      return no('not_yours');
    const tx = await request.tx();
    const filing = await loadForAct(tx, caller, id);
    if (!filing) return no('not_found');
    const rules = rulesFor(filing.policy)!;
    if (!rules.moves.some((move) => move.do === 'submit' && move.from.includes(filing.state.place)))
      return no('not_now', {
        params: { place: rules.policy.words.places[filing.state.place]?.title ?? '' },
      });
    const next = await replaceDraft(tx, caller, {
      id,
      seen: revision,
      ...server.seal.seal(JSON.stringify(answers), id),
      at: now,
    });
    return next === undefined ? no('changed_meanwhile') : yes({ saved: now, revision: next });
  },

  mine: async (request, { view, standing, q: typed, after }) => {
    const tx = await request.tx();
    if (typed && [...typed].length > 60) return no('search_too_long', { params: { max: 60 } });
    const from = split(after, view === 'waiting' ? isDay : isInstant);
    const lines =
      view === 'waiting'
        ? await waitingFor(
            tx,
            request.caller,
            officesOf(request.caller),
            from && { day: from[0], id: from[1] },
            PAGE + 1,
          )
        : await allOf(
            tx,
            request.caller,
            {
              ...(standing && { standing }),
              ...(typed?.trim() && { grams: queryGrams(typed) }),
              ...(from && { after: { at: from[0], id: from[1] } }),
            },
            PAGE + 1,
          );
    const { shown, next } = pageOf(lines, (line) =>
      view === 'waiting'
        ? `${line.due_day}|${line.id}`
        : `${line.updated_at.toISOString()}|${line.id}`,
    );
    return yes({
      items: await Promise.all(shown.map((line) => briefView(request.server, line, request.now))),
      ...(next && { next }),
    });
  },

  open: async (request, { id }) => {
    const filing = await loadForView(await request.tx(), request.caller, id);
    return filing
      ? yes(await detailView(request.server, request.caller, filing, request.now))
      : no('not_found');
  },

  act: async (request, input) => {
    const { caller, server } = request;
    const tx = await request.tx();
    const filing = await loadForAct(tx, caller, input.id);
    if (!filing) return no('not_found');
    const parties = partiesOf(caller, filing.school_id, filing.bureau_id);
    if (input.do !== 'opine' && input.version === undefined)
      return no('bad_request', {
        faults: [{ field: 'version', label: 'version', code: 'missing' }],
      });
    if (input.do === 'transfer') {
      const slot =
        filing.state.opinions[input.opinion ?? ''] && (input.opinion ?? '').split(':')[1];
      const office =
        slot ??
        rulesFor(filing.policy)!.opinions.find((opinion) => opinion.id === input.opinion)?.by;
      const wanted = office === 'lead' ? filing.state.route?.lead : office;
      if (!input.to || !wanted || !(await holdsSlot(tx, caller.org.id, input.to, wanted)))
        return no('not_found');
    }
    const result = await actOn(
      server,
      tx,
      filing,
      { ...input, by: { person: caller.person, as: parties } },
      input.do === 'submit' ? draftOf(server, filing) : undefined,
    );
    if (!result.ok) return result;
    const { after, event } = result.value;
    return yes({
      id: filing.id,
      version: after.version,
      place: after.place,
      placeTitle: rulesFor(filing.policy)!.policy.words.places[after.place]?.title ?? after.place,
      standing: after.standing,
      ...(event.kind === 'moved' && event.number && { number: event.number }),
    });
  },

  note: async (request, { id, text }) => {
    const tx = await request.tx();
    const filing = await loadForAct(tx, request.caller, id);
    if (!filing || filing.bureau_id !== request.caller.org.id) return no('not_found');
    const wrong = keptWrong(text);
    if (wrong) return no('faults', { faults: [{ field: 'text', label: '备注', ...wrong }] });
    await insertNote(tx, {
      id: request.server.newId('note'),
      filing: id,
      path: filing.bureau_path,
      person: request.caller.person,
      body: text,
      at: request.now,
    });
    return yes({ at: request.now });
  },

  policy: async (_ask, { id }) => {
    const rules = rulesFor(id);
    return rules ? yes({ policy: rules.policy as unknown as { id: string } }) : no('not_found');
  },
} satisfies Handlers<typeof filing>;
