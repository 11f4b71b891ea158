import type { CutText, Quotation, Token } from '../../text/cut.js';
import type { ActorBook } from '../actors/book.js';
import type { Run } from '../attributions/attribution.js';
import type { Lexicon } from '../lexicon.js';
import { isGenitive } from '../words/genitive.js';
import type { Meant } from './discourse.js';
import { meantBy } from './pronouns.js';

/** Whose quoted words are that no cue tells of, with the words that name them. */
export interface QuoteSubject {
  readonly actor: number;
  readonly run: Run;
  /** Named, but no clause that leads to the words is of whom it names. */
  readonly governed?: boolean;
}

/** A noun that names people or a body which can speak, and no document. */
const isSpeaker = (lower: string, { acting, offices }: Lexicon): boolean =>
  acting.has(lower) || offices.has(lower);

/**
 * Without a cue, quoted words are the subject's of the clause that leads to them ("Orr began the day by warning that it
 * was “a last shot” for Marin"): the first actor or pronoun before them that nothing governs, or a later one that opens
 * a clause of its own; where there is none, the last person named before them, else the first one of the sentence.
 */
export function quoteSubject(
  cut: CutText,
  quotation: Pick<Quotation, 'start'>,
  sentence: number,
  book: ActorBook,
  quoted: Int32Array,
  meant: Meant | null,
  lexicon: Lexicon,
): QuoteSubject | null {
  const bounds = cut.sentences[sentence];
  if (bounds === undefined) return null;
  const { tokens } = cut;
  let subject: QuoteSubject | null = null;
  let first: QuoteSubject | null = null;
  let person: QuoteSubject | null = null;
  let group: Run | null = null;
  const opensLow = lexicon.speech.subordinating.has(tokens[bounds.first]?.lower ?? '');
  for (let at = bounds.first; at < bounds.last; at += 1) {
    if ((quoted[at] ?? -1) >= 0) continue;
    const token = tokens[at];
    const isPronoun = token?.lower === 'he' || token?.lower === 'she';
    const actor = isPronoun ? orMeant(book.actorAt(at), token.lower, meant, book) : book.actorAt(at);
    if (actor < 0) {
      // "The rebels left because it “would mean surrender”": those whom a common noun names.
      const isSubject =
        subject === null &&
        group === null &&
        token !== undefined &&
        token.start < quotation.start &&
        isSpeaker(token.lower, lexicon) &&
        !/^(?:NOUN|PROPN|PART)$/.test(tokens[at + 1]?.pos ?? '') &&
        isNominative(tokens, at, at + 1, bounds.first) &&
        startsClause(tokens, at + 1, bounds.last);
      if (isSubject) group = { first: phraseStart(tokens, at, bounds.first), last: at + 1 };
      continue;
    }
    let end = at + 1;
    while (!isPronoun && end < bounds.last && book.actorAt(end) === actor && (quoted[end] ?? -1) < 0)
      end += 1;
    const found = { actor, run: { first: at, last: end } };
    const isBefore = (token?.start ?? 0) < quotation.start;
    // "Senate Leader Ana Marin": an actor within another's title.
    if (!isPronoun && leadsTo(tokens, end, bounds.last, book)) {
      first ??= found;
      continue;
    }
    first ??= isPronoun ? null : found;
    if (book.kindOf(actor) === 'person' && !isPronoun && (isBefore || person === null)) person = found;
    if (isBefore && isNominative(tokens, at, end, bounds.first)) {
      const start = phraseStart(tokens, at, bounds.first);
      const before = tokens[start - 1];
      if (
        (subject === null && group === null) ||
        (before !== undefined &&
          start > bounds.first &&
          (/^(?:and|but|while|;|—|–)$/.test(before.lower) ||
            (before.text === ',' && (opensLow || isFronted(tokens, start - 1, bounds.first)))) &&
          startsClause(tokens, end, bounds.last))
      )
        subject = found;
    }
    at = end - 1;
  }
  if (subject === null && group !== null) {
    const actor = book.described(group.first, group.last);
    if (actor !== null) return { actor, run: group };
  }
  const named = subject ?? person ?? first;
  return named === null || named === subject ? named : { ...named, governed: true };
}

/** ", but in the joint text, Arland": the comma closes a phrase of a preposition that opens a clause of its own. */
function isFronted(tokens: readonly Token[], comma: number, first: number): boolean {
  for (let at = comma - 1; at > first && comma - at < 10; at -= 1) {
    const token = tokens[at];
    if (token === undefined || /^(?:VERB|AUX|PUNCT)$/.test(token.pos)) return false;
    if (/^(?:but|while)$/.test(token.lower)) return tokens[at + 1]?.pos === 'ADP';
  }
  return false;
}

/** Nouns alone stand between a name and another actor's. */
function leadsTo(tokens: readonly Token[], end: number, last: number, book: ActorBook): boolean {
  for (let at = end; at < last && at - end < 6; at += 1) {
    if (book.actorAt(at) >= 0) return at > end;
    if (!/^(?:NOUN|PROPN|ADJ)$/.test(tokens[at]?.pos ?? '') || tokens[at]?.lower === 'and') return false;
  }
  return false;
}

const orMeant = (actor: number, pronoun: string, meant: Meant | null, book: ActorBook): number =>
  actor >= 0 || meant === null ? actor : (meantBy(pronoun, meant.person, meant.others, book) ?? -1);

/** Where a phrase starts that ends in a name: titles and articles before it. */
function phraseStart(tokens: readonly Token[], at: number, from: number): number {
  let start = at;
  while (start > from && /^(?:NOUN|PROPN|ADJ|DET|NUM)$/.test(tokens[start - 1]?.pos ?? '')) start -= 1;
  return start;
}

/** Neither a preposition nor a verb governs it, and it owns nothing. */
function isNominative(tokens: readonly Token[], at: number, end: number, from: number): boolean {
  if (isGenitive(tokens[end])) return false;
  const start = phraseStart(tokens, at, from);
  if (start === from) return true;
  const before = tokens[start - 1];
  return before !== undefined && !/^(?:ADP|VERB|AUX|PART)$/.test(before.pos) && before.lower !== 'to';
}

/** A verb comes right after it, adverbs set aside. */
function startsClause(tokens: readonly Token[], end: number, last: number): boolean {
  let at = end;
  while (at < last && at - end < 3 && tokens[at]?.pos === 'ADV') at += 1;
  return at < last && (tokens[at]?.pos === 'VERB' || tokens[at]?.pos === 'AUX');
}
