import type { QuestionEntry } from '../../catalog/catalog.js';
import type { Token } from '../../text/cut.js';

/** Words by which it is known who does what a question asks for. */
export interface WhoWords {
  readonly entry: QuestionEntry;
  readonly acts: ReadonlySet<string>;
  readonly things: ReadonlySet<string>;
  readonly deeds: ReadonlySet<string>;
  readonly doers: ReadonlySet<string>;
  readonly gatherings: ReadonlySet<string>;
}

export const whoWordsOf = (entry: QuestionEntry): WhoWords => ({
  entry,
  acts: new Set(entry.acts),
  things: new Set(entry.things),
  deeds: new Set(entry.deeds),
  doers: new Set(entry.doers),
  gatherings: new Set(entry.gatherings),
});

/** The tagger leaves capitalised words as they are: "Talks". */
export const isOneOf = ({ lemma, lower }: Token, words: ReadonlySet<string>): boolean =>
  words.has(lemma) || words.has(lower) || (lower.endsWith('s') && words.has(lower.slice(0, -1)));
