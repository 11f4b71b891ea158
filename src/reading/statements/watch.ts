import type { SpeakerFacts } from '../confidences.js';
import type { Uncued } from './uncued.js';

/** Is told what is judged while statements are found: for training. */
export interface Watch {
  /** What the confidence in each statement's speaker rests on; those of words without a cue are judged apart. */
  readonly statement?: (statement: number, facts: SpeakerFacts) => void;
  /** What is seen of quoted words without a cue before it is decided whether they are told. */
  readonly uncued?: (uncued: Uncued, features: readonly string[]) => void;
}
