import { hash, lightest, type Sketch, type Term, weightOf } from '../../reading/sketch.js';
import { partition } from '../../text/partition.js';
import { stemOf } from '../../text/stem.js';

/** Somebody's words made ready for comparing them with another wording. */
export interface Wording {
  /** Letters and figures run together: "non-aligned" and "nonaligned" are one. */
  readonly folded: string;
  /** Stems of all its words, in order. */
  readonly run: readonly Term[];
  /** Words that say something, with what they weigh in their report: less where many of its sentences hold them. */
  readonly words: WeighedWords;
  readonly weight: number;
  /** What its words weigh anywhere, however often their report holds them. */
  readonly rarity: number;
  /** Words with a figure in them. */
  readonly figures: ReadonlySet<Term>;
}

/**
 * Words once each, in order, each with what it weighs at the same place: a third of the room of a map, and two such are
 * compared in one pass. Terms are signed here, as the engine keeps them smallest.
 */
export interface WeighedWords {
  readonly terms: readonly Term[];
  readonly weights: readonly number[];
}

/** A word that no sketch holds weighs as much as a rare one. */
const unknown = 12;

/** How much less a word weighs for each doubling of the sentences that hold it. */
const dulling = 0.35;

/** Longer wordings are compared by so many words from their beginning, so that each comparison stays cheap. */
const longest = 120;

/**
 * Gives the words of a report's passages the weights that the report's own sketch holds, by how many of its sentences
 * hold them: what the whole report is about tells no saying from another.
 */
export function createWordings(words: ReportWords): (text: string) => Wording {
  let told: ReadonlyMap<number, Told> | null = null;
  const known = new Map<string, Term>();
  const toldOf = (stem: number): Told | undefined => {
    told ??= toldIn(words);
    return told.get(stem);
  };
  const termOf = (word: string): Term => {
    const had = known.get(word);
    if (had !== undefined) return had;
    const stem = stemBits(hash(stemOf(word)));
    const term = stem | (toldOf(stem)?.weight ?? unknown);
    known.set(word, term);
    return term;
  };
  const worthOf = (term: Term): number => {
    const times = toldOf(stemBits(term))?.sentences ?? 1;
    return weightOf(term) / (1 + dulling * Math.log2(Math.max(1, times)));
  };
  return (text) => {
    const run: Term[] = [];
    const words = new Map<Term, number>();
    const figures = new Set<Term>();
    let [weight, rarity] = [0, 0];
    for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      const term = termOf(word);
      if (run.length < longest) run.push(term);
      if (weightOf(term) < lightest || words.has(term)) continue;
      if (/\p{N}/u.test(word)) figures.add(term);
      const worth = worthOf(term);
      words.set(term, worth);
      weight += worth;
      rarity += weightOf(term);
    }
    return {
      folded: folded(text),
      // A copy has no room to grow.
      run: run.slice(),
      words: inOrder(words),
      weight,
      rarity,
      figures: figures.size === 0 ? noFigures : figures,
    };
  };
}

function inOrder(words: ReadonlyMap<Term, number>): WeighedWords {
  const terms = [...words.keys()].sort((s, t) => s - t);
  return { terms, weights: terms.map((term) => words.get(term) ?? 0) };
}

/** What a word weighs; 0 where it is not among them. */
function weightIn({ terms, weights }: WeighedWords, term: Term): number {
  const at = partition(terms, (other) => other < term);
  return terms[at] === term ? (weights[at] ?? 0) : 0;
}

/** Most wordings have none: one for all takes less room. */
const noFigures: ReadonlySet<Term> = new Set();

/** Joined anew: cut out of the text it would be kept as a chain of its pieces (see `oneLine`). */
const folded = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join('');

interface Told {
  readonly weight: number;
  /** How many sentences hold it. */
  readonly sentences: number;
}

/** The words of a report once each, as stem and weight in one, and after each in how many of its sentences it stands. */
export type ReportWords = Uint32Array;

/** What of a sketch weighs the report's words. */
export function reportWords({ sentences = [] }: Pick<Sketch, 'sentences'>): ReportWords {
  const told = new Map<number, Told>();
  for (const { terms } of sentences)
    for (const term of new Set(terms))
      told.set(stemBits(term), {
        weight: weightOf(term),
        sentences: (told.get(stemBits(term))?.sentences ?? 0) + 1,
      });
  return Uint32Array.from(
    [...told].flatMap(([stem, { weight, sentences: times }]) => [stem | weight, times]),
  );
}

function toldIn(words: ReportWords): ReadonlyMap<number, Told> {
  const told = new Map<number, Told>();
  for (let at = 0; at < words.length; at += 2) {
    const term = words[at] ?? 0;
    told.set(stemBits(term), { weight: weightOf(term), sentences: words[at + 1] ?? 0 });
  }
  return told;
}

const stemBits = (term: Term): number => (term & ~15) >>> 0;

/** Weight of the words two wordings share: of each, the lesser of what it weighs in either. */
export function sharedWeight(a: Pick<Wording, 'words'>, b: Pick<Wording, 'words'>): number {
  const { terms: ours, weights: ourWeights } = a.words;
  const { terms: theirs, weights: theirWeights } = b.words;
  let [sum, i, j] = [0, 0, 0];
  while (i < ours.length && j < theirs.length) {
    const [s, t] = [ours[i] ?? 0, theirs[j] ?? 0];
    if (s === t) sum += Math.min(ourWeights[i] ?? 0, theirWeights[j] ?? 0);
    if (s <= t) i += 1;
    if (t <= s) j += 1;
  }
  return sum;
}

/** The words that two wordings share, those that weigh most in both first. */
export function sharedTerms(a: Pick<Wording, 'words'>, b: Pick<Wording, 'words'>): readonly Term[] {
  const worth = (term: Term): number => Math.min(weightIn(a.words, term), weightIn(b.words, term));
  return a.words.terms
    .filter((term) => weightIn(b.words, term) > 0)
    .sort((s, t) => worth(t) - worth(s) || s - t);
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
  // What each word of the longer one counts here: nothing where the shorter has it not.
  const worths = long.run.map((term) => (weightIn(short.words, term) > 0 ? weightIn(long.words, term) : 0));
  const worth = (place: number): number => worths[place] ?? 0;
  let [sum, best, at] = [0, -1, 0];
  for (let end = 0; end < long.run.length; end++) {
    sum += worth(end);
    if (end >= length) sum -= worth(end - length);
    if (end >= length - 1 && sum > best) [best, at] = [sum, end - length + 1];
  }
  // What stands before the first shared word and after the last is no part of it.
  let [from, to] = [at, Math.min(long.run.length, at + length)];
  while (from < to && worth(from) === 0) from += 1;
  while (to > from && worth(to - 1) === 0) to -= 1;
  const inside = long.run.slice(from, to);
  const words = new Map<Term, number>();
  for (const term of inside) {
    const weight = weightIn(long.words, term);
    if (weight > 0) words.set(term, weight);
  }
  return {
    folded: '',
    run: inside,
    words: inOrder(words),
    weight: [...words.values()].reduce((total, weight) => total + weight, 0),
    rarity: [...words.keys()].reduce((total, term) => total + weightOf(term), 0),
    figures: new Set(inside.filter((term) => long.figures.has(term))),
  };
}
