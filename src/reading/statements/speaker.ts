/** Who speaks, and how far that is to be trusted: a key of `confidences.ts`. */
export interface Speaker {
  readonly actor: number | null;
  readonly way: Way;
}

/** The ways in which a speaker is found, from the surest to the least sure. */
export type Way =
  | 'name'
  | 'body'
  | 'office'
  | 'epithet'
  | 'group'
  | 'pronoun'
  | 'continued'
  | 'colon'
  | 'next'
  | 'carried'
  | 'subject'
  | 'nearby'
  | 'free'
  | 'none';
