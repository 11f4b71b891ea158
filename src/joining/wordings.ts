import { hash, lightest, type Sketch, type Term, weightOf } from '../reading/sketch.js';
import { stemOf } from '../reading/stem.js';

/** Somebody's words made ready for comparing them with another wording. */
export interface Wording {
  /** Letters and figures run together: "non-aligned" and "nonaligned" are one. */
  readonly folded: string;
  /** Stems of all its words, in order. */
  readonly run: readonly Term[];
  /** Words that say something, with what they weigh. */
  readonly words: ReadonlyMap<Term, number>;
  readonly weight: number;
  /** Words with a figure in them. */
  readonly figures: ReadonlySet<Term>;
}

/** A word that no sketch holds weighs as much as a rare one. */
const unknown = 12;

/** Longer wordings are compared by so many words from their beginning, so that each comparison stays cheap. */
const longest = 120;

/** Gives the words of a report's passages the weights that the report's own sketch holds. */
export function createWordings(sketch: Sketch): (text: string) => Wording {
  let weights: Map<number, number> | null = null;
  const known = new Map<string, Term>();
  const termOf = (word: string): Term => {
    const had = known.get(word);
    if (had !== undefined) return had;
    if (weights === null) {
      weights = new Map();
      for (const { terms } of sketch.sentences ?? [])
        for (const term of terms) weights.set(stemBits(term), weightOf(term));
    }
    const stem = stemBits(hash(stemOf(word)));
    const term = (stem | (weights.get(stem) ?? unknown)) >>> 0;
    known.set(word, term);
    return term;
  };
  return (text) => {
    const run: Term[] = [];
    const words = new Map<Term, number>();
    const figures = new Set<Term>();
    let weight = 0;
    for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const term = termOf(word);
      if (run.length < longest) run.push(term);
      if (weightOf(term) < lightest || words.has(term)) continue;
      if (/\p{N}/u.test(word)) figures.add(term);
      words.set(term, weightOf(term));
      weight += weightOf(term);
    }
    return { folded: folded(text), run, words, weight, figures: figures.size === 0 ? noFigures : figures };
  };
}

/** Most wordings have none: one for all takes less room. */
const noFigures: ReadonlySet<Term> = new Set();

/** Joined anew: cut out of the text it would be kept as a chain of its pieces (see `oneLine`). */
const folded = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join('');

const stemBits = (term: Term): number => (term & ~15) >>> 0;

/** Weight of the words two wordings share. */
export function sharedWeight(a: Wording, b: Wording): number {
  const [small, large] = a.words.size <= b.words.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small.words) if (large.words.has(term)) sum += weight;
  return sum;
}

/** Slack of a window over the length of what is looked for in it. */
const slack = 1.3;

/**
 * The stretch of a longer wording that is likest to a shorter one: a saying may stand whole within a longer quotation.
 * The longer itself where it is hardly longer. Time linear in its length.
 */
export function windowOf(long: Wording, short: Wording): Wording {
  const length = Math.ceil(short.run.length * slack) + 2;
  if (long.run.length <= length) return long;
  const worth = (term: Term | undefined): number =>
    term !== undefined && short.words.has(term) ? weightOf(term) : 0;
  let [sum, best, at] = [0, -1, 0];
  for (let end = 0; end < long.run.length; end++) {
    sum += worth(long.run[end]);
    if (end >= length) sum -= worth(long.run[end - length]);
    if (end >= length - 1 && sum > best) [best, at] = [sum, end - length + 1];
  }
  const run = long.run.slice(at, at + length);
  // What stands before the first shared word and after the last is no part of it.
  let [from, to] = [0, run.length];
  while (from < to && worth(run[from]) === 0) from += 1;
  while (to > from && worth(run[to - 1]) === 0) to -= 1;
  const inside = run.slice(from, to);
  const words = new Map(inside.filter((term) => weightOf(term) >= lightest).map((t) => [t, weightOf(t)]));
  return {
    folded: '',
    run: inside,
    words,
    weight: [...words.values()].reduce((total, weight) => total + weight, 0),
    figures: new Set(inside.filter((term) => long.figures.has(term))),
  };
}

export const wordingFeatureNames = ['bias', 'shorter', 'longer', 'run', 'figures', 'short'] as const;

/** What speaks for two wordings being one saying, in the order of `wordingFeatureNames`. `shared` is their `sharedWeight`. */
export function wordingFeatures(a: Wording, b: Wording, shared: number): readonly number[] {
  const figures = [...a.figures].filter((figure) => b.figures.has(figure)).length;
  const most = Math.max(a.figures.size, b.figures.size);
  const words = Math.max(1, Math.min(a.run.length, b.run.length));
  return [
    1,
    shared / Math.max(1, Math.min(a.weight, b.weight)),
    shared / Math.max(1, a.weight, b.weight),
    longestRun(a.run, b.run) / words,
    most === 0 ? 0 : figures / most - 0.5,
    1 / words,
  ];
}

/** Weights of a logistic regression on `wordingFeatures`, made by `training/sayings.ts`. */
const learnt: readonly number[] = [-3.088, 2.481, 3.712, 2.272, 1.518, -1.261];

/**
 * How likely two wordings of one speaker are one saying, 0…1; 0 where it cannot be as likely as `least`. `shared` is
 * their `sharedWeight`.
 */
export function likelyOne(a: Wording, b: Wording, shared: number, least = 0): number {
  if (logistic(most(a, b, shared)) < least) return 0;
  let sum = 0;
  wordingFeatures(a, b, shared).forEach((x, i) => {
    sum += x * (learnt[i] ?? 0);
  });
  return logistic(sum);
}

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum));

/** What the sum would be if the order of words and the figures spoke for it: saves looking at them. */
function most(a: Wording, b: Wording, shared: number): number {
  const [bias = 0, shorter = 0, longer = 0, run = 0, figures = 0] = learnt;
  return (
    bias +
    (shorter * shared) / Math.max(1, Math.min(a.weight, b.weight)) +
    (longer * shared) / Math.max(1, a.weight, b.weight) +
    run +
    figures / 2
  );
}

/** Length of the longest run of words that stands in both. */
function longestRun(a: readonly Term[], b: readonly Term[]): number {
  let before = new Uint8Array(b.length + 1);
  let row = new Uint8Array(b.length + 1);
  let most = 0;
  for (const term of a) {
    for (let j = 0; j < b.length; j++) {
      const length = b[j] === term ? (before[j] ?? 0) + 1 : 0;
      row[j + 1] = length;
      if (length > most) most = length;
    }
    [before, row] = [row, before];
  }
  return most;
}
