import type { Span } from './passage.js';

/** Universal part-of-speech tags (universaldependencies.org/u/pos), as the tagger gives them. */
export type PartOfSpeech =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'
  | 'SPACE';

export interface Token extends Span {
  readonly text: string;
  /** As the word is looked up: a person's name that is written as a month keeps its capital. */
  readonly lower: string;
  readonly lemma: string;
  readonly pos: PartOfSpeech;
  /** Index into `CutText.sentences`. */
  readonly sentence: number;
}

export interface Sentence extends Span {
  /** Index into `CutText.paragraphs`. */
  readonly paragraph: number;
  /** Tokens `first` … `last - 1` of `CutText.tokens`. */
  readonly first: number;
  readonly last: number;
}

export type ParagraphKind = 'heading' | 'body' | 'list-item' | 'caption' | 'furniture';

export interface Paragraph extends Span {
  readonly kind: ParagraphKind;
  /** Sentences `first` … `last - 1` of `CutText.sentences`. */
  readonly first: number;
  readonly last: number;
}

/** Words between an opening and a closing mark; over several paragraphs it is one quotation. */
export interface Quotation extends Span {
  /** The words without the outer marks. */
  readonly inner: Span;
  /** How deep: 0 is the reporter's quotation, 1 one inside it. */
  readonly depth: number;
  /** No closing mark was found: it ends where its paragraph ends. */
  readonly open: boolean;
}

/** A text cut into its parts. Every later step of reading looks at this and the catalogue alone. */
export interface CutText {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly quotations: readonly Quotation[];
  /** What is no part of the report: whole paragraphs (their kind says so too), sentences, datelines, marks in brackets. */
  readonly furniture: readonly Span[];
}
