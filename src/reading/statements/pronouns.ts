import type { CutText } from '../../text/cut.js';
import type { ActorBook } from '../actors/book.js';
import type { Run } from '../attributions/attribution.js';
import type { Lexicon } from '../lexicon.js';
import { isTimeWord } from '../words/phrases.js';
import type { Discourse } from './discourse.js';
import type { Speaker } from './speaker.js';

/** Who speaks where a pronoun at `head` stands for them; `told`: what is said, where it comes before. */
export function pronounSpeaker(
  cut: CutText,
  lower: string,
  head: Run,
  book: ActorBook,
  lexicon: Lexicon,
  discourse: Discourse,
  told: Run | null,
  verb: string,
): Speaker {
  let actor: number | null = null;
  const { issued, stated } = discourse;
  if (lower === 'it' && /^(?:reads?|sa(?:id|ys)|added)$/.test(verb) && (issued ?? stated) !== null)
    actor = issued ?? stated;
  else if (lower === 'he' || lower === 'she')
    actor =
      spokeJustNow(cut, lower, head.first, book, discourse, told) ??
      personBefore(cut, head.first, book, lexicon, discourse.quoted, told) ??
      strangerMeant(lower, cut, book, lexicon, discourse) ??
      meantBy(lower, discourse.person, discourse.people, book) ??
      personBefore(cut, head.first, book, lexicon, discourse.quoted, null) ??
      lonely(discourse, book);
  else if (lower === 'they')
    actor =
      groupBefore(cut, head.first, book, lexicon, discourse, told) ??
      subjectOf(cut, lexicon.groups, book, discourse) ??
      several(discourse, book);
  else if (lower === 'it')
    actor = subjectOf(cut, lexicon.corporate, book, discourse) ?? bodyOf(discourse, book);
  if (actor === null) return { actor: null, way: 'none' };
  book.mention(head.first, head.last, actor, 'pronoun');
  return { actor, way: 'pronoun' };
}

/** “…,” said Orr. Roux “will be caught in it,” he said: who spoke right before says it of another, whose own words those are not. */
function spokeJustNow(
  cut: CutText,
  pronoun: string,
  at: number,
  book: ActorBook,
  { person, paragraph, quoted }: Discourse,
  told: Run | null,
): number | null {
  if (told === null || person === null) return null;
  const sentence = cut.sentences[cut.tokens[at]?.sentence ?? -1];
  let quotes = false;
  for (let token = told.first; token < told.last; token += 1) if ((quoted[token] ?? -1) >= 0) quotes = true;
  if (!quotes || sentence?.paragraph !== paragraph || book.isFemale(person) === (pronoun === 'he'))
    return null;
  return person;
}

/** "A woman climbed the stage. “…,” she said": whoever was the last sentence's subject without a name. */
function strangerMeant(
  pronoun: string,
  cut: CutText,
  book: ActorBook,
  lexicon: Lexicon,
  { stranger }: Discourse,
): number | null {
  if (stranger === null) return null;
  const female = lexicon.isFemale(cut.tokens[stranger.last - 1]?.lower ?? '');
  if (female === (pronoun === 'he')) return null;
  const actor = book.described(stranger.first, stranger.last);
  if (actor !== null) book.mention(stranger.first, stranger.last, actor, 'office');
  return actor;
}

/** "Orr told reporters. He added": a bare name that nothing told to be a person's, where nobody else was named. */
function lonely({ group }: Discourse, book: ActorBook): number | null {
  if (group === null || book.kindOf(group) !== 'group' || !book.isSurname(group)) return null;
  book.personify(group);
  return group;
}

/** Who spoke last and is more than one: "the indictment says" leaves "they" to others. */
const several = ({ group }: Discourse, book: ActorBook): number | null =>
  group !== null && book.isDocument(group) ? null : group;

/** The group that spoke last, unless "they" are persons in a row. */
const bodyOf = ({ group }: Discourse, book: ActorBook): number | null =>
  group !== null && book.kindOf(group) === 'person' ? null : group;

/** Whom "he" or "she" can mean: the last person, else the last of the others who may be a man, a woman. */
export function meantBy(
  pronoun: string,
  person: number | null,
  people: readonly number[],
  book: ActorBook,
): number | null {
  const fits = (one: number): boolean => book.isFemale(one) !== (pronoun === 'he');
  if (person === null || fits(person)) return person;
  return people.find(fits) ?? null;
}

/** "The two ministers met. They said": whom a common noun named as the last sentence's subject, if it is of such words. */
function subjectOf(
  cut: CutText,
  words: ReadonlySet<string>,
  book: ActorBook,
  { subject }: Discourse,
): number | null {
  if (subject === null || !words.has(cut.tokens[subject.last - 1]?.lower ?? '')) return null;
  return book.described(subject.first, subject.last);
}

/** "Officials did not hide what they called …": the group that is the subject of the sentence before a pronoun. */
function groupBefore(
  cut: CutText,
  at: number,
  book: ActorBook,
  { groups, speech }: Lexicon,
  { quoted }: Discourse,
  told: Run | null,
): number | null {
  const opening = cut.sentences[cut.tokens[at]?.sentence ?? -1]?.first ?? at;
  // "As Orr spoke, the aides agreed, they said": whoever tells it.
  const first = told === null ? mainStart(cut, opening, at, speech.subordinating) : opening;
  let head = first;
  while (head < at && /^(?:DET|ADJ|NUM|NOUN|PROPN)$/.test(cut.tokens[head]?.pos ?? '')) head += 1;
  if (head === first || head >= at || (quoted[first] ?? -1) >= 0) return null;
  return groups.has(cut.tokens[head - 1]?.lower ?? '') ? book.described(first, head) : null;
}

/** "While the one waited, the others said …": where the main clause starts, behind the first comma; else the sentence. */
function mainStart(
  { tokens }: CutText,
  first: number,
  end: number,
  subordinating: ReadonlySet<string>,
): number {
  if (!subordinating.has(tokens[first]?.lower ?? '')) return first;
  for (let at = first + 1; at < end && at - first < 30; at += 1) if (tokens[at]?.text === ',') return at + 1;
  return first;
}

/** A preposition or verb governs the name, with its titles, in which a token stands. */
function isObject({ tokens }: CutText, at: number, from: number): boolean {
  let first = at;
  while (
    first > from &&
    /^(?:PROPN|NOUN|ADJ|DET|PUNCT)$/.test(tokens[first - 1]?.pos ?? '') &&
    !/^[,"“]$/.test(tokens[first - 1]?.text ?? '')
  )
    first -= 1;
  const before = tokens[first - 1];
  return (
    first > from - 1 && before !== undefined && (/^(?:ADP|VERB)$/.test(before.pos) || before.lower === 'if')
  );
}

/** "On Monday Orr said", "In Lima Orr said": the preposition governs a day or a place right before the name. */
function isApart({ tokens }: CutText, at: number, actor: number, book: ActorBook): boolean {
  let first = at;
  while (book.actorAt(first - 1) === actor || /^(?:NOUN|ADJ)$/.test(tokens[first - 1]?.pos ?? '')) {
    first -= 1;
    if (isTimeWord(tokens[first]?.lower ?? '')) return true;
  }
  return book.actorAt(first - 1) >= 0 || isTimeWord(tokens[first - 1]?.lower ?? '');
}

/** The first person that the sentence names before a pronoun: its subject, as a rule. */
function personBefore(
  cut: CutText,
  at: number,
  book: ActorBook,
  { groups }: Lexicon,
  quoted: Int32Array,
  told: Run | null,
): number | null {
  const bounds = cut.sentences[cut.tokens[at]?.sentence ?? -1];
  if (bounds === undefined) return null;
  const isHe = /^(?:he|his)$/.test(cut.tokens[at]?.lower ?? '');
  let owns = false;
  let object: number | null = null;
  for (let token = bounds.first; token < at; token += 1) {
    if ((quoted[token] ?? -1) >= 0) continue;
    const actor = book.actorAt(token);
    if (/^(?:his|her)$/.test(cut.tokens[token]?.lower ?? '')) owns = true;
    // "Before his meeting with Orr, he": nobody meets himself.
    if (owns && actor >= 0 && isObject(cut, token, bounds.first)) continue;
    // "Any doubt about Orr was wrong, he said": whom it is about is named, who says it is not.
    if (told !== null && token < told.last && actor >= 0 && isObject(cut, token, told.first)) continue;
    const next = cut.tokens[token + 1]?.lower;
    if (
      actor >= 0 &&
      book.kindOf(actor) === 'person' &&
      book.isFemale(actor) !== isHe &&
      next !== "'s" &&
      next !== '’s' &&
      // "Orr supporters": they, not he.
      !groups.has(next ?? '') &&
      book.actorAt(token + 1) !== actor
    ) {
      // "In a warning to Orr, Marin said …, and he": who is governed comes after who is not.
      if (!isObject(cut, token, bounds.first) || isApart(cut, token, actor, book)) return actor;
      object ??= actor;
    }
  }
  return object;
}
