import type { Term } from '../../reading/sketch.js';
import type { Room } from './room.js';
import { likenessOf, reportNumbers, type Unit } from './units.js';

/**
 * Pairs of sentences of different reports, `a[i] < b[i]`, and how like their words are (0…1), in order of `a`, then `b`.
 * Columns, since a round has a million of them; good until the next round is worked out in the same room.
 */
export interface Edges {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly likeness: Float64Array;
}

/**
 * Sentences through which one word is followed: the rest shares it by chance. Where sentences are many, fewer, so that
 * the cost of one more stays the same.
 */
const crowdAmong = (sentences: number): number =>
  Math.max(60, Math.min(240, Math.floor(360_000 / sentences)));
/** Heaviest words of a sentence that lead to others. */
const leads = 20;

/** Words of all sentences numbered from 0, the heaviest first, so that plain columns can hold what is known of each. */
interface Numbered {
  /** Words of sentence `i`, the heaviest first: `words[starts[i]]` up to `starts[i + 1]`. */
  readonly words: Int32Array;
  readonly starts: Int32Array;
  /** A word counts the same in every sentence of a round. */
  readonly weights: Float64Array;
  /** Sentences that a word leads to, in their order, and all that hold it. */
  readonly led: Lists;
  readonly held: Lists;
}

/** Sentences of each word: `sentences[starts[word]]` up to `starts[word + 1]`. */
interface Lists {
  readonly sentences: Int32Array;
  readonly starts: Int32Array;
}

/** Pairs of sentences of different reports that share two words and are at least so alike. */
export function edgesOf(units: readonly Unit[], least: number, room: Room): Edges {
  const { words, starts, weights, led, held } = numbered(units, room);
  const shared = room.floats('shared', units.length);
  const count = room.integers('count', units.length);
  const met = room.integers('met', units.length);
  const reportOf = reportNumbers(units, room);
  const weightOf = room.floats('weight', units.length);
  units.forEach(({ weight }, i) => {
    weightOf[i] = weight;
  });
  const crowd = crowdAmong(units.length);
  const columns = growing(room);
  const order = room.integers('order', units.length);
  // Where in the lists of a word those begin that come after the sentence looked at.
  const afterLed = room.integers('after led', weights.length);
  const afterHeld = room.integers('after held', weights.length);
  afterLed.set(led.starts.subarray(0, weights.length));
  afterHeld.set(held.starts.subarray(0, weights.length));
  units.forEach((_, i) => {
    const [from, to] = [starts[i] ?? 0, starts[i + 1] ?? 0];
    const mark = i + 1;
    let found = 0;
    for (let at = from; at < Math.min(to, from + leads); at++) {
      const word = words[at] ?? 0;
      const after = (afterLed[word] ?? 0) + 1;
      afterLed[word] = after;
      const end = led.starts[word + 1] ?? 0;
      if (end - (led.starts[word] ?? 0) > crowd) continue;
      for (let place = after; place < end; place++) {
        const j = led.sentences[place] ?? 0;
        if (met[j] === mark) continue;
        met[j] = mark;
        order[found++] = j;
      }
    }
    // The heaviest first, as the words of the other sentence stand too: sums are the same from either side.
    for (let at = from; at < to; at++) {
      const word = words[at] ?? 0;
      const after = (afterHeld[word] ?? 0) + 1;
      afterHeld[word] = after;
      const weight = weights[word] ?? 0;
      if (weight === 0 || found === 0) continue;
      const end = held.starts[word + 1] ?? 0;
      for (let place = after; place < end; place++) {
        const j = held.sentences[place] ?? 0;
        shared[j] = (shared[j] ?? 0) + weight;
        count[j] = (count[j] ?? 0) + 1;
      }
    }
    if (found === 0) return;
    const [report, own] = [reportOf[i] ?? 0, weightOf[i] ?? 0];
    // Where most were met, looking at each in turn is quicker than putting those that were in order.
    const inTurn = found * dense > units.length - i;
    if (!inTurn) order.subarray(0, found).sort();
    const many = inTurn ? units.length - i - 1 : found;
    for (let at = 0; at < many; at++) {
      const j = inTurn ? i + 1 + at : (order[at] ?? 0);
      if (met[j] !== mark || (count[j] ?? 0) < 2 || reportOf[j] === report) continue;
      const likeness = likenessOf(shared[j] ?? 0, own, weightOf[j] ?? 0);
      if (likeness >= least) columns.push(i, j, likeness);
    }
    shared.fill(0, i);
    count.fill(0, i);
  });
  return columns.edges();
}

/** From one of so many on. */
const dense = 16;

/** Columns that grow as edges come. */
function growing(room: Room): {
  readonly push: (a: number, b: number, likeness: number) => void;
  readonly edges: () => Edges;
} {
  let length = 2 ** 16;
  const columns = (): Edges => ({
    a: room.integers('a', length),
    b: room.integers('b', length),
    likeness: room.floats('likeness', length),
  });
  let { a, b, likeness } = columns();
  let n = 0;
  return {
    push(one, other, how) {
      if (n === length) {
        const before = { a: a.slice(), b: b.slice(), likeness: likeness.slice() };
        length *= 2;
        ({ a, b, likeness } = columns());
        a.set(before.a);
        b.set(before.b);
        likeness.set(before.likeness);
      }
      a[n] = one;
      b[n] = other;
      likeness[n] = how;
      n += 1;
    },
    edges: () => ({ a: a.subarray(0, n), b: b.subarray(0, n), likeness: likeness.subarray(0, n) }),
  };
}

function numbered(units: readonly Unit[], room: Room): Numbered {
  const known = new Map<Term, number>();
  let total = 0;
  for (const { words } of units) {
    total += words.size;
    for (const [term, weight] of words) known.set(term, weight);
  }
  const terms = [...known.keys()].sort((s, t) => (known.get(t) ?? 0) - (known.get(s) ?? 0) || s - t);
  const weights = room.floats('weights', terms.length);
  terms.forEach((term, word) => {
    weights[word] = known.get(term) ?? 0;
    known.set(term, word);
  });
  const words = room.integers('words', total);
  const starts = room.integers('starts', units.length + 1);
  let n = 0;
  units.forEach((unit, i) => {
    for (const term of unit.words.keys()) words[n++] = known.get(term) ?? 0;
    starts[i + 1] = n;
    words.subarray(starts[i], n).sort();
  });
  const listed = { words, starts, sentences: units.length, of: terms.length };
  return {
    words,
    starts,
    weights,
    led: listsOf(listed, leads, room, 'led'),
    held: listsOf(listed, Number.POSITIVE_INFINITY, room, 'held'),
  };
}

/** The sentences of each word that is among the first `most` of theirs. */
function listsOf(
  {
    words,
    starts,
    sentences: many,
    of,
  }: Pick<Numbered, 'words' | 'starts'> & { readonly sentences: number; readonly of: number },
  most: number,
  room: Room,
  name: string,
): Lists {
  const ends = room.integers(`${name} starts`, of + 1);
  const sentences = room.integers(name, words.length);
  const each = (found: (word: number, sentence: number) => void): void => {
    for (let i = 0; i < many; i++) {
      const from = starts[i] ?? 0;
      const to = Math.min(starts[i + 1] ?? 0, from + most);
      for (let at = from; at < to; at++) found(words[at] ?? 0, i);
    }
  };
  each((word) => {
    ends[word + 1] = (ends[word + 1] ?? 0) + 1;
  });
  for (let word = 1; word <= of; word++) ends[word] = (ends[word] ?? 0) + (ends[word - 1] ?? 0);
  const filled = room.integers(`${name} filled`, of);
  each((word, sentence) => {
    const done = filled[word] ?? 0;
    filled[word] = done + 1;
    sentences[(ends[word] ?? 0) + done] = sentence;
  });
  return { sentences, starts: ends };
}
