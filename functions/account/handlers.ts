import type { Instant } from '@shared/kernel/calendar';
import { readCode } from '@shared/kernel/id';
import { sameName } from '@shared/kernel/identifiers';
import { no, yes, type Result } from '@shared/kernel/result';
import type { account } from '@shared/contract/account';
import { sha256 } from '../db/chain';
import { countWaiting } from '../filing/store';
import type { Ask } from '../http/ask';
import { partiesOf } from '../http/caller';
import { countFailure, mayTry, rememberDevice, type Attempt } from '../http/limits';
import { logDone } from '../http/security';
import type { SecurityKind } from '@shared/kernel/security';
import type { Handlers } from '../http/serve';
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
  ask: Ask,
  { person, seat }: Seated,
  what: SecurityKind,
  demo = false,
): Promise<{ token: string; expires: Instant }> => {
  const token = Buffer.from(ask.house.random(32)).toString('base64url');
  const expires = new Date(Date.parse(ask.now) + LASTS).toISOString();
  const tx = await ask.tx();
  const hash = sha256(token);
  const device = ask.asker.agent;
  await keepSession(tx, { hash, person, seat, expires, now: ask.now, device, demo });
  const org = await orgOfSeat(tx, seat);
  await logDone(ask, what, { person, ...(org && { org }), detail: device });
  return { token, expires };
};

/**
 * The login a code of wx.login stands for, never the openid itself. Asks WeChat, so it comes before
 * the transaction begins.
 */
const loginOf = async (
  { house, asker }: Ask,
  name: Attempt,
  code: string,
): Promise<Result<string>> => {
  if (!house.wechat) return no('outside_busy');
  const wait = await mayTry(house, name, asker);
  if (wait) return { ok: false, refusal: wait };
  const said = await house.wechat.signIn(code);
  if (!said.ok) {
    // What WeChat itself could not do is nobody's failed attempt.
    if (said.code !== 'outside_busy') await countFailure(house, name, asker);
    return no(said.code);
  }
  await rememberDevice(house, asker);
  return yes(house.seal.blindIndex(said.value.openid, 'openid'));
};

/** What answers the account endpoints. */
export const accountHandlers = {
  wechat: async (ask, { code }) => {
    const login = await loginOf(ask, 'sign_in', code);
    if (!login.ok) return login;
    const who = await personByLogin(await ask.as('system'), login.value);
    return who ? yes(await openSession(ask, who, 'sign_in')) : no('not_invited');
  },

  redeem: async (ask, { invitation: typed, name, code }) => {
    const plain = readCode(typed);
    if (!plain) return no('invitation_spent');
    const { house, now } = ask;
    // Before anything is asked of WeChat: whoever guesses at invitations costs it nothing.
    if (!(await isOpenInvitation(house.db, sha256(plain), now))) return no('invitation_spent');
    const login = await loginOf(ask, 'invitation', code);
    if (!login.ok) return login;
    const tx = await ask.as('system');
    const i = await lockInvitation(tx, sha256(plain), now);
    if (!i) return no('invitation_spent');
    const invited = house.seal.open({ keyId: i.name_key, box: i.name_box }, i.id);
    const wrongName = async () => {
      await countWrongName(tx, i.id);
      // A refusal rolls back, and this count must outlive it.
      await ask.end('commit');
      return no('invitation_name');
    };
    if (!sameName(name, invited)) return wrongName();
    const id = house.newId('person');
    const person = await personFor(tx, {
      id,
      ...house.seal.seal(invited, id),
      loginIndex: login.value,
      now,
    });
    // Whoever signs in with this WeChat is known by another name: the seat would show that name,
    // not the invited one.
    if (
      !sameName(
        house.seal.open({ keyId: person.name_key, box: person.name_box }, person.id),
        invited,
      )
    )
      return wrongName();
    if (!(await spendInvitation(tx, i.id, now))) return no('invitation_spent');
    const seat = await giveSeat(tx, {
      id: house.newId('member'),
      person: person.id,
      org: i.org_id,
      role: i.role,
      slots: i.slots,
      title: i.title,
      now,
    });
    return yes(await openSession(ask, { person: person.id, seat }, 'invitation_accept'));
  },

  personas: async (ask) => {
    const all = await personas(await ask.as('system'));
    return yes({
      personas: all.map((p) => ({
        id: p.id,
        name: ask.house.seal.open({ keyId: p.name_key, box: p.name_box }, p.person_id),
        what: p.what,
        org: p.org,
        region: p.region,
        root: p.root,
      })),
    });
  },

  phrases: async (ask) => {
    const { caller, house } = ask;
    const kept = await phraseBook(await ask.tx(), caller.person);
    return yes(
      kept
        ? {
            phrases: JSON.parse(
              house.seal.open({ keyId: kept.key_id, box: kept.box }, caller.person),
            ) as string[],
          }
        : {},
    );
  },

  keepPhrases: async (ask, { phrases }) => {
    const { caller, house, now } = ask;
    const once = [...new Set(phrases.map((p) => p.trim()).filter(Boolean))];
    await keepPhraseBook(await ask.tx(), {
      person: caller.person,
      ...house.seal.seal(JSON.stringify(once), caller.person),
      at: now,
    });
    return yes({ phrases: once });
  },

  persona: async (ask, { persona }) => {
    const who = await findPersona(await ask.as('system'), persona);
    return who ? yes(await openSession(ask, who, 'sign_in', true)) : no('not_found');
  },

  me: async (ask) => {
    const { caller, house } = ask;
    const tx = await ask.tx();
    const seats = await seatsOf(tx, caller.person);
    const { name_box: box, name_key: keyId } = seats[0]!;
    return yes({
      person: { id: caller.person, name: house.seal.open({ keyId, box }, caller.person) },
      seats: seats.map((s) => ({
        id: s.id,
        org: { id: s.org_id, name: s.org_name, kind: s.org_kind },
        role: s.role,
        slots: s.slots,
        title: s.title,
      })),
      seat: caller.seat,
      unread: await countUnread(tx, caller.person),
      waiting: await countWaiting(tx, caller, partiesOf(caller, caller.org.id, caller.org.id)),
      demo: house.demo,
      bureau: { name: caller.bureau.name, tel: caller.bureau.tel, policy: caller.bureau.policy },
    });
  },

  sit: async (ask, { seat }) => {
    const { session, person } = ask.caller;
    return (await changeSeat(await ask.tx(), { hash: session, person, seat }))
      ? yes({ seat })
      : no('not_found');
  },

  leave: async (ask) => {
    await endSession(await ask.tx(), ask.caller.session, ask.caller.person, ask.now);
    return yes({});
  },

  sessions: async (ask) => {
    const { caller, now } = ask;
    const all = await sessionsOf(await ask.tx(), caller.person, now);
    return yes({
      sessions: all.map((s) => ({
        id: s.id,
        device: s.device,
        begun: s.begun_at.toISOString(),
        seen: s.seen_at.toISOString(),
        here: s.hash === caller.session,
      })),
    });
  },

  leaveAll: async (ask) => {
    await endSessions(await ask.tx(), ask.caller.person, ask.now);
    return yes({});
  },

  forget: async (ask) => {
    const { person, session } = ask.caller;
    if (await isLastAdmin(await ask.tx(), person)) return no('last_admin');
    // Work may be assigned from every seat, also outside the organisation of this one, so this one
    // question is the system's.
    const tx = await ask.as('system');
    if (await hasAssignedWork(tx, person)) return no('has_open_work');
    await ask.enter(session);
    await erasePerson(tx, person, ask.now);
    return yes({});
  },
} satisfies Handlers<typeof account>;
