import type { CutText } from '../../text/cut.js';
import type { Lexicon } from '../lexicon.js';
import { nounPhrases } from '../phrases.js';
import { accordingAt } from './according.js';
import type { Attribution } from './attribution.js';
import { colonAfter, colonAt, leadsTo, quoteColonAt } from './colons.js';
import { isAccording, isCue, isSpeechNoun, isSpoken } from './cues.js';
import { type Frame, hasVerb } from './frame.js';
import { nounAt } from './nouns.js';
import { verbAt } from './verbs.js';

/** Finds the attributions of one sentence among the reporter's own words. */
export function attributionsOf(
  cut: CutText,
  sentence: number,
  quoted: Int32Array,
  lexicon: Lexicon,
  named: (token: number) => boolean = () => false,
): readonly Attribution[] {
  const bounds = cut.sentences[sentence];
  if (bounds === undefined) return [];
  const { tokens } = cut;
  const cues: number[] = [];
  const nouns: number[] = [];
  for (let at = bounds.first; at < bounds.last; at += 1) {
    if ((quoted[at] ?? -1) >= 0) continue;
    if (isCue(tokens, at, lexicon) || isAccording(tokens, at) || isSpoken(cut, at, bounds, quoted))
      cues.push(at);
    else if (isSpeechNoun(tokens, at, lexicon)) nouns.push(at);
  }
  const colon = colonAt(cut, sentence, quoted, lexicon, named);
  if (colon !== null) return [colon];
  const introduces = quoteColonAt(cut, bounds, quoted);
  if (cues.length === 0 && nouns.length === 0 && introduces < 0) return [];
  // "according to polls": no infinitive comes after this "to".
  const nominal = (token: number): boolean => named(token) || isAccording(tokens, token - 2);
  const frame: Frame = {
    tokens,
    first: bounds.first,
    last: bounds.last,
    phrases: nounPhrases(tokens, bounds.first, bounds.last, lexicon.speakers, nominal, new Set(cues)).filter(
      ({ first }) => (quoted[first] ?? -1) < 0,
    ),
    quoted,
    lexicon,
  };
  const found: Attribution[] = [];
  for (const at of cues.slice(0, 12)) {
    const attribution = isAccording(tokens, at)
      ? accordingAt(frame, at, sentence)
      : verbAt(frame, at, sentence);
    if (attribution !== null) found.push(attribution);
  }
  for (const at of nouns.slice(0, 12)) {
    const attribution = nounAt(frame, at, sentence);
    if (attribution !== null) found.push(attribution);
  }
  if (introduces >= 0 && !found.some((one) => one.source !== null && leadsTo(introduces, one))) {
    const introduced = colonAfter(frame, introduces, sentence, named);
    if (introduced !== null) found.push(introduced);
  }
  return settled(
    frame,
    found.filter((one) => !found.some((other) => lends(one, other))),
  );
}

/** "repeated a threat that …": the noun tells it, the verb need not once more. */
const lends = (verb: Attribution, noun: Attribution): boolean =>
  noun.form === 'noun' &&
  verb.form !== 'noun' &&
  verb.content !== null &&
  verb.source?.first === noun.source?.first &&
  verb.content.first <= noun.cue.first &&
  verb.content.last >= noun.cue.last;

/** Ends each content where the next attribution of the same rank begins: "X said A and Y said B". */
function settled(frame: Frame, found: readonly Attribution[]): readonly Attribution[] {
  return found.map((one) => {
    if (one.content === null || one.content.first < one.cue.first) return one;
    let last = one.content.last;
    for (const other of found) {
      if (other.cue.first <= one.cue.last || other.cue.first >= last) continue;
      const start =
        other.source !== null && other.source.first > one.cue.last && other.source.first < other.cue.first
          ? other.source.first
          : other.cue.first;
      if (start <= one.content.first) continue;
      const before = frame.tokens[start - 1];
      const further = frame.tokens[start - 2];
      const joint = before?.pos === 'CCONJ' || before?.lower === 'while';
      const participle =
        other.cue.last - other.cue.first === 1 &&
        (frame.tokens[other.cue.first]?.lower.endsWith('ing') ?? false);
      if (
        !joint &&
        !(
          before?.text === ',' &&
          (participle ||
            other.content === null ||
            other.content.first > other.cue.first ||
            other.form === 'according')
        )
      ) {
        // "A, he said": the whole before it is the later cue's, unless "that" opened the earlier content.
        continue;
      }
      const cutAt = joint && further?.text === ',' ? start - 2 : start - 1;
      if (cutAt > one.content.first && hasVerb(frame, one.content.first, cutAt)) last = Math.min(last, cutAt);
    }
    return last === one.content.last ? one : { ...one, content: { first: one.content.first, last } };
  });
}
