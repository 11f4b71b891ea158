import type { Span } from '../text/passage.js';
import type { TimeExpression } from '../text/time.js';
import type { LocalActor, Mention } from './actor.js';
import type { Answer } from './answer.js';
import type { LocalMove } from './move.js';
import type { LocalPart } from './moves/parts.js';
import type { LocalObservation } from './observation.js';
import type { Sketch } from './sketch.js';
import type { LocalStatement } from './statement.js';
import type { LocalStep } from './step.js';

/**
 * What one report says, found from its text and the catalogue alone. It can be kept for ever under
 * (sha256 of the text, version of the reader). Indices (`actor: 3`) point into the arrays of the same reading;
 * dates are still expressions ("Tuesday"), for the report's date is not the reading's to know.
 */
export interface Reading {
  readonly reader: string;
  /** ISO 639-1, or `und`. */
  readonly language: string;
  /** No catalogue is for its language: the text was cut and can be searched, nothing more. */
  readonly unread?: boolean;
  readonly words: number;
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Span[];
  readonly furniture: readonly Span[];
  readonly actors: readonly LocalActor[];
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  readonly statements: readonly LocalStatement[];
  readonly moves: readonly LocalMove[];
  readonly observations: readonly LocalObservation[];
  readonly steps: readonly LocalStep[];
  /** Parts that actors have in the talks. */
  readonly parts?: readonly LocalPart[];
  readonly answers: readonly Answer[];
  readonly sketch: Sketch;
}
