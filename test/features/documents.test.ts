import { documents } from '@shared/contract/documents';
import { requestOf } from '../client';
import { pngOf } from '../functions/png-of';
import { act, aFiling, fill, points, sha, sign, upload } from '../make';
import { readPdf, readQr, wordsOf, type Page } from '../pdf';
import { makeWorld, type Actor, type TestWorld } from '../world';

jest.setTimeout(180_000);

let w: TestWorld;
let filed: string;
beforeAll(async () => {
  w = await makeWorld();
  filed = await aFiling(w, { at: 'filed' });
});
afterAll(() => w.close());

const ask = async (who: Actor, what: keyof typeof documents, id: string, world = w) => {
  const r = await world.fetch(requestOf(documents[what], { id }, who.token));
  const bytes = Buffer.from(await r.arrayBuffer());
  const isPdf = r.headers.get('content-type') === 'application/pdf';
  return {
    status: r.status,
    bytes,
    ...(!isPdf && {
      refusal: (
        JSON.parse(bytes.toString()) as {
          refusal: { code: string; params?: Record<string, string> };
        }
      ).refusal,
    }),
  };
};
const pagesOf = async (
  who: Actor,
  what: keyof typeof documents,
  id: string,
  world = w,
): Promise<Page[]> => {
  const got = await ask(who, what, id, world);
  expect(got.refusal).toBeUndefined();
  return readPdf(got.bytes).pages;
};
const codeOf = async (who: Actor, what: keyof typeof documents, id: string, world = w) =>
  (await ask(who, what, id, world)).refusal?.code;
const plain = (text: string): string => text.replace(/\s/g, '');

describe('the official form of what is in force', () => {
  let first: Page;
  let second: Page;
  let annex: Page;
  let words: string;
  beforeAll(async () => {
    const pages = await pagesOf(w.citySchool.principal, 'form', filed);
    expect(pages).toHaveLength(4);
    [first, annex, second] = pages as [Page, Page, Page, Page];
    words = wordsOf(first);
  });
  const has = (...texts: string[]) => {
    for (const text of texts) expect(words).toContain(plain(text));
  };

  test('[S0-28] carries the day and the number of acceptance', () =>
    has('受理日期：2026年9月1日', '受理编号：河教备〔2026〕1号'));

  test('[S0-29] names the school, ticks what it is and shows the principal’s own signature', () => {
    has(
      '学校名称（盖章）河滨实验小学',
      '办学类别■公办□民办',
      '办学层次□幼儿园■小学□初中□高中□职业学校',
    );
    expect(first.images).toHaveLength(1);
  });

  test('[S0-30] names the tool, its national number, how it is used and its provider', () =>
    has(
      '项目名称智学伴',
      '教育部备案号（或二维码）教APP备3200123号',
      '□要求使用■推荐使用',
      '提供者名称河滨智学科技有限公司',
    ));

  test('[S0-31] ticks who pays and whether there is a contract', () =>
    has('■财政拨款□自筹资金□其他', '签订合同（协议）■是□否'));

  test('[S0-32] gives the person in charge and the telephone in the clear, to those who may read them', () =>
    has('项目负责人周敏', '手机号码13800001234'));

  test('[S0-33] [S0-34] carries both descriptions', () =>
    has(
      '项目概况因作业量大，用于三年级数学练习，由教研组推进，预期减轻批改负担。',
      '学校采购及集体研究情况经校长办公会研究，学校统一采购一年服务。',
    ));

  test('[S0-35] carries both opinions point by point, signed by whoever is in charge of the office, and the approval with the bureau’s name, each with its day', () => {
    has(
      '网络和数据安全审查意见√落实等级保护，定期测评√收集的信息必要，告知同意书写清楚√提供者开展风险排查，漏洞及时修复审查通过。审查处室负责人签字：河滨市教育局网安2026年9月1日',
    );
    has('备案审批意见同意备案。教育主管部门盖章河滨市教育局2026年9月1日');
  });

  test('[S0-35] a reviewer who is not in charge is named as such; the line of whoever is waits for a hand', () => {
    has('内容审查意见√内容健康', '审查通过。审查人：河滨市教育局内容审查处室负责人签字：年月日');
    expect(words).not.toContain('签字：河滨市教育局内容');
  });

  test('[S0-12] the five points, which the form has no box for, stand on a page behind each copy, under its code', () => {
    const behind = wordsOf(annex);
    for (const text of [
      '宿迁市教育系统学习工具备案审批表附页',
      '重点审查意见√履行选用机制√集体决策使用√签订合同（协议）√符合公平、免费、自愿原则√规范使用审查通过。',
      '审查人：河滨市教育局牵头2026年9月1日',
    ])
      expect(behind).toContain(plain(text));
    expect(readQr(annex)).toBe(readQr(first));
  });

  test('[S0-36] comes in two copies, each with its holder and a code of its own that a scan reads', async () => {
    const { value } = await w.city.desk.api.case.open({ id: filed });
    const printed = [first, second].map((page, i) => {
      expect(wordsOf(page)).toContain(`一式二份第${i + 1}份（${['教育主管部门', '学校'][i]}存）`);
      return readQr(page)!.replace(/-/g, '').toLowerCase();
    });
    expect(printed).toEqual(value.copies.map((c) => c.code));
    expect(new Set(printed).size).toBe(2);
    expect(words).toContain(value.copies[0]!.code.toUpperCase().slice(0, 4));
  });
});

describe('who prints the form, and when', () => {
  test('the deciding bureau does; another school, another county and a bureau above do not', async () => {
    const id = await aFiling(w, { at: 'filed', school: w.zoneSchool, bureau: w.zone });
    expect((await ask(w.zone.desk, 'form', id)).status).toBe(200);
    for (const who of [w.city.desk, w.county.desk, w.citySchool.teacher])
      expect(await codeOf(who, 'form', id)).toBe('not_found');
    for (const who of [w.county.desk, w.citySchool.teacher])
      expect(await codeOf(who, 'poster', id)).toBe('not_found');
  });

  test('[S0-07] an office’s form has no row for the kind and stages of a school', async () => {
    const id = await aFiling(w, { at: 'filed', school: w.office });
    const words = wordsOf((await pagesOf(w.office.teacher, 'form', id))[0]!);
    expect(words).toContain('河滨市教育局电教处');
    expect(words).not.toMatch(/办学类别|办学层次/);
  });

  test('nobody does before anything is in force', async () => {
    const id = await aFiling(w, { at: 'approval', app: w.apps.other });
    expect(await codeOf(w.citySchool.teacher, 'form', id)).toBe('not_now');
    expect(await codeOf(w.city.desk, 'form', id)).toBe('not_now');
    expect(await codeOf(w.citySchool.teacher, 'poster', id)).toBe('not_now');
  });

  test('while a change is under way it still prints what is in force; after it is granted, the new version on new copies', async () => {
    const { teacher, principal } = w.countySchool;
    const id = await aFiling(w, { at: 'filed', school: w.countySchool, bureau: w.county });
    const before = await pagesOf(teacher, 'form', id);
    w.clock.set('2026-10-12T02:00:00.000Z');
    expect((await act(teacher, id, { do: 'amend' })).status).toBe(200);
    const answers = await fill(w, teacher, id, {
      overview: '扩大到四年级，由教研组推进。',
      scope_grades: '三、四年级',
    });
    expect((await act(teacher, id, { do: 'submit', answers: answers as never })).status).toBe(200);
    const during = wordsOf((await pagesOf(teacher, 'form', id))[0]!);
    expect(during).toContain('因作业量大');
    expect(during).not.toContain('四年级');
    await sign(w, principal, id);
    w.clock.set('2026-10-13T02:00:00.000Z');
    await act(w.county.desk, id, { do: 'accept' });
    for (const [who, opinion] of [
      [w.county.network, 'network'],
      [w.county.content, 'content'],
      [w.county.lead, 'focus'],
    ] as const)
      expect(
        (
          await act(who, id, {
            do: 'opine',
            opinion,
            outcome: 'pass',
            answers: points[opinion] as never,
          })
        ).status,
      ).toBe(200);
    expect(
      (await act(w.county.head, id, { do: 'approve', answers: { approval_text: '同意变更。' } }))
        .status,
    ).toBe(200);
    const after = await pagesOf(teacher, 'form', id);
    const words = wordsOf(after[0]!);
    for (const text of [
      '扩大到四年级',
      '受理日期：2026年10月13日',
      '受理编号：柳教备〔2026〕1号',
      '同意变更。教育主管部门盖章柳湾县教育局2026年10月13日',
    ])
      expect(words).toContain(text);
    expect(after.map(readQr)).not.toContain(readQr(before[0]!));
    w.clock.set('2026-09-01T01:00:00.000Z');
  });

  test('[S0-30] a QR code photographed instead of the number is printed as a picture; one that paper cannot carry is named', async () => {
    const { teacher } = w.countySchool;
    const begin = async () => (await teacher.api.case.begin({ app: w.apps.other })).value.id;
    const id = await begin();
    const qr = await upload(w, teacher, id, '二维码.png');
    await finish(id, await fill(w, teacher, id, { moe_no: null, moe_qr: [qr] }));
    const [page] = await pagesOf(teacher, 'form', id);
    expect(page!.images).toHaveLength(2);
    const mini = (await teacher.api.case.begin({ app: w.apps.mini })).value.id;
    const big = await upload(w, teacher, mini, '二维码.pdf', 'attachment', Buffer.from(smallPdf));
    await finish(mini, await fill(w, teacher, mini, { moe_no: null, moe_qr: [big] }));
    const [other] = await pagesOf(teacher, 'form', mini);
    expect(other!.images).toHaveLength(1);
    expect(wordsOf(other!)).toContain('见附件：国家备案二维码1.pdf');
  });
});

// A PDF of one empty page.
const smallPdf =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n';

/** From a filled draft of the county's school to the grant. */
const finish = async (id: string, answers: unknown) => {
  const { teacher, principal } = w.countySchool;
  const ok = (r: { status: number; text: string }) =>
    expect([r.status, r.text.slice(0, 300)]).toEqual([200, expect.anything()]);
  ok(await act(teacher, id, { do: 'submit', answers: answers as never }));
  ok(await sign(w, principal, id));
  ok(await act(w.county.desk, id, { do: 'accept' }));
  const asks = (await w.county.lead.api.case.open({ id })).value.findings
    .filter((f) => f.says === 'ask')
    .map((f) => [`check:${f.id}`, { is: 'pass' }] as const);
  ok(
    await act(w.county.network, id, {
      do: 'opine',
      opinion: 'network',
      outcome: 'pass',
      answers: points.network as never,
    }),
  );
  ok(
    await act(w.county.content, id, {
      do: 'opine',
      opinion: 'content',
      outcome: 'pass',
      answers: points.content as never,
    }),
  );
  ok(
    await act(w.county.lead, id, {
      do: 'opine',
      opinion: 'focus',
      outcome: 'pass',
      answers: { ...points.focus, ...Object.fromEntries(asks) } as never,
    }),
  );
  ok(await act(w.county.head, id, { do: 'approve', answers: { approval_text: '同意备案。' } }));
};

describe('a picture that cannot be decoded, kept before that was looked for', () => {
  test.each([
    ['a filter there is not', pngOf({ width: 40, height: 40, filter: 9 })],
    [
      'one line of 14000',
      pngOf({ width: 14_000, height: 14_000, depth: 16, data: Buffer.alloc(1 + 14_000 * 8) }),
    ],
    ['too few lines', pngOf({ width: 40, height: 40, data: Buffer.alloc(40) })],
  ])(
    'with %s is left out of the form and named, as what paper cannot carry is',
    async (_, bytes) => {
      const { id } = await w.asSystem((tx) =>
        tx
          .selectFrom('file')
          .select('id')
          .where('case_id', '=', filed)
          .where('use', '=', 'signature')
          .executeTakeFirstOrThrow(),
      );
      await w.store.write(`c/${id}.png`, bytes, 'image/png');
      await w.asSystem((tx) =>
        tx
          .updateTable('file')
          .set({ sha256: sha(bytes) })
          .where('id', '=', id)
          .execute(),
      );
      const [page] = await pagesOf(w.citySchool.principal, 'form', filed);
      expect(page!.images).toHaveLength(0);
      expect(wordsOf(page!)).toContain('校长（签名）校长签名1.png');
    },
  );
});

describe('characters that the fonts lack', () => {
  test('[S0-32] in a name they are left to be written by hand, and the form says so', async () => {
    const rare = { ...w.zone, content: await w.join('𠮷审查', w.zone.id, 'office', ['content']) };
    const id = await aFiling(w, {
      at: 'filed',
      app: w.apps.mini,
      school: w.zoneSchool,
      bureau: rare,
      answers: { project_lead: '𠮷田' },
    });
    const [page] = await pagesOf(w.zoneSchool.teacher, 'form', id);
    expect(wordsOf(page!)).toContain('＿田');
    expect(wordsOf(page!)).toContain('＿审查');
    expect(wordsOf(page!)).toContain('请手写补上');
  });

  test('in what can be worded otherwise they are named before anything is sent', async () => {
    const id = await aFiling(w, {
      at: 'draft',
      app: w.apps.other,
      school: w.zoneSchool,
      bureau: w.zone,
    });
    const sent = await w.zoneSchool.teacher.api.case.act({
      id,
      do: 'submit',
      version: 0,
      answers: (await fill(w, w.zoneSchool.teacher, id, {
        overview: '在𠮷林路校区三年级使用。',
      })) as never,
    });
    expect(sent.refusal?.faults).toEqual([
      expect.objectContaining({ field: 'overview', code: 'glyphs', params: { glyphs: '𠮷' } }),
    ]);
  });
});

describe('the poster', () => {
  test('[S0-25] names school, tool, bureau and telephone; its QR opens the school’s own page of the tool', async () => {
    const [page] = await pagesOf(w.citySchool.teacher, 'poster', filed);
    const words = wordsOf(page!);
    for (const text of [
      '河滨实验小学',
      '智学伴',
      '河滨市教育局',
      '0527-80000001',
      'https://app.eduyun.cn/',
      '我要投诉',
    ])
      expect(words).toContain(plain(text));
    const { value } = await w.citySchool.teacher.api.case.open({ id: filed });
    expect(readQr(page!)).toBe(`https://house.example/q/${value.poster!.code}`);
    expect(words).toContain(value.poster!.code);
  });

  test.each([undefined, 'http://10.0.0.5:8080'])(
    'is not printed with the address %s, but in a demonstration',
    async (publicOrigin) => {
      const bare = await makeWorld({ publicOrigin });
      try {
        const id = await aFiling(bare, { at: 'filed' });
        expect(await codeOf(bare.citySchool.teacher, 'poster', id, bare)).toBe('no_public_origin');
        bare.server.demo = true;
        const shown = publicOrigin ? undefined : 'no_public_origin';
        expect(await codeOf(bare.citySchool.teacher, 'poster', id, bare)).toBe(shown);
      } finally {
        await bare.close();
      }
    },
  );

  test('nothing that was logged names a person', () => {
    expect(w.logged).toEqual([]);
  });
});
