import type { CutText } from '../../text/cut.js';
import type { Modality } from '../move.js';
import type { Clause } from './clauses.js';

/** Acts that hold their negation in themselves: "ruled out", "denied", "has not seen any sign". */
const negative = new Set(['refuse', 'deny', 'doubt', 'drop', 'condition', 'warn', 'threaten', 'accuse']);

/**
 * How real a move is told: `conditional` where its clause or a neighbour opens with a condition, `hypothetical` where
 * it might only happen, `past` where it lies before what is told ("had demanded"), `negated` where it was not made.
 */
export function modalityOf(cut: CutText, clauses: readonly Clause[], index: number, act: string): Modality {
  const clause = clauses[index];
  if (clause === undefined) return 'actual';
  if (clause.negated && !negative.has(act)) return 'negated';
  if (clause.kind === 'condition' || conditionBeside(clauses, index)) return 'conditional';
  if (clause.modal === 'possible' && act !== 'warn' && act !== 'consider') return 'hypothetical';
  const verb = clause.verbs[0];
  const helped = verb === undefined ? undefined : cut.tokens[verb - 1]?.lower;
  if (clause.tense === 'past' && helped === 'had') return 'past';
  return 'actual';
}

/** The clause of the same sentence that opens with a condition, and stands next to this one. */
export function conditionBeside(clauses: readonly Clause[], index: number): Clause | null {
  const clause = clauses[index];
  for (const at of [index + 1, index - 1]) {
    const near = clauses[at];
    if (near?.kind === 'condition' && near.sentence === clause?.sentence) return near;
  }
  return null;
}
