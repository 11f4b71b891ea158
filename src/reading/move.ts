import type { Span } from '../text/passage.js';

export type Modality = 'actual' | 'conditional' | 'hypothetical' | 'negated' | 'past';

/** What somebody does at the table, by word. The span is the shortest clause that carries it. */
export interface LocalMove extends Span {
  /** Index into `Reading.actors`, or null. */
  readonly actor: number | null;
  readonly toward: number | null;
  /** An act and issues of the catalogue. */
  readonly act: string;
  readonly issues: readonly string[];
  readonly places: readonly string[];
  readonly modality: Modality;
  /** Index into `Reading.statements`, or null. */
  readonly statement: number | null;
  readonly condition: Span | null;
  /** Index into `Reading.times`, or null. */
  readonly deadline: number | null;
  /** Index of the move it is exchanged for ("in return for"), or null. */
  readonly exchange: number | null;
  readonly confidence: number;
  /** The language model that proposed it; rules found it where this is absent. */
  readonly proposedBy?: string;
}
