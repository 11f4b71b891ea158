import type { SayingGround, Statement } from '../record.js';
import { type Comparison, comparisons, likelyMeant, likelyOne, type Worded } from './likeness.js';
import type { Paraphrase, Paraphrases } from './paraphrases.js';
import type { Relation, Voiced } from './relations.js';
import type { Wording } from './wordings.js';

/** A statement with its wordings: the whole of what is said, and each quotation in it. */
export interface Saying extends Voiced, Worded {
  readonly statement: Statement;
  /** Wordings that are quotations. */
  readonly quotations: readonly Wording[];
}

/** Gives the words of a report's passages their weights. */
export type WordingsOf = (report: string) => (text: string) => Wording;

/** A statement made ready for comparing. */
export function sayingOf(statement: Statement, wordingsOf: WordingsOf): Saying {
  const texts = [...new Set([statement.content.text, ...statement.quotes.map(({ text }) => text)])];
  const wordings = texts.map(wordingsOf(statement.report));
  const quotations = wordings.filter((_, i) => statement.quotes.some(({ text }) => text === texts[i]));
  return {
    statement,
    speaker: statement.speaker,
    wordings,
    quotations: quotations.length === 0 ? none : quotations,
    texts,
    quoted: texts.map(
      (text) => statement.mode === 'direct' || statement.quotes.some((quote) => quote.text === text),
    ),
    around: (statement.whole ?? statement.passage).text,
  };
}

/** Most sayings hold no quotation: one list for all takes less room. */
const none: readonly Wording[] = [];

/** From here on two statements are likely one saying. */
const enough = 0.25;
/** Whose words are less alike than this, or more, is not asked what they mean. */
const alike = { least: 0.08, most: 0.8 } as const;

/**
 * How likely two statements tell one saying; 0 where too little speaks for it: by the words they share, and with
 * `inOtherWords` also by words of like meaning.
 */
export function oneSaying(
  a: Saying,
  b: Saying,
  relation: Relation,
  inOtherWords: Paraphrases | null,
): number {
  const all = comparisons(a, b, relation);
  if (all.some(({ a: p, b: q, part }) => part === 1 && p.folded === q.folded)) return 1;
  if (relation === 'same' && repeated(a, b)) return 1;
  const least = inOtherWords === null ? enough : alike.least;
  let words = 0;
  for (const one of all) words = Math.max(words, likelyOne(one, relation, Math.max(least, words)));
  if (words < least) return 0;
  if (inOtherWords === null || words >= alike.most) return words;
  return likeliestMeant(all, relation, inOtherWords);
}

function likeliestMeant(all: readonly Comparison[], relation: Relation, inOtherWords: Paraphrases): number {
  let likeliest = 0;
  let [texts, near]: [Comparison['texts'] | null, Paraphrase | null] = [null, null];
  for (const one of all) {
    // The part of a wording comes right after the whole, and means what the whole means.
    if (near === null || texts !== one.texts) near = inOtherWords(...one.texts);
    texts = one.texts;
    likeliest = Math.max(likeliest, likelyMeant(one, relation, near, Math.max(enough, likeliest)));
  }
  return likeliest;
}

/**
 * What told two sayings that are likely one to be it: the same words, a whole quotation of one in the other, words that
 * both have, or only words of like meaning.
 */
export function groundOf(a: Saying, b: Saying, relation: Relation): Exclude<SayingGround, 'aligned'> {
  const all = comparisons(a, b, relation);
  if (all.some(({ a: p, b: q, part }) => part === 1 && p.folded === q.folded)) return 'same-words';
  if (relation === 'same' && repeated(a, b)) return 'quotation';
  return all.some((one) => likelyOne(one, relation, enough) >= enough) ? 'like-words' : 'like-meaning';
}

/** Common words too are one saying where a whole quotation of at least so many stands in the other. */
const whole = { words: 5, letters: 20 } as const;

function repeated(a: Saying, b: Saying): boolean {
  for (const p of a.quotations)
    for (const q of b.quotations) {
      const [short, long] = p.folded.length <= q.folded.length ? [p, q] : [q, p];
      if (short.run.length < whole.words || short.folded.length < whole.letters) continue;
      if (long.folded.includes(short.folded)) return true;
    }
  return false;
}
