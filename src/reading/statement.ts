import type { Span } from '../text/passage.js';

/** Somebody says something, in one report. */
export interface LocalStatement extends Span {
  /** Index into `Reading.actors`; null where the speaker is unknown. */
  readonly speaker: number | null;
  readonly speakerPassage: Span | null;
  readonly mode: 'direct' | 'mixed' | 'indirect';
  readonly content: Span;
  /** Stretches between marks, without the marks' outer white space. */
  readonly quotes: readonly Span[];
  readonly cue: Span | null;
  readonly addressee: number | null;
  /** The medium that carried it ("told CNN"), index of an actor. */
  readonly via: number | null;
  /** Index into `Reading.times` of when it was said, or null. */
  readonly time: number | null;
  /** "did not say", "would say". */
  readonly polarity: 'said' | 'denied-saying' | 'hypothetical';
  /** Where in its content others may cut: before each place stands something that can be carried alone, and after it. */
  readonly breaks?: readonly number[];
  /** Index of the statement that this one stands in (someone quoting someone), or null. */
  readonly within: number | null;
  /** 0…1, calibrated: that the speaker is right. */
  readonly confidence: number;
  /** The language model that proposed it; rules found it where this is absent. */
  readonly proposedBy?: string;
}
