import type { Quotation } from '../../text/cut.js';
import type { Run } from '../attributions/attribution.js';
import type { SpeakerFacts } from './confidences.js';
import type { Speaker } from './speaker.js';

/** Words in quotation marks within a reporter's sentence that no cue tells of, and whose they could be. */
export interface Uncued {
  readonly quotation: Quotation;
  readonly speaker: Speaker;
  /** The words that name whose they could be, where they stand in the sentence. */
  readonly named: Run | null;
  readonly sentence: number;
  readonly paragraph: number;
}

/** Is told what is judged while statements are found: for training. */
export interface Watch {
  /** What the confidence in each statement's speaker rests on; those of words without a cue are judged apart. */
  readonly statement?: (statement: number, facts: SpeakerFacts) => void;
  /** What is seen of quoted words without a cue before it is decided whether they are told. */
  readonly uncued?: (uncued: Uncued, features: readonly string[]) => void;
}
