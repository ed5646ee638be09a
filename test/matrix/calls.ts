import { randomBytes } from 'node:crypto';
import { aFiling, inkPng, upload } from '../make';
import type { Actor, TestWorld } from '../world';
import { ask } from '../account-world';
import { makeInvitation } from '@functions/account/invite';
import { plantApp } from '@functions/demo/plant';
import { plantEntry, plantLives, type Planted } from '../every-life';
import type { CallerKind } from './expected';

/** The objects that the table is about: one set of a county school, one of another county's. */
type Set_ = {
  filed: string;
  file: string;
  complaint: string;
  code: string;
  poster: string;
  school: string;
  app: string;
};
export type Stage = Set_ & {
  w: TestWorld;
  foreign: Set_;
  draft: string;
  foreignDraft: string;
  signing: string;
  intake: string;
  review: string;
  approval: string;
  message: string;
  other: Planted;
  /** A bureau elsewhere that keeps a list, and who stands on it. */
  kept: { bureau: string; entry: string };
  actors: Partial<Record<CallerKind, Actor>>;
  colleague: Actor;
};

const must = <T extends { status: number; text: string }>(r: T): T => {
  if (r.status !== 200) throw new Error(`${r.status} ${r.text}`);
  return r;
};

const aSet = async (w: TestWorld, at: 'county' | 'zone'): Promise<Set_> => {
  const [school, bureau] = at === 'county' ? [w.countySchool, w.county] : [w.zoneSchool, w.zone];
  const filed = await aFiling(w, { at: 'filed', school, bureau });
  const poster = must(await school.teacher.api.case.open({ id: filed })).value.poster!.code;
  const { code } = must(
    await w.public.complaint.tell({
      school: school.id,
      app: w.apps.reader,
      category: 'unfiled',
      happened: '没有见过备案公示。',
    }),
  ).value;
  const [row] = await ask<{ id: string }>(
    w,
    'SELECT id FROM case_file WHERE respondent_org = $1',
    school.id,
  );
  return {
    filed,
    file: (await upload(w, school.teacher, filed)).file,
    complaint: row!.id,
    code,
    poster,
    school: school.id,
    app: w.apps.reader,
  };
};

/** Sets the stage: every caller, and filings in every place. */
export const setStage = async (w: TestWorld): Promise<Stage> => {
  const near = await w.org('柳湾第二小学', 'school', w.county);
  const set = await aSet(w, 'county');
  const foreign = await aSet(w, 'zone');
  const county = { school: w.countySchool, bureau: w.county };
  const planted = async (name: string) =>
    w.asSystem((tx) =>
      plantApp(w.server, tx, {
        name,
        kind: 'app',
        provider: '河滨智学科技有限公司',
        moeNo: '教APP备3200125号',
      }),
    );
  const at = async (place: 'draft' | 'signing' | 'intake' | 'review' | 'approval', more = county) =>
    aFiling(w, { at: place, app: await planted(`${place}的应用`), ...more });
  const keeper = await w.found({
    name: '清溪市教育局',
    path: 'qx/',
    level: 'city',
    policy: 'puyang@2020-02-25',
    tel: '0393-80000001',
    prefix: '清教备',
    staff: {},
    filers: {},
  });
  const ended = await w.join('已离职', w.county.id, 'desk');
  await ask(w, 'UPDATE member SET ended_at = now() WHERE id = $1', ended.seat);
  const expired = await w.join('已过期', w.county.id, 'desk');
  await ask(w, `UPDATE session SET expires_at = '2026-01-01' WHERE member_id = $1`, expired.seat);
  await w.drain();
  const stage = {
    ...set,
    w,
    foreign,
    draft: await at('draft'),
    foreignDraft: await at('draft', { school: w.zoneSchool, bureau: w.zone }),
    signing: await at('signing'),
    intake: await at('intake'),
    review: await at('review'),
    approval: await at('approval'),
    message: (
      await ask<{ id: string }>(
        w,
        'SELECT id FROM message WHERE person_id = $1 LIMIT 1',
        w.countySchool.teacher.person,
      )
    )[0]!.id,
    other: (
      await plantLives(w, {
        school: w.countySchool,
        bureau: w.county,
        app: await planted('别的事项的应用'),
      })
    ).cases,
    kept: {
      bureau: keeper.id,
      entry: await plantEntry(w, { bureau: keeper, app: await planted('列入的应用') }),
    },
    colleague: await w.join('网安二', w.county.id, 'office', ['network']),
    actors: {
      teacher: w.countySchool.teacher,
      principal: w.countySchool.principal,
      near: near.teacher,
      far: w.zoneSchool.teacher,
      office: w.office.teacher,
      desk: w.county.desk,
      lead: w.county.lead,
      network: w.county.network,
      content: w.county.content,
      head: w.county.head,
      admin: w.county.admin,
      dfar: w.zone.desk,
      dcity: w.city.desk,
      ended,
      expired,
    },
  };
  return stage;
};

/** How a row is asked: its input, made anew for each caller, and what it must show (or must not) where the table says so. `spends` = the caller is used up. */
export type Call = {
  input: (s: Stage, c: CallerKind) => Promise<Record<string, unknown>> | Record<string, unknown>;
  shows?: (s: Stage) => string;
  spends?: true;
};

const revision = async (s: Stage, id: string): Promise<number> =>
  (
    await ask<{ revision: number }>(s.w, 'SELECT revision FROM case_draft WHERE case_id = $1', id)
  )[0]!.revision;
const version = async (s: Stage, id: string): Promise<number> =>
  (await ask<{ version: number }>(s.w, 'SELECT version FROM case_file WHERE id = $1', id))[0]!
    .version;
const acting = (id: (s: Stage) => string, input: Record<string, unknown>): Call => ({
  input: async (s) => ({
    id: id(s),
    version: await version(s, id(s)),
    round: 1,
    ...input,
  }),
});
const anApp = (s: Stage): Promise<string> =>
  s.w.asSystem((tx) =>
    plantApp(s.w.server, tx, {
      name: randomBytes(6).toString('hex'),
      kind: 'app',
      provider: '河滨智学科技有限公司',
    }),
  );
const invited = async (s: Stage, org: string): Promise<string> =>
  (
    await s.w.asSystem((tx) =>
      makeInvitation(s.w.server, tx, { org, name: '待作废', role: 'filer' }, s.w.clock.get()),
    )
  ).id;
const stranger = async (s: Stage, org: string): Promise<string> =>
  (await s.w.join('待移除', org, 'desk')).seat;
const declared = (id: (s: Stage) => string, use: 'attachment' | 'scan'): Call => ({
  input: (s) => ({ filing: id(s), name: 'photo.png', bytes: inkPng().length, use }),
});

/** Says of something that could not be carried out that it was settled otherwise; it waits anew for each caller. */
const settling = (id: (s: Stage) => string, of: 'county' | 'zone'): Call => ({
  input: async (s) => {
    await ask(
      s.w,
      `INSERT INTO case_task (case_id, key, org_id, office, what) VALUES ($1, 'undone:1:0', $2, 'desk', '后续办理未完成') ON CONFLICT DO NOTHING`,
      id(s),
      s.w[of].id,
    );
    return { id: id(s), key: 'undone:1:0', how: 'otherwise' };
  },
});
const keptList = (s: Stage) => ({ bureau: s.kept.bureau, list: 'black' });

/** The call of every row of the table. */
export const calls: Readonly<Record<string, Call>> = {
  'lookup.byCode': { input: (s) => ({ code: s.poster }) },
  'lookup.byPair': { input: (s) => ({ school: s.school, app: s.app }) },
  'lookup.search': { input: () => ({ q: '智学伴' }), shows: (s) => s.school },
  'lookup.findApp': { input: () => ({ name: '智学伴' }) },
  'lookup.schools': { input: () => ({ q: '柳湾' }), shows: (s) => s.school },
  'lookup.about': { input: () => ({}) },
  'account.wechat': { input: () => ({ code: 'x' }) },
  'account.redeem': { input: () => ({ invitation: 'not-an-invitation', name: '某人', code: 'x' }) },
  'account.personas': { input: () => ({}) },
  'account.persona': { input: () => ({ persona: 'teacher' }) },
  'account.me': { input: () => ({}) },
  'account.phrases': { input: () => ({}) },
  'account.keepPhrases': { input: () => ({ phrases: ['请补充会议纪要。'] }) },
  'account.sit': { input: (s, c) => ({ seat: s.actors[c]?.seat ?? s.actors.desk!.seat }) },
  'account.sit@foreign': {
    input: (s, c) => ({ seat: (c === 'head' ? s.actors.desk : s.actors.head)!.seat }),
  },
  'account.sessions': { input: () => ({}) },
  'account.leaveAll': { input: () => ({}), spends: true },
  'account.leave': { input: () => ({}), spends: true },
  'account.forget': { input: () => ({ sure: true }), spends: true },
  'case.begin': { input: async (s) => ({ app: await anApp(s) }) },
  'case.save': {
    input: async (s) => ({
      id: s.draft,
      answers: { overview: '草稿' },
      revision: await revision(s, s.draft),
    }),
  },
  'case.save@foreign': {
    input: async (s) => ({
      id: s.foreignDraft,
      answers: { overview: '草稿' },
      revision: await revision(s, s.foreignDraft),
    }),
  },
  'case.list': { input: () => ({}), shows: (s) => s.filed },
  'case.list@draft': { input: () => ({}), shows: (s) => s.draft },
  'case.inbox@review': { input: () => ({}), shows: (s) => s.review },
  'case.inbox@intake': { input: () => ({}), shows: (s) => s.intake },
  'case.open': { input: (s) => ({ id: s.filed }) },
  'case.open@foreign': { input: (s) => ({ id: s.foreign.filed }) },
  'case.open@draft': { input: (s) => ({ id: s.draft }) },
  'case.act@submit': acting((s) => s.draft, { do: 'submit' }),
  'case.act@sign': acting((s) => s.signing, { do: 'sign', answers: {} }),
  'case.act@accept': acting((s) => s.intake, { do: 'accept' }),
  'case.act@network': acting((s) => s.review, {
    do: 'opine',
    opinion: 'network',
    outcome: 'pass',
    answers: {},
  }),
  'case.act@content': acting((s) => s.review, {
    do: 'opine',
    opinion: 'content',
    outcome: 'pass',
    answers: {},
  }),
  'case.act@focus': acting((s) => s.review, {
    do: 'opine',
    opinion: 'focus',
    outcome: 'pass',
    answers: {},
  }),
  'case.act@transfer': {
    input: async (s) => ({
      id: s.review,
      version: await version(s, s.review),
      do: 'transfer',
      opinion: 'network',
      to: s.colleague.person,
    }),
  },
  'case.act@approve': acting((s) => s.approval, { do: 'approve' }),
  'case.act@reject': acting((s) => s.approval, { do: 'reject' }),
  'case.act@suspend': acting((s) => s.filed, { do: 'suspend' }),
  'case.act@suspend@foreign': acting((s) => s.foreign.filed, { do: 'suspend' }),
  'case.act@revoke': acting((s) => s.filed, { do: 'revoke' }),
  'case.act@stop': acting((s) => s.filed, { do: 'stop' }),
  'case.act@report': acting((s) => s.filed, { do: 'report', track: 'online' }),
  'case.act@verify': acting((s) => s.filed, { do: 'verify', track: 'online' }),
  'case.note': { input: (s) => ({ id: s.filed, text: '内部备注' }) },
  'case.note@foreign': { input: (s) => ({ id: s.foreign.filed, text: '内部备注' }) },
  'policy.read': { input: () => ({ id: 'suqian@2024-09-01' }) },
  'registry.find': { input: () => ({ q: '口算小达人' }), shows: (s) => s.filed },
  'registry.find@filed': { input: () => ({ q: '智学伴' }), shows: (s) => s.filed },
  'registry.add': {
    input: () => ({
      name: `新应用${randomBytes(3).toString('hex')}`,
      kind: 'app',
      provider: '柳湾家校网络有限公司',
    }),
  },
  'files.declare': declared((s) => s.draft, 'attachment'),
  'files.declare@scan': declared((s) => s.filed, 'scan'),
  'files.declare@foreign': declared((s) => s.foreign.filed, 'attachment'),
  'files.check': { input: (s) => ({ id: s.file }) },
  'files.check@foreign': { input: (s) => ({ id: s.foreign.file }) },
  'files.link': { input: (s) => ({ id: s.file }) },
  'files.link@foreign': { input: (s) => ({ id: s.foreign.file }) },
  'documents.form': { input: (s) => ({ id: s.filed }) },
  'documents.form@foreign': { input: (s) => ({ id: s.foreign.filed }) },
  'documents.poster': { input: (s) => ({ id: s.filed }) },
  'documents.poster@foreign': { input: (s) => ({ id: s.foreign.filed }) },
  'messages.list': { input: () => ({}), shows: (s) => s.message },
  'messages.read': { input: (s) => ({ id: s.message }) },
  'complaint.tell': {
    input: (s) => ({ school: s.school, app: s.app, category: 'unfiled', happened: '又一次。' }),
  },
  'complaint.track': { input: (s) => ({ code: s.code }) },
  'complaint.track@foreign': { input: (s) => ({ code: s.w.server.newCode() }) },
  'complaint.reply': { input: (s) => ({ code: s.code, text: '补充', version: 1 }) },
  'case.inbox@complaint': { input: () => ({}), shows: (s) => s.complaint },
  'case.list@complaint': {
    input: () => ({ life: 'complaint' }),
    shows: (s) => s.complaint,
  },
  'case.open@complaint': { input: (s) => ({ id: s.complaint }) },
  'case.open@complaint@foreign': { input: (s) => ({ id: s.foreign.complaint }) },
  'case.act@complaint': {
    input: async (s) => ({
      id: s.complaint,
      do: 'receive',
      version: await version(s, s.complaint),
    }),
  },
  'case.act@complaint@foreign': {
    input: async (s) => ({
      id: s.foreign.complaint,
      do: 'receive',
      version: await version(s, s.foreign.complaint),
    }),
  },
  'case.open@order': { input: (s) => ({ id: s.other.order }) },
  'case.open@listing': { input: (s) => ({ id: s.other.listing }) },
  'case.open@provider': { input: (s) => ({ id: s.other.provider_filing }) },
  'case.open@inventory': { input: (s) => ({ id: s.other.inventory }) },
  'case.open@receipt': { input: (s) => ({ id: s.other.stop_use }) },
  'case.open@referral': { input: (s) => ({ id: s.other.referral }) },
  'case.list@receipt': {
    input: () => ({ life: 'stop_use' }),
    shows: (s) => s.other.stop_use,
  },
  'case.inbox@receipt': {
    input: () => ({ life: 'stop_use' }),
    shows: (s) => s.other.stop_use,
  },
  'case.act@order': acting((s) => s.other.order, { do: 'return', reason: '' }),
  'case.act@listing': acting((s) => s.other.listing, { do: 'enlist', reason: '' }),
  'case.act@receipt': acting((s) => s.other.stop_use, { do: 'return', reason: '' }),
  'case.act@receipt@report': acting((s) => s.other.stop_use, { do: 'report' }),
  'case.act@referral': acting((s) => s.other.referral, { do: 'dismiss', reason: '' }),
  'case.settle': settling((s) => s.other.listing, 'county'),
  'case.settle@foreign': settling((s) => s.foreign.filed, 'zone'),
  'case.settle@done': {
    input: (s) => ({ id: s.other.listing, key: 'undone:9:9', how: 'otherwise' }),
  },
  'case.settle@task': { input: (s) => ({ id: s.other.listing, key: 'head', how: 'otherwise' }) },
  'case.act@provider': acting((s) => s.other.provider_filing, { do: 'withdraw' }),
  'case.act@inventory': acting((s) => s.other.inventory, { do: 'stop', reason: '' }),
  'lists.all': { input: () => ({}), shows: (s) => s.kept.bureau },
  'lists.entries': { input: (s) => keptList(s), shows: (s) => s.kept.entry },
  'lists.entries@none': { input: (s) => ({ bureau: s.w.county.id, list: 'black' }) },
  'lists.entry': { input: (s) => ({ id: s.kept.entry }) },
  'lists.entry@filing': { input: (s) => ({ id: s.filed }) },
  'lists.csv': { input: (s) => keptList(s), shows: () => '列入的应用' },
  'lists.csv@none': { input: (s) => ({ bureau: s.w.county.id, list: 'black' }) },
  'lists.xlsx': { input: (s) => keptList(s) },
  'lists.xlsx@none': { input: (s) => ({ bureau: s.w.county.id, list: 'black' }) },
  'lists.json': { input: (s) => keptList(s), shows: (s) => s.kept.entry },
  'lists.json@none': { input: (s) => ({ bureau: s.w.county.id, list: 'black' }) },
  'bureau.settings': { input: () => ({}) },
  'bureau.set': { input: () => ({ version: 999 }) },
  'bureau.members': { input: () => ({}), shows: (s) => s.actors.head!.seat },
  'bureau.members@foreign': { input: () => ({}), shows: (s) => s.actors.dfar!.seat },
  'bureau.members@school': {
    input: (s) => ({ org: s.school }),
    shows: (s) => s.actors.teacher!.seat,
  },
  'bureau.members@elsewhere': { input: (s) => ({ org: s.foreign.school }) },
  'bureau.security': { input: () => ({}) },
  'bureau.invite': { input: (s) => ({ org: s.school, name: '新老师', role: 'filer' }) },
  'bureau.invite@foreign': {
    input: (s) => ({ org: s.foreign.school, name: '新老师', role: 'filer' }),
  },
  'bureau.cancelInvitation': { input: async (s) => ({ invitation: await invited(s, s.school) }) },
  'bureau.cancelInvitation@own': {
    input: async (s) => ({ invitation: await invited(s, s.w.county.id) }),
  },
  'bureau.cancelInvitation@foreign': {
    input: async (s) => ({ invitation: await invited(s, s.foreign.school) }),
  },
  'bureau.remove': { input: async (s) => ({ member: await stranger(s, s.w.county.id) }) },
  'bureau.remove@foreign': { input: async (s) => ({ member: await stranger(s, s.w.zone.id) }) },
  'bureau.remove@school': { input: async (s) => ({ member: await stranger(s, s.school) }) },
  'bureau.remove@elsewhere': {
    input: async (s) => ({ member: await stranger(s, s.foreign.school) }),
  },
  'bureau.schools': { input: () => ({}), shows: (s) => s.school },
  'bureau.importSchools': {
    input: () => ({
      csv: '名称,类别,隶属,办学类别,办学层次\n柳湾第三小学,学校,县区,公办,小学\n',
      check: true,
    }),
  },
};
