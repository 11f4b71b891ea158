import { overlapOf, type Span } from '../../text/passage.js';
import type { Account } from '../record.js';
import { longest, wordedAt } from './common-words.js';
import { hasVerb, light, nearlyAll, shared, weighed } from './question.js';
import { termsOf, type Unit } from './units.js';
import { placedWords } from './words-of.js';

/** Sentences that are looked through. */
const mostUnits = 8;
/** So much of what a clause says of its subject those have too that bear it out, and so much of the subject. */
const said = 0.35;
const named = 0.5;
/** A clause that says less than this many telling words names nothing. */
const fewest = 3;

/**
 * The clause whose subject and verb the others have, with most of what it says, in its own words from the subject on:
 * what accounts have in common though each says more. Null where fewer than a third of the others bear one out.
 */
export function commonClaim(units: readonly Unit[], accounts: readonly Account[]): string | null {
  const some = units.slice(0, mostUnits);
  let best: { readonly worth: number; readonly text: string } | null = null;
  for (const unit of some) {
    const others = some.filter(({ report }) => report !== unit.report);
    const terms = termsOf(unit);
    for (const part of unit.answer.parts ?? []) {
      const { claim } = part;
      if (claim === undefined || part.question === undefined || !isQuoted(unit, part, accounts)) continue;
      const subject = weighed(unit, terms.slice(claim.from, claim.to));
      const rest = weighed(unit, terms.slice(claim.rest, part.to));
      if (subject.length + rest.length < fewest) continue;
      const [ofSubject, ofRest] = [weightOf(subject), weightOf(rest)];
      if (ofSubject === 0 || ofRest === 0) continue;
      const worths = others.flatMap((other) => {
        const [subjects, rests] = [shared(other, subject), shared(other, rest)];
        return subjects >= named * ofSubject &&
          rests >= (light.has(claim.verb) ? nearlyAll : said) * ofRest &&
          hasVerb(other, claim.verb)
          ? [subjects + rests]
          : [];
      });
      if (worths.length === 0 || worths.length * 3 < others.length) continue;
      const worth = worths.reduce((sum, one) => sum + one, 0);
      const text = worded(unit, part, claim.from);
      if (text !== null && worth > (best?.worth ?? 0)) best = { worth, text };
    }
  }
  return best?.text ?? null;
}

const weightOf = (words: readonly (readonly [number, number])[]): number =>
  words.reduce((sum, [, weight]) => sum + weight, 0);

/** Whether the point quotes the clause. */
const isQuoted = (unit: Unit, part: Span, accounts: readonly Account[]): boolean =>
  accounts.some(({ passages }) =>
    passages.some((one) => one.report === unit.report && overlapOf(one, part) * 2 > part.end - part.start),
  );

/** A clause from its subject on; null where that is more than a line. */
function worded(unit: Unit, part: Span, subjectAt: number): string | null {
  const first = placedWords(unit)[subjectAt];
  if (first === undefined || part.end - part.start > longest) return null;
  // "Norland's offer | to the mills is …": where more than a word that joins stands before it, the subject is a piece of one.
  const before = unit.input.report.text.slice(part.start, first.start).trim();
  return /\s/.test(before) ? null : wordedAt(unit, { start: first.start, end: part.end });
}
