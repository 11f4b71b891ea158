import type { Span } from '../text/passage.js';

export type PointKind = 'list' | 'number' | 'date' | 'cause' | 'who' | 'whether' | 'order';

/** A clause that answers a question other reports may answer too. */
export interface Answer extends Span {
  readonly kind: PointKind;
  /** What the question is about: content words and names by which answers of several reports meet. */
  readonly keys: readonly string[];
  /** The answer in a form that can be compared: names of a list, a number with unit, a date. */
  readonly value: AnswerValue;
  readonly statement: number | null;
  /** The language model that proposed it; rules found it where this is absent. */
  readonly proposedBy?: string;
}

export type AnswerValue =
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly complete: boolean }
  | { readonly kind: 'number'; readonly number: number; readonly unit: string; readonly hedge: string | null }
  | { readonly kind: 'time'; readonly time: number }
  | { readonly kind: 'words'; readonly words: string; readonly negated: boolean };
