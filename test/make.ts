import { createHash } from 'node:crypto';
import { picture, scribble } from '@functions/demo/picture';
import { plantApp } from '@functions/demo/plant';
import type { Answers, Attached } from '@shared/domain/case';
import { rulesFor } from '@shared/policy';
import type { Field } from '@shared/policy/policy';
import type { Refusal } from '@shared/kernel/refusal';
import { POLICY, type Actor, type AnyWorld, type TestWorld } from './world';

const strokesPng = scribble(3);
const blankPng = picture(120, 60, () => false);
/** A real PNG of hand-written strokes; without strokes a blank one. */
export const inkPng = (strokes = true): Uint8Array => (strokes ? strokesPng : blankPng);

/** Uploads bytes as a phone does (declare, POST, check) and gives what an answer holds. */
export const upload = async (
  w: Pick<AnyWorld, 'fetch'>,
  who: Actor,
  filing: string,
  name = 'photo.png',
  use: 'attachment' | 'signature' | 'scan' = 'attachment',
  bytes = inkPng(),
): Promise<Attached> => {
  const declared = await who.api.files.declare({ filing, name, bytes: bytes.length, use });
  if (declared.status !== 200) throw new Error(`declare: ${declared.text}`);
  const form = new FormData();
  for (const [k, v] of Object.entries(declared.value.fields)) form.append(k, v);
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const sent = await w.fetch(new Request(declared.value.url, { method: 'POST', body: form }));
  if (sent.status >= 300) throw new Error(`upload: ${sent.status} ${await sent.text()}`);
  const checked = await who.api.files.check({ id: declared.value.file });
  if (checked.status !== 200) throw new Error(`check: ${checked.text}`);
  return { file: checked.value.file, name: checked.value.name, sha256: checked.value.sha256 };
};

const rules = rulesFor(POLICY)!;
/** The questions a school is asked before it submits. */
const asked: ReadonlyMap<string, Field> = new Map(
  rules.moves
    .filter((m) => m.do === 'submit' && m.by.includes('filer'))
    .flatMap((m) => m.needs ?? [])
    .flatMap((form) => rules.forms[form]?.fields ?? [])
    .map((f) => [f.id, f]),
);

const good: Answers = {
  org_nature: 'public',
  stages: ['primary'],
  moe_no: '教APP备3200123号',
  nature: 'recommended',
  project_lead: '周敏',
  lead_phone: '13800001234',
  overview: '因作业量大，用于三年级数学练习，由教研组推进，预期减轻批改负担。',
  platforms_first: true,
  scope_users: ['pupils', 'teachers'],
  scope_grades: '三年级',
  scope_use: ['homework'],
  decision_day: '2026-08-25',
  decision_kind: 'council',
  decision_present: 9,
  decision_result: 'passed',
  no_burden: true,
  first_person: '林校长',
  direct_person: '陈副校长',
  specific_unit: '三年级组',
  specific_person: '周敏',
  funding: 'budget',
  contract: 'yes',
  procurement: '经校长办公会研究，学校统一采购一年服务。',
  student_fee: false,
  no_charge: true,
  no_committee: true,
  no_direct_pay: true,
  no_trial: true,
  no_profit: true,
  no_weak_password: true,
  has_ads: false,
  has_games: false,
  is_bound: false,
  shows_scores: false,
  has_unrelated: false,
  within_scope: true,
  consulted: ['staff', 'pupils', 'parents'],
  key_business: false,
  mlps_level: 'l3',
  data_items: ['name', 'class'],
  features: ['none'],
  data_guard: true,
  real_name: true,
  data_shown: true,
  data_needed: true,
  installed_from: 'store',
};

const anyAnswer = (f: Field, photo?: Attached): Answers[string] | undefined =>
  ({
    yes: false,
    attest: true,
    text: '按规定办理。',
    number: f.min ?? 1,
    date: '2026-08-25',
    choice: Object.keys(f.options ?? {})[0],
    choices: Object.keys(f.options ?? {}).slice(0, 1),
    person: '周敏',
    phone: '13800001234',
    file: photo && [photo],
  })[f.kind as string];
/** What the policy asks beside what is known here: it may ask more tomorrow. */
const asksBeside = (known: Answers, photo?: Attached): Answers =>
  Object.fromEntries(
    [...asked.values()].flatMap((f) => {
      const left = f.id in known || f.optional || f.fixed || f.from || f.shown !== undefined;
      const value = left ? undefined : anyAnswer(f, photo);
      return value === undefined ? [] : [[f.id, value]];
    }),
  );

/** Answers that pass every check; files are filled in by `fill`. */
export const goodAnswers = (more: Answers = {}, photo?: Attached): Answers => {
  const known = Object.fromEntries(Object.entries(good).filter(([id]) => asked.has(id)));
  const answers = { ...known, ...more };
  return { ...asksBeside(answers, photo), ...answers };
};

/** All answers with real uploaded files. */
export const fill = async (
  w: TestWorld,
  who: Actor,
  filing: string,
  more: Answers = {},
): Promise<Answers> => {
  const photo = await upload(w, who, filing);
  return goodAnswers(
    {
      decision_minutes: [photo],
      contract_file: [photo],
      mlps_file: [photo],
      data_authority: [photo],
      ...more,
    },
    photo,
  );
};

type Place = 'draft' | 'signing' | 'intake' | 'review' | 'approval' | 'filed';
const passAll = (ids: readonly string[]): Answers =>
  Object.fromEntries(ids.map((id) => [id, { is: 'pass' as const }]));
const pointsOf = (opinion: string): Answers => {
  const form = rules.opinions.find((o) => o.id === opinion)?.form;
  return passAll(form ? (rules.forms[form]?.fields ?? []).map((f) => f.id) : []);
};
/** The points of each office's opinion, all 符合. */
export const points = {
  network: pointsOf('network'),
  content: pointsOf('content'),
  focus: pointsOf('focus'),
};

const must = <T extends { status: number; text: string }>(r: T): T => {
  if (r.status !== 200) throw new Error(`${r.status} ${r.text}`);
  return r;
};

/** Does one act as somebody, with the version they see. */
export const act = async (
  who: Actor,
  id: string,
  input: Omit<Parameters<Actor['api']['case']['act']>[0], 'id'>,
) => {
  const seen = await who.api.case.open({ id });
  return who.api.case.act({ id, version: seen.value.version, round: seen.value.round, ...input });
};

/** Signs as the principal does: a real signature file over the hash that is shown. */
export const sign = async (w: Pick<AnyWorld, 'fetch'>, principal: Actor, id: string) => {
  const signature = [await upload(w, principal, id, 'signature.png', 'signature')];
  const seen = await principal.api.case.open({ id });
  return principal.api.case.act({
    id,
    do: 'sign',
    version: seen.value.version,
    answers: { signature },
    signed: seen.value.signs,
  });
};

type Sides = {
  school: { teacher: Actor; principal: Actor };
  bureau: { desk: Actor; lead: Actor; network: Actor; content: Actor; head: Actor };
};

/** A filing brought to a place by real acts of the right people. */
export const aFiling = async (
  w: TestWorld,
  o: { at: Place; app?: string; answers?: Answers } & Partial<Sides>,
): Promise<string> => {
  const school = o.school ?? w.citySchool;
  const bureau = o.bureau ?? w.city;
  const { id } = must(await school.teacher.api.case.begin({ app: o.app ?? w.apps.reader })).value;
  if (o.at === 'draft') return id;
  must(
    await school.teacher.api.case.act({
      id,
      do: 'submit',
      version: 0,
      answers: (await fill(w, school.teacher, id, o.answers)) as never,
    }),
  );
  if (o.at === 'signing') return id;
  must(await sign(w, school.principal, id));
  if (o.at === 'intake') return id;
  must(await act(bureau.desk, id, { do: 'accept' }));
  if (o.at === 'review') return id;
  must(
    await act(bureau.network, id, {
      do: 'opine',
      opinion: 'network',
      outcome: 'pass',
      answers: points.network as never,
    }),
  );
  must(
    await act(bureau.content, id, {
      do: 'opine',
      opinion: 'content',
      outcome: 'pass',
      answers: points.content as never,
    }),
  );
  const seen = (await bureau.lead.api.case.open({ id })).value;
  const asks = seen.findings.filter((f) => f.says === 'ask' && f.asks?.by.includes('filing'));
  // A number nobody has compared with the national platform yet is compared now.
  const compared = seen.app.kind === 'app' &&
    seen.app.moeStanding === 'unknown' && {
      moe_seen_day: '2026-09-01',
      moe_seen_shot: [await upload(w, bureau.lead, id, 'platform.png', 'scan')],
    };
  must(
    await act(bureau.lead, id, {
      do: 'opine',
      opinion: 'focus',
      outcome: 'pass',
      answers: {
        ...points.focus,
        ...passAll(asks.map((f) => `check:${f.id}`)),
        ...compared,
      } as never,
    }),
  );
  if (o.at === 'approval') return id;
  must(await act(bureau.head, id, { do: 'approve', answers: { approval_text: '同意备案。' } }));
  return id;
};

/** SHA-256 in hex, for comparing what was kept. */
export const sha = (b: Uint8Array): string => createHash('sha256').update(b).digest('hex');

let planted = 0;
/** An app of its own for one test, with a national filing number unless told otherwise. */
export const anApp = (
  w: Pick<AnyWorld, 'asSystem' | 'server'>,
  more: Partial<Parameters<typeof plantApp>[2]> = {},
): Promise<string> => {
  planted += 1;
  const serial = String(planted).padStart(5, '0');
  return w.asSystem((tx) =>
    plantApp(w.server, tx, {
      name: `练习应用${serial}`,
      kind: 'app',
      provider: `练习科技${serial}有限公司`,
      moeNo: `教APP备32${serial}号`,
      ...more,
    }),
  );
};

/** Submits a filing as its teacher, with good answers and what is named otherwise; gives the reply as it came. */
export const submit = async (w: TestWorld, who: Actor, id: string, more: Answers = {}) =>
  act(who, id, { do: 'submit', answers: (await fill(w, who, id, more)) as never });

/** Gives an opinion, all points 符合 unless told otherwise; gives the reply as it came. */
export const opine = (
  who: Actor,
  id: string,
  opinion: keyof typeof points,
  outcome: 'pass' | 'fault' = 'pass',
  more: Answers = {},
  reason?: string,
) =>
  act(who, id, {
    do: 'opine',
    opinion,
    outcome,
    answers: { ...points[opinion], ...more } as never,
    ...(reason && { reason }),
  });

/** What a refusal says is wrong: `field:code`, sorted. */
export const wrongs = (r: { refusal?: Refusal }): string[] =>
  (r.refusal?.faults ?? []).map((f) => `${f.field}:${f.code}`).sort();

/** The stamped form comes back and the desk archives it. */
export const archive = async (
  w: AnyWorld,
  by: { teacher: Actor; desk: Actor },
  id: string,
): Promise<void> => {
  const { copies } = (await by.desk.api.case.open({ id })).value;
  const scan = await upload(w, by.teacher, id, 'scan.png', 'scan');
  const told = await act(by.teacher, id, {
    do: 'report',
    track: 'paper',
    answers: { paper_code: copies[copies.length - 1]!.code, paper_scan: [scan] } as never,
  });
  const kept = await act(by.desk, id, { do: 'verify', track: 'paper' });
  if (told.status !== 200 || kept.status !== 200) throw new Error(`${told.text} ${kept.text}`);
};
