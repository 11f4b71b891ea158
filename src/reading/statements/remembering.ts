import type { CutText, PartOfSpeech, Token } from '../../text/cut.js';
import type { ActorBook } from '../actors/book.js';
import type { Attribution, Run } from '../attributions/attribution.js';
import type { Lexicon } from '../lexicon.js';
import type { Discourse } from './discourse.js';
import type { Speaker } from './speaker.js';

/** Persons kept in mind for a pronoun. */
const lately = 10;

/** Who spoke last is whom a pronoun means next. */
export function remember(discourse: Discourse, speaker: Speaker, book: ActorBook, paragraph: number): void {
  if (speaker.actor === null) return;
  discourse.stranger = null;
  if (book.kindOf(speaker.actor) === 'person') {
    discourse.person = speaker.actor;
    discourse.spoke = speaker.actor;
  } else {
    discourse.group = speaker.actor;
    discourse.subject = null;
  }
  discourse.paragraph = paragraph;
}

/** "Marin's statement said": whom "it" means next, until somebody else speaks. */
export function noteStated(
  { tokens }: CutText,
  { head, lemma }: Attribution,
  { actor, way }: Speaker,
  { documents }: Lexicon,
  discourse: Discourse,
): void {
  if (actor === null || head === null || lemma === ':' || way === 'pronoun') return;
  discourse.stated = documents.has(tokens[head.last - 1]?.lower ?? '') ? actor : null;
}

/** "Ana Marin and Otto Roux write": whom "they" means next, by the first of them. */
export function noteRow(
  { source }: Attribution,
  { actor }: Speaker,
  book: ActorBook,
  discourse: Discourse,
): void {
  if (source === null || actor === null || book.kindOf(actor) !== 'person') return;
  for (let at = source.first; at < source.last; at += 1) {
    const other = book.actorAt(at);
    if (other < 0 || other === actor || book.kindOf(other) !== 'person') continue;
    discourse.group = actor;
    discourse.subject = null;
    return;
  }
}

/** A sentence without speech still says whom "he" means next: its first person outside quotations. */
export function noteSubject(
  cut: CutText,
  sentence: number,
  quoted: Int32Array,
  book: ActorBook,
  discourse: Discourse,
  spoke: boolean,
  lexicon: Lexicon,
): void {
  const { speech } = lexicon;
  const bounds = cut.sentences[sentence];
  if (bounds === undefined) return;
  // "When Orr said so, envoy Ana Marin left": whom the main clause is about, whoever spoke in the other.
  const main = speech.subordinating.has(cut.tokens[bounds.first]?.lower ?? '')
    ? mainPerson(cut, bounds, quoted, book)
    : null;
  if (main !== null) discourse.person = main;
  if (spoke || main !== null) return;
  // A headline of another story, a pulled quotation: no "he" means who stands there.
  if (!/[.!?:;,…"”’)\]]/.test(cut.text[(cut.paragraphs[bounds.paragraph]?.end ?? 0) - 1] ?? '')) return;
  const named = book.recalled(bounds.first, bounds.last);
  if (named !== null) {
    discourse.person = named;
    return;
  }
  const stranger = strangerIn(cut, bounds, quoted, book, lexicon);
  discourse.stranger = stranger;
  if (stranger !== null) return;
  for (let at = bounds.first; at < bounds.last; at += 1) {
    if ((quoted[at] ?? -1) >= 0) continue;
    const actor = book.actorAt(at);
    // "Orr supporters met": they, not he.
    if (lexicon.groups.has(cut.tokens[at + 1]?.lower ?? '')) continue;
    if (actor >= 0 && book.kindOf(actor) === 'person') {
      discourse.person = actor;
      return;
    }
  }
}

/** "In the square a woman climbed the stage": the first person whom the sentence tells of, if without a name and as a subject. */
function strangerIn(
  { tokens }: CutText,
  { first, last }: Run,
  quoted: Int32Array,
  book: ActorBook,
  { persons, groups }: Lexicon,
): Run | null {
  for (let at = first; at < last; at += 1) {
    const token = tokens[at];
    if (token === undefined || (quoted[at] ?? -1) >= 0) return null;
    const actor = book.actorAt(at);
    if ((actor >= 0 && book.kindOf(actor) === 'person') || token.lower === 'he' || token.lower === 'she')
      return null;
    if (!/^(?:an?|one|another)$/.test(token.lower)) continue;
    let end = at + 1;
    while (end < last && nominal.has(tokens[end]?.pos ?? 'X')) end += 1;
    const head = tokens[end - 1]?.lower ?? '';
    const before = tokens[at - 1];
    const free = at === first || before?.text === ',' || before?.pos === 'NOUN' || before?.pos === 'PROPN';
    const verbal = tokens[end]?.pos === 'VERB' || tokens[end]?.pos === 'AUX' || tokens[end]?.lower === 'who';
    if (end > at + 1 && free && verbal && persons.has(head) && !groups.has(head))
      return { first: at, last: end };
    at = end - 1;
  }
  return null;
}

/** The person, titles before the name, who comes right behind a comma and before a verb. */
function mainPerson(
  { tokens }: CutText,
  { first, last }: Run,
  quoted: Int32Array,
  book: ActorBook,
): number | null {
  for (let comma = first + 2; comma < last; comma += 1) {
    if (tokens[comma]?.text !== ',' || (quoted[comma] ?? -1) >= 0) continue;
    let at = comma + 1;
    while (at - comma < 6 && book.actorAt(at) < 0 && /^(?:NOUN|PROPN|ADJ)$/.test(tokens[at]?.pos ?? ''))
      at += 1;
    const actor = book.actorAt(at);
    if (actor < 0 || book.kindOf(actor) !== 'person') continue;
    while (at < last && book.actorAt(at) === actor) at += 1;
    // "Rep. Ana Marin of Ohio was asked".
    if (/^(?:of|from)$/.test(tokens[at]?.lower ?? '') && tokens[at + 1]?.pos === 'PROPN') {
      at += 2;
      while (at < last && tokens[at]?.pos === 'PROPN') at += 1;
    }
    const next = tokens[at];
    if (next?.pos === 'AUX' || (next?.pos === 'VERB' && !next.lower.endsWith('ing'))) return actor;
  }
  return null;
}

/** What a phrase is made of up to its head. */
const nominal: ReadonlySet<PartOfSpeech> = new Set(['DET', 'ADJ', 'NUM', 'NOUN', 'PROPN']);

/** A sentence without speech says whom "they" or "it" means next too: the group or body that it opens with. */
export function noteGroup(
  cut: CutText,
  sentence: number,
  quoted: Int32Array,
  book: ActorBook,
  lexicon: Lexicon,
  discourse: Discourse,
): void {
  const { first, last } = cut.sentences[sentence] ?? { first: 0, last: 0 };
  let end = first;
  while (end < last && (quoted[end] ?? -1) < 0 && nominal.has(cut.tokens[end]?.pos ?? 'X')) end += 1;
  const shown = documentShown(cut, first, last, quoted, lexicon);
  if (shown !== null && (end === first || book.actorAt(end - 1) < 0)) discourse.subject = shown;
  if (end === first || !/^(?:VERB|AUX|ADV|ADP)$/.test(cut.tokens[end]?.pos ?? '')) return;
  const head = cut.tokens[end - 1]?.lower ?? '';
  const named = book.actorAt(end - 1);
  if (named >= 0) {
    if (book.kindOf(named) === 'person') return;
    discourse.group = named;
    discourse.subject = null;
  } else if ((lexicon.groups.has(head) || lexicon.corporate.has(head)) && !lexicon.documents.has(head))
    discourse.subject = { first, last: end };
}

/** "…, they presented their agreement.": the document with which a sentence ends, as what somebody makes known. */
function documentShown(
  { tokens }: CutText,
  first: number,
  last: number,
  quoted: Int32Array,
  { documents, speech }: Lexicon,
): Run | null {
  let end = last;
  while (end > first && tokens[end - 1]?.pos === 'PUNCT') end -= 1;
  if ((quoted[end - 1] ?? -1) >= 0 || !documents.has(tokens[end - 1]?.lower ?? '')) return null;
  let start = end - 1;
  while (start > first && /^(?:ADJ|NOUN)$/.test(tokens[start - 1]?.pos ?? '')) start -= 1;
  const article = tokens[start - 1];
  const isOwn = article?.pos === 'DET' || /^(?:his|her|their|its)$/.test(article?.lower ?? '');
  return isOwn && speech.showing.has(tokens[start - 2]?.lemma ?? '') ? { first: start, last: end } : null;
}

/** Whom a sentence names comes before whom the earlier ones named: a few, for "she" after a man. */
export function noteNamed(
  cut: CutText,
  sentence: number,
  quoted: Int32Array,
  book: ActorBook,
  discourse: Discourse,
): void {
  const bounds = cut.sentences[sentence];
  if (bounds === undefined) return;
  const named: number[] = [];
  for (let at = bounds.first; at < bounds.last && named.length < lately; at += 1) {
    const actor = book.actorAt(at);
    if (actor < 0 || (quoted[at] ?? -1) >= 0 || named.includes(actor)) continue;
    if (book.kindOf(actor) === 'person') named.push(actor);
  }
  if (named.length > 0)
    discourse.people = [...named, ...discourse.people.filter((one) => !named.includes(one))].slice(0, lately);
}

/** What a noun is, or can be taken for by the tagger. */
const mayBeNoun = ({ pos }: Token): boolean =>
  pos === 'NOUN' || pos === 'PROPN' || pos === 'VERB' || pos === 'ADJ';

/** Whose a statement, letter or post is that a sentence tells of: "a letter by Orr", or the one who speaks "in a statement". */
export function noteWritten(
  cut: CutText,
  sentence: number,
  quoted: Int32Array,
  book: ActorBook,
  { speech }: Lexicon,
  discourse: Discourse,
  teller: number | null,
): void {
  const bounds = cut.sentences[sentence];
  if (bounds === undefined) return;
  for (let at = bounds.first + 1; at < bounds.last; at += 1) {
    const token = cut.tokens[at];
    if (token === undefined || !mayBeNoun(token)) continue;
    if (!speech.writing.has(token.lower) || (quoted[at] ?? -1) >= 0) continue;
    let start = at;
    while (start > bounds.first && /^(?:NOUN|PROPN|ADJ)$/.test(cut.tokens[start - 1]?.pos ?? '')) start -= 1;
    if (!/^an?$/.test(cut.tokens[start - 1]?.lower ?? '') || cut.tokens[start]?.lower === 'joint') continue;
    const by = ['by', 'from'].includes(cut.tokens[at + 1]?.lower ?? '') ? at + 2 : -1;
    const named = by < 0 ? -1 : ([by, by + 1].map((one) => book.actorAt(one)).find((one) => one >= 0) ?? -1);
    const { lower = '', lemma = '' } = cut.tokens[start - 2] ?? {};
    // "spoke in a statement", "released a statement condemning it".
    const spoken = /^(?:in|with|via|through)$/.test(lower) || speech.giving.has(lemma) ? teller : null;
    const author = named >= 0 ? named : by < 0 ? spoken : null;
    if (author === null) discourse.written.delete(token.lower);
    else discourse.written.set(token.lower, author);
  }
}
