import { putUnder } from '../../text/put-under.js';
import { byCodeUnits } from '../kept/union.js';
import type { Move, Term } from '../record.js';
import { areToldByOne, sharedAtLeast } from './one-thing.js';
import type { Promising } from './terms.js';

/** A term by which something was promised, and all issues that the same promise is about. */
export interface Promised extends Pick<Term, 'id' | 'party'> {
  readonly issues: readonly string[];
  /** All that is told of the term, in the order of days. */
  readonly tellings: readonly Move[];
}

/**
 * The terms by which something was promised. Of a side's terms one whose promises are for the most part told by another,
 * or that the same clause stands for, is that one: "to scale back its attacks" is a term on attacks and one on easing
 * tension, and one promise.
 */
export function promisesOf(promising: readonly Promising[]): readonly Promised[] {
  const byParty = new Map<string, Promising[]>();
  for (const one of promising) putUnder(byParty, one.term.party ?? '', one);
  const issuesOf = new Map<Term, string[]>();
  for (const own of byParty.values()) {
    const tellers = new Map<string, Term[]>();
    const wholes = new Set<Term>();
    own.sort(
      (a, b) =>
        b.told.length - a.told.length ||
        (b.term.confidence ?? 0) - (a.term.confidence ?? 0) ||
        byCodeUnits(a.term.id, b.term.id),
    );
    for (const { term, told } of own) {
      const shared = new Map<Term, number>();
      for (const id of told)
        for (const other of tellers.get(id) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
      const whole = [...wholes].find(
        (other) => (shared.get(other) ?? 0) >= sharedAtLeast * told.length || areToldByOne(other, term),
      );
      if (whole !== undefined) {
        issuesOf.get(whole)?.push(term.issue);
        continue;
      }
      issuesOf.set(term, [term.issue]);
      wholes.add(term);
      for (const id of told) putUnder(tellers, id, term);
    }
  }
  return promising.flatMap(({ term, moves }): readonly Promised[] => {
    const issues = issuesOf.get(term);
    return issues === undefined ? [] : [{ id: term.id, party: term.party, issues, tellings: moves }];
  });
}
