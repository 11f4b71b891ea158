import { type Comparison, comparisons, likelyMeant, likelyOne, type Worded } from './likeness.js';
import type { Paraphrase, Paraphrases } from './paraphrases.js';
import type { Statement } from './record.js';
import type { Relation, Voiced } from './relations.js';
import type { Wording } from './wordings.js';

/** A statement with its wordings: the whole of what is said, and each quotation in it. */
export interface Saying extends Voiced, Worded {
  readonly statement: Statement;
}

/** Gives the words of a report's passages their weights. */
export type WordingsOf = (report: string) => (text: string) => Wording;

/** A statement made ready for comparing. */
export function sayingOf(statement: Statement, wordingsOf: WordingsOf): Saying {
  const texts = [...new Set([statement.content.text, ...statement.quotes.map(({ text }) => text)])];
  return {
    statement,
    speaker: statement.speaker,
    wordings: texts.map(wordingsOf(statement.report)),
    texts,
    quoted: texts.map(
      (text) => statement.mode === 'direct' || statement.quotes.some((quote) => quote.text === text),
    ),
    around: (statement.whole ?? statement.passage).text,
  };
}

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
  const words = Math.max(0, ...all.map((one) => likelyOne(one, relation, least)));
  if (words < least) return 0;
  if (inOtherWords === null || words >= alike.most) return words;
  const near = new Map<string, Paraphrase>();
  const meant = ({ texts: [p, q] }: Comparison): Paraphrase => {
    const key = `${p}\n${q}`;
    const known = near.get(key) ?? inOtherWords(p, q);
    near.set(key, known);
    return known;
  };
  return Math.max(0, ...all.map((one) => likelyMeant(one, relation, meant(one), enough)));
}

/** Common words too are one saying where a whole quotation of at least so many stands in the other. */
const whole = { words: 5, letters: 20 } as const;

function repeated(a: Saying, b: Saying): boolean {
  const quotesOf = ({ statement, wordings, texts }: Saying): readonly Wording[] =>
    wordings.filter((_, i) => statement.quotes.some(({ text }) => text === texts[i]));
  const [ours, theirs] = [quotesOf(a), quotesOf(b)];
  return ours.some((p) =>
    theirs.some((q) => {
      const [short, long] = p.folded.length <= q.folded.length ? [p, q] : [q, p];
      return (
        short.run.length >= whole.words &&
        short.folded.length >= whole.letters &&
        long.folded.includes(short.folded)
      );
    }),
  );
}
