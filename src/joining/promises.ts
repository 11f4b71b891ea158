import type { Move, Term } from './record.js';
import { byCodeUnits } from './union.js';

/** A term by which something was promised, and all issues that the same promise is about. */
export interface Promised extends Term {
  readonly issues: readonly string[];
}

/**
 * The terms by which something was promised. Of a side's terms one whose promises are all told by another is that one:
 * "to scale back its attacks" is a term on attacks and one on easing tension, and one promise.
 */
export function promisesOf(
  terms: readonly Term[],
  movesById: ReadonlyMap<string, Move>,
): readonly Promised[] {
  const byParty = new Map<string, { readonly term: Term; readonly told: readonly string[] }[]>();
  for (const term of terms) {
    const told = term.moves.filter((id) => movesById.get(id)?.act === 'pledge');
    if (told.length === 0) continue;
    const own = byParty.get(term.party ?? '');
    if (own === undefined) byParty.set(term.party ?? '', [{ term, told }]);
    else own.push({ term, told });
  }
  const issuesOf = new Map<Term, string[]>();
  for (const own of byParty.values()) {
    const tellers = new Map<string, Term[]>();
    own.sort(
      (a, b) =>
        b.told.length - a.told.length ||
        (b.term.confidence ?? 0) - (a.term.confidence ?? 0) ||
        byCodeUnits(a.term.id, b.term.id),
    );
    for (const { term, told } of own) {
      const whole = (tellers.get(told[0] ?? '') ?? []).find((other) =>
        told.every((id) => other.moves.includes(id)),
      );
      if (whole !== undefined) {
        issuesOf.get(whole)?.push(term.issue);
        continue;
      }
      issuesOf.set(term, [term.issue]);
      for (const id of told) tellers.set(id, [...(tellers.get(id) ?? []), term]);
    }
  }
  return terms.flatMap((term) => {
    const issues = issuesOf.get(term);
    return issues === undefined ? [] : [{ ...term, issues }];
  });
}
