import { readFileSync } from 'node:fs';
import type { Catalog } from '../src/catalog/catalog.js';
import type { Judgement } from '../src/reading/classifier/classifier.js';
import { isFurniture, type JudgedClauses } from '../src/reading/moves/moves.js';
import { folders, type LabelledText, labelledTexts, marks, type Round } from './readings.js';

/** A labelled text with what networks make of its clauses that had not seen it (`fit.py held`). */
export interface JudgedText {
  readonly text: LabelledText;
  readonly judged: JudgedClauses;
}

/** Rounds on which the program is measured: nothing that ships was trained on them. */
export const measured: readonly string[] = ['istanbul', 'geneva', 'usmca'];

/** Reads the scores that `fit.py held OUT` wrote, clause by clause in the order of `items.ts`. */
export function judgedTexts(catalog: Catalog, path: string): readonly JudgedText[] {
  const rounds = Object.keys(folders).filter((name): name is Round => name in folders);
  const acts = catalog.acts.map(({ act }) => act);
  const issues = catalog.issues.map(({ issue }) => issue);
  const bytes = readFileSync(`${path}.scores`);
  const scores = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const width = acts.length + 3 + issues.length;
  let at = 0;
  const texts = labelledTexts(catalog, [...rounds, marks]).map((text) => {
    const of = text.context.clauses.map((clause): Judgement => {
      if (clause.start > text.reach || isFurniture(text.context, clause)) return nothing;
      const row = scores.subarray(at, at + width);
      at += width;
      const likely = softmax(row.subarray(0, acts.length + 1));
      const about = row.subarray(acts.length + 3);
      return {
        none: likely[0] ?? 0,
        acts: likely.slice(1),
        step: logistic(row[acts.length + 1] ?? 0),
        observation: logistic(row[acts.length + 2] ?? 0),
        issues: () =>
          softmax(about)
            .map((p, i) => [issues[i] ?? '', p] as const)
            .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
      };
    });
    return { text, judged: { acts, of } };
  });
  if (at !== scores.length)
    throw new Error(`${path} is of other clauses than are cut now: run items.ts and fit.py held again`);
  return texts;
}

const nothing: Judgement = { none: 1, acts: [], step: 0, observation: 0, issues: () => [] };
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

function softmax(scores: Float32Array): number[] {
  const top = Math.max(...scores);
  const powers = Array.from(scores, (score) => Math.exp(score - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}
