import type { Span } from '../text/passage.js';

/** Conduct that is reported, not promised. */
export interface LocalObservation extends Span {
  /** Who saw it; null for the reporter. Index into `Reading.actors`. */
  readonly source: number | null;
  readonly about: number | null;
  readonly issues: readonly string[];
  readonly places: readonly string[];
  readonly time: number | null;
  readonly statement: number | null;
  /** Whether the conduct as told does what its issue asks for ("withdrew"), the contrary ("kept shelling"), or neither. */
  readonly direction: 'toward' | 'against' | 'unclear';
  readonly confidence: number;
}
