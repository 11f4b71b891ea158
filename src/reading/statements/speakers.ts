import type { CutText } from '../../text/cut.js';
import type { ActorBook } from '../actors/book.js';
import type { Attribution, Run } from '../attributions/attribution.js';
import type { Lexicon } from '../lexicon.js';
import { isAge } from '../words/phrases.js';
import type { Discourse } from './discourse.js';
import { pronounSpeaker } from './pronouns.js';
import type { Speaker } from './speaker.js';

/** Finds the actor behind an attribution's source. */
export function speakerOf(
  cut: CutText,
  attribution: Attribution,
  book: ActorBook,
  lexicon: Lexicon,
  discourse: Discourse,
): Speaker {
  const { source } = attribution;
  if (attribution.head === null || source === null) return { actor: null, way: 'none' };
  const head = wholeOf(cut, partOf(cut, attribution.head, source, lexicon));
  const last = cut.tokens[head.last - 1];
  if (last === undefined || lexicon.speech.bearing.has(last.lower)) return { actor: null, way: 'none' };
  if (head.last - head.first === 1 && (last.pos === 'PRON' || owners.has(last.lower)))
    return pronounSpeaker(
      cut,
      owners.get(last.lower) ?? last.lower,
      head,
      book,
      lexicon,
      discourse,
      fronted(attribution),
      cut.tokens[attribution.cue.last - 1]?.lower ?? '',
    );
  const pair = pairOf(cut, source, head, lexicon);
  if (pair !== null) {
    const actor = book.described(pair.first, withOf(cut, source, pair, lexicon));
    if (actor !== null) book.mention(pair.first, pair.last, actor, 'office');
    return { actor, way: 'group' };
  }
  const named = book.actorAt(head.last - 1);
  if (named >= 0) {
    const kind = book.kindOf(named);
    if (lexicon.offices.has(last.lower) || lexicon.groups.has(last.lower))
      return { actor: named, way: 'office' };
    addApposition(cut, source, head, named, book, lexicon);
    return { actor: named, way: kind === 'person' ? 'name' : 'body' };
  }
  if (isAge(last.lower) && discourse.person !== null) {
    book.mention(head.first, head.last, discourse.person, 'office');
    return { actor: discourse.person, way: 'epithet' };
  }
  if (lexicon.offices.has(last.lower)) {
    // "Ruritania's foreign minister, Ilse Kron": the name comes as an apposition, or after "of State".
    const name = nameAfter(cut, source, head, book, lexicon);
    if (name !== null) {
      book.addRole(name, head.first, head.last);
      return { actor: name, way: 'name' };
    }
    // "his lawyer": somebody else than he.
    const owned = owners.has(cut.tokens[head.first]?.lower ?? '');
    const office = last.lower;
    const end = withOf(cut, source, head, lexicon);
    const epithet =
      discourse.person !== null &&
      !owned &&
      // "the second source": another than whoever spoke last.
      !lexicon.speech.another.has(cut.tokens[head.first + 1]?.lower ?? '') &&
      !isPaper(cut, head) &&
      // "the presidential spokesman": one of many such, whom only speech before tells to be who was named.
      (!lexicon.naming.shared.has(office) ||
        discourse.spoke === discourse.person ||
        lexicon.isFemale(office) !== null) &&
      book.canBeOf(discourse.person, head.first, head.last);
    // "the senator from Varda": where one comes from makes nobody else of him.
    const comes =
      epithet && cut.tokens[head.last]?.lower === 'from' && cut.tokens[head.first]?.lower === 'the';
    const actor = book.described(
      head.first,
      comes ? head.last : end,
      epithet,
      owned ? discourse.person : null,
    );
    if (actor === null) {
      // "the Ohio Republican", whom nobody called so before: the one just spoken of.
      if (discourse.person !== null) book.mention(head.first, head.last, discourse.person, 'office');
      return { actor: discourse.person, way: 'epithet' };
    }
    book.mention(head.first, head.last, actor, 'office');
    return { actor, way: 'office' };
  }
  if (lexicon.documents.has(last.lower)) {
    // "a statement released by the ministry", "the ministry's statement": its author speaks.
    const author = authorOf(cut, source, head, book, lexicon);
    if (author !== null) return { actor: author, way: 'body' };
    const known = definite(cut, head)
      ? (discourse.written.get(last.lower) ?? discourse.issued ?? undefined)
      : undefined;
    if (known !== undefined) {
      book.mention(head.first, head.last, known, 'body');
      return { actor: known, way: 'body' };
    }
    const authors = authorsOf(cut, source, head, lexicon);
    const actor = authors === null ? null : book.described(authors.first, authors.last);
    if (authors !== null && actor !== null) {
      book.mention(authors.first, authors.last, actor, 'body');
      return { actor, way: 'group' };
    }
  }
  // "the federation said", after the Steelworkers Federation: the body of that name, or the one that spoke last.
  const met = book.bodyCalled(head.first, head.last, discourse.group);
  if (met !== null) {
    book.mention(head.first, head.last, met, 'body');
    return { actor: met, way: 'body' };
  }
  if (lexicon.speech.gathering.has(last.lower)) {
    const of = membersOf(cut, source, head, book);
    if (of !== null) return { actor: of, way: 'body' };
  }
  const isGroup = lexicon.groups.has(last.lower);
  if (isGroup || lexicon.corporate.has(last.lower)) {
    const actor = book.described(head.first, withOf(cut, source, head, lexicon));
    if (actor !== null) book.mention(head.first, head.last, actor, 'body');
    return { actor, way: isGroup ? 'group' : 'body' };
  }
  // "the progressive heavyweights wrote": whoever a noun names that the catalogue lacks, where quoted words are told.
  if (last.pos === 'NOUN' && isQuoting(attribution, discourse.quoted)) {
    const actor = book.described(head.first, withOf(cut, source, head, lexicon));
    if (actor !== null) book.mention(head.first, head.last, actor, 'body');
    return { actor, way: 'group' };
  }
  return { actor: null, way: 'none' };
}

/** "the chairman and ranking member": two offices under one article, of whom the head is but the second. */
function pairOf({ tokens }: CutText, source: Run, head: Run, { offices }: Lexicon): Run | null {
  const and = head.first - 1;
  const [first, before] = [tokens[source.first], tokens[and - 1]];
  if (tokens[and]?.lower !== 'and' || first?.pos !== 'DET' || tokens[head.first]?.pos === 'DET') return null;
  if (!offices.has(before?.lower ?? '') || !offices.has(tokens[head.last - 1]?.lower ?? '')) return null;
  for (let at = source.first + 1; at < head.last; at += 1)
    if (at !== and && !/^(?:NOUN|ADJ|PROPN|VERB)$/.test(tokens[at]?.pos ?? '')) return null;
  return { first: source.first, last: head.last };
}

/** "an emergency meeting of the council": the body that meets. */
function membersOf({ tokens }: CutText, source: Run, head: Run, book: ActorBook): number | null {
  if (tokens[head.last]?.lower !== 'of') return null;
  for (
    let at = head.last + 1;
    at < source.last && /^(?:DET|ADJ|NOUN|PROPN)$/.test(tokens[at]?.pos ?? '');
    at += 1
  )
    if (book.actorAt(at) >= 0) return book.actorAt(at);
  return null;
}

/** "one of the two officials": the group of whom one speaks; any other head as it stands. */
function partOf({ tokens }: CutText, head: Run, source: Run, { groups }: Lexicon): Run {
  const of = head.last;
  if (tokens[of]?.lower !== 'of' || !/^(?:one|two|some|several|many|most)$/.test(tokens[of - 1]?.lower ?? ''))
    return head;
  let last = of + 1;
  while (last < source.last && /^(?:DET|NUM|ADJ|NOUN|PROPN|PART)$/.test(tokens[last]?.pos ?? '')) {
    last += 1;
    if (groups.has(tokens[last - 1]?.lower ?? '')) return { first: of + 1, last };
  }
  return head;
}

/** "The leftist, open borders billionaire": adjectives in a row, of which only the last hangs on the noun. */
function wholeOf({ tokens }: CutText, { first, last }: Run): Run {
  const row =
    tokens[first - 1]?.text === ',' &&
    tokens[first - 2]?.pos === 'ADJ' &&
    tokens[first - 3]?.pos === 'DET' &&
    tokens[first - 3]?.sentence === tokens[first]?.sentence;
  return row ? { first: first - 3, last } : { first, last };
}

/** "As The Economist put it": an article with a capital within a sentence begins a paper's name. */
const isPaper = ({ tokens }: CutText, { first }: Run): boolean =>
  tokens[first]?.text === 'The' &&
  tokens[first - 1]?.sentence === tokens[first]?.sentence &&
  tokens[first - 1]?.pos !== 'PUNCT' &&
  tokens[first + 1]?.text !== tokens[first + 1]?.lower;

/** "the statement": an article and one noun. */
const definite = ({ tokens }: CutText, { first, last }: Run): boolean =>
  last - first === 2 && tokens[first]?.lower === 'the';

/** It says, not thinks, and what it says holds quoted words. */
function isQuoting({ content, mind, strength, cue }: Attribution, quoted: Int32Array): boolean {
  if (mind || strength < 0.85) return false;
  if (content === null) return true;
  for (let at = content.first; at < content.last; at += 1)
    if ((quoted[at] ?? -1) >= 0 && !(at >= cue.first && at < cue.last)) return true;
  return false;
}

/** The name that an office has beside it: right after its comma, or in its own prepositional phrase. */
function nameAfter(cut: CutText, source: Run, head: Run, book: ActorBook, lexicon: Lexicon): number | null {
  const of = cut.tokens[head.last]?.text !== ',';
  const closing = book.actorAt(source.last - 1);
  if (source.last > head.last && closing >= 0 && book.kindOf(closing) === 'person') {
    // "The officer overseeing the troops, Gen. Ana Marin": the name that ends it, behind a comma and its titles.
    let at = source.last - 1;
    while (at > head.last && /^(?:PROPN|NOUN|ADJ)$/.test(cut.tokens[at]?.pos ?? '')) at -= 1;
    if (cut.tokens[at]?.text === ',') return closing;
  }
  for (let at = head.last; at < source.last; at += 1) {
    const token = cut.tokens[at];
    if (token === undefined || token.pos === 'VERB' || token.pos === 'AUX' || /^wh/.test(token.lower))
      return null;
    const actor = book.actorAt(at);
    if (actor < 0) continue;
    if (isGoverned(cut, at, head.last, lexicon)) {
      while (book.actorAt(at + 1) === actor) at += 1;
      continue;
    }
    const after = cut.tokens[at - 1]?.text;
    if (book.kindOf(actor) === 'person' && (of || after === ',' || (cut.tokens[at - 1]?.pos ?? '') !== 'ADP'))
      return actor;
    if (after === ',' && book.isNamed(actor)) return actor;
  }
  return null;
}

/** "an aide to President Marin": another's name, with its titles, right behind a preposition; not "Secretary of State Marin". */
function isGoverned(cut: CutText, at: number, from: number, lexicon: Lexicon): boolean {
  let first = at;
  while (first > from) {
    const { lower = '', pos } = cut.tokens[first - 1] ?? {};
    // "a worker from suburban Peach Corners".
    if (!lexicon.offices.has(lower) && !lexicon.honorifics.has(lower) && pos !== 'ADJ') break;
    first -= 1;
  }
  return first > from && cut.tokens[first - 1]?.pos === 'ADP';
}

function authorOf(cut: CutText, source: Run, head: Run, book: ActorBook, lexicon: Lexicon): number | null {
  for (let at = head.last; at < Math.min(cut.tokens.length, source.last + 8); at += 1) {
    const token = cut.tokens[at];
    if (token === undefined || token.sentence !== cut.tokens[head.first]?.sentence) break;
    if (/^[,;:“"]$/.test(token.text) && at >= source.last) break;
    const actor = book.actorAt(at);
    const near = cut.tokens[at - 1]?.lower ?? '';
    let owner = at - 1;
    while (
      owner > head.last &&
      (/^(?:DET|ADJ)$/.test(cut.tokens[owner]?.pos ?? '') ||
        lexicon.persons.has(cut.tokens[owner]?.lower ?? ''))
    )
      owner -= 1;
    const before = cut.tokens[owner]?.lower ?? '';
    if (actor >= 0 && /^(?:by|from|of)$/.test(before)) return actor;
    // "a statement from his spokeswoman, Ana Marin".
    if (/^(?:by|from)$/.test(near) && owners.has(token.lower)) {
      const owned = { first: at, last: at + 2 };
      const name = nameAfter(cut, source, owned, book, lexicon);
      if (name !== null) return name;
    }
  }
  for (let at = head.last - 2; at >= head.first; at -= 1) {
    const actor = book.actorAt(at);
    if (actor >= 0) return actor;
    // "an administration statement": the body that a common noun names.
    const lower = cut.tokens[at]?.lower ?? '';
    if (lexicon.corporate.has(lower) && !lexicon.documents.has(lower))
      return book.described(head.first, at + 1);
  }
  return null;
}

/** "a paper by three economists": whom a common noun names as those who wrote it. */
function authorsOf({ tokens }: CutText, source: Run, head: Run, { persons }: Lexicon): Run | null {
  if (!/^(?:by|from)$/.test(tokens[head.last]?.lower ?? '')) return null;
  const first = head.last + 1;
  let last = first;
  while (last < source.last && /^(?:DET|NUM|ADJ|NOUN|PROPN)$/.test(tokens[last]?.pos ?? '')) last += 1;
  return last > first && persons.has(tokens[last - 1]?.lower ?? '') ? { first, last } : null;
}

/** "spokesman for the ministry", "head of the team": an office without its body says little. */
function withOf(cut: CutText, source: Run, head: Run, { documents }: Lexicon): number {
  const next = cut.tokens[head.last];
  if (next === undefined || head.last >= source.last || !/^(?:of|for|from|in|at)$/.test(next.lower))
    return head.last;
  let last = head.last + 1;
  while (last < source.last && cut.tokens[last]?.pos !== 'PUNCT') last += 1;
  // "the two leaders in a joint statement": where they said it, not who they are.
  return next.lower !== 'of' && documents.has(cut.tokens[last - 1]?.lower ?? '') ? head.last : last;
}

function addApposition(
  cut: CutText,
  source: Run,
  head: Run,
  actor: number,
  book: ActorBook,
  lexicon: Lexicon,
): void {
  const comma = cut.tokens[head.last];
  if (comma?.text !== ',' || head.last + 1 >= source.last) return;
  let last = head.last + 1;
  while (last < source.last && cut.tokens[last]?.pos !== 'PUNCT' && cut.tokens[last]?.pos !== 'VERB')
    last += 1;
  for (let at = head.last + 1; at < last; at += 1)
    if (lexicon.offices.has(cut.tokens[at]?.lower ?? '')) {
      book.addRole(actor, head.last + 1, last);
      return;
    }
}

/** "his pledge that": who the possessive stands for. */
const owners: ReadonlyMap<string, string> = new Map([
  ['his', 'he'],
  ['her', 'she'],
  ['their', 'they'],
  ['its', 'it'],
]);

/** "Orr was right, he said": a content of the reporter's words before its cue, up to where the source starts. */
const fronted = ({ content, head, form }: Attribution): Run | null =>
  content !== null && head !== null && form === 'clause' && content.last <= head.first ? content : null;
