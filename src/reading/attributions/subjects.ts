import type { CueEntry } from '../../catalog/catalog.js';
import type { Token } from '../../text/cut.js';
import { isPartyTag, isTimeWord, type NounPhrase } from '../words/phrases.js';
import { chained, matchingSign, trimComma } from './appositions.js';
import type { Run } from './attribution.js';
import { clauseSubject } from './clause-subject.js';
import { extended, type Frame, isVerbal, lastPhraseBefore } from './frame.js';
import { mainSubject, participleSubject } from './participles.js';
import { antecedent, relativeBefore } from './relatives.js';
import { chainStart, isDescription, isParticiple, rowStart, tailEnd } from './spans.js';
import { isDescribed, isNameAlone, type Subject } from './subject.js';

/** The phrase that ends before `end` and is nobody's object: the verb's subject with what hangs on it. */
export function subjectBefore(frame: Frame, end: number, participle: boolean): Subject | null {
  const { tokens } = frame;
  if (participle) {
    const near = participleSubject(frame, end);
    if (near !== null) return near;
    const main = mainSubject(frame, end);
    if (main !== null) return main;
  }
  let limit = end;
  // "X, a member of the delegation, said": step over what stands between commas.
  let outer = end;
  for (let hops = 0; hops < 3; hops += 1) {
    const sign = tokens[limit - 1]?.text ?? '';
    if (limit - 1 <= frame.first || !/^[,)—–-]$|^--$/.test(sign) || participle) break;
    const open = matchingSign(frame, limit - 1, sign);
    if (open < 0) break;
    limit = chained(frame, open, sign);
    // "Sen. Ana Marin, D-Ohio -- a lawyer -- said".
    if (isPartyTag(tokens[limit - 1]?.text ?? '') && tokens[limit - 2]?.text === ',') limit -= 2;
    outer = end;
  }
  if (
    participle ||
    /^(?:and|but|or)$/.test(tokens[limit - 1]?.lower ?? '') ||
    tokens[limit - 1]?.text === ','
  )
    return clauseSubject(frame, limit);
  let index = lastPhraseBefore(frame, limit);
  if (index < 0) return clauseSubject(frame, limit);
  let phrase = frame.phrases[index];
  if (phrase === undefined) return null;
  if (/^(?:who|which|that)$/.test(tokens[phrase.first]?.lower ?? '')) return antecedent(frame, index);
  // "as Marin herself said": the name says who.
  const named = frame.phrases[index - 1];
  if (
    isReflexive(tokens[phrase.first]) &&
    named?.last === phrase.first &&
    /^(?:as)?$/.test(named.after ?? '')
  )
    return {
      head: { first: named.first, last: named.last },
      whole: { first: named.first, last: phrase.last },
    };
  if (limit === end && isOccasion(frame, index)) {
    index -= 1;
    phrase = frame.phrases[index] ?? phrase;
    return { head: { first: phrase.first, last: phrase.last }, whole: { first: phrase.first, last: end } };
  }
  // "The talks failed, and Orr, asked about it, said": a clause of its own begins with him.
  const joins = limit !== end && opensClause(frame, phrase) && isParticiple(tokens[limit + 1]);
  if (limit !== end && !joins && (phrase.after === 'like' || isVerbal(tokens[limit + 1])))
    return clauseSubject(frame, end);
  // "The president, who met his counterpart, Viktor Pavlin, last week, said": a name within the relative clause.
  if (limit !== end && isInRelative(frame, phrase)) {
    const relative = relativeBefore(frame, phrase.first - 1);
    if (relative !== null) return relative;
  }
  // Nothing but the verb's own adverbs may stand between phrase and verb.
  if (!isClear(frame, phrase.last, limit)) return described(frame, clauseSubject(frame, limit), limit, end);
  if (phrase.pronoun && /^(?:that|this|these|those|what)$/.test(tokens[phrase.first]?.lower ?? ''))
    return null;
  const last =
    outer === end && limit !== end && describes(frame, limit, end)
      ? trimComma(tokens, end)
      : withoutTime(frame, index);
  while (phrase.time && index > 0 && phrase.after === null) {
    const before = frame.phrases[index - 1];
    if (before === undefined || before.last !== phrase.first) break;
    index -= 1;
    phrase = before;
  }
  // "officials in Washington": go back over prepositions to the phrase that nothing governs.
  const start =
    isNominative(tokens[phrase.first]) || isInName(frame, phrase.first - 1)
      ? index
      : chainStart(frame, index, false);
  if (start < 0) {
    const relative = relativeBefore(frame, phrase.first);
    if (relative !== null) return { ...relative, whole: { first: relative.whole.first, last } };
    return described(frame, clauseSubject(frame, phrase.first - 1), limit, end);
  }
  index = start;
  phrase = frame.phrases[index] ?? phrase;
  // "the envoy who leads the team": a verb right before the phrase makes it an object of a relative clause.
  let verb = phrase.first - 1;
  while (verb > frame.first && tokens[verb]?.pos === 'ADV') verb -= 1;
  if (isVerbal(tokens[verb]) && verb > frame.first) {
    const relative = relativeBefore(frame, phrase.first);
    if (relative !== null) return { head: relative.head, whole: { first: relative.whole.first, last } };
    // "The officer overseeing the troops, Gen. Ana Marin, said": what a participle governs is no subject.
    if (limit !== end && isNameAlone(frame, limit, end))
      return described(frame, clauseSubject(frame, limit), limit, end);
  }
  const several = includedIn(frame, index);
  if (several !== null) return { head: several, whole: { first: several.first, last } };
  const before = frame.phrases[index - 1];
  if (before !== undefined && isDescribed(frame, before, phrase))
    // "Ana Marin, the mother of a soldier told …": the second comma is missing.
    return { head: { first: before.first, last: before.last }, whole: { first: before.first, last } };
  return { head: { first: phrase.first, last: phrase.last }, whole: { first: rowStart(frame, index), last } };
}

/** "leaders including Orr of Kesh, Roux and Marin said": all of them, whom the phrase before "including" names. */
function includedIn({ tokens, phrases, first, lexicon }: Frame, index: number): Run | null {
  for (let at = index; at > 0 && index - at < 12; at -= 1) {
    const [before, phrase] = [phrases[at - 1], phrases[at]];
    if (before === undefined || phrase === undefined || isVerbal(tokens[phrase.last])) break;
    if (tokens[phrase.first - 1]?.lower !== 'including') continue;
    const comma = tokens[phrase.first - 2]?.text === ',' ? 1 : 0;
    const named =
      before.last === phrase.first - 1 - comma && lexicon.groups.has(tokens[before.last - 1]?.lower ?? '');
    return named && before.first >= first && before.after === null
      ? { first: before.first, last: before.last }
      : null;
  }
  return null;
}

/** A name that says whom the phrase before its comma means, which a relative clause's verb governs. */
function isInRelative(frame: Frame, { first, last }: NounPhrase): boolean {
  const { tokens, phrases, lexicon } = frame;
  if (tokens[first - 1]?.text !== ',' || tokens[last - 1]?.pos !== 'PROPN') return false;
  const before = phrases[lastPhraseBefore(frame, first)];
  return (
    before !== undefined &&
    before.last === first - 1 &&
    (before.after !== null || isVerbal(tokens[before.first - 1])) &&
    lexicon.persons.has(tokens[before.last - 1]?.lower ?? '')
  );
}

/** Behind a comma and "and", or behind a semicolon: the subject of a further clause. */
const opensClause = ({ tokens }: Frame, { first, after, time }: NounPhrase): boolean =>
  after === null &&
  !time &&
  (tokens[first - 1]?.text === ';' ||
    (tokens[first - 1]?.pos === 'CCONJ' && tokens[first - 2]?.text === ','));

/** "Mothers Against War chief Ana Marin": a preposition with a capital, inside a name. */
const isInName = ({ tokens, first }: Frame, at: number): boolean => {
  const text = tokens[at]?.text ?? '';
  return at > first && tokens[at]?.pos === 'ADP' && /^\p{Lu}\p{Ll}/u.test(text);
};

/** "An official before the talks described": when it was, which only looks like a clause of its own. */
function isOccasion({ tokens, phrases, lexicon }: Frame, index: number): boolean {
  const [before, phrase] = [phrases[index - 1], phrases[index]];
  if (before === undefined || phrase === undefined || phrase.after !== null || phrase.pronoun) return false;
  const head = tokens[phrase.last - 1];
  return (
    before.last === phrase.first - 1 &&
    before.after === null &&
    !before.pronoun &&
    /^(?:before|after|since)$/.test(tokens[before.last]?.lower ?? '') &&
    lexicon.persons.has(tokens[before.last - 1]?.lower ?? '') &&
    head?.pos === 'NOUN' &&
    !lexicon.speakers.has(head.lower)
  );
}

const isReflexive = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:himself|herself|itself|themselves)$/.test(token.lower);

const isNominative = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:he|she|they|we|i)$/.test(token.lower);

/** What stands between commas tells of the subject: not ", however,", ", of course,". */
const describes = (frame: Frame, from: number, to: number): boolean =>
  frame.tokens[to - 1]?.text === ')' ||
  frame.phrases.some(
    ({ first, after, time }) => first > from && first < to && !time && (after === null || first > from + 2),
  );

/** "the campaign on Tuesday said": the day is not of the source. */
function withoutTime(frame: Frame, index: number): number {
  const phrase = frame.phrases[index];
  const before = frame.phrases[index - 1];
  if (phrase === undefined) return 0;
  return phrase.time && phrase.after !== null && before?.last === phrase.first - 1
    ? before.last
    : phrase.last;
}

/** A subject with all that stands between it and its verb, where that only describes it. */
function described(frame: Frame, subject: Subject | null, limit: number, end: number): Subject | null {
  if (subject === null) return subject;
  // "The officer overseeing the troops, Gen. Ana Marin, said": the name says who the subject is, whatever stands between.
  const named = limit < end && isNameAlone(frame, limit, end) && subject.whole.last < limit;
  if (!named && !isDescription(frame, subject.whole.last, limit)) return subject;
  return { ...subject, whole: { first: subject.whole.first, last: trimComma(frame.tokens, end) } };
}

function isClear(frame: Frame, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const token = frame.tokens[at];
    if (
      token === undefined ||
      !(
        token.pos === 'ADV' ||
        token.pos === 'AUX' ||
        isTimeWord(token.lower) ||
        token.pos === 'ADJ' ||
        token.pos === 'NUM' ||
        token.pos === 'ADP' ||
        /^(?:all|both|each)$/.test(token.lower)
      )
    )
      return false;
  }
  return true;
}

/** Inversion: "said Orr, the envoy": the phrase right after the verb, with nothing but commas or the end after it. */
export function subjectAfter(frame: Frame, at: number): Subject | null {
  const { tokens } = frame;
  const index = lastPhraseBefore(frame, at + 1) + 1;
  const phrase = frame.phrases[index];
  if (phrase === undefined || phrase.first !== at + 1 || phrase.time) return null;
  if (phrase.pronoun && !/^(?:he|she|they|i|we)$/.test(tokens[phrase.first]?.lower ?? '')) return null;
  const whole = extended(frame, phrase);
  const next = tokens[whole.last];
  if (next !== undefined && whole.last < frame.last && isVerbal(next)) return null;
  const last = tailEnd(frame, whole.last);
  return { head: { first: phrase.first, last: phrase.last }, whole: { first: phrase.first, last } };
}

/** Whether the content may stand before the cue: “…, he said”. */
export const mayFollow = (entry: CueEntry): boolean => entry.takes?.includes('quote') ?? false;
