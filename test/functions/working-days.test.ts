import { spawnSync } from 'node:child_process';
import { workingDays } from '@functions/world/working-days';

test('the State Council’s arrangement of 2026 is known, and ends with the year', () => {
  const h = workingDays();
  expect(
    ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].filter(
      (d) => !h.work.has(d),
    ),
  ).toEqual([]);
  expect(
    ['2026-01-01', '2026-02-17', '2026-05-01', '2026-10-01'].filter((d) => !h.off.has(d)),
  ).toEqual([]);
  expect(h.through).toBe('2026-12-31');
});

// Whatever the State Council decides for 2027 and 2028, it names these festivals.
const yearOf = (year: number) =>
  [
    '01-01',
    '02-05',
    '02-06',
    '02-07',
    '02-08',
    '04-05',
    '05-01',
    '05-02',
    '06-09',
    '09-15',
    '10-01',
    '10-02',
    '10-03',
  ].map((day) => ({ day: `${year}-${day}`, working: false }));

test('a bureau’s own days win', () => {
  const h = workingDays([
    { day: '2027-01-01', working: false },
    { day: '2026-10-10', working: false },
    { day: '2026-10-07', working: true },
  ]);
  expect([h.off.has('2027-01-01'), h.work.has('2026-10-10'), h.work.has('2026-10-07')]).toEqual([
    true,
    false,
    true,
  ]);
});

test('case 23 · one day entered for next year does not make the year known; its whole table does', () => {
  expect(workingDays([{ day: '2027-01-01', working: false }]).through).toBe('2026-12-31');
  expect(workingDays([{ day: '2027-01-04', working: true }]).through).toBe('2026-12-31');
  for (let left = 0; left < 8; left += 1)
    expect(workingDays(yearOf(2027).slice(0, 8 - left)).through).toBe('2026-12-31');
  expect(workingDays(yearOf(2027)).through).toBe('2027-12-31');
  // The year after next is of no use while the next is missing.
  expect(workingDays(yearOf(2028)).through).toBe('2026-12-31');
  expect(workingDays([...yearOf(2027), ...yearOf(2028)]).through).toBe('2028-12-31');
});

test.each(['America/New_York', 'Pacific/Kiritimati', 'Asia/Shanghai'])(
  'the table is the same where the server stands: %s',
  (zone) => {
    const script =
      "const {workingDays}=require('./functions/world/working-days');const h=workingDays();process.stdout.write(JSON.stringify([[...h.off].sort(),[...h.work].sort()]))";
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
      cwd: `${__dirname}/../..`,
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    const h = workingDays();
    expect(JSON.parse(stdout)).toEqual([[...h.off].sort(), [...h.work].sort()]);
  },
);
