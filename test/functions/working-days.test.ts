import { spawnSync } from 'node:child_process';
import { workingDays } from '@functions/house/working-days';

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

test('a bureau’s own days win and may reach further', () => {
  const h = workingDays([
    { day: '2027-01-01', working: false },
    { day: '2026-10-10', working: false },
  ]);
  expect([h.off.has('2027-01-01'), h.work.has('2026-10-10'), h.through]).toEqual([
    true,
    false,
    '2027-12-31',
  ]);
});

test.each(['America/New_York', 'Pacific/Kiritimati', 'Asia/Shanghai'])(
  'the table is the same where the server stands: %s',
  (zone) => {
    const script =
      "const {workingDays}=require('./functions/house/working-days');const h=workingDays();process.stdout.write(JSON.stringify([[...h.off].sort(),[...h.work].sort()]))";
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
      cwd: `${__dirname}/../..`,
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    const h = workingDays();
    expect(JSON.parse(stdout)).toEqual([[...h.off].sort(), [...h.work].sort()]);
  },
);
