import fc from 'fast-check';
import type { Life } from '@shared/policy/policy';
import { LifeHistories } from './life-history';
import { regionOf, regions } from './region';
import { TownHistory } from './town-history';
import { stageOf } from './town-stage';

// Every region and every kind of case it knows, at random: people who may, people who may not,
// answers of the region's own worked cases. Nothing here knows a region; what must hold is written
// once for all.
// So many at a time, until every move was walked: twice at least.
const BATCH = 60;
const BATCHES = 12;
// Two thousand histories a life, over all its regions; of filings another two thousand run in
// test/shared/domain.
const leastOf = (life: Life): number => (life === 'filing' ? 480 : 2000);

const all = regions.map(regionOf);
const lives = all.flatMap((region) =>
  region.lives.map((life) => ({ region, name: region.name, life })),
);

test.each(lives)(
  '$name, $life: whatever happens, the promises hold, and every move is walked',
  ({ region, name, life }) => {
    const histories = new LifeHistories(region, life);
    const among = lives.filter((one) => one.life === life).length;
    const least = Math.ceil(leastOf(life) / BATCH / among);
    const more = (batch: number): boolean => batch < least || histories.missed.length > 0;
    for (let batch = 0; batch < Math.max(BATCHES, least) && more(batch); batch += 1)
      fc.assert(
        fc.property(fc.noBias(fc.nat(0x7fffffff)), (seed) => histories.run(seed)),
        { numRuns: BATCH, seed: 20261122 + batch, endOnFailure: true },
      );
    const { missed, walked, refused } = histories;
    if (missed.length > 0)
      process.stdout.write(
        `${name} ${life}\nwalked ${JSON.stringify(walked, null, 1)}\nrefused ${JSON.stringify(refused, null, 1)}\n`,
      );
    expect(missed).toEqual([]);
  },
  120_000,
);

// Whole towns: several cases at once, consequences carried out late and twice, people at the same
// moment.
const TOWNS = 5000;

test.each(all.map((region) => ({ region, name: region.name })))(
  '$name: no consequence is lost or doubled, and no green stands over a bar',
  ({ region }) => {
    const stage = stageOf(region);
    for (let run = 0; run < TOWNS / all.length; run += 1) {
      const seed = 20_261_128 + run;
      try {
        new TownHistory(stage, seed).run();
      } catch (broken) {
        throw new Error(`seed ${seed}: ${(broken as Error).message}`, { cause: broken });
      }
    }
    const never = stage.rows.filter((_, index) => stage.fired[index] === 0);
    expect(never.map(({ of, on, effects }) => ({ of, on, effects }))).toEqual([]);
  },
  120_000,
);
