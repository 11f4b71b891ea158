import type { Token } from '../../text/cut.js';
import type { FramingWords, Lexicon } from '../lexicon.js';
import { isGenitive } from '../words/genitive.js';
import { isTimeWord } from '../words/phrases.js';
import { clauseAround } from './asides.js';
import type { Attribution, Run } from './attribution.js';
import { titleEnd } from './contents.js';
import { contentEnd, extended, type Frame, hasSubjectVerb, isVerbal, lastPhraseBefore } from './frame.js';
import { participleEnd, tailEnd } from './spans.js';

/** A frame of speech that stands in a sentence: "according to", "as … put it". */
export interface Framing {
  readonly words: FramingWords;
  /** Where its first words end. */
  readonly opened: number;
  /** Where its last words start and end; null where the speaker ends it. */
  readonly closing: Run | null;
}

/** Words that a speaker may take up between the halves of a frame: "as one of the two ministers there put it". */
const longest = 14;

/** The frame of speech that starts at a token, if any. */
export function framingAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Framing | null {
  const token = tokens[at];
  const found = token === undefined ? undefined : lexicon.framings.get(token.lower);
  if (token === undefined || found === undefined) return null;
  const ends = endsNear(tokens, at + 1, token.sentence, lexicon);
  for (const words of found) {
    if (words.after.length > 0 && !ends) continue;
    if (!standsAt(tokens, at, words.before, token.sentence)) continue;
    const opened = at + words.before.length;
    if (words.after.length === 0) return { words, opened, closing: null };
    const closing = closingOf(tokens, opened, words, token.sentence, lexicon);
    if (closing !== null) return { words, opened, closing };
  }
  return null;
}

/** Whether a word that can end a frame stands within its reach. */
function endsNear(
  tokens: readonly Token[],
  from: number,
  sentence: number,
  { framingEnds }: Lexicon,
): boolean {
  for (let at = from; at <= from + longest; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== sentence) return false;
    if (framingEnds.has(token.lower)) return true;
  }
  return false;
}

function standsAt(tokens: readonly Token[], at: number, words: readonly string[], sentence: number): boolean {
  for (let index = 0; index < words.length; index += 1) {
    const token = tokens[at + index];
    if (token?.lower !== words[index] || token?.sentence !== sentence) return false;
  }
  return true;
}

/** Marks over which no frame goes. */
const breaks: ReadonlySet<string> = new Set('"“”;:()');

/** The last words of a frame: right after a genitive or a possessive where they name a thing, else after any phrase. */
function closingOf(
  tokens: readonly Token[],
  opened: number,
  { after }: FramingWords,
  sentence: number,
  { speech }: Lexicon,
): Run | null {
  const isVerb = after.length > 1 && after.at(-1) === 'it';
  for (let at = opened; at < opened + longest; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== sentence || breaks.has(token.text)) return null;
    if (at > opened && standsAt(tokens, at, after, sentence)) {
      const owned = /^(?:['’]s?|his|her|their)$/.test(tokens[at - 1]?.lower ?? '');
      const own = tokens[at - 1]?.lower === 'own' && /^(?:his|her|their)$/.test(tokens[at - 2]?.lower ?? '');
      const last = at + after.length;
      // "put it on hold", but "put it on Monday".
      const away = speech.away.has(tokens[last]?.lower ?? '') && !isTimeWord(tokens[last + 1]?.lower ?? '');
      return (isVerb ? !away : owned || own) ? { first: at, last } : null;
    }
    if (isVerbal(token) && !/(?:ed|en|ing)$/.test(token.lower)) return null;
  }
  return null;
}

/** Who is framed as speaking, and what stands before or after the frame as said. */
export function framedAt(frame: Frame, at: number, framing: Framing, sentence: number): Attribution | null {
  const { words, opened, closing } = framing;
  const said = sourceOf(frame, at, framing);
  if (said === null || (closing === null && isManner(frame, said.source))) return null;
  const after = closing?.last ?? said.source.last;
  const content = contentOf(frame, at, after);
  if (content === null || content.last <= content.first) return null;
  const takes = words.entry.takes ?? [];
  if (takes.includes('quote') && !holdsQuote(frame, content)) return null;
  // "per Orr, “…”", not "per day": what could be a measure has to be somebody.
  if (takes.includes('person') && !isSomebody(frame, said.head)) return null;
  return {
    cue: closing === null || closing.last - closing.first < 2 ? { first: at, last: opened } : closing,
    lemma: words.entry.lemma,
    strength: words.entry.strength,
    mind: words.entry.mind ?? false,
    ...said,
    content,
    sentence,
    polarity: 'said',
    // Who "puts it" says it himself; what goes "according to" somebody need not be his words.
    form: words.entry.lemma === 'according to' ? 'according' : 'clause',
    told: null,
  };
}

function sourceOf(
  frame: Frame,
  at: number,
  { opened, closing }: Framing,
): { readonly source: Run; readonly head: Run } | null {
  const { tokens } = frame;
  if (closing !== null) {
    let last = closing.first;
    if (tokens[last - 1]?.lower === 'own') last -= 1;
    if (isGenitive(tokens[last - 1])) last -= 1;
    const phrase = frame.phrases.find(({ first }) => first === opened);
    const source = { first: opened, last };
    if (phrase === undefined) return last > opened ? { source, head: source } : null;
    return { source, head: { first: opened, last: Math.min(phrase.last, last) } };
  }
  const phrase = frame.phrases[lastPhraseBefore(frame, opened) + 1];
  if (phrase === undefined || phrase.first - at > opened - at + 2) return null;
  const core = extended(frame, phrase);
  const last = participleEnd(frame, core.last);
  const fronted = at - frame.first <= 1;
  return {
    source: { first: core.first, last: fronted ? last : tailEnd(frame, last) },
    head: { first: phrase.first, last: phrase.last },
  };
}

/** In front of a clause, what comes after its comma; else what stands before, or quoted words right behind. */
function contentOf(frame: Frame, at: number, after: number): Run | null {
  const { tokens, quoted } = frame;
  const end = contentEnd(frame, frame.last);
  if (at - frame.first <= 1) {
    let comma = after;
    while (comma < end && tokens[comma]?.text !== ',' && (quoted[comma] ?? -1) < 0) comma += 1;
    comma = pastApposition(frame, comma, end);
    // "According to Orr’s book “The Fall,” talks failed".
    const title = titleEnd(frame, comma);
    if (title > comma && title < end && hasSubjectVerb(frame, title, end)) return { first: title, last: end };
    const from = tokens[comma]?.text === ',' ? comma + 1 : after;
    return from < end ? { first: from, last: end } : null;
  }
  const apart = /^[,:]$/.test(tokens[after]?.text ?? '') ? after + 1 : after;
  if (apart < end && (quoted[apart] ?? -1) >= 0 && (quoted[at - 2] ?? -1) < 0)
    return { first: apart, last: end };
  const around = clauseAround(frame, at - 1, after);
  if (around !== null) return around;
  return { first: frame.first, last: /^(?:,|—|–|--)$/.test(tokens[at - 1]?.text ?? '') ? at - 1 : at };
}

/** "According to Marin, the union's envoy, talks failed": a description of one phrase, up to its second comma. */
function pastApposition(frame: Frame, comma: number, end: number): number {
  const phrase = frame.phrases.find(({ first }) => first === comma + 1);
  if (phrase === undefined || phrase.pronoun || phrase.time) return comma;
  const { last } = extended(frame, phrase);
  // "According to Marin, author of “The Fall,” talks failed".
  if (frame.tokens[last]?.lower === 'of' && titleEnd(frame, last + 1) > last + 1) return last + 1;
  return frame.tokens[last]?.text === ',' &&
    frame.lexicon.speakers.has(frame.tokens[phrase.last - 1]?.lower ?? '') &&
    hasSubjectVerb(frame, last + 1, end)
    ? last
    : comma;
}

/** "according to weight", "according to plan": a bare noun that nobody is. */
function isManner({ tokens, lexicon }: Frame, { first, last }: Run): boolean {
  const { text, lower = '' } = tokens[first] ?? {};
  return (
    last - first === 1 &&
    text === lower &&
    !lexicon.speakers.has(lower) &&
    !/(?:s|him|her|them|me)$/.test(lower)
  );
}

/** A name, or a noun for whoever can speak. */
function isSomebody({ tokens, lexicon }: Frame, { last }: Run): boolean {
  const head = tokens[last - 1];
  return head !== undefined && (head.pos === 'PROPN' || lexicon.speakers.has(head.lower));
}

function holdsQuote(frame: Frame, run: Run): boolean {
  for (let at = run.first; at < run.last; at += 1) if ((frame.quoted[at] ?? -1) >= 0) return true;
  return false;
}
