import { isInstant } from '@shared/kernel/calendar';
import { readName } from '@shared/kernel/identifiers';
import type { Fault } from '@shared/kernel/refusal';
import { no, yes } from '@shared/kernel/result';
import type { bureau } from '@shared/contract/bureau';
import { rulesFor } from '@shared/policy';
import type { Policy } from '@shared/policy/policy';
import { isLastAdmin } from '../account/person-store';
import { dropInvitation, openInvitations } from '../account/invitation-store';
import { makeInvitation } from '../account/invite';
import { isBureau, type Caller } from '../world/caller';
import { pageOf, placeFrom } from '../world/page';
import { queueJob } from '../outbox/store';
import { securityOf } from '../world/security-store';
import type { Handlers } from '../world/request';
import { importRows } from './import';
import { inviteeFaults } from './invitee';
import { readSchools } from './school-rows';
import { schoolsOf } from './school-store';
import { officeFault, settingFault, telFault, telText } from './setting';
import { decideFor, endSeat, findInvitable, findMember, membersOf, peopleBySlot } from './store';

/** Lines that are short are read by the fifty. */
const LONG_PAGE = 50;
const MOST_FAULTS = 1000; // more than anybody mends before trying again

const policyOf = (caller: Caller): Policy => {
  const rules = rulesFor(caller.bureau.policy);
  if (!rules) throw new Error(`policy ${caller.bureau.policy} is not in the registry`);
  return rules.policy;
};

/**
 * Whose people an administrator is answerable for: their own organisation's, and for a bureau those
 * of its schools.
 */
const mineOf = (caller: Caller): { org: string; bureau: boolean } => ({
  org: caller.org.id,
  bureau: isBureau(caller),
});

const present = (faults: readonly (Fault | undefined)[]): Fault[] =>
  faults.filter((fault) => fault !== undefined);

/** What answers the endpoints of administrators. */
export const bureauHandlers = {
  settings: async (request) => {
    const { bureau } = request.caller;
    const { settings, offices } = policyOf(request.caller).words;
    const people = await peopleBySlot(await request.tx(), bureau.id);
    return yes({
      version: bureau.version,
      tel: bureau.tel,
      settings: Object.entries(settings).map(([id, setting]) => ({
        id,
        ask: setting.ask,
        kind: setting.kind,
        value: bureau.settings[id],
        suggest: setting.suggest,
        optional: setting.optional,
        least: setting.limit?.least,
        most: setting.limit?.most,
      })),
      offices: Object.entries(offices).map(([slot, says]) => ({
        slot,
        says,
        name: bureau.offices[slot] ?? '',
        people: people[slot] ?? 0,
      })),
    });
  },

  set: async (request, { version, tel, settings = {}, offices = {} }) => {
    if (!isBureau(request.caller)) return no('not_yours');
    const policy = policyOf(request.caller);
    const faults = present([
      tel === undefined ? undefined : telFault(tel),
      ...Object.entries(settings).map(([id, value]) => settingFault(policy, id, value)),
      ...Object.entries(offices).map(([slot, name]) => officeFault(policy, slot, name)),
    ]);
    if (faults.length > 0) return no('faults', { faults });
    const named = Object.fromEntries(
      Object.entries(offices).map(([slot, name]) => [slot, name.trim()]),
    );
    const next = await decideFor(await request.tx(), request.caller.org.id, version, {
      ...(tel !== undefined && { tel: telText(tel) }),
      settings,
      offices: named,
    });
    if (next === undefined) return no('changed_meanwhile');
    if (Object.keys(settings).length > 0)
      await queueJob(await request.tx(), {
        id: request.server.newId('job'),
        kind: 'bureau.changed',
        body: { bureau: request.caller.org.id },
        at: request.now,
      });
    return yes({ version: next });
  },

  members: async (request, { org }) => {
    const { caller, server, now } = request;
    const tx = await request.tx();
    const of = await findInvitable(tx, org ?? caller.org.id, mineOf(caller));
    if (!of) return no('not_found');
    const members = await membersOf(tx, of.id);
    const invitations = await openInvitations(tx, of.id, now);
    return yes({
      org: of,
      members: members.map((member) => ({
        id: member.id,
        name: server.seal.open({ keyId: member.name_key, box: member.name_box }, member.person_id),
        role: member.role,
        slots: member.slots,
        title: member.title,
        me: member.person_id === caller.person,
      })),
      invitations: invitations.map((invitation) => ({
        id: invitation.id,
        name: server.seal.open(
          { keyId: invitation.name_key, box: invitation.name_box },
          invitation.id,
        ),
        role: invitation.role,
        expires: invitation.expires_at.toISOString(),
      })),
    });
  },

  invite: async (request, { org, name, role, slots = [], title = '' }) => {
    const { caller, server, now } = request;
    const tx = await request.tx();
    const into = await findInvitable(tx, org ?? caller.org.id, mineOf(caller));
    if (!into) return no('not_found');
    const faults = inviteeFaults(policyOf(caller), into.kind, { name, role, slots, title });
    if (faults.length > 0) return no('faults', { faults });
    return yes(
      await makeInvitation(
        server,
        tx,
        {
          org: into.id,
          name: readName(name).as,
          role,
          slots: [...new Set(slots)],
          title: title.trim(),
        },
        now,
      ),
    );
  },

  cancelInvitation: async (request, { invitation }) =>
    (await dropInvitation(await request.tx(), invitation, mineOf(request.caller)))
      ? yes({})
      : no('not_found'),

  remove: async (request, { member }) => {
    const { caller, now } = request;
    const tx = await request.tx();
    const seat = await findMember(tx, mineOf(caller), member);
    if (!seat) return no('not_found');
    // A bureau may leave a school without an administrator: it can invite the next one itself.
    const own = seat.org_id === caller.org.id;
    if (own && seat.role === 'admin' && (await isLastAdmin(tx, seat.person_id, caller.org.id)))
      return no('last_admin');
    await endSeat(tx, seat.org_id, seat, now);
    return yes({});
  },

  security: async (request, { what, went, after }) => {
    const { caller, server } = request;
    const from = placeFrom(after, isInstant);
    const rows = await securityOf(
      await request.tx(),
      mineOf(caller),
      {
        ...(what && { what }),
        refused: went === 'refused',
        ...(from && { after: from }),
      },
      LONG_PAGE + 1,
    );
    const { shown, next } = pageOf(rows, (event) => [event.at.toISOString(), event.id], LONG_PAGE);
    return yes({
      items: shown.map((event) => ({
        id: event.id,
        at: event.at.toISOString(),
        what: event.what,
        went: event.went,
        ...(event.org_name && { org: event.org_name }),
        ...(event.name_box &&
          event.name_key && {
            person: server.seal.open(
              { keyId: event.name_key, box: event.name_box },
              event.person_id!,
            ),
          }),
        about: event.about,
        detail: event.detail,
      })),
      ...next,
    });
  },

  schools: async (request, { after }) => {
    const { id } = request.caller.org;
    const rows = await schoolsOf(await request.tx(), id, placeFrom(after), LONG_PAGE + 1);
    const { shown, next } = pageOf(rows, (school) => [school.name, school.id], LONG_PAGE);
    return yes({ items: [...shown], ...next });
  },

  importSchools: async (request, { csv = '', file, check = false }) => {
    const { caller, server } = request;
    if (!isBureau(caller)) return no('not_yours');
    const table = file === undefined ? csv : Buffer.from(file, 'base64');
    const read = await readSchools(table, caller.org.level);
    if (!read.ok)
      return no('csv_faults', {
        faults: read.faults.slice(0, MOST_FAULTS),
        params: { total: read.faults.length },
      });
    return yes(
      await importRows(await request.tx(), caller.org, read, () => server.newId('org'), check),
    );
  },
} satisfies Handlers<typeof bureau>;
