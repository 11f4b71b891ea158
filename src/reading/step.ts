import type { Span } from '../text/passage.js';

/** Something that has to happen on the way to a deal or to its entry into force. */
export interface LocalStep extends Span {
  /** A kind of the catalogue: `referendum`, `foreign-ministers-meet`, `signature` … */
  readonly kind: string;
  /** Indices into `Reading.actors`. */
  readonly by: readonly number[];
  /** Indices into `Reading.steps` that this account puts before it. */
  readonly after: readonly number[];
  /** Index into `Reading.times`, or null. */
  readonly due: number | null;
  readonly statement: number | null;
  readonly confidence: number;
}
