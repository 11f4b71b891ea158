import { isGenitive } from '../words/genitive.js';
import type { Attribution } from './attribution.js';
import { isInfinitive } from './cues.js';
import { contentEnd, extended, type Frame, hasVerb, isVerbal, lastPhraseBefore } from './frame.js';
import type { Subject } from './subject.js';
import { subjectBefore } from './subjects.js';

/** Whose pledge it is: the genitive before the noun, who comes after "by", or the subject of a verb that lends it. */
function ownerOf(frame: Frame, at: number): Subject | null {
  const { tokens, lexicon } = frame;
  if (isGenitive(tokens[at - 1])) {
    const owner = frame.phrases[lastPhraseBefore(frame, at - 1)];
    if (owner === undefined || owner.last < at - 1) return null;
    const run = { first: owner.first, last: at - 1 };
    return { head: run, whole: run };
  }
  const phrase = frame.phrases[lastPhraseBefore(frame, at + 1)];
  if (phrase === undefined || phrase.last <= at) return null;
  if (/^(?:his|her|its|their|our|my)$/.test(tokens[phrase.first]?.lower ?? '')) {
    const run = { first: phrase.first, last: phrase.first + 1 };
    return { head: run, whole: run };
  }
  for (let back = at - 1; back > phrase.first; back -= 1)
    if (isGenitive(tokens[back])) {
      const run = { first: phrase.first, last: back };
      return { head: run, whole: run };
    }
  if (/^(?:by|from)$/.test(tokens[at + 1]?.lower ?? '')) {
    const by = frame.phrases.find(({ first }) => first === at + 2);
    return by === undefined ? null : { head: { first: by.first, last: by.last }, whole: extended(frame, by) };
  }
  let verb = phrase.first - 1;
  if (!lexicon.speech.lending.has(tokens[verb]?.lemma ?? '')) return null;
  while (verb > frame.first && (tokens[verb - 1]?.pos === 'AUX' || tokens[verb - 1]?.pos === 'ADV'))
    verb -= 1;
  return subjectBefore(frame, verb, false);
}

export function nounAt(frame: Frame, at: number, sentence: number): Attribution | null {
  const { tokens, lexicon } = frame;
  const entry = lexicon.cueNouns.get(tokens[at]?.lower ?? '');
  if (entry === undefined) return null;
  const isTo = entry.takes?.includes('to') ?? false;
  let that = at + 1;
  while (that < frame.last && tokens[that]?.lower !== 'that' && !(isTo && isInfinitive(tokens, that)))
    that += 1;
  const toDo = tokens[that]?.lower === 'to';
  // "reports that contradict one another", "the pledge that Marin made": a relative clause.
  if ((!toDo && isVerbal(tokens[that + 1])) || (frame.quoted[that] ?? -1) >= 0) return null;
  const owner = ownerOf(frame, at);
  const end = toDo ? infinitiveEnd(frame, at, that) : nounContentEnd(frame, at, that);
  if (owner === null || end <= that + 2) return null;
  return {
    cue: { first: at, last: at + 1 },
    lemma: entry.lemma,
    strength: entry.strength,
    mind: entry.mind ?? entry.strength < 0.7,
    source: owner.whole,
    head: owner.head,
    content: { first: that, last: end },
    sentence,
    polarity: 'said',
    form: 'noun',
    told: null,
  };
}

/** Where what a noun's "to" opens ends: at a comma, or at the verb of which the noun is the subject. */
function infinitiveEnd(frame: Frame, at: number, to: number): number {
  const { tokens, quoted } = frame;
  const end = contentEnd(frame, frame.last);
  const isSubject = !hasVerb(frame, frame.first, at);
  for (let next = to + 2; next < end; next += 1) {
    if ((quoted[next] ?? -1) >= 0) continue;
    const token = tokens[next];
    if (/^[,;—]$/.test(token?.text ?? '')) return next;
    const chained = /^(?:to|not|who|which|that|and|or|be|been)$/.test(tokens[next - 1]?.lower ?? '');
    if (
      isSubject &&
      !chained &&
      isVerbal(token) &&
      token?.lower !== token?.lemma &&
      !/ing$/.test(token?.lower ?? '')
    )
      return next;
  }
  return end;
}

/** Where the clause after a noun's "that" ends; `that` itself where it lacks an object and so is a relative clause. */
function nounContentEnd(frame: Frame, at: number, that: number): number {
  const { tokens } = frame;
  const end = contentEnd(frame, frame.last);
  let verb = that + 1;
  while (verb < end && !isVerbal(tokens[verb])) verb += 1;
  let group = verb;
  for (let full = false; group < end; group += 1) {
    const token = tokens[group];
    // A second group after a full verb is the sentence's own: "would fall | was doubted".
    if (token === undefined || (full && token.pos === 'AUX')) break;
    if (!isVerbal(token) && token.pos !== 'ADV' && token.lower !== 'not') break;
    if (token.pos === 'VERB') full = true;
  }
  if (verb >= end) return that;
  const plain = group === verb + 1 && tokens[verb]?.pos === 'VERB';
  if (plain && verb - that < 5 && (group >= end || tokens[group]?.pos === 'PUNCT')) return that;
  // "Marin's claim that talks failed was denied": the sentence's own verb ends it where no verb came before the noun.
  const isSubject = !hasVerb(frame, frame.first, at);
  for (let next = group; next < end; next += 1) {
    const token = tokens[next];
    if ((frame.quoted[next] ?? -1) >= 0) continue;
    if (token?.text === ',' || token?.text === ';' || token?.text === '—') return next;
    if (isSubject && isVerbal(token) && !/^(?:to|who|which|that|and|or)$/.test(tokens[next - 1]?.lower ?? ''))
      return next;
  }
  return end;
}
