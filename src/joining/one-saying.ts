import { comparisons, likelyOne } from './likeness.js';
import type { Paraphrases } from './paraphrases.js';
import type { Statement } from './record.js';
import type { Relation, Voiced } from './relations.js';
import type { Wording } from './wordings.js';

/** A statement with its wordings: the whole of what is said, and each quotation in it. */
export interface Saying extends Voiced {
  readonly statement: Statement;
  readonly wordings: readonly Wording[];
  /** The texts of the wordings. */
  readonly texts: readonly string[];
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
    around: (statement.whole ?? statement.passage).text,
  };
}

/** From here on two statements are likely one saying. */
const enough = 0.35;

/**
 * How likely two statements tell one saying; 0 where too little speaks for it: by the words they share, and where those
 * alone do not tell, also by words of like meaning.
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
  const ask =
    inOtherWords !== null && (relation === 'same' || relation === 'kin') ? alsoNear[relation] : null;
  const least = ask?.words ?? enough;
  const words = Math.max(0, ...all.map((one) => likelyOne(one, relation, least)));
  if (words >= enough) return words;
  if (ask === null || inOtherWords === null || words < ask.words) return 0;
  const near = Math.max(0, ...a.texts.flatMap((text) => b.texts.map((other) => inOtherWords(text, other))));
  const likely = near === 0 ? 0 : logistic(logit(near) + ask.share * logit(words) - ask.doubt);
  return likely >= enough ? likely : 0;
}

/**
 * How far shared words count beside near ones, by how well the speakers agree, and how much more those together must
 * say: read off the rounds with careful readings, where alone neither tells.
 */
const alsoNear = {
  same: { words: 0.02, share: 0.5, doubt: 0 },
  kin: { words: 0.05, share: 1, doubt: 1 },
} as const;

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));
const logit = (likely: number): number => Math.log(likely / (1 - likely));

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
