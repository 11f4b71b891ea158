import type { AgreementFile } from './format.js';
import type { Places } from './source.js';

/** An agreement as it was written: plain data, with the place of every value. */
export interface Agreement {
  readonly file: AgreementFile;
  readonly places: Places;
}
