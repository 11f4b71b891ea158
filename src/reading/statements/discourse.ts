import type { Run } from '../attributions/attribution.js';

/** What was said so far: pronouns and unmarked quotations lean on it. */
export interface Discourse {
  /** The last person who spoke or stood as subject, and in which paragraph. */
  person: number | null;
  /** The last person who spoke. */
  spoke: number | null;
  /** Persons named lately, the last sentence's first: whom "she" means where the last one is a man. */
  people: readonly number[];
  /** For every token the quotation that it stands in, or -1. */
  readonly quoted: Int32Array;
  group: number | null;
  /** Who is told of without a name as the last sentence's subject: "a woman climbed the stage". */
  stranger: Run | null;
  /** The group or body that the last sentence without speech is about, where a common noun names it. */
  subject: Run | null;
  /** Whose statement, letter or post was spoken of last, by its noun: "the statement said". */
  readonly written: Map<string, number>;
  /** Who issued something written in the paragraph before: "it read". */
  issued: number | null;
  /** Whose report or statement spoke last, where nobody did since: "it added". */
  stated: number | null;
  paragraph: number;
}

/** Whom a pronoun means, and the others whom it can mean where that one is a man or a woman and it says otherwise. */
export interface Meant {
  readonly person: number;
  readonly others: readonly number[];
}
