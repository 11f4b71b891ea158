import { lightest, type Term, weightOf } from '../../reading/sketch.js';
import type { Unit } from './units.js';

/** Sentences that are compared, and words of a phrase. */
const mostUnits = 6;
const mostWords = 7;
/** A phrase of less weight ("said on Tuesday") tells nothing of what it is about. */
const least = 5;

/** What accounts are about is told by a name only where nothing else is shared. */
const namesWorth = 0.4;

/** Whether a phrase is a name: each word that says something begins with a capital. */
export const isName = (text: string): boolean =>
  text.split(/\s+/).every((word) => /^[\p{Lu}\d]/u.test(word) || word.length < 4);

interface Word {
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

/**
 * The weightiest run of words that stands in sentences of two lineages, as the first has it, without light words at its
 * ends and without what accounts may differ in: figures and `answers`. Null where they share no run that says anything.
 */
export function sharedPhrase(units: readonly Unit[], answers: readonly string[]): string | null {
  const some = units.slice(0, mostUnits).map((unit) => ({ unit, words: wordsOf(unit) }));
  const apart = new Set(units.map(({ lineage }) => lineage)).size > 1;
  let best: { readonly weight: number; readonly text: string } | null = null;
  for (const [i, a] of some.entries())
    for (const b of some.slice(i + 1)) {
      if (apart ? a.unit.lineage === b.unit.lineage : a.unit.report === b.unit.report) continue;
      for (const run of runsOf(a.words, b.words)) {
        const kept = trimmed(run);
        const [first, last] = [kept[0], kept.at(-1)];
        const weight = kept.reduce((sum, { term }) => sum + weightOf(term), 0);
        if (kept.length < 2 || first === undefined || last === undefined || weight < least) continue;
        const text = a.unit.input.report.text.slice(first.start, last.end).replace(/\s+/g, ' ');
        if (/[“”"]/.test(text) || answers.some((answer) => text.includes(answer))) continue;
        const worth = isName(text) ? weight * namesWorth : weight;
        if (best === null || worth > best.weight) best = { weight: worth, text };
      }
    }
  return best?.text ?? null;
}

function wordsOf({ input, answer }: Unit): readonly Word[] {
  const terms = input.reading.sketch.sentences?.[answer.sentence ?? -1]?.terms ?? [];
  const text = input.report.text.slice(answer.start, answer.end);
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: word, index }, i) => {
    const term = terms[i];
    return term === undefined || /\p{N}/u.test(word)
      ? [{ term: -1 - i, start: answer.start + index, end: answer.start + index }]
      : [{ term, start: answer.start + index, end: answer.start + index + word.length }];
  });
}

/** Longest runs of equal words, as `a` has them. Time in the product of two sentences. */
function* runsOf(a: readonly Word[], b: readonly Word[]): Generator<readonly Word[]> {
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) {
      if (!same(a[i], b[j]) || same(a[i - 1], b[j - 1])) continue;
      let length = 1;
      while (same(a[i + length], b[j + length])) length += 1;
      yield a.slice(i, i + length);
    }
}

const same = (a: Word | undefined, b: Word | undefined): boolean =>
  a !== undefined && b !== undefined && a.term >= 0 && a.term === b.term;

function trimmed(run: readonly Word[]): readonly Word[] {
  const light = (word: Word | undefined): boolean => word !== undefined && weightOf(word.term) < lightest;
  let [from, to] = [0, Math.min(run.length, mostWords)];
  while (from < to && light(run[from])) from += 1;
  while (to > from && light(run[to - 1])) to -= 1;
  return run.slice(from, to);
}
