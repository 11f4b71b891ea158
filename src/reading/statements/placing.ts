import type { CutText, Quotation } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import { contains, spanning } from '../../text/passage.js';
import type { ActorBook } from '../actors/book.js';
import type { Run } from '../attributions/attribution.js';
import { isNameLine } from '../names/lines.js';
import { answersAnnounced } from './announced.js';
import { type Draft, isNearer, isSpeech, type Telling } from './draft.js';
import { gapped } from './gapped.js';
import { quoteSubject } from './quote-subject.js';
import { isInscribed, isProgramme, isScare, isShort, isTerm, keepTold } from './scare.js';
import { signatureOf } from './signatures.js';
import type { Speaker } from './speaker.js';
import { leastTrust, uncuedFeatures, uncuedTrust } from './uncued.js';
import type { Uncued } from './watch.js';

/** Words of a term, a title or a scare quote, at most. */
const longestTerm = 7;

/** Statements of a paragraph that are looked at around a quotation, at most: bounds the time of one without end. */
const window = 200;

/** Gives a quotation to the statement whose content holds it, else to whom the context tells. */
export function placeQuotation(
  telling: Telling,
  quotation: Quotation,
  from: number,
  paragraph: number,
): void {
  const { cut, drafts, told, lexicon } = telling;
  if (isInscribed(cut, quotation, lexicon) || isProgramme(cut, quotation, lexicon)) return;
  let best: Draft | null = null;
  for (let index = Math.max(from, drafts.length - window); index < drafts.length; index += 1) {
    const draft = drafts[index];
    if (
      draft !== undefined &&
      contains(draft.content, quotation.inner) &&
      (best === null || isNearer(draft, best))
    )
      best = draft;
  }
  if (best !== null) {
    best.speaker = knownSpeaker(telling, best, quotation);
    best.quotes.push(quotation.inner);
    keepTold(told, cut, quotation);
    return;
  }
  const sentence = sentenceAt(cut, quotation.start, cut.paragraphs[paragraph]?.first ?? 0);
  const signature = signatureOf(cut, quotation, paragraph, telling.book);
  if (signature !== null) {
    keepTold(told, cut, quotation);
    drafts.push({
      attribution: null,
      cueStart: null,
      speaker: { actor: telling.book.actorAt(signature.first), way: 'name' },
      named: signature,
      content: { start: quotation.start, end: quotation.end },
      quotes: [quotation.inner],
      sentence,
      paragraph,
    });
    return;
  }
  const found = contextual(telling, quotation, from, paragraph, sentence);
  if (found.joins !== null) {
    // `“A,” he said. “B.”`: one saying, told in two stretches.
    found.joins.quotes.push(quotation.inner);
    found.joins.content = spanning(found.joins.content, quotation);
    return;
  }
  if (isScare(cut, quotation, paragraph, found.speaker, told, lexicon)) return;
  const trust = found.within ? trusted(telling, { quotation, sentence, paragraph, ...found }) : null;
  const doubted = trust !== null && trust < leastTrust;
  if (doubted && isShort(cut.text, quotation.inner, longestTerm)) return;
  keepTold(told, cut, quotation);
  drafts.push({
    attribution: null,
    cueStart: null,
    // So many words are somebody's, but it is not known whose.
    speaker: doubted ? { actor: null, way: 'none' } : found.speaker,
    trust,
    named: doubted ? null : found.named,
    content: { start: quotation.start, end: quotation.end },
    quotes: [quotation.inner],
    sentence,
    paragraph,
  });
}

/** How likely words within a reporter's sentence are whose they seem to be; null where nobody is found for them. */
function trusted(telling: Telling, uncued: Uncued): number | null {
  if (uncued.speaker.actor === null) return null;
  const features = uncuedFeatures(telling, uncued);
  telling.watch?.uncued?.(uncued, features);
  return uncuedTrust(features);
}

/** Grammar found nobody for a participle ("calling it “…”"): whom the sentence is about says it. */
function knownSpeaker(telling: Telling, draft: Draft, quotation: Quotation): Speaker {
  const { cut, book, lexicon, quoted, meant } = telling;
  const { attribution, speaker, sentence } = draft;
  if (attribution?.form === 'according') {
    const named = namedBehind(telling, draft, quotation);
    if (named >= 0) return { actor: named, way: 'nearby' };
  }
  if (attribution === null || speaker.actor !== null) return speaker;
  const cue = cut.tokens[attribution.cue.first];
  const participle = cut.tokens[attribution.cue.last - 1]?.lower.endsWith('ing') ?? false;
  if (cue === undefined || !participle) return speaker;
  // "Marin was heard praising Orr for his “calm”": whom the verb governs does not speak.
  const until = cue.start < quotation.start ? cue : quotation;
  const subject = quoteSubject(cut, until, sentence, book, quoted, meant.get(sentence) ?? null, lexicon);
  return subject === null ? speaker : { actor: subject.actor, way: 'subject' };
}

/** “…,” government spokesman Ana Marin, according to the agency: who is named between the words and who tells of them, or -1. */
function namedBehind({ cut, book }: Telling, { content }: Draft, { end }: Quotation): number {
  let person = -1;
  for (let at = partition(cut.tokens, (token) => token.start < end); ; at += 1) {
    const token = cut.tokens[at];
    if (token === undefined || token.start >= content.end) return person;
    if (!/^(?:PROPN|NOUN|ADJ|DET)$/.test(token.pos) && token.text !== ',') return -1;
    const actor = book.actorAt(at);
    if (actor >= 0 && book.kindOf(actor) === 'person') person = actor;
  }
}

/** The first sentence from `from` on that ends after an offset, the last where none does. */
function sentenceAt(cut: CutText, at: number, from: number): number {
  let [low, high] = [from, cut.sentences.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cut.sentences[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function contextual(
  telling: Telling,
  quotation: Quotation,
  from: number,
  paragraph: number,
  sentence: number,
): {
  readonly speaker: Speaker;
  readonly joins: Draft | null;
  readonly named: Run | null;
  readonly within: boolean;
} {
  const { cut, drafts, book, lexicon, quoted, meant } = telling;
  const around = drafts.slice(Math.max(from, drafts.length - window));
  const here = around.filter((draft) => draft.speaker.actor !== null);
  const bounds = cut.sentences[sentence];
  const block = cut.paragraphs[paragraph];
  const whole =
    bounds !== undefined && quotation.start <= bounds.start + 1 && quotation.end >= bounds.end - 2;
  const by = (
    actor: number | null,
    way: Speaker['way'],
    joins: Draft | null = null,
    named: Run | null = null,
  ) => ({ speaker: { actor, way }, joins, named, within: !whole });
  const announced = answersAnnounced(telling, paragraph, whole && quotation.start === block?.start);
  if (announced !== null && !here.some((draft) => draft.sentence === sentence))
    return by(announced.actor, 'carried');
  if (whole) {
    const earlier = here.filter(
      (draft) => draft.content.start < quotation.start && draft.sentence <= sentence,
    );
    const latest = earlier.at(-1);
    // “…,” Marin said, according to Orbis. “…”: Marin goes on.
    const before =
      earlier
        .filter(
          (draft) =>
            draft.sentence === latest?.sentence &&
            draft.quotes.length > 0 &&
            draft.attribution?.form !== 'according',
        )
        .at(-1) ?? latest;
    if (before !== undefined)
      return by(
        before.speaker.actor,
        'continued',
        before.quotes.length > 0 && before.attribution !== null && before.paragraph === paragraph
          ? before
          : null,
      );
    const unknown = around.filter((draft) => draft.content.start < quotation.start).at(-1);
    if (unknown !== undefined && unknown.quotes.length > 0 && unknown.attribution?.source != null)
      return by(null, 'none', unknown.paragraph === paragraph ? unknown : null);
    const next = here.find((draft) => draft.content.start >= quotation.end);
    if (next !== undefined && next.quotes.length > 0)
      return by(next.speaker.actor, 'next', next.attribution !== null ? next : null);
    const line = nameLineBefore(cut, paragraph, book);
    if (line !== null) return by(book.actorAt(line.first), 'colon', null, line);
    const named = sentence > (block?.first ?? sentence) ? (meant.get(sentence)?.person ?? null) : null;
    // "Orr did not hide it. “I want it.”": whom the sentences before it in the paragraph are about.
    if (named !== null && named !== meant.get(block?.first ?? -1)?.person) return by(named, 'carried');
    const last = carrier(drafts, from, paragraph);
    if (last !== null) return by(last.speaker.actor, 'carried');
  } else {
    const same = here.filter((draft) => draft.sentence === sentence && draft.cueStart !== null);
    const before = same.filter((draft) => (draft.cueStart ?? 0) < quotation.start);
    if (same.length === 0 && isTerm(cut, quotation, lexicon)) return by(null, 'none');
    const other = before.length === 0 ? null : gapped(telling, quotation);
    if (other !== null) return by(other.actor, 'subject', null, other.run);
    const near = before.filter(isSpeech).at(-1) ?? before.at(-1) ?? same[0];
    const contrast =
      near === undefined ? -1 : contrastAfter(cut, near.content.end, quotation.start, sentence);
    if (near !== undefined && contrast < 0)
      return by(near.speaker.actor, 'nearby', null, near.attribution?.source ?? null);
    const subject = quoteSubject(
      cut,
      quotation,
      sentence,
      book,
      quoted,
      meant.get(sentence) ?? null,
      lexicon,
    );
    // "…, but in the text Arland committed only to “…”": whoever spoke before "but" does not speak there.
    if (near !== undefined && (subject === null || subject.run.first < contrast))
      return by(near.speaker.actor, 'nearby', null, near.attribution?.source ?? null);
    const earlier = here.filter((draft) => draft.sentence < sentence).at(-1);
    // “…,” Marin said. Without Orr, “it is over.”: she goes on where nobody else is told of as a subject.
    if (subject?.governed === true && earlier?.sentence === sentence - 1 && earlier.quotes.length > 0)
      return by(earlier.speaker.actor, 'nearby');
    if (subject !== null) return by(subject.actor, 'subject', null, subject.run);
    if (earlier !== undefined) return by(earlier.speaker.actor, 'nearby');
  }
  return by(null, 'none');
}

/** The token of ", but" between two offsets of a sentence, or -1. */
function contrastAfter(cut: CutText, from: number, to: number, sentence: number): number {
  const bounds = cut.sentences[sentence];
  for (let at = bounds?.first ?? 0; at + 1 < (bounds?.last ?? 0); at += 1) {
    const token = cut.tokens[at];
    if (token === undefined || token.start >= to) return -1;
    if (token.start >= from && token.text === ',' && cut.tokens[at + 1]?.lower === 'but') return at + 1;
  }
  return -1;
}

/** The name that alone fills the paragraph before, in a list of what several people said. */
function nameLineBefore(cut: CutText, paragraph: number, book: ActorBook): Run | null {
  const block = cut.paragraphs[paragraph - 1];
  const [opening, closing] = [cut.sentences[block?.first ?? -1], cut.sentences[(block?.last ?? 0) - 1]];
  if (block === undefined || opening === undefined || closing === undefined) return null;
  for (let at = opening.first; at < Math.min(closing.last, opening.first + 16); at += 1) {
    const actor = book.actorAt(at);
    if (actor < 0 || !book.isNamed(actor)) continue;
    let last = at + 1;
    while (last < closing.last && book.actorAt(last) === actor) last += 1;
    const run = { first: at, last };
    const titled = cut.tokens.slice(opening.first, at).every(({ pos }) => /^(?:PROPN|NOUN|ADJ)$/.test(pos));
    const end = cut.tokens[last - 1]?.end ?? 0;
    return titled && isNameLine(cut, paragraph - 1, block.start, end) ? run : null;
  }
  return null;
}

/**
 * Whose words go on in a paragraph that says nothing of it: of the statements of the last paragraph with any, the last
 * one with a quotation, else the last; what others are told to say, and what a source tells in passing, set aside.
 */
function carrier(drafts: readonly Draft[], from: number, paragraph: number): Draft | null {
  const last = drafts[from - 1];
  if (last === undefined || last.paragraph < paragraph - 2) return null;
  const first = Math.max(0, from - window);
  let best: Draft | null = null;
  for (let index = from - 1; index >= first; index -= 1) {
    const draft = drafts[index];
    if (draft === undefined || draft.paragraph !== last.paragraph) break;
    if (draft.speaker.actor === null || draft.attribution?.form === 'according') continue;
    const at = draft.cueStart;
    const nested =
      at !== null &&
      drafts
        .slice(Math.max(first, index - 12), index)
        .some(({ content, attribution }) => attribution !== null && content.start <= at && at < content.end);
    if (nested) continue;
    if (draft.quotes.length > 0) return draft;
    best ??= draft;
  }
  return best ?? (last.speaker.actor === null ? null : last);
}
