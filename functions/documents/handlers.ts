import { isFiles } from '@shared/fields/answer';
import type { Answers, CaseEvent } from '@shared/domain/case';
import { factsFor } from '@shared/domain/facts';
import type { PrintedSheet } from '@shared/domain/sheet';
import { no } from '@shared/kernel/result';
import type { documents } from '@shared/contract/documents';
import type { Sheet } from '@shared/policy/policy';
import { storeOf } from '../files/store-of';
import { cleanFiles, type CleanFile } from '../files/store';
import { contextOf } from '../case/context';
import { loadForView } from '../case/load';
import type { Around } from '../case/load-store';
import { rulesOfCase } from '../case/rules';
import { HIDDEN, openAnswers } from '../case/sealing';
import type { Filing, WholeFiling } from '../filing/subject-store';
import { isBureau, isExpertOnly } from '../world/caller';
import type { SignedRequest } from '../world/request';
import type { Server } from '../world/server';
import { logDone } from '../world/security';
import type { Handlers } from '../world/request';
import { PLATFORM } from '../lookup/answer';
import { actsOfGrant, grantedAnswers } from './granted';
import { isPicture, pictureBytes } from './picture';
import { printed } from './printing';
import { picturedFields, sheetOf, type Material } from './sheet-of';

/** The names of people who acted, in the clear, by id. */
const namesOf = (server: Server, filing: Around): ((person?: string) => string) => {
  const names = new Map(
    (filing.people ?? []).flatMap((person) =>
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
  return (person) => names.get(person ?? '') ?? HIDDEN;
};

/** The pictures that answer a question, by field; what paper cannot show is left out. */
const picturesOf = async (
  request: SignedRequest,
  filing: Filing,
  answers: Answers,
  fields: readonly string[],
): Promise<Record<string, CleanFile>> => {
  const wanted = fields.flatMap((id) => {
    const answer = answers[id];
    return isFiles(answer) && answer.length === 1 ? [{ field: id, file: answer[0]!.file }] : [];
  });
  const known = await cleanFiles(
    await request.tx(),
    filing.id,
    wanted.map((picture) => picture.file),
  );
  return Object.fromEntries(
    wanted.flatMap(({ field, file }) => {
      const row = known.find((one) => one.id === file);
      return row && isPicture(row) ? [[field, row] as const] : [];
    }),
  );
};

/** The bytes of pictures by their ids; `whole` unless some are not there. */
const fetched = async (server: Server, pictures: readonly CleanFile[]) => {
  const found = await Promise.all(
    pictures.map(async (file) => [file.id, await pictureBytes(storeOf(server), file)] as const),
  );
  const there = found.flatMap(([name, bytes]) => (bytes ? [[name, bytes] as const] : []));
  return { pictures: Object.fromEntries(there), whole: there.length === found.length };
};

// Who read what is written down before anything is drawn, and then nothing is held.
const letGo = async (
  request: SignedRequest,
  what: 'form_print' | 'poster_print',
): Promise<void> => {
  await logDone(request, what);
  await request.end('commit');
};

/** The form as it will stand on paper, and the pictures it shows. */
const sheetFor = async (
  request: SignedRequest,
  filing: WholeFiling,
  form: Sheet,
  copies: Material['copies'],
): Promise<{ sheet: PrintedSheet; files: CleanFile[] }> => {
  const { server, now } = request;
  const rules = rulesOfCase(filing);
  const acts = actsOfGrant(
    filing.state,
    (filing.events ?? []).map((event) => JSON.parse(event.body) as CaseEvent),
  );
  const answers = openAnswers(server, filing, grantedAnswers(filing.state, acts), true);
  const pictures = await picturesOf(request, filing, answers, picturedFields(rules, form, answers));
  const material: Material = {
    rules,
    facts: factsFor(
      rules,
      filing.state,
      await contextOf(server, filing, now),
      filing.state.inForce!.answers,
    ),
    case: filing.state,
    answers,
    acts,
    pictures: Object.fromEntries(
      Object.entries(pictures).map(([field, file]) => [
        field,
        { name: file.id, signature: file.use === 'signature' },
      ]),
    ),
    nameOf: namesOf(server, filing),
    bureau: filing.bureau_name,
    copies,
  };
  return { sheet: sheetOf(material, form), files: Object.values(pictures) };
};

/** The https address that posters are printed with; in demo whatever the house has. */
const originFor = (server: Server): string | undefined =>
  server.publicOrigin && (server.demo || server.publicOrigin.startsWith('https://'))
    ? server.publicOrigin.replace(/\/+$/, '')
    : undefined;

/** A filing with what is printed of it; of another kind of case nothing is. */
const filingOf = async (request: SignedRequest, id: string): Promise<WholeFiling | undefined> => {
  const whole = await loadForView(await request.tx(), request.caller, id);
  return whole?.beside ? (whole as WholeFiling) : undefined;
};

/** What answers the document endpoints. */
export const documentHandlers = {
  form: async (request, { id }) => {
    const { server, caller } = request;
    const filing = await filingOf(request, id);
    // The form names people, so a bureau above, which may not read their names, has none to print.
    if (!filing || caller.org.id !== (isBureau(caller) ? filing.bureau_id : filing.org_id))
      return no('not_found');
    // Whoever only scores reads no names.
    if (isExpertOnly(caller)) return no('not_found');
    const rules = rulesOfCase(filing);
    const form = rules.sheets.form;
    const copies = (filing.beside.copies ?? []).filter(
      (copy) => copy.grant_no === filing.state.inForce?.no,
    );
    if (!form || copies.length === 0)
      return no('not_now', {
        params: { place: rules.policy.words.places[filing.state.place]?.title ?? '' },
      });
    const { sheet, files } = await sheetFor(request, filing, form, copies);
    await letGo(request, 'form_print');
    return printed(server, {
      filing: filing.id,
      what: 'form',
      whose: caller.person,
      shows: { sheet, pictures: files.map((file) => [file.id, file.sha256]) },
      fetch: async (fonts) => {
        const { whole, pictures } = await fetched(server, files);
        return { toDraw: { what: 'form', fonts, sheet, pictures }, whole };
      },
    });
  },

  poster: async (request, { id }) => {
    const { server, caller } = request;
    const filing = await filingOf(request, id);
    if (!filing) return no('not_found');
    const code = filing.beside.poster;
    if (!code)
      return no('not_now', {
        params: { place: rulesOfCase(filing).policy.words.places[filing.state.place]?.title ?? '' },
      });
    const origin = originFor(server);
    if (!origin) return no('no_public_origin');
    const poster = {
      school: filing.org_name,
      app: filing.app_name,
      url: `${origin}/q/${code}`,
      code,
      bureau: filing.bureau_name,
      tel: filing.bureau_tel,
      platformUrl: PLATFORM,
    };
    await letGo(request, 'poster_print');
    return printed(server, {
      filing: filing.id,
      what: 'poster',
      whose: caller.person,
      shows: poster,
      fetch: async (fonts) => ({ toDraw: { what: 'poster', fonts, poster }, whole: true }),
    });
  },
} satisfies Handlers<typeof documents>;
