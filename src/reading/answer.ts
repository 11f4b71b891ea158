import type { Span } from '../text/passage.js';

export type PointKind = 'list' | 'number' | 'date' | 'cause' | 'who' | 'whether' | 'order';

/** A sentence that may answer a question which other reports answer too. */
export interface Answer extends Span {
  readonly kind: PointKind;
  /** What the question is about: content words and names by which answers of several reports meet. */
  readonly keys: readonly string[];
  /** The answer in a form that can be compared: names of a list, a number with unit, a date. */
  readonly value: AnswerValue;
  readonly statement: number | null;
  /** The language model that proposed it; rules found it where this is absent. */
  readonly proposedBy?: string;
  /** Index into `Sketch.sentences`, which holds its words. */
  readonly sentence?: number;
  /** Its clauses, in order: where a passage can be cut. */
  readonly parts?: readonly AnswerPart[];
  /** All that can be compared in it, `value` among them. */
  readonly values?: readonly PlacedValue[];
  /** Its noun phrases, as places of the text: start and end of the first, then of the second, and so on. */
  readonly phrases?: readonly number[];
  /** Questions of the catalogue that it answers. */
  readonly asked?: readonly Asked[];
}

/** A question of the catalogue that the sentence answers, where the words that say so stand. */
export interface Asked extends Span {
  readonly ask: string;
  readonly kind: 'list' | 'who' | 'whether';
  readonly question: string;
  /** The answer is no, or doubtful. */
  readonly denied: boolean;
  /** Of a question who does it: those whom the sentence names. */
  readonly by?: readonly Named[];
  /** Of such a question: it is told as done, or as still to come; absent where neither. */
  readonly done?: boolean;
  /** How it is asked of what is done already. */
  readonly doneQuestion?: string;
}

/** Who is named, as the text has it; its noun ends at `headEnd`. */
export interface Named extends Span {
  readonly headEnd: number;
}

/** A clause: its words are `from` … `to - 1` of the sentence's terms. */
export interface AnswerPart extends Span {
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
  /** The question that it answers with yes or no, where one can be made of it. */
  readonly question?: string;
  /** What it asserts or denies of its subject, where it does either. */
  readonly claim?: Claim;
}

/** Words of a sentence by their places among its terms: subject `from` … `to - 1`, and behind its verb from `rest` on. */
export interface Claim {
  readonly verb: string;
  readonly from: number;
  readonly to: number;
  readonly rest: number;
  readonly denied: boolean;
  /** It is told as to come. */
  readonly future: boolean;
  /** What holds it denies it ("denied that"); its own question is not turned by that. */
  readonly overturned?: true;
}

export interface PlacedValue extends Span {
  readonly value: AnswerValue;
  /** The question that the value answers, where one can be made of its clause. */
  readonly question?: string;
  /** The question has no verb: "How much in aid?". */
  readonly verbless?: true;
}

export type AnswerValue =
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly complete: boolean }
  | {
      readonly kind: 'number';
      readonly number: number;
      readonly unit: string;
      readonly hedge: string | null;
      /** What it counts, where other words may count the same: "troop" for soldiers. */
      readonly counts?: string;
      readonly range?: readonly [number, number];
    }
  | { readonly kind: 'time'; readonly time: number }
  | { readonly kind: 'words'; readonly words: string; readonly negated: boolean };
