import { createJoiner } from '../src/joining/join.js';
import { loadNearness } from '../src/text/load-nearness.js';
import { nextReport } from './many-readings.js';

/*
 * Joins many synthetic reports as the program does, with word vectors (own word lists, seeded, three in ten copied or reworded from an earlier one) and prints
 * time (on the wall, and of the processor with its collector of garbage), the processor's time for one report, its time
 * to take in one report more and make the record again (the fourth such, when the engine has warmed up), the time to write the
 * whole record, which is linear by nature, and the peak of memory, at each of the sizes given:
 *   node --expose-gc --max-old-space-size=4096 --import tsx bench/join-many.ts [SIZE …]
 */
const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [100, 300, 1_000, 2_000, 4_000, 10_000, 20_000];
const talks = { title: 'synthetic', asOf: null, nearness: loadNearness() };

/** Seconds of the processor's time, its collector of garbage included. */
function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

console.log(
  'reports   join s   processor s   ms/report   one more, s   write, s   lineages   points   peak MB',
);
for (const size of sizes) {
  globalThis.gc?.();
  const joiner = createJoiner();
  let n = 0;
  while (n < size) joiner.add(nextReport(n++));
  const started = performance.now();
  let [lineages, points] = [0, 0];
  const worked = seconds(() => {
    const record = joiner.record(talks);
    [lineages, points] = [record.lineages.length, record.points.length];
  });
  const wall = (performance.now() - started) / 1000;
  let more = 0;
  for (let i = 0; i < 4; i++) {
    joiner.add(nextReport(n++));
    more = seconds(() => {
      joiner.record(talks);
    });
  }
  const peak = process.resourceUsage().maxRSS / 1024;
  const record = joiner.record(talks);
  const write = seconds(() => {
    for (const list of Object.values(record))
      if (Array.isArray(list)) for (const item of list) JSON.stringify(item);
  });
  console.log(
    [
      String(size).padStart(7),
      wall.toFixed(1).padStart(8),
      worked.toFixed(1).padStart(13),
      ((worked * 1000) / size).toFixed(2).padStart(11),
      more.toFixed(3).padStart(13),
      write.toFixed(2).padStart(10),
      String(lineages).padStart(10),
      String(points).padStart(8),
      peak.toFixed(0).padStart(9),
    ].join(' '),
  );
}
