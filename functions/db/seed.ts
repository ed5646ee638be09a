import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import { addDays, dayOf } from '@shared/kernel/calendar';
import type { Attached } from '@shared/domain/case';
import { blankCase } from '@shared/domain/case';
import { addPersona, personas } from '../account/persona-store';
import { enterAs } from '../account/session-store';
import { insertFile, settleFile } from '../files/store';
import { actOn, signedHash } from '../filing/act';
import { insertFiling, loadForSystem } from '../filing/store';
import type { Role } from '../http/caller';
import type { House } from '../http/house';
import { drain } from '../outbox/work';
import { demoAnswers, demoPoints } from './demo/answers';
import { page, scribble } from './demo/picture';
import { apps, city, counties, POLICY, schools, stories, type Story } from './demo/suqian';
import { plantApp, plantBureau, plantOrg, plantPerson } from './plant';
import type { Tables } from './tables';

type Tx = Transaction<Tables>;
type Seated = { person: string; seat: string };
type Persona = { name: string; role: string; enter?: string };

const staff: readonly (readonly [key: string, name: string, role: Role, slots: string[], what: string])[] = [
  ['desk', '王萍', 'desk', [], '受理窗口'],
  ['lead', '赵刚', 'office', ['filing'], '牵头审查（五项重点）'],
  ['network', '钱进', 'office', ['network'], '网络和数据安全审查'],
  ['content', '孙丽', 'office', ['content'], '内容审查'],
  ['head', '李正', 'head', [], '备案审批'],
  ['admin', '吴静', 'admin', [], '系统管理'],
];

/** Seeds the demonstration into an empty database, replaying every act through `decide`; on later starts only gives its personas. */
export const seedDemo = async ({ app, say }: { app: { house: House }; say: (line: string) => void }): Promise<readonly Persona[]> => {
  const real = app.house;
  const system = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    real.db.transaction().execute(async (tx) => {
      await enterAs(tx, 'system');
      return work(tx);
    });
  const known = await system((tx) => personas(tx));
  if (known.length === 0) await plantAll(real, system, say);
  return (await system((tx) => personas(tx))).map((p) => ({ name: real.seal.open({ keyId: p.name_key, box: p.name_box }, p.person_id), role: `${p.org} · ${p.what}` }));
};

const plantAll = async (real: House, system: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, say: (line: string) => void): Promise<void> => {
  const now = real.now();
  let at = now;
  const house: House = { ...real, now: () => at };
  const people = new Map<string, Seated>();
  const orgs = new Map<string, { id: string; bureau: string; path: string; bureauKey: string }>();
  const appIds = new Map<string, string>();

  await system(async (tx) => {
    const cityId = await plantBureau(house, tx, city);
    const bureaus = new Map<string, { id: string; path: string; level: 'city' | 'county' }>([['city', { id: cityId, path: city.path, level: 'city' }]]);
    for (const { key, ...seed } of counties) bureaus.set(key, { id: await plantBureau(house, tx, { ...seed, parent: cityId }), path: seed.path, level: seed.level });
    let n = 0;
    for (const [key, b] of bureaus) for (const [role, name, as, slots, what] of staff) {
      const seated = await plantPerson(house, tx, { name: key === 'city' ? name : `${name.slice(0, 1)}${'敏强华军燕磊洋杰'[n++ % 8]}`, org: b.id, role: as, slots, title: what });
      people.set(`${key}.${role}`, seated);
      if (key === 'city' || key === 'sy') await addPersona(tx, { id: `${key === 'city' ? '3' : '5'}-${staff.findIndex((s) => s[0] === role)}-${key}-${role}`, ...seated, what });
    }
    for (const [i, s] of schools.entries()) {
      const b = bureaus.get(s.of)!;
      const id = await plantOrg(house, tx, { name: s.name, kind: s.kind, bureau: b.id, path: b.path, level: b.level, ...(s.kind === 'school' && { nature: s.nature ?? ('public' as const), stages: s.stages ?? [] }) });
      orgs.set(s.key, { id, bureau: b.id, path: b.path, bureauKey: s.of });
      const teacher = await plantPerson(house, tx, { name: ['周敏', '何苗', '许晴', '郑凯', '冯涛', '蒋欣', '韩梅', '杨柳'][i]!, org: id, role: 'filer', title: s.kind === 'school' ? '教师' : '经办人' });
      const head = await plantPerson(house, tx, { name: ['林文', '高远', '方圆', '田野', '石磊', '江河', '苏青', '白桦'][i]!, org: id, role: 'filer_head', title: s.kind === 'school' ? '校长' : '负责人' });
      people.set(`${s.key}.teacher`, teacher).set(`${s.key}.principal`, head);
      if (['river', 'lake', 'office', 'plum'].includes(s.key)) {
        const place = s.key === 'plum' ? '4' : '1';
        await addPersona(tx, { id: `${place}-${i}-${s.key}-a`, ...teacher, what: s.kind === 'school' ? '教师（填报）' : '经办人（填报）' });
        await addPersona(tx, { id: `${place}-${i}-${s.key}-b`, ...head, what: s.kind === 'school' ? '校长（签名）' : '负责人（签名）' });
      }
    }
    for (const { key, ...a } of apps) appIds.set(key, await plantApp(house, tx, a));
  });

  for (const [i, story] of stories.entries()) {
    await play(house, system, story, i, { orgs, people, appIds }, (daysAgo, n) => (at = new Date(Date.parse(now) - daysAgo * 86_400_000 + n * 60_000).toISOString()));
    if (i % 6 === 5) say(`${i + 1}/${stories.length}`);
  }
  at = now;
  await drain(house, 5000);
};

type Places = { orgs: Map<string, { id: string; bureau: string; path: string; bureauKey: string }>; people: Map<string, Seated>; appIds: Map<string, string> };

/** Replays one story: every step is decided by the real rules on the day it happened; a step the rules refuse stops the seeding. */
const play = async (house: House, system: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, story: Story, n: number, p: Places, setDay: (daysAgo: number, minute: number) => void): Promise<void> => {
  const org = p.orgs.get(story.school)!;
  const who = (key: string): string => p.people.get(['teacher', 'principal'].includes(key) ? `${story.school}.${key}` : `${org.bureauKey}.${key}`)!.person;
  const id = house.newId('filing');
  setDay(story.steps[0]?.[1] ?? 1, 0);
  const photo = await system(async (tx) => {
    const start = { place: 'draft', standing: 'draft' as const };
    await insertFiling(tx, {
      id, school: org.id, app: p.appIds.get(story.app)!, bureau: org.bureau, path: org.path, policy: POLICY, ...start, state: blankCase(id, 'filing', POLICY, start), at: house.now(),
      draft: house.seal.seal(JSON.stringify(story.steps.length === 0 ? { nature: 'recommended', platforms_first: true, scope_grades: '二年级' } : {}), id),
    });
    return attach(house, tx, { filing: id, org, by: who('teacher'), name: '会议纪要.png', use: 'attachment', bytes: page(n) });
  });
  for (const [i, [step, daysAgo, words]] of story.steps.entries()) {
    setDay(daysAgo, i);
    await system(async (tx) => {
      const f = (await loadForSystem(tx, id))!;
      const today = dayOf(house.now());
      const v = { version: f.version, round: f.state.round };
      const by = (key: string, ...as: string[]) => ({ person: who(key), as });
      const opine = (key: string, slot: string, opinion: 'network' | 'content' | 'focus') => ({ ...v, do: 'opine' as const, by: by(key, slot), opinion, outcome: 'pass' as const, answers: demoPoints[opinion] });
      const sign = async () => ({ ...v, do: 'sign' as const, by: by('principal', 'filer_head'), signed: signedHash(f, f.state.answers), answers: { signature: [await attach(house, tx, { filing: id, org, by: who('principal'), name: 'signature.png', use: 'signature', bytes: scribble(n + 1) })] } });
      const make: Record<string, () => Promise<Parameters<typeof actOn>[3]> | Parameters<typeof actOn>[3]> = {
        submit: () => ({ ...v, do: 'submit', by: by('teacher', 'filer'), answers: demoAnswers(photo, { org_nature: 'public', stages: schools.find((s) => s.key === story.school)!.stages ?? [], nature: story.nature ?? 'recommended', moe_no: apps.find((a) => a.key === story.app)!.moeNo ?? '', decision_day: addDays(today, -6) }) }),
        sign,
        accept: () => ({ ...v, do: 'accept', by: by('desk', 'desk') }),
        network: () => opine('network', 'network', 'network'),
        content: () => opine('content', 'content', 'content'),
        focus: () => opine('lead', 'filing', 'focus'),
        network_fault: () => ({ ...opine('network', 'network', 'network'), outcome: 'fault', reason: words ?? '', answers: { ...demoPoints.network, net_mlps: { is: 'fail', note: words ?? '' } } }),
        approve: () => ({ ...v, do: 'approve', by: by('head', 'head'), answers: { approval_text: '同意备案。' } }),
        reject: () => ({ ...v, do: 'reject', by: by('head', 'head'), reason: words ?? '' }),
        suspend: () => ({ ...v, do: 'suspend', by: by('desk', 'desk'), reason: words ?? '' }),
        revoke: () => ({ ...v, do: 'revoke', by: by('head', 'head'), reason: words ?? '' }),
        stop: () => ({ ...v, do: 'stop', by: by('principal', 'filer_head'), reason: words ?? '' }),
        withdraw: () => ({ ...v, do: 'withdraw', by: by('teacher', 'filer') }),
        amend: () => ({ ...v, do: 'amend', by: by('teacher', 'filer') }),
        lapse: () => ({ ...v, do: 'lapse', by: { person: 'system', as: ['system'] } }),
        online: () => ({ ...v, do: 'report', track: 'online', by: by('teacher', 'filer'), answers: { online_day: addDays(today, -1), online_shot: [photo], online_by: '周敏' } }),
        online_ok: () => ({ ...v, do: 'verify', track: 'online', by: by('desk', 'desk') }),
        paper: async () => {
          const code = (await tx.selectFrom('paper_copy').select('code').where('filing_id', '=', id).where('no', '=', 2).executeTakeFirst())?.code ?? '';
          return { ...v, do: 'report', track: 'paper', by: by('desk', 'desk'), answers: { paper_code: code, paper_scan: [photo] } };
        },
        paper_ok: () => ({ ...v, do: 'verify', track: 'paper', by: by('desk', 'desk') }),
      };
      const made = await actOn(house, tx, f, await make[step]!());
      if (!made.ok) throw new Error(`demo ${story.school}/${story.app} ${step}: ${JSON.stringify(made.refusal)}`);
    });
  }
};

const attach = async (house: House, tx: Tx, f: { filing: string; org: { id: string; path: string }; by: string; name: string; use: 'attachment' | 'signature'; bytes: Uint8Array }): Promise<Attached> => {
  const file = house.newId('file');
  const sha256 = createHash('sha256').update(f.bytes).digest('hex');
  await insertFile(tx, { id: file, filing_id: f.filing, school_id: f.org.id, bureau_path: f.org.path, use: f.use, name: f.name, by_person: f.by, by_org: f.org.id, at: house.now() });
  await house.store?.write(`c/${file}.png`, f.bytes, 'image/png');
  await settleFile(tx, file, { kind: 'png', sha256, bytes: f.bytes.length, name: f.name });
  return { file, name: f.name, sha256 };
};
