import type { Answer } from '../../reading/answer.js';
import { lightest, type Term, weightOf } from '../../reading/sketch.js';
import type { JoinInput } from '../join-input.js';
import type { Room } from './room.js';

/** A sentence of one report as a point sees it. */
export interface Unit {
  readonly input: JoinInput;
  readonly report: string;
  readonly lineage: string;
  readonly answer: Answer;
  /** Its words with what they count for among these talks. */
  readonly words: ReadonlyMap<Term, number>;
  readonly weight: number;
}

/** How far a word that every report uses loses its weight. */
const commonness = 0.3;

/** Sentences of the reports, their words weighed by how rare they are in news and among these reports. */
export function unitsOf(
  inputs: readonly JoinInput[],
  lineageOf: ReadonlyMap<string, string>,
): readonly Unit[] {
  const spread = new Map<Term, number>();
  for (const { reading } of inputs) {
    const seen = new Set<Term>();
    for (const { sentence } of reading.answers) {
      if (sentence === undefined) continue;
      for (const term of reading.sketch.sentences?.[sentence]?.terms ?? []) seen.add(term);
    }
    for (const term of seen) spread.set(term, (spread.get(term) ?? 0) + 1);
  }
  const others = Math.max(1, inputs.length - 1);
  const units: Unit[] = [];
  for (const input of inputs)
    for (const answer of input.reading.answers) {
      const sentence =
        answer.sentence === undefined ? undefined : input.reading.sketch.sentences?.[answer.sentence];
      if (sentence === undefined) continue;
      const words = new Map<Term, number>();
      let weight = 0;
      for (const term of sentence.terms) {
        if (weightOf(term) < lightest || words.has(term)) continue;
        const value = weightOf(term) * (1 - (commonness * ((spread.get(term) ?? 1) - 1)) / others);
        words.set(term, value);
        weight += value;
      }
      units.push({
        input,
        report: input.report.id,
        lineage: lineageOf.get(input.report.id) ?? input.report.id,
        answer,
        words,
        weight,
      });
    }
  return units;
}

/** Words of a unit's sentence in order, those without a term of their own too. */
export const termsOf = ({ input, answer }: Unit): readonly Term[] =>
  input.reading.sketch.sentences?.[answer.sentence ?? -1]?.terms ?? [];

export const sentenceOf = ({ input, answer }: Unit): string =>
  input.report.text.slice(answer.start, answer.end);

/** Reports numbered from 0: that of each sentence. Sentences of a report stand one after another. */
export function reportNumbers(units: readonly Unit[], room: Room): Int32Array {
  const numbers = room.integers('reports', units.length);
  units.forEach(({ report }, i) => {
    const before = numbers[i - 1] ?? 0;
    numbers[i] = i === 0 || units[i - 1]?.report === report ? before : before + 1;
  });
  return numbers;
}

/** Weighted Dice coefficient of the words of two sentences of such weights, lessened where little is shared: 0…1. */
export function likenessOf(shared: number, a: number, b: number): number {
  return ((2 * shared) / (a + b)) * Math.min(1, shared / solid);
}

/** What the words that two sentences share weigh. */
export function sharedWeight(a: ReadonlyMap<Term, number>, b: ReadonlyMap<Term, number>): number {
  let shared = 0;
  for (const [term, weight] of a) if (b.has(term)) shared += weight;
  return shared;
}

export const alike = (a: Unit, b: Unit): number =>
  likenessOf(sharedWeight(a.words, b.words), a.weight, b.weight);

/** Shared words that weigh this much are no chance. */
const solid = 10;
