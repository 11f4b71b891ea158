import type { Move, Term } from './record.js';
import type { Promising } from './terms.js';
import { byCodeUnits } from './union.js';

/** A term by which something was promised, and all issues that the same promise is about. */
export interface Promised extends Pick<Term, 'id' | 'party'> {
  readonly issues: readonly string[];
  /** All that is told of the term, in the order of days. */
  readonly tellings: readonly Move[];
}

/**
 * The terms by which something was promised. Of a side's terms one whose promises are all told by another is that one:
 * "to scale back its attacks" is a term on attacks and one on easing tension, and one promise.
 */
export function promisesOf(promising: readonly Promising[]): readonly Promised[] {
  const byParty = new Map<string, Promising[]>();
  for (const one of promising) {
    const own = byParty.get(one.term.party ?? '');
    if (own === undefined) byParty.set(one.term.party ?? '', [one]);
    else own.push(one);
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
  return promising.flatMap(({ term, moves }): readonly Promised[] => {
    const issues = issuesOf.get(term);
    return issues === undefined ? [] : [{ id: term.id, party: term.party, issues, tellings: moves }];
  });
}
