import type { CutText } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import type { Span } from '../../text/passage.js';
import type { ActorBook } from '../actors/book.js';
import { type Draft, isSpeech } from './draft.js';
import { foldedWords, isShort } from './scare.js';

/** So many words between marks, at least and at most, are quoted again as they were said. */
const [fewest, most] = [2, 6];

/**
 * Words that the report gives to one speaker by a verb of speech are that speaker's where they stand in marks again: behind
 * somebody else's deed ("Kron refused the “last chance” offer", after Orr had spoken of it), without a cue, or said by an
 * office without a name ("his envoy hoped for “full access”"). Words that two are told to say stay where they are.
 */
export function echoed(cut: CutText, drafts: readonly Draft[], book: ActorBook): readonly Draft[] {
  const tellers = tellersOf(cut, drafts, book);
  if (tellers.size === 0) return drafts;
  return drafts.flatMap((draft) => {
    const { speaker, quotes } = draft;
    const [quote] = quotes;
    if (quotes.length !== 1 || quote === undefined || speaker.actor === null) return draft;
    const teller = tellers.get(fragmentOf(cut, quote) ?? '') ?? null;
    return teller === null || teller === speaker.actor ? draft : toldBy(cut, draft, quote, teller, book);
  });
}

/** A draft whose quoted words are somebody's who said them before: that person's, or parted from what is told around them. */
function toldBy(
  cut: CutText,
  draft: Draft,
  quote: Span,
  teller: number,
  book: ActorBook,
): Draft | readonly Draft[] {
  const speaker = { actor: teller, way: 'carried' } as const;
  if (draft.attribution === null) return { ...draft, speaker };
  if (isSpeech(draft) && !isDeed(cut, draft))
    return isUnnamed(cut, draft, book) ? { ...draft, speaker } : draft;
  const marked = cut.quotations[partition(cut.quotations, ({ inner }) => inner.start < quote.start)];
  const own: Draft = {
    attribution: null,
    cueStart: null,
    speaker,
    content: marked?.inner.start === quote.start ? { start: marked.start, end: marked.end } : quote,
    quotes: draft.quotes,
    sentence: draft.sentence,
    paragraph: draft.paragraph,
  };
  return [{ ...draft, quotes: [] }, own];
}

/** Who says quoted words by a verb of speech and under his name; null where two do. */
function tellersOf(
  cut: CutText,
  drafts: readonly Draft[],
  book: ActorBook,
): ReadonlyMap<string, number | null> {
  const tellers = new Map<string, number | null>();
  for (const draft of drafts) {
    const { actor } = draft.speaker;
    if (actor === null || !isSpeech(draft) || !book.standing(actor).full || book.kindOf(actor) !== 'person')
      continue;
    if (isDeed(cut, draft) || isUnnamed(cut, draft, book)) continue;
    for (const quote of draft.quotes) {
      const words = fragmentOf(cut, quote);
      if (words === null) continue;
      const known = tellers.get(words);
      tellers.set(words, known === undefined || known === actor ? actor : null);
    }
  }
  return tellers;
}

/** The words of a short quotation, folded; null for longer ones, which are nobody's catchwords, and for single words. */
function fragmentOf(cut: CutText, quote: Span): string | null {
  // An article in front is no word of it.
  if (quote.end - quote.start > 80 || !isShort(cut.text, quote, most + 1)) return null;
  const words = foldedWords(cut.text.slice(quote.start, quote.end)).replace(/^(?:an?|the) /, '');
  const count = words.split(/\s+/).length;
  return count < fewest || count > most ? null : words;
}

/** "His top envoy hoped for “…”": somebody's office is all that is told. */
function isUnnamed(cut: CutText, { attribution, speaker }: Draft, book: ActorBook): boolean {
  const source = attribution?.source ?? null;
  if (source === null || speaker.actor === null || book.kindOf(speaker.actor) !== 'person') return false;
  const tokens = cut.tokens.slice(source.first, source.last);
  return tokens.at(-1)?.pos === 'NOUN' && tokens.every(({ pos }) => pos !== 'PROPN');
}

/** "Kron refused to take up the “…” offer": what is done is told, not what is said. */
function isDeed(cut: CutText, { attribution }: Draft): boolean {
  const content = attribution?.content ?? null;
  return content !== null && cut.tokens[content.first]?.lower === 'to';
}
