import type { Token } from '../../text/cut.js';
import type { Named } from '../answer.js';
import type { Clause } from '../clauses/clauses.js';
import { isGenitive } from '../words/genitive.js';
import { doneBy, doneOf, isHelped, isPassive, sufferedBy, thingBefore } from './asked-who-deeds.js';
import { conditional } from './asked-who-subject.js';
import { isOneOf, type WhoWords } from './asked-who-words.js';
import { named, namesFrom, namesWithin, phraseEnding } from './named-phrases.js';

/** Where a sentence names who does it: tokens `first` … `last - 1` say so. */
export interface WhoFound {
  readonly first: number;
  readonly last: number;
  readonly by: readonly Named[];
  /** It is told as done, as still to come, or (`null`) neither. */
  readonly done: boolean | null;
}

/**
 * Those whom a sentence names as who does what is asked: the subject of the verb, whom "by" names, the gathering at which
 * it is done, the owner of the deed ("Senate approval") or of the office ("Norlandic mediators"). What names nobody is no answer.
 *
 * ```ts
 * // "The treaty would be signed by the foreign ministers" → the foreign ministers
 * // "There are signs of haste", "The treaty is to be signed in spring" → nobody
 * ```
 */
export function whoIn(
  tokens: readonly Token[],
  first: number,
  last: number,
  clauses: readonly Clause[],
  words: WhoWords,
): readonly WhoFound[] {
  const found: WhoFound[] = [];
  for (let at = first; at < last; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const { pos, lemma, lower } = token;
    const clause = clauses.find((one) => one.first <= at && at < one.last);
    if (clause === undefined || conditional(clause)) continue;
    if (pos === 'VERB' && words.acts.has(lemma)) {
      const deed = { tokens, at, clause, clauses, first, last };
      const told = isPassive(tokens, at) ? sufferedBy(deed, words) : doneBy(deed, words);
      // "The accord of 1953, signed by all": what stands with the thing is told of it too.
      const thing = isPassive(tokens, at) && !isHelped(tokens, at) ? (thingBefore(deed, words) ?? at) : at;
      if (told !== null) found.push({ first: thing, last: at + 1, by: told, done: doneOf(deed) });
    } else if (pos !== 'VERB' && isOneOf(token, words.deeds)) {
      const by = ownerOf(tokens, at, first, clause.last);
      if (by.length > 0) found.push({ first: at, last: at + 1, by, done: null });
    } else if (pos !== 'VERB' && isOneOf(token, words.doers)) {
      const by = bearersOf(tokens, at, clause, first);
      if (by.length > 0) found.push({ first: at, last: at + 1, by, done: null });
    } else if (words.gatherings.has(lower) && standsFor(tokens, at, clause, clauses, words)) {
      const by = phraseEnding(tokens, at, first);
      found.push({ first: at, last: at + 1, by: [by], done: null });
    }
  }
  return found;
}

/** Whose approval it is: "Senate approval", "approval from Congress", "the council's approval". */
function ownerOf(tokens: readonly Token[], at: number, first: number, last: number): readonly Named[] {
  const next = tokens[at + 1]?.lower ?? '';
  if (next === 'by' || next === 'from') return namesFrom(tokens, at + 2, last);
  const before = tokens[at - 1];
  if (at - 1 < first || before === undefined) return [];
  if (isGenitive(before)) return at - 2 < first ? [] : [phraseEnding(tokens, at - 2, first)];
  return before.pos === 'PROPN' || /al$|ary$/.test(before.lower) ? [named(before, before)] : [];
}

/** Who is a mediator: "Norlandic mediators", "Osk Brandt, the mediator", "with Norland as mediator", "the mediator was Osk". */
function bearersOf(tokens: readonly Token[], at: number, clause: Clause, first: number): readonly Named[] {
  const { last } = clause;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (next?.pos === 'PROPN') return namesFrom(tokens, at + 1, last).slice(0, 1);
  if (next?.lemma === 'be') return namesFrom(tokens, at + 2, last);
  if (before !== undefined && at > first && /^\p{Lu}/u.test(before.text) && before.pos !== 'DET')
    return [named(before, before)];
  let i = at - 1;
  while (i >= first && /^(?:DET|ADJ|NUM)$/.test(tokens[i]?.pos ?? '')) i -= 1;
  const link = tokens[i];
  // "With Norlandic officials acting as mediators".
  const acting = link?.lower === 'as' && tokens[i - 1]?.lower.endsWith('ing') === true;
  if (acting)
    return /^(?:NOUN|PROPN)$/.test(tokens[i - 2]?.pos ?? '') ? [phraseEnding(tokens, i - 2, first)] : [];
  const joins = link?.lower === 'as' || link?.lemma === 'be';
  if (!joins || clause.subject === null) return [];
  return namesWithin(tokens, clause.subject, first, at);
}

/** "Subject to a referendum", "adopted through a referendum": who is asked there decides on the thing. */
function standsFor(
  tokens: readonly Token[],
  at: number,
  clause: Clause,
  clauses: readonly Clause[],
  words: WhoWords,
): boolean {
  if (!words.entry.decides?.includes(tokens[at]?.lower ?? '')) return false;
  const sentence = clauses.filter((one) => one.sentence === clause.sentence);
  return sentence.some((one) =>
    tokens.slice(one.first, one.last).some((token) => isOneOf(token, words.things)),
  );
}
