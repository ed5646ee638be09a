/** One body that is small to send and meant to be dear to read: who sends it, where to, and the answers that are right. */
export type HostileBody = {
  says: string;
  method: 'POST' | 'PUT' | 'GET';
  path: string;
  by: 'nobody' | 'teacher' | 'admin' | 'desk';
  body?: () => string;
  right: readonly number[];
};

const repeated = (piece: string, times: number): string => piece.repeat(times);
const listed = (count: number, of: (i: number) => string, between = ','): string =>
  Array.from({ length: count }, (_, i) => of(i)).join(between);
const csv = (text: string): string => JSON.stringify({ csv: text, check: true });
const head = '名称,类别,隶属,办学类别,办学层次';
const row = (i: number): string => `第${i}实验小学,学校,市直,公办,小学`;
// Signs that stand on the letter before them: one letter of 100,000 parts.
const zalgo = (count: number): string =>
  `a${listed(count, (i) => String.fromCodePoint(0x300 + (i % 112)), '')}`;
const rare = (count: number): string =>
  listed(count, (i) => String.fromCodePoint(0x20000 + i * 7), '');
const act = (answers: string): string => `{"do":"submit","version":0,"answers":${answers}}`;
const MILLION = 1_000_000;

/** Twenty-six bodies, made when asked for. `:filing` and `:complaint` stand for those of the test. */
export const hostileBodies: readonly HostileBody[] = [
  {
    says: '5.9 MB of brackets from somebody',
    method: 'POST',
    path: '/case',
    by: 'teacher',
    body: () => repeated('[', 5_900_000),
    right: [413],
  },
  {
    says: '5.9 MB of brackets from nobody',
    method: 'POST',
    path: '/case',
    by: 'nobody',
    body: () => repeated('[', 5_900_000),
    right: [401],
  },
  {
    says: '5.9 MB of brackets as a table',
    method: 'POST',
    path: '/org/schools',
    by: 'admin',
    body: () => repeated('[', 5_800_000),
    right: [413],
  },
  {
    says: 'a draft of 380,000 keys',
    method: 'PUT',
    path: '/case/:filing/draft',
    by: 'teacher',
    body: () => `{"answers":{${listed(380_000, (i) => `"k${i}":1`)}},"revision":1}`,
    right: [413],
  },
  {
    says: 'a draft of 100,000 keys, all the same',
    method: 'PUT',
    path: '/case/:filing/draft',
    by: 'teacher',
    body: () => `{"answers":{${listed(100_000, () => '"overview":1')}},"revision":1}`,
    right: [413],
  },
  {
    says: 'answers 10,000 levels deep',
    method: 'POST',
    path: '/case/:filing/act',
    by: 'teacher',
    body: () => act(`{"overview":${repeated('{"a":', 10_000)}1${repeated('}', 10_000)}}`),
    right: [413],
  },
  {
    says: 'a list of a million numbers',
    method: 'POST',
    path: '/case/:filing/act',
    by: 'teacher',
    body: () => act(`{"overview":[${repeated('0,', MILLION)}0]}`),
    right: [413],
  },
  {
    says: 'a number of 300,000 digits',
    method: 'POST',
    path: '/case/:filing/act',
    by: 'teacher',
    body: () => act(`{"decision_present":${repeated('9', 300_000)}}`),
    right: [404, 409, 413, 422],
  },
  {
    says: '60,000 escaped letters',
    method: 'POST',
    path: '/case/:filing/act',
    by: 'teacher',
    body: () => act(`{"overview":"${repeated('\\u0061', 60_000)}"}`),
    right: [404, 409, 422],
  },
  {
    says: '390,000 backslashes',
    method: 'POST',
    path: '/case/:filing/act',
    by: 'teacher',
    body: () => act(`{"overview":"${repeated('\\\\', 190_000)}"}`),
    right: [404, 409, 422],
  },
  {
    says: '100,000 signs over one letter, in an answer',
    method: 'POST',
    path: '/case/:filing/act',
    by: 'teacher',
    body: () => act(JSON.stringify({ overview: zalgo(100_000) })),
    right: [404, 409, 413, 422],
  },
  {
    says: 'signs over one letter, in a name',
    method: 'POST',
    path: '/registry',
    by: 'teacher',
    body: () => JSON.stringify({ name: zalgo(58), kind: 'app', provider: zalgo(58) }),
    right: [200, 422],
  },
  {
    says: '100,000 signs over one letter, in a complaint',
    method: 'POST',
    path: '/public/complaint',
    by: 'nobody',
    body: () =>
      JSON.stringify({
        school: 'org_0000000000',
        app: 'app_0000000000',
        category: 'fee',
        happened: zalgo(100_000),
      }),
    right: [413, 422],
  },
  {
    says: 'a search of 500 rare letters',
    method: 'GET',
    path: `/public/search?q=${encodeURIComponent(rare(500))}`,
    by: 'nobody',
    right: [422],
  },
  {
    says: 'a search of 60 rare letters',
    method: 'GET',
    path: `/public/search?q=${encodeURIComponent(rare(60))}`,
    by: 'nobody',
    right: [200, 422],
  },
  {
    says: 'a search of 1,900 signs over one letter',
    method: 'GET',
    path: `/public/schools?q=${encodeURIComponent(zalgo(1900))}`,
    by: 'nobody',
    right: [200, 422],
  },
  {
    says: '4,000 questions in one address',
    method: 'GET',
    path: `/public/schools?${listed(4000, (i) => `q${i}=1`, '&')}&q=a`,
    by: 'nobody',
    right: [200, 422],
  },
  {
    says: '5,000 settings',
    method: 'POST',
    path: '/bureau/settings',
    by: 'admin',
    body: () => `{"version":1,"settings":{${listed(5000, (i) => `"s${i}":1`)}}}`,
    right: [413],
  },
  {
    says: 'a table of a million columns',
    method: 'POST',
    path: '/org/schools',
    by: 'admin',
    body: () => csv(`${repeated('名,', MILLION)}\n`),
    right: [422],
  },
  {
    says: 'a table of a million empty columns',
    method: 'POST',
    path: '/org/schools',
    by: 'admin',
    body: () => csv(`${head}${repeated(',', MILLION)}\n${row(1)}`),
    right: [200, 422],
  },
  {
    says: 'a table of 90,000 rows',
    method: 'POST',
    path: '/org/schools',
    by: 'admin',
    body: () => csv(`${head}\n${listed(90_000, row, '\n')}`),
    right: [422],
  },
  {
    says: 'a table of two million blank lines',
    method: 'POST',
    path: '/org/schools',
    by: 'admin',
    body: () => csv(`${head}${repeated('\n', 2 * MILLION)}`),
    right: [422],
  },
  {
    says: 'a table whose quote never ends',
    method: 'POST',
    path: '/org/schools',
    by: 'admin',
    body: () => csv(`${head}\n"${repeated('甲', MILLION)}`),
    right: [422],
  },
  {
    says: 'a table of one cell of 1.5 million letters',
    method: 'POST',
    path: '/org/schools',
    by: 'admin',
    body: () => csv(`${head}\n${repeated('甲', 1_500_000)},学校`),
    right: [422],
  },
  {
    says: 'a table of a million quotes',
    method: 'POST',
    path: '/org/schools',
    by: 'admin',
    body: () => csv(`${head}\n${repeated('""', MILLION)}`),
    right: [200, 422],
  },
  {
    says: 'ten thousand rows that are all wrong',
    method: 'POST',
    path: '/org/schools',
    by: 'admin',
    body: () => csv(`${head}\n${listed(10_000, () => '甲,乙,丙,丁,戊', '\n')}`),
    right: [422],
  },
];
