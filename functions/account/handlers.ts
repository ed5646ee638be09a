import type { Instant } from '@shared/kernel/calendar';
import { readCode } from '@shared/kernel/id';
import { sameName } from '@shared/kernel/identifiers';
import type { SecurityKind } from '@shared/kernel/security';
import { no, yes, type Result } from '@shared/kernel/result';
import type { account } from '@shared/contract/account';
import { sha256 } from '../db/chain';
import { countWaiting } from '../case/list-store';
import type { Request } from '../world/request';
import { partiesAt } from '../world/caller';
import { countFailure, mayTry, rememberDevice, type Attempt } from '../world/limits';
import { logDone } from '../world/security';
import type { Handlers } from '../world/request';
import { countUnread } from '../messages/store';
import {
  countWrongName,
  isOpenInvitation,
  lockInvitation,
  spendInvitation,
} from './invitation-store';
import {
  erasePerson,
  giveSeat,
  hasAssignedWork,
  isLastAdmin,
  orgOfSeat,
  keepPhraseBook,
  personByLogin,
  personFor,
  phraseBook,
  seatsOf,
  type Seated,
} from './person-store';
import { findPersona, personas } from './persona-store';
import { changeSeat, endSession, endSessions, keepSession, sessionsOf } from './token-store';

const LASTS = 30 * 86_400_000; // ms

/**
 * Opens a session; the token is in the answer and only its hash is kept. The transaction has begun.
 */
const openSession = async (
  request: Request,
  { person, seat }: Seated,
  what: SecurityKind,
  demo = false,
): Promise<{ token: string; expires: Instant }> => {
  const token = Buffer.from(request.server.random(32)).toString('base64url');
  const expires = new Date(Date.parse(request.now) + LASTS).toISOString();
  const tx = await request.tx();
  const hash = sha256(token);
  const device = request.asker.agent;
  await keepSession(tx, { hash, person, seat, expires, now: request.now, device, demo });
  const org = await orgOfSeat(tx, seat);
  await logDone(request, what, { person, ...(org && { org }), detail: device });
  return { token, expires };
};

/**
 * The login a code of wx.login stands for, never the openid itself. Asks WeChat, so it comes before
 * the transaction begins.
 */
const loginOf = async (
  { server, asker }: Request,
  name: Attempt,
  code: string,
): Promise<Result<string>> => {
  if (!server.wechat) return no('outside_busy');
  const wait = await mayTry(server, name, asker);
  if (wait) return { ok: false, refusal: wait };
  const said = await server.wechat.signIn(code);
  if (!said.ok) {
    // What WeChat itself could not do is nobody's failed attempt.
    if (said.code !== 'outside_busy') await countFailure(server, name, asker);
    return no(said.code);
  }
  await rememberDevice(server, asker);
  return yes(server.seal.blindIndex(said.value.openid, 'openid'));
};

/** What answers the account endpoints. */
export const accountHandlers = {
  wechat: async (request, { code }) => {
    const login = await loginOf(request, 'sign_in', code);
    if (!login.ok) return login;
    const who = await personByLogin(await request.as('system'), login.value);
    return who ? yes(await openSession(request, who, 'sign_in')) : no('not_invited');
  },

  redeem: async (request, { invitation: typed, name, code }) => {
    const plain = readCode(typed);
    if (!plain) return no('invitation_spent');
    const { server, now } = request;
    // Before anything is asked of WeChat: whoever guesses at invitations costs it nothing.
    if (!(await isOpenInvitation(server.db, sha256(plain), now))) return no('invitation_spent');
    const login = await loginOf(request, 'invitation', code);
    if (!login.ok) return login;
    const tx = await request.as('system');
    const invite = await lockInvitation(tx, sha256(plain), now);
    if (!invite) return no('invitation_spent');
    const invited = server.seal.open({ keyId: invite.name_key, box: invite.name_box }, invite.id);
    const wrongName = async () => {
      await countWrongName(tx, invite.id);
      // A refusal rolls back, and this count must outlive it.
      await request.end('commit');
      return no('invitation_name');
    };
    if (!sameName(name, invited)) return wrongName();
    const id = server.newId('person');
    const person = await personFor(tx, {
      id,
      ...server.seal.seal(invited, id),
      loginIndex: login.value,
      now,
    });
    // Whoever signs in with this WeChat is known by another name: the seat would show that name,
    // not the invited one.
    if (
      !sameName(
        server.seal.open({ keyId: person.name_key, box: person.name_box }, person.id),
        invited,
      )
    )
      return wrongName();
    if (!(await spendInvitation(tx, invite.id, now))) return no('invitation_spent');
    const seat = await giveSeat(tx, {
      id: server.newId('member'),
      person: person.id,
      org: invite.org_id,
      role: invite.role,
      slots: invite.slots,
      title: invite.title,
      now,
    });
    return yes(await openSession(request, { person: person.id, seat }, 'invitation_accept'));
  },

  personas: async (request) => {
    const { seal } = request.server;
    const all = await personas(await request.as('system'));
    return yes({
      personas: all.map((persona) => ({
        id: persona.id,
        name: seal.open({ keyId: persona.name_key, box: persona.name_box }, persona.person_id),
        what: persona.what,
        org: persona.org,
        region: persona.region,
        root: persona.root,
      })),
    });
  },

  phrases: async (request) => {
    const { caller, server } = request;
    const kept = await phraseBook(await request.tx(), caller.person);
    if (!kept) return yes({});
    const text = server.seal.open({ keyId: kept.key_id, box: kept.box }, caller.person);
    return yes({ phrases: JSON.parse(text) as string[] });
  },

  keepPhrases: async (request, { phrases }) => {
    const { caller, server, now } = request;
    const once = [...new Set(phrases.map((phrase) => phrase.trim()).filter(Boolean))];
    await keepPhraseBook(await request.tx(), {
      person: caller.person,
      ...server.seal.seal(JSON.stringify(once), caller.person),
      at: now,
    });
    return yes({ phrases: once });
  },

  persona: async (request, { persona }) => {
    const who = await findPersona(await request.as('system'), persona);
    return who ? yes(await openSession(request, who, 'sign_in', true)) : no('not_found');
  },

  me: async (request) => {
    const { caller, server } = request;
    const tx = await request.tx();
    const seats = await seatsOf(tx, caller.person);
    const { name_box: box, name_key: keyId } = seats[0]!;
    return yes({
      person: { id: caller.person, name: server.seal.open({ keyId, box }, caller.person) },
      seats: seats.map((seat) => ({
        id: seat.id,
        org: { id: seat.org_id, name: seat.org_name, kind: seat.org_kind },
        role: seat.role,
        slots: seat.slots,
        title: seat.title,
      })),
      seat: caller.seat,
      unread: await countUnread(tx, caller.person),
      waiting: await countWaiting(tx, caller, partiesAt(caller)),
      demo: server.demo,
      bureau: { name: caller.bureau.name, tel: caller.bureau.tel, policy: caller.bureau.policy },
    });
  },

  sit: async (request, { seat }) => {
    const { session, person } = request.caller;
    return (await changeSeat(await request.tx(), { hash: session, person, seat }))
      ? yes({ seat })
      : no('not_found');
  },

  leave: async (request) => {
    await endSession(
      await request.tx(),
      request.caller.session,
      request.caller.person,
      request.now,
    );
    return yes({});
  },

  sessions: async (request) => {
    const { caller, now } = request;
    const all = await sessionsOf(await request.tx(), caller.person, now);
    return yes({
      sessions: all.map((session) => ({
        id: session.id,
        device: session.device,
        begun: session.begun_at.toISOString(),
        seen: session.seen_at.toISOString(),
        here: session.hash === caller.session,
      })),
    });
  },

  leaveAll: async (request) => {
    await endSessions(await request.tx(), request.caller.person, request.now);
    return yes({});
  },

  forget: async (request) => {
    const { person, session } = request.caller;
    if (await isLastAdmin(await request.tx(), person)) return no('last_admin');
    // Work may be assigned from seats elsewhere too, so this question is the system's.
    const tx = await request.as('system');
    if (await hasAssignedWork(tx, person)) return no('has_open_work');
    await request.enter(session);
    await erasePerson(tx, person, request.now);
    return yes({});
  },
} satisfies Handlers<typeof account>;
