import type { Token } from '../../text/cut.js';

/** Whether a token can be a clause's finite verb: an auxiliary, or a verb in no -ing form. */
export const isFiniteVerb = ({ pos, lower }: Token): boolean =>
  pos === 'AUX' || (pos === 'VERB' && !lower.endsWith('ing'));
