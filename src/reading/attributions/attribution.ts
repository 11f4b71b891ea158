/** A run of tokens, `last` exclusive. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** A cue with its source and content, as grammar gives them; who the source is comes later. */
export interface Attribution {
  readonly cue: Run;
  readonly lemma: string;
  /** How strongly the cue marks speech, by the catalogue. */
  readonly strength: number;
  /** It tells what somebody thinks or wants, not what he says. */
  readonly mind: boolean;
  /** The source's noun phrase with what belongs to it, and its head alone. */
  readonly source: Run | null;
  readonly head: Run | null;
  readonly content: Run | null;
  readonly sentence: number;
  readonly polarity: 'said' | 'denied-saying' | 'hypothetical';
  readonly form: 'clause' | 'quote' | 'infinitive' | 'object' | 'according' | 'noun';
  /** Who was told, where the cue takes a person. */
  readonly told: Run | null;
}
