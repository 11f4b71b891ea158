import type { Move } from '../record.js';

/** Acts that only who bargains does. */
export const bargaining: ReadonlySet<string> = new Set(['offer', 'demand', 'accept', 'refuse', 'drop']);

/** What a sure move weighs. */
export const sureWeight = 1e6;

/** How sure a move is, as a whole number: it does not matter in which order such are added up, nor do sums drift. */
export const weightOf = ({ confidence = 1 }: Pick<Move, 'confidence'>): number =>
  Math.round(confidence * sureWeight);
