import type { Lineage, Point, Utterance } from './record.js';
import type { RememberedReport } from './remembered-report.js';

/** What an earlier joiner of the same program found: what it remembered, and these lists of its last record. */
export interface Recalled {
  readonly remembered: readonly RememberedReport[];
  readonly lineages: readonly Lineage[];
  readonly utterances: readonly Utterance[];
  readonly points: readonly Point[];
}
