import type { Token } from '../../text/cut.js';
import { isTimeWord } from '../words/phrases.js';
import { extended, type Frame, isVerbal, nextComma } from './frame.js';

/** A verb form that may hang on a noun: "polls released on Sunday", "officials speaking in Lima". */
export const isParticiple = (token: Token | undefined): boolean =>
  token?.pos === 'VERB' && /(?:ed|en|ing)$/.test(token.lower);

const isRelativePronoun = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:who|whose|which)$/.test(token.lower);

const isAnd = (token: Token | undefined): boolean => token?.lower === 'and' || token?.lower === 'or';

/**
 * The phrase that the one at `index` hangs on in the end, over prepositions and participles: "polls | conducted for the
 * network", "the heads | of Marin's and Orr's teams"; -1 where that is none.
 */
export function chainStart(frame: Frame, index: number, isJoined: boolean): number {
  const { tokens, phrases } = frame;
  let at = index;
  let joined = isJoined;
  for (let hops = 0; hops < 16; hops += 1) {
    const phrase = phrases[at];
    const before = phrases[at - 1];
    if (phrase === undefined) return -1;
    if (phrase.after === null && !(phrase.time && isParticiple(tokens[phrase.first - 1]))) return at;
    // "As Marin of the institute points out": it opens a clause.
    if (phrase.after === 'as' && at < index && !phrase.pronoun) return at;
    if (before === undefined || before.pronoun) return -1;
    const hangs = phrase.after === null ? phrase.first - 1 : phrase.first - 2;
    const adjacent = phrase.after !== null && before.last === phrase.first - 1;
    const participle =
      before.last === hangs && isParticiple(tokens[hangs]) && (!joined || phrase.after === 'by');
    // "officials | familiar with the talks".
    const adjective = before.last === hangs && phrase.after !== null && tokens[hangs]?.pos === 'ADJ';
    if (!adjacent && !participle && !adjective) return -1;
    // "issued over the summer by A and B": after "by" both stand in the participle's clause.
    if (phrase.after === 'by') joined = false;
    at -= 1;
  }
  return -1;
}

/** "Marin, Orr and Kron said", "the company and the minister": where the row of all who speak begins. */
export function rowStart(frame: Frame, index: number): number {
  const { tokens, phrases } = frame;
  const phrase = phrases[index];
  const before = phrases[index - 1];
  if (phrase === undefined) return 0;
  if (before === undefined || phrase.pronoun || !isAnd(tokens[phrase.first - 1])) return phrase.first;
  const comma = tokens[phrase.first - 2]?.text === ',' ? 1 : 0;
  if (before.last !== phrase.first - 1 - comma || before.pronoun || before.time) return phrase.first;
  const head = before.after === null ? index - 1 : chainStart(frame, index - 1, true);
  let first = phrases[head];
  if (first === undefined || first.time || isVerbal(tokens[first.first - 1])) return phrase.first;
  let at = head;
  for (let hops = 0; hops < 12; hops += 1) {
    const earlier = phrases[at - 1];
    if (
      earlier === undefined ||
      earlier.last !== first.first - 1 ||
      tokens[earlier.last]?.text !== ',' ||
      earlier.after !== null ||
      earlier.time ||
      earlier.pronoun ||
      isVerbal(tokens[earlier.first - 1])
    )
      break;
    first = earlier;
    at -= 1;
  }
  // ", and Orr said" after one name is a clause of its own.
  return comma === 1 && at === head ? phrase.first : first.first;
}

/** Whether what stands between a subject and its verb only describes it: "officials | speaking in Lima | said". */
export function isDescription(frame: Frame, from: number, to: number): boolean {
  const { tokens } = frame;
  if (to - from > 40) return false;
  let at = from;
  while (at < to && (tokens[at]?.pos === 'ADV' || isTimeWord(tokens[at]?.lower ?? ''))) at += 1;
  const apart = /^(?:,|\(|—|–|--)$/.test(tokens[at]?.text ?? '');
  if (apart) at += 1;
  const hangs = isRelativePronoun(tokens[at]) || (isParticiple(tokens[at]) && !hasObject(tokens[at + 1]));
  if (!hangs && !(apart && frame.phrases.some(({ first, pronoun }) => first === at && !pronoun)))
    return false;
  for (let next = at; next < to; next += 1) {
    if ((frame.quoted[next] ?? -1) >= 0 || tokens[next]?.text === ';') return false;
    // "Marin arrived and then said": verbs of one rank.
    if (isAnd(tokens[next]) && (next + 1 >= to || isVerbal(tokens[next + 1]))) return false;
  }
  return hangs || !hasFinite(frame, at, to);
}

/** "urged the senator": what has an object is no participle of a passive. */
const hasObject = (next: Token | undefined): boolean =>
  next !== undefined && /^(?:DET|PROPN|PRON|SCONJ|PART)$/.test(next.pos) && !isTimeWord(next.lower);

function hasFinite(frame: Frame, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (isVerbal(frame.tokens[at]) && !isParticiple(frame.tokens[at])) return true;
  return false;
}

/**
 * Where a source ends that comes after its verb: past its descriptions, "said Orr, an envoy and adviser who led the
 * team". A clause of its own, a time or how it was said ends it.
 */
export function tailEnd(frame: Frame, from: number): number {
  const { tokens } = frame;
  let end = from;
  for (let hops = 0; hops < 8; hops += 1) {
    if (end >= frame.last || (frame.quoted[end] ?? -1) >= 0) return end;
    if (tokens[end]?.text === '(') {
      let close = end + 1;
      while (close < frame.last && close - end < 8 && tokens[close]?.text !== ')') close += 1;
      if (tokens[close]?.text !== ')') return end;
      end = close + 1;
      continue;
    }
    let next = tokens[end]?.text === ',' ? end + 1 : end;
    if (isRelativePronoun(tokens[next])) {
      end = clauseEnd(frame, next + 1);
      continue;
    }
    if (isAnd(tokens[next])) next += 1;
    if (next === end) return end;
    const phrase = frame.phrases.find(({ first }) => first === next);
    if (phrase === undefined || phrase.pronoun || phrase.time) return end;
    const { last } = extended(frame, phrase);
    let verb = last;
    while (tokens[verb]?.pos === 'ADV') verb += 1;
    if (verb < frame.last && isVerbal(tokens[verb]) && !/(?:ed|en)$/.test(tokens[verb]?.lower ?? ''))
      return end;
    end = last;
  }
  return end;
}

/** "polls | conducted for the network", without a comma: what hangs on a source by a participle, up to the next sign. */
export function participleEnd(frame: Frame, from: number): number {
  const next = frame.tokens[from + 1];
  const hangs =
    from < frame.last &&
    isParticiple(frame.tokens[from]) &&
    (next?.pos === 'ADP' || isTimeWord(next?.lower ?? ''));
  return hangs ? clauseEnd(frame, from + 1) : from;
}

/** A relative clause ends at the next comma, dash or quotation, else with the sentence. */
function clauseEnd(frame: Frame, from: number): number {
  const comma = nextComma(frame, from, frame.last);
  const stop = comma > 0 ? comma : Math.min(frame.last, from + 40);
  for (let at = from; at < stop; at += 1)
    if ((frame.quoted[at] ?? -1) >= 0 || /^(?:[.;:—–]|--)$/.test(frame.tokens[at]?.text ?? '')) return at;
  return stop;
}
