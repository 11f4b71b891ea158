// What is on the table, measured: npx tsx bench/moves.ts HELD
// HELD: what `training/fit.py held` wrote, scores by networks that had not seen the text. Prints the tables of
// docs/measurements.md.
import { loadCatalog } from '../src/catalog/load.js';
import { trustOf } from '../src/reading/moves/trust.js';
import { loadClauseModels } from '../src/reading/weights/models.js';
import { judgedTexts, measured } from '../training/judged.js';
import { folders } from '../training/readings.js';
import { candidatesIn, type Found, foundIn, toldOf, trainTrust } from '../training/trust.js';

const catalog = loadCatalog();
const { bearer } = loadClauseModels(catalog);
const judged = judgedTexts(catalog, process.argv[2] ?? 'held');
const texts = judged.map(({ text }) => text);
/** Totals only are told of usmca: by act, its mistakes would be looked at. */
const talks = Object.keys(folders).filter((round) => round !== 'moves-train' && round !== 'usmca');
// The model of trust, too, is tried on a round that it has not seen: it says which moves are told at all.
const taken = judged
  .filter(({ text }) => [...talks, 'marks', 'moves-train'].includes(text.round))
  .map((one) => {
    const candidates = candidatesIn(one, bearer);
    return { round: one.text.round, one, candidates, all: foundIn(one, candidates) };
  });
const trusts = new Map(
  talks.map((talk) => [
    talk,
    trainTrust(
      taken.filter(({ round }) => round !== talk && !measured.includes(round)).flatMap(({ all }) => all),
    ),
  ]),
);
const found = new Map<string, readonly Found[]>(
  talks.map((talk) => [
    talk,
    taken
      .filter(({ round }) => round === talk)
      .flatMap(({ one, candidates }) => foundIn(one, toldOf(one, candidates, trusts.get(talk) ?? {}))),
  ]),
);
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(2));
const all = talks.flatMap((round) => found.get(round) ?? []);

console.log(
  '| round | moves | found | act: precision | recall | F1 | act, issue, actor: precision | recall | F1 |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
const means = { act: 0, full: 0 };
for (const round of talks) {
  const own = found.get(round) ?? [];
  const gold = texts.filter((text) => text.round === round).reduce((sum, { moves }) => sum + moves.length, 0);
  const acts = own.filter(({ actRight }) => actRight).length;
  const full = own.filter(({ right }) => right).length;
  means.act += (2 * acts) / (own.length + gold) / talks.length;
  means.full += (2 * full) / (own.length + gold) / talks.length;
  const f1 = (n: number): string => percent(2 * n, own.length + gold);
  console.log(
    `| ${round} | ${gold} | ${own.length} | ${percent(acts, own.length)} | ${percent(acts, gold)} | ${f1(acts)} | ${percent(full, own.length)} | ${percent(full, gold)} | ${f1(full)} |`,
  );
}
console.log(`| mean | | | | | ${means.act.toFixed(3)} | | | ${means.full.toFixed(3)} |`);

console.log('\n| act | moves | precision | recall | F1 | most often found instead |');
console.log('|---|---|---|---|---|---|');
for (const { act } of catalog.acts) {
  const gold = texts
    .filter(({ round }) => talks.includes(round))
    .reduce((sum, { moves }) => sum + moves.filter((move) => move.act === act).length, 0);
  const own = all.filter(({ candidate }) => candidate.act === act);
  const right = own.filter(({ actRight }) => actRight).length;
  const instead = new Map<string, number>();
  for (const { candidate, there } of all)
    if (there.includes(act) && candidate.act !== act)
      instead.set(candidate.act, (instead.get(candidate.act) ?? 0) + 1);
  const most = [...instead]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, 3)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ');
  console.log(
    `| ${act} | ${gold} | ${percent(right, own.length)} | ${percent(right, gold)} | ${percent(2 * right, own.length + gold)} | ${most} |`,
  );
}

const trusted: { readonly one: Found; readonly trust: number }[] = [];
for (const round of talks)
  for (const one of found.get(round) ?? [])
    trusted.push({ one, trust: trustOf(trusts.get(round) ?? {}, one.features) });
console.log('\n| confidence stated | moves | found right |');
console.log('|---|---|---|');
for (let from = 0; from < 1; from += 0.1) {
  const own = trusted.filter(({ trust }) => trust >= from - 1e-9 && trust < from + 0.1 - 1e-9);
  console.log(
    `| ${from.toFixed(1)}–${(from + 0.1).toFixed(1)} | ${own.length} | ${percent(own.filter(({ one }) => one.right).length, own.length)} |`,
  );
}
const ranked = [...trusted].sort((a, b) => b.trust - a.trust);
console.log('\n| the surest | lowest confidence | right |');
console.log('|---|---|---|');
for (const n of [20, 50, 100, 200, 400])
  console.log(
    `| ${n} | ${ranked[n - 1]?.trust.toFixed(2) ?? '–'} | ${percent(ranked.slice(0, n).filter(({ one }) => one.right).length, Math.min(n, ranked.length))} |`,
  );
