// Where the moves of the careful readings are lost: npx tsx bench/losses.ts HELD [--list STAGE]
// HELD: what `training/fit.py held` wrote, scores by networks that had not seen the text. A move is counted at the first
// stage that loses it. usmca is left out: of it only totals are told.
import { loadCatalog } from '../src/catalog/load.js';
import { coreOf } from '../src/reading/clauses/clauses.js';
import { isTold, trustFeatures, trustOf } from '../src/reading/moves/trust.js';
import { loadClauseModels } from '../src/reading/weights/models.js';
import { heldBearers, partOf } from '../training/bearers.js';
import { judgedTexts } from '../training/judged.js';
import { bestClause, folders, type GoldMove, meets } from '../training/readings.js';
import { sameActor } from '../training/same-actor.js';
import { candidatesIn } from '../training/trust.js';

const stages = [
  'not in the text',
  'no clause',
  'no candidate: no move',
  'no candidate: unsure',
  'wrong act',
  'wrong actor',
  'wrong issue',
  'not told',
  'right',
] as const;
type Stage = (typeof stages)[number];

const catalog = loadCatalog();
const { trust } = loadClauseModels(catalog);
const judged = judgedTexts(catalog, process.argv[2] ?? 'held');
const at = process.argv.indexOf('--list');
const listed = at < 0 ? undefined : process.argv[at + 1];
const rounds = Object.keys(folders).filter((round) => round !== 'moves-train' && round !== 'usmca');
const bearers = heldBearers(judged.map(({ text }) => text));
const counts = new Map(rounds.map((round) => [round, new Map<Stage, number>()]));
for (const one of judged) {
  const count = counts.get(one.text.round);
  const bearer = bearers.get(partOf(one.text));
  if (count === undefined || bearer === undefined) continue;
  const { context, moves } = one.text;
  const candidates = candidatesIn(one, bearer);
  const told = candidates.map((candidate) =>
    isTold({ ...candidate, confidence: trustOf(trust, trustFeatures(context, candidate)) }),
  );
  const lostAt = (gold: GoldMove): Stage => {
    if (gold.spots.length === 0) return 'not in the text';
    const index = bestClause(context, gold.spots);
    if (index < 0) return 'no clause';
    const there = candidates.flatMap((candidate, i) => {
      const clause = context.clauses[candidate.index];
      return clause !== undefined && gold.spots.some((spot) => meets(coreOf(clause), spot))
        ? [{ candidate, told: told[i] === true }]
        : [];
    });
    if (there.length === 0)
      return (one.judged.of[index]?.none ?? 1) > 0.5 ? 'no candidate: no move' : 'no candidate: unsure';
    const acts = there.filter(({ candidate }) => candidate.act === gold.act);
    if (acts.length === 0) return 'wrong act';
    const whose = acts.filter(({ candidate }) => sameActor(context, candidate.bearer.actor, gold.actor));
    if (whose.length === 0) return 'wrong actor';
    const about = whose.filter(({ candidate }) =>
      gold.issues.some((issue) => candidate.issues.includes(issue)),
    );
    if (about.length === 0) return 'wrong issue';
    return about.some((found) => found.told) ? 'right' : 'not told';
  };
  for (const gold of moves) {
    const stage = lostAt(gold);
    count.set(stage, (count.get(stage) ?? 0) + 1);
    if (stage !== listed && listed !== 'all') continue;
    const index = bestClause(context, gold.spots);
    const clause = context.clauses[index];
    const { start, end } = gold.spots[0] ?? { start: 0, end: 0 };
    const sentence = context.cut.sentences[clause?.sentence ?? -1];
    const judgement = one.judged.of[index];
    const best = judgement?.acts.reduce((k, p, i) => (p > (judgement.acts[k] ?? 0) ? i : k), 0) ?? 0;
    const own = candidates.filter((candidate) => candidate.index === index && candidate.act === gold.act)[0];
    const actor = own?.bearer.actor == null ? '-' : context.voices.actors[own.bearer.actor]?.names[0];
    console.log(
      [
        `${stage} | ${one.text.round} ${one.text.file.slice(0, 3)}`,
        `${gold.act} ${gold.issues.join(',')} by ${gold.actor}`,
        `«${context.cut.text.slice(start, end)}»`,
        `clause ${clause?.kind} none ${judgement?.none.toFixed(2)} ${one.judged.acts[best]} ${judgement?.acts[best]?.toFixed(2)}`,
        `[${clause === undefined ? '' : context.cut.text.slice(clause.start, clause.end)}]`,
        `found ${actor} from ${own?.bearer.from} ${own?.bearer.likely}`,
        sentence === undefined
          ? ''
          : context.cut.text.slice(sentence.start, sentence.end).replace(/\s+/g, ' '),
      ].join('\n    '),
    );
  }
}
console.log(`| lost at | ${rounds.join(' | ')} | all |`);
console.log(`|---|${'---|'.repeat(rounds.length + 1)}`);
for (const stage of stages) {
  const row = rounds.map((round) => counts.get(round)?.get(stage) ?? 0);
  console.log(`| ${stage} | ${row.join(' | ')} | ${row.reduce((a, b) => a + b, 0)} |`);
}
