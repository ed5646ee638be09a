import { policies, rulesFor } from '@shared/policy';
import type { Answers } from '@shared/domain/case';
import type { AppKind, Level, Role } from '@shared/kernel/kinds';
import type { Rules } from '@shared/policy/rules';
import { bookOf, sent } from './book';
import type { BureauPlan } from './founding';
import { act, sign, upload } from './make';
import { openWorld, type Actor, type AnyWorld, type WorldOptions } from './world';

type Named = 'puyang' | 'beijing' | 'wenzhou';
type SchoolPlan = { name: string; stages: readonly string[]; nature?: 'public' | 'private' };
type Place = { name: string; prefix: string; schools: Readonly<Record<string, SchoolPlan>> };

const places: Readonly<Record<Named, Readonly<Record<'city' | 'county', Place>>>> = {
  puyang: {
    city: {
      name: '龙湖市教育局',
      prefix: '龙教备',
      schools: {
        school: { name: '龙湖实验学校', stages: ['primary', 'junior'] },
        garden: { name: '龙湖第一幼儿园', stages: ['kindergarten'] },
        private: { name: '龙湖启明中学', stages: ['senior'], nature: 'private' },
        trade: { name: '龙湖职业学校', stages: ['vocational'] },
      },
    },
    county: {
      name: '柳屯县教育局',
      prefix: '屯教备',
      schools: { school: { name: '柳屯第一小学', stages: ['primary'] } },
    },
  },
  beijing: {
    city: {
      name: '云河市教育委员会',
      prefix: '云教备',
      schools: { school: { name: '云河实验小学', stages: ['primary'] } },
    },
    county: {
      name: '云东区教育委员会',
      prefix: '云东教备',
      schools: { school: { name: '云东第一小学', stages: ['primary'] } },
    },
  },
  wenzhou: {
    city: {
      name: '瓯海滨市教育局',
      prefix: '瓯教备',
      schools: {
        school: { name: '市直实验中学', stages: ['junior', 'senior'] },
        garden: { name: '市直机关幼儿园', stages: ['kindergarten'] },
        trade: { name: '市直职业学校', stages: ['vocational'] },
      },
    },
    county: {
      name: '瓯江区教育局',
      prefix: '江教备',
      schools: {
        school: { name: '瓯江小学', stages: ['primary'] },
        garden: { name: '瓯江幼儿园', stages: ['kindergarten'] },
        trade: { name: '瓯江职业学校', stages: ['vocational'] },
      },
    },
  },
};

const idOf = (region: Named): string =>
  Object.keys(policies).find((id) => id.startsWith(`${region}@`))!;
const person = (name: string, role: Role, slots: readonly string[] = []) => ({ name, role, slots });
const plan = (region: Named, level: Level, p: Place): BureauPlan => ({
  name: p.name,
  path: level === 'city' ? 'qs/' : 'qs/xj/',
  level,
  ...(level === 'county' && { parent: 'qs/' }),
  policy: idOf(region),
  tel: '0393-80000001',
  prefix: p.prefix,
  staff: {
    desk: person('段受理', 'desk'),
    head: person('卫局长', 'head'),
    ...Object.fromEntries(
      Object.keys(rulesFor(idOf(region))!.policy.words.offices).map((slot) => [
        slot,
        person('邵审查', 'office', [slot]),
      ]),
    ),
  },
  filers: Object.fromEntries(
    Object.entries(p.schools).map(([key, school]) => [
      key,
      {
        ...school,
        kind: 'school' as const,
        people: {
          teacher: person('常青', 'filer'),
          principal: person('师校长', 'filer_head'),
          ...(region === 'wenzhou' && {
            a: person('专家甲', 'expert'),
            b: person('专家乙', 'expert'),
            c: person('专家丙', 'expert'),
          }),
        },
      },
    ]),
  ),
});

/** A school of a region with its people. */
export type School = { id: string; name: string } & Record<string, Actor>;
/** A bureau of a region: desk, head, one person for every office the regulation names, and its schools. */
export type Bureau = Readonly<Record<string, Actor>> & {
  filers: Readonly<Record<string, School>>;
};

type FormField = Rules['forms'][string]['fields'][number];
const met: Readonly<Record<string, (photo: () => Promise<Answers[string]>) => unknown>> = {
  point: () => ({ is: 'pass' }),
  score: () => 4,
  attest: () => true,
  text: () => '同意。',
  date: () => '2026-09-01',
  yes: () => true,
  file: (photo) => photo(),
};
const passing = async (
  fields: readonly FormField[],
  photo: () => Promise<Answers[string]>,
): Promise<Answers> =>
  Object.fromEntries(
    await Promise.all(fields.map(async (f) => [f.id, await met[f.kind]?.(photo)] as const)),
  ) as Answers;

/** The acts of a region's people, with answers that are good under its rules as they stand (its book of worked cases keeps them). */
const acting = (w: AnyWorld, region: Named, rules: Rules) => {
  const book = bookOf(region);
  const needs = (of: 'filing' | 'inventory') => [
    ...new Set(
      rules.moves
        .filter(
          (m) =>
            m.do === 'submit' &&
            m.by.includes('filer') &&
            m.from.some((p) => rules.policy.words.places[p]?.life === of),
        )
        .flatMap((m) => m.needs ?? []),
    ),
  ];
  let n = 0;
  /** An app nobody has named yet, named by a school. */
  const app = async (who: Actor, kind: AppKind = 'app', moeNo?: string): Promise<string> => {
    n += 1;
    const serial = String(n).padStart(4, '0');
    const added = await who.api.registry.add({
      name: `练习应用${serial}`,
      kind,
      provider: `练习科技${serial}有限公司`,
      ...(kind === 'app' && { moeNo: moeNo ?? `教APP备410${serial}号` }),
    });
    if (added.status !== 200) throw new Error(added.text);
    return added.value.app;
  };
  const start = async (
    school: School,
    o: { app?: string; kind?: AppKind; life?: 'filing' | 'inventory' } = {},
  ): Promise<string> => {
    const made = await school.teacher!.api.case.begin({
      app: o.app ?? (await app(school.teacher!, o.kind)),
      ...(o.life && { life: o.life }),
    });
    if (made.status !== 200) throw new Error(made.text);
    return made.value.id;
  };
  /** Good answers of a school, and what is named otherwise by the id of its question; `undefined` leaves one out. */
  const answers = async (school: School, id: string, more: Record<string, unknown> = {}) => {
    const seen = (await school.teacher!.api.case.open({ id })).value;
    const forms = needs(seen.life as 'filing');
    const asked = new Set(forms.flatMap((f) => rules.forms[f]?.fields.map((x) => x.id) ?? []));
    const photo = await upload(w, school.teacher!, id);
    // What is not asked here, for instance of an app, is left aside by the rules themselves.
    const papers = Object.fromEntries(
      [...asked]
        .filter((f) => rules.fields[f]?.kind === 'file' && !rules.fields[f]?.optional)
        .map((f) => [f, [photo]]),
    );
    const known = { ...papers, ...sent(rules, book.填报, forms, photo) };
    const own = Object.fromEntries(
      Object.values(rules.fields).flatMap((f) => {
        const fact = f.from === undefined ? undefined : seen.facts[f.from];
        return fact === undefined || fact === null ? [] : [[f.id, fact]];
      }),
    );
    const all = { ...known, ...own, ...seen.answers, ...more };
    return Object.fromEntries(
      Object.entries(all).filter(([k, a]) => asked.has(k) && a !== undefined && a !== '（已隐去）'),
    ) as Answers;
  };
  const submit = async (school: School, id: string, more: Record<string, unknown> = {}) =>
    act(school.teacher!, id, {
      do: 'submit',
      answers: (await answers(school, id, more)) as never,
    });
  /** Gives every opinion somebody of these is asked for, all points met unless told otherwise; who said what. */
  const opine = async (
    people: readonly Actor[],
    id: string,
    more: Record<string, unknown> = {},
    outcome: 'pass' | 'fault' = 'pass',
  ) => {
    const said: string[] = [];
    for (const who of people) {
      const seen = await who.api.case.open({ id });
      if (seen.status !== 200) continue;
      for (const o of seen.value.offers.filter((x) => x.do === 'opine' && !x.why)) {
        const asks = seen.value.findings
          .filter((f) => f.says === 'ask')
          .map((f) => `check:${f.id}`);
        const form = rules.opinions.find((x) => x.id === o.opinion?.split(':')[0])?.form;
        const fields = form ? rules.forms[form]!.fields : [];
        const say = async (asked: readonly FormField[]) =>
          act(who, id, {
            do: 'opine',
            opinion: o.opinion,
            outcome,
            answers: {
              ...(await passing(asked, async () => [
                await upload(w, who, id, 'paper.png', 'scan'),
              ])),
              ...Object.fromEntries(asks.map((k) => [k, { is: 'pass' }])),
              ...more,
            } as never,
          });
        // A point that is asked only of some tools is answered when it is missed.
        let asked = fields.filter((f) => f.shown === undefined);
        let given = await say(asked);
        for (let more = 0; more < 3 && given.status === 422; more += 1) {
          const missed = new Set((given.refusal?.faults ?? []).map((f) => f.field));
          asked = fields.filter((f) => asked.includes(f) || missed.has(f.id));
          given = await say(asked);
        }
        if (given.status !== 200) throw new Error(given.text);
        said.push(o.opinion ?? '');
      }
    }
    return said;
  };
  const officesOf = (bureau: Bureau): Actor[] =>
    Object.keys(rules.policy.words.offices).map((slot) => bureau[slot]!);
  /** Signed and, unless it stops there, accepted. */
  const toReview = async (school: School, bureau: Bureau, id: string): Promise<void> => {
    for (const did of [
      await sign(w, school.principal!, id),
      await act(bureau.desk!, id, { do: 'accept' }),
    ])
      if (did.status !== 200) throw new Error(did.text);
  };
  /** A tool that is told about by a parent: the complaint's code. */
  const tell = (school: School, of: string, category: string) =>
    w.public.complaint.tell({
      school: school.id,
      app: of,
      category,
      happened: '孩子班上就是这样。',
    });
  return { app, start, answers, submit, opine, officesOf, toReview, tell };
};

/** A city and a county of one region, founded as an operator founds them, with their schools. */
export const makeRegion = async (region: Named, more: WorldOptions = {}) => {
  const p = places[region];
  const rules = rulesFor(idOf(region))!;
  const w = await openWorld(
    region,
    [plan(region, 'city', p.city), plan(region, 'county', p.county)],
    () => Promise.resolve({}),
    more,
  );
  return {
    ...w,
    rules,
    city: w.founded<string, string, string>(0) as unknown as Bureau,
    county: w.founded<string, string, string>(1) as unknown as Bureau,
    ...acting(w, region, rules),
  };
};
/** A founded region. */
export type RegionWorld = Awaited<ReturnType<typeof makeRegion>>;

/** What a refusal cites for each thing that stands in the way: the finding's or the question's id, and the article. */
export const cited = (r: {
  refusal?: { faults?: readonly { field: string; params?: object; clause?: { no: string } }[] };
}): Record<string, string> =>
  Object.fromEntries(
    (r.refusal?.faults ?? []).map((f) => [
      String((f.params as { finding?: string } | undefined)?.finding ?? f.field),
      f.clause?.no ?? '',
    ]),
  );
