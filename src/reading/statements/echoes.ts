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
  const said = sayingsOf(cut, drafts, book);
  if (tellers.size === 0 && said.length === 0) return drafts;
  let asked = 0;
  return drafts.flatMap((draft) => {
    const { speaker, quotes } = draft;
    const [quote] = quotes;
    if (quotes.length !== 1 || quote === undefined || speaker.actor === null) return draft;
    const fragment = fragmentOf(cut, quote);
    if (fragment === null) return draft;
    let teller = tellers.get(fragment) ?? null;
    let parted = false;
    if (teller === null && !tellers.has(fragment) && isLoose(cut, draft) && asked < mostAsked) {
      asked += 1;
      teller = sayerOf(fragment, said);
      // Words without a cue are theirs to whom the sentence gives them, unless it names who said them.
      parted = teller !== null && isTold(cut, draft, quote, teller, book);
      if (!parted) teller = null;
    }
    return teller === null || teller === speaker.actor
      ? draft
      : toldBy(cut, draft, quote, teller, book, parted);
  });
}

/** So many short quotations are looked for in longer ones, at most, and among so many letters. */
const [mostAsked, mostLetters] = [64, 60_000];

interface Saying {
  readonly actor: number;
  readonly words: string;
}

/** Longer quotations that somebody says by a verb of speech, folded: short ones may be of them. */
function sayingsOf(cut: CutText, drafts: readonly Draft[], book: ActorBook): readonly Saying[] {
  let letters = 0;
  return drafts.flatMap((draft) => {
    const { actor } = draft.speaker;
    if (actor === null || !isSpeech(draft) || book.kindOf(actor) !== 'person') return [];
    return draft.quotes.flatMap(({ start, end }) => {
      letters += end - start;
      if (letters > mostLetters || isShort(cut.text, { start, end }, most)) return [];
      return [{ actor, words: ` ${foldedWords(cut.text.slice(start, end))} ` }];
    });
  });
}

/** Who alone says some words within longer ones. */
function sayerOf(fragment: string, said: readonly Saying[]): number | null {
  let found: number | null = null;
  for (const { actor, words } of said) {
    if (!words.includes(` ${fragment} `)) continue;
    if (found !== null && found !== actor) return null;
    found = actor;
  }
  return found;
}

/** Told without a cue, or behind a verb of speech whose clause may be about another. */
const isLoose = (cut: CutText, draft: Draft): boolean =>
  draft.attribution === null || isSpeech(draft) || isDeed(cut, draft);

/** The sentence names somebody before the words: "Varda will answer, Kron said, since Orr set a “last chance”". */
function isTold(cut: CutText, draft: Draft, quote: Span, teller: number, book: ActorBook): boolean {
  const sentence = cut.sentences[draft.sentence];
  const from = draft.attribution === null ? (sentence?.start ?? 0) : draft.content.start;
  for (let at = partition(cut.tokens, (token) => token.start < from); ; at += 1) {
    const token = cut.tokens[at];
    if (token === undefined || token.start >= quote.start || token.sentence !== draft.sentence) return false;
    if (book.actorAt(at) === teller) return true;
  }
}

/** A draft whose quoted words are somebody's who said them before: that person's, or parted from what is told around them. */
function toldBy(
  cut: CutText,
  draft: Draft,
  quote: Span,
  teller: number,
  book: ActorBook,
  parted: boolean,
): Draft | readonly Draft[] {
  const speaker = { actor: teller, way: 'carried' } as const;
  if (draft.attribution === null) return { ...draft, speaker };
  if (isSpeech(draft) && !isDeed(cut, draft) && !parted)
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
