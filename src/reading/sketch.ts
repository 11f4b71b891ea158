/** What joining needs to see whether two reports come from one another, without their texts. */
export interface Sketch {
  /** MinHash signature over word shingles (Broder 1997), 32-bit values. */
  readonly signature: readonly number[];
  /** Hashes of rare names, numbers and quotations, in order of appearance: they survive a translation. */
  readonly landmarks: readonly number[];
}
