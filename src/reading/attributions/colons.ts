import type { CutText } from '../../text/cut.js';
import type { Lexicon } from '../lexicon.js';
import type { Attribution } from './attribution.js';
import { clauseSubject } from './clause-subject.js';
import { isLongQuote } from './cues.js';
import { contentEnd, type Frame } from './frame.js';
import type { Subject } from './subject.js';

/** The colon of a sentence that a quotation follows at once, there or as the next sentence; -1 where none does. */
export function quoteColonAt(
  cut: CutText,
  { first, last }: { readonly first: number; readonly last: number },
  quoted: Int32Array,
): number {
  for (let at = last - 1; at > first; at -= 1)
    if (cut.tokens[at]?.text === ':' && (quoted[at] ?? -1) < 0)
      return isLongQuote(cut, at + 1, quoted) ? at : -1;
  return -1;
}

/** Whether an attribution already tells whose the words after a colon are. */
export const leadsTo = (colon: number, { cue, content }: Attribution): boolean =>
  content === null ? cue.last <= colon : content.first <= colon + 1 && content.last > colon + 1;

/** "Marin had one reply: “…”": the clause's subject says what comes after the colon, where it is one that speaks. */
export function colonAfter(
  frame: Frame,
  colon: number,
  sentence: number,
  named: (token: number) => boolean,
): Attribution | null {
  const subject = labelBefore(frame, colon, named) ?? clauseSubject(frame, colon);
  if (subject === null) return null;
  const head = frame.tokens[subject.head.last - 1];
  const speaks =
    head !== undefined &&
    (named(subject.head.last - 1) ||
      frame.lexicon.speakers.has(head.lower) ||
      /^(?:he|she|they|i|we)$/.test(head.lower));
  if (!speaks) return null;
  const end = contentEnd(frame, frame.last);
  return {
    cue: { first: colon, last: colon + 1 },
    lemma: ':',
    strength: 0.8,
    mind: false,
    source: subject.whole,
    head: subject.head,
    content: colon + 1 < end ? { first: colon + 1, last: end } : null,
    sentence,
    polarity: 'said',
    form: 'quote',
    told: null,
  };
}

/** "A bad week - Ana Marin: “…”", "More from Orr: “…”": a name right before the colon, after a dash or "from". */
function labelBefore(frame: Frame, colon: number, named: (token: number) => boolean): Subject | null {
  if (!named(colon - 1)) return null;
  let first = colon - 1;
  while (first > frame.first && /^(?:PROPN|NOUN|ADJ|DET)$/.test(frame.tokens[first - 1]?.pos ?? ''))
    first -= 1;
  const before = frame.tokens[first - 1];
  if (first > frame.first && !/^(?:-|–|—|--|from)$/.test(before?.lower ?? '')) return null;
  const run = { first, last: colon };
  return { head: run, whole: run };
}

/** "Marin: we will sign", "Orr camp: talks failed": a name or office, a colon, and what it says. */
export function colonAt(
  cut: CutText,
  sentence: number,
  quoted: Int32Array,
  lexicon: Lexicon,
  named: (token: number) => boolean,
): Attribution | null {
  const bounds = cut.sentences[sentence];
  if (bounds === undefined) return null;
  // "[ORR]: …", a speaker's turn.
  let colon = cut.tokens[bounds.first]?.text === '[' ? bounds.first + 1 : bounds.first;
  const first = colon;
  while (colon < bounds.last && colon - bounds.first < 9 && cut.tokens[colon]?.text !== ':') {
    const token = cut.tokens[colon];
    if (
      token === undefined ||
      (quoted[colon] ?? -1) >= 0 ||
      token.pos === 'VERB' ||
      token.pos === 'AUX' ||
      token.pos === 'PUNCT'
    )
      return null;
    colon += 1;
  }
  const bracket = first > bounds.first && cut.tokens[colon]?.text === ']' ? 1 : 0;
  const sourceEnd = colon;
  colon += bracket;
  const last = cut.tokens[sourceEnd - 1]?.lower ?? '';
  const label = sourceEnd === first + 1 && lexicon.labels.has(last);
  const text = cut.tokens[sourceEnd - 1]?.text ?? '';
  const shortest = label || (text.length > 1 && text === text.toUpperCase()) ? 2 : 3;
  if (cut.tokens[colon]?.text !== ':' || sourceEnd === first || bounds.last - colon < shortest) return null;
  const proper =
    cut.tokens[sourceEnd - 1]?.pos === 'PROPN' && cut.paragraphs[bounds.paragraph]?.kind === 'heading';
  if (!label && !named(sourceEnd - 1) && !proper && bracket === 0 && !lexicon.persons.has(last)) return null;
  // "Talks on Orlen: a balance": the name that a preposition governs does not speak.
  if (proper && named(sourceEnd - 1) && cut.tokens[sourceEnd - 2]?.pos === 'ADP' && !named(first))
    return null;
  // "Deal: what we know": a paper does not speak for itself.
  if (sourceEnd === first + 1 && lexicon.documents.has(last)) return null;
  const source = { first, last: sourceEnd };
  let end = bounds.last;
  while (end > colon + 1 && cut.tokens[end - 1]?.text === '.') end -= 1;
  return {
    cue: { first: colon, last: colon + 1 },
    lemma: ':',
    strength: 0.9,
    mind: false,
    source,
    head: source,
    content: { first: colon + 1, last: end },
    sentence,
    polarity: 'said',
    form: 'quote',
    told: null,
  };
}
