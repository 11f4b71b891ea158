import type { CutText, Token } from '../../text/cut.js';
import type { Lexicon } from '../lexicon.js';
import { nounPhrases } from '../words/phrases.js';
import type { Attribution, Run } from './attribution.js';
import { colonAfter, colonAt, leadsTo, quoteColonAt } from './colons.js';
import { isCue, isSpeechNoun, isSpoken } from './cues.js';
import { type Frame, hasVerb } from './frame.js';
import { type Framing, framedAt, framingAt } from './framing.js';
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
  if (bounds === undefined) return none;
  const { tokens } = cut;
  const quotes = hasQuotes(bounds, quoted);
  const { cues, nouns, framings } = openingsIn(cut, bounds, quoted, lexicon, quotes);
  const colon = colonAt(cut, sentence, quoted, lexicon, named);
  if (colon !== null) return [colon];
  const introduces = quotes || (quoted[bounds.last] ?? -1) >= 0 ? quoteColonAt(cut, bounds, quoted) : -1;
  if (cues.length === 0 && nouns.length === 0 && introduces < 0) return none;
  // "according to polls": no infinitive comes after this "to".
  const nominal = (token: number): boolean =>
    named(token) || (framings.length > 0 && framings.some(({ framing }) => framing.opened === token));
  const frame: Frame = {
    tokens,
    first: bounds.first,
    last: bounds.last,
    phrases: nounPhrases(tokens, bounds.first, bounds.last, lexicon.speakers, nominal, new Set(cues)).filter(
      ({ first }) => (quoted[first] ?? -1) < 0,
    ),
    quoted,
    lexicon,
    heading: cut.paragraphs[bounds.paragraph]?.kind === 'heading',
  };
  const found: Attribution[] = [];
  for (const at of cues.slice(0, 12)) {
    const framed = framings.find((one) => one.at === at);
    const attribution =
      framed === undefined ? verbAt(frame, at, sentence) : framedAt(frame, at, framed.framing, sentence);
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
    found
      .filter((one) => !found.some((other) => lends(one, other) || holds(frame, other, one)))
      .map((one) => continued(frame, one, found)),
  );
}

const none: readonly never[] = [];

/** Where the reporter's words of a sentence can tell speech: tokens, each list in order. */
interface Openings {
  /** Verbs and frames. */
  readonly cues: readonly number[];
  readonly nouns: readonly number[];
  readonly framings: readonly { readonly at: number; readonly framing: Framing }[];
}

function openingsIn(
  cut: CutText,
  bounds: Run,
  quoted: Int32Array,
  lexicon: Lexicon,
  quotes: boolean,
): Openings {
  const { tokens } = cut;
  const cues: number[] = [];
  const nouns: number[] = [];
  const framings: { readonly at: number; readonly framing: Framing }[] = [];
  for (let at = bounds.first; at < bounds.last; at += 1) {
    const token = tokens[at];
    if (token === undefined || (quoted[at] ?? -1) >= 0) continue;
    const spoken = quotes && isSpoken(cut, at, bounds, quoted, lexicon);
    if (isMute(token) || !lexicon.telling.has(token.lower)) {
      if (spoken) cues.push(at);
      continue;
    }
    const framing = framingAt(tokens, at, lexicon);
    if (framing !== null) {
      framings.push({ at, framing });
      cues.push(at);
    } else if (spoken || isCue(tokens, at, lexicon)) cues.push(at);
    else if (isSpeechNoun(tokens, at, lexicon)) nouns.push(at);
  }
  return { cues, nouns, framings };
}

/** What no word that tells speech is: a third of all words, which are not looked up. */
const isMute = ({ pos }: Token): boolean =>
  pos === 'PUNCT' || pos === 'DET' || pos === 'PRON' || pos === 'NUM' || pos === 'CCONJ';

/** Whether any word of a sentence stands in a quotation. */
function hasQuotes({ first, last }: Run, quoted: Int32Array): boolean {
  for (let at = first; at < last; at += 1) if ((quoted[at] ?? -1) >= 0) return true;
  return false;
}

/** "repeated a threat that …": the noun tells it, the verb need not once more. */
const lends = (verb: Attribution, noun: Attribution): boolean =>
  noun.form === 'noun' &&
  verb.form !== 'noun' &&
  verb.content !== null &&
  verb.source?.first === noun.source?.first &&
  verb.content.first <= noun.cue.first &&
  verb.content.last >= noun.cue.last;

/** "said the team would look at it and would report on it": the second verb is of what is said, not the speaker's. */
const holds = ({ tokens }: Frame, outer: Attribution, inner: Attribution): boolean =>
  inner.polarity === 'hypothetical' &&
  outer.polarity !== 'hypothetical' &&
  outer.content !== null &&
  inner.source !== null &&
  outer.content.first > outer.cue.first &&
  outer.content.first < inner.cue.first &&
  inner.cue.first < outer.content.last &&
  inner.source.first < outer.cue.first &&
  tokens[inner.cue.first - 1]?.pos === 'CCONJ';

const isParticiple = ({ tokens }: Frame, { cue }: Attribution): boolean =>
  cue.last - cue.first === 1 && (tokens[cue.first]?.lower.endsWith('ing') ?? false);

/** "Talks go on, Marin said, adding that …": the participle is of whoever was told to speak right before it. */
function continued(frame: Frame, one: Attribution, found: readonly Attribution[]): Attribution {
  if (!isParticiple(frame, one) || frame.tokens[one.cue.first - 1]?.text !== ',') return one;
  const before = found.findLast(({ cue }) => cue.last <= one.cue.first);
  const leads =
    before !== undefined &&
    before.source !== null &&
    before.form !== 'noun' &&
    before.form !== 'according' &&
    !isParticiple(frame, before) &&
    before.source.first > frame.first &&
    before.content !== null &&
    before.content.last <= before.source.first;
  return leads ? { ...one, source: before.source, head: before.head } : one;
}

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
      const joint = before?.pos === 'CCONJ' || before?.lower === 'while' || before?.text === ';';
      const participle =
        other.cue.last - other.cue.first === 1 &&
        (frame.tokens[other.cue.first]?.lower.endsWith('ing') ?? false);
      // "The agency, quoting a source, said": the participle's own comma.
      const closes =
        before?.text === ',' &&
        isParticiple(frame, one) &&
        other.source !== null &&
        other.source.first < one.cue.first;
      // "Marin, who said the pact would hold, told": the relative clause's own comma.
      const endsRelative =
        before?.text === ',' &&
        start === other.cue.first &&
        one.source !== null &&
        one.source.last <= one.cue.first &&
        /^(?:who|which)$/.test(frame.tokens[one.source.last - 1]?.lower ?? '') &&
        other.source !== null &&
        other.source.first <= one.source.first;
      if (
        !joint &&
        !closes &&
        !endsRelative &&
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
      if (cutAt > one.content.first && (closes || hasVerb(frame, one.content.first, cutAt)))
        last = Math.min(last, cutAt);
    }
    return last === one.content.last ? one : { ...one, content: { first: one.content.first, last } };
  });
}
