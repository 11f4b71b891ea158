import { isUpper, opensUpper } from '../../text/characters.js';
import type { CutText, Token } from '../../text/cut.js';
import type { KnownPhrase, Lexicon } from '../lexicon.js';
import { isPartyTag, isTimeWord, partyEnd } from '../words/phrases.js';
import { type BodyName, bodyEnd, isBody } from './bodies.js';
import { nameStart, titleStart } from './titles.js';

/** A name as it stands: tokens `first` … `last - 1`. */
export interface FoundName {
  readonly first: number;
  readonly last: number;
  /** The catalogue's meaning of it, or null for names that only the text knows. */
  readonly known: KnownPhrase | null;
  /** Where the office or form of address before the name starts: equals `first` where there is none. */
  readonly titled: number;
  readonly sentence: number;
  /** A body's name by its words ("Chamber of Commerce", "Fleport Motors"), else null. */
  readonly body: BodyName | null;
}

const hyphen = 45;

/** A capital, the article of Arabic names before it not counting: "al-Sham". */
function isCapital({ text }: Token, { naming }: Lexicon): boolean {
  if (opensUpper(text)) return true;
  const article = text.charCodeAt(2) === hyphen ? 2 : text.charCodeAt(3) === hyphen ? 3 : 0;
  return article > 0 && isUpper(text[article + 1]) && naming.article.has(text.slice(0, article));
}

/** Finds names, left to right: catalogued phrases first, then runs of capitals. Linear. */
export function namesOf(cut: CutText, lexicon: Lexicon): readonly FoundName[] {
  const { tokens } = cut;
  const found: FoundName[] = [];
  const phraseAt = (at: number): KnownPhrase | null => knownAt(tokens, at, lexicon);
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    if (!isCapital(token, lexicon) || isPartyTag(token.text)) {
      at = Math.max(at + 1, partyEnd(tokens, at));
      continue;
    }
    const known = knownAt(tokens, at, lexicon);
    if (known !== null && !isOther(known, at, tokens, lexicon, phraseAt)) {
      // "Georgia Meloni", "Paris Marx": a given name that is a place's too goes on with a name.
      const last = at + known.words.length;
      found.push({ first: at, last, known, titled: at, sentence: token.sentence, body: null });
      at = last;
      continue;
    }
    const whole = known === null ? runEnd(tokens, at, lexicon) : at + known.words.length;
    const run = known === null ? nameEnd(tokens, at, whole, lexicon) : whole;
    if (run === at || (known === null && isNoName(tokens, at, run, lexicon))) {
      at = Math.max(run, at + 1);
      continue;
    }
    const end = bodyEnd(tokens, run, lexicon, phraseAt);
    const start = labelEnd(tokens, at, run, lexicon);
    if (end > run || isBody(tokens, start, end, lexicon)) {
      const before = found.at(-1);
      const owner = before?.known !== null && before?.last === at && before.sentence === token.sentence;
      const first = owner ? before.first : start === at ? opening(tokens, at) : start;
      if (owner) found.pop();
      const body = { own: owner ? at : first, head: run, of: owner ? before.known : null };
      found.push({ first, last: end, known: null, titled: first, sentence: token.sentence, body });
      at = end;
      continue;
    }
    const first = nameStart(tokens, start, end, lexicon);
    if (first < end)
      found.push({
        first,
        last: end,
        known: null,
        titled: titleStart(
          tokens,
          first === start || !isRank(tokens, at, lexicon) ? start : at,
          first,
          lexicon,
        ),
        sentence: token.sentence,
        body: null,
      });
    at = run < whole ? whole : end;
  }
  return found;
}

/** "She", which the tagger takes for a name, and the buttons of a page: "View Slideshow Back Continue". */
function isNoName(
  tokens: readonly Token[],
  at: number,
  end: number,
  { naming, givenNames }: Lexicon,
): boolean {
  const last = tokens[end - 1]?.lower ?? '';
  if (naming.thing.has(last)) return true;
  // "Democratic voters", "Vell-backers".
  if (end === at + 1)
    return (
      naming.pronoun.has(last) ||
      naming.adjective.has(last) ||
      (naming['no-name'].has(last) && !givenNames.has(last)) ||
      (naming.label.has(last) && isShouted(tokens[at]?.text ?? '')) ||
      naming.thing.has(last.replace(/-\p{L}+$/u, '')) ||
      isCompound(last, naming.compound)
    );
  let buttons = 0;
  for (let next = at; next < end; next += 1) if (naming.button.has(tokens[next]?.lower ?? '')) buttons += 1;
  return buttons > 1 && 2 * buttons >= end - at;
}

/** "Vell-based". */
const isCompound = (lower: string, ends: ReadonlySet<string>): boolean => {
  const hyphen = lower.lastIndexOf('-');
  return hyphen > 0 && ends.has(lower.slice(hyphen + 1));
};

/** "House of Commons", "Congress of Mayors": a catalogued word that begins another body's name. */
function isOther(
  known: KnownPhrase,
  at: number,
  tokens: readonly Token[],
  lexicon: Lexicon,
  phraseAt: (at: number) => KnownPhrase | null,
): boolean {
  const end = at + known.words.length;
  if (known.words.length > 1 || known.body.kind !== 'organization' || tokens[end]?.lower !== 'of')
    return false;
  const of = phraseAt(tokens[end + 1]?.lower === 'the' ? end + 2 : end + 1);
  if (of !== null && of.body.key === known.body.of) return false;
  return bodyEnd(tokens, end, lexicon, phraseAt) > end;
}

/** "Ford Motor Co.", at the start of a sentence: the first word is the name's whatever the tagger says. */
function opening(tokens: readonly Token[], at: number): number {
  const [token, before] = [tokens[at], tokens[at - 1]];
  const opens =
    before !== undefined &&
    before.sentence === token?.sentence &&
    tokens[at - 2]?.sentence !== before.sentence &&
    isUpper(before.text[0]) &&
    /^(?:VERB|NOUN|ADJ)$/.test(before.pos) &&
    !isTimeWord(before.lower);
  return opens ? at - 1 : at;
}

/** "MUST WATCH Marin", "CLOSE Marin": words in capitals before a name are a page's label; "Senior Marin officials": a rank. */
function labelEnd(tokens: readonly Token[], at: number, end: number, { naming }: Lexicon): number {
  let next = at;
  while (next < end && isShouted(tokens[next]?.text ?? '')) next += 1;
  const only = tokens[at]?.lower ?? '';
  const isLabel = next - at >= 2 || (next > at && (naming.button.has(only) || naming.label.has(only)));
  if (isLabel && next < end) return next;
  if (at + 1 < end && naming.rank.has(only)) return at + 1;
  next = at;
  // "Getty Images Orr", "Under Orr": whose picture or page it is, a word that only opens the sentence.
  while (
    next + 1 < end &&
    (naming.credit.has(tokens[next]?.lower ?? '') || isCompound(tokens[next]?.lower ?? '', naming.compound))
  )
    next += 1;
  if (next === at && isOpening(tokens, at) && naming['no-name'].has(only) && next + 1 < end) next += 1;
  return next;
}

/** Whether a token opens its sentence, or what stands in marks. */
export const isOpening = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.sentence !== tokens[at]?.sentence || tokens[at - 1]?.pos === 'PUNCT';

const isRank = (tokens: readonly Token[], at: number, { naming }: Lexicon): boolean =>
  naming.rank.has(tokens[at]?.lower ?? '');

/** "THE TALKS ARE OVER, IT IS SAID": in a text in capitals a word of the sentence's frame is no name's short form. */
function isSmallWord(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined || token.text.length > 3 || !/^(?:AUX|PRON|VERB)$/.test(token.pos)) return false;
  if (before?.pos === 'DET' && before.sentence === token.sentence) return false;
  return [before, after].every(
    (beside) =>
      beside === undefined ||
      beside.sentence !== token.sentence ||
      beside.pos === 'PUNCT' ||
      (beside.text.length > 1 && beside.text === beside.text.toUpperCase()),
  );
}

const isShouted = (text: string): boolean => text.length > 2 && text === text.toUpperCase();

function knownAt(tokens: readonly Token[], at: number, lexicon: Lexicon): KnownPhrase | null {
  const token = tokens[at];
  const phrases = token === undefined ? undefined : lexicon.phrases.get(token.text);
  if (token === undefined || phrases === undefined || isSmallWord(tokens, at)) return null;
  for (const phrase of phrases) {
    if (standsAt(tokens, at, phrase.words, token.sentence)) {
      const after = tokens[at + phrase.words.length];
      // "Jordan Marsh": a given name that is a state's too goes on with a name.
      // "The Lima Times": a place at the head of a paper's name.
      if (
        after !== undefined &&
        phrase.form !== 'seat' &&
        after.sentence === token.sentence &&
        after.pos === 'PROPN' &&
        isUpper(after.text[0]) &&
        after.text !== after.text.toUpperCase() &&
        lexicon.circumstances.masthead.has(after.lower)
      )
        return null;
      if (
        (phrase.form === 'name' || phrase.form === 'capital') &&
        lexicon.givenNames.has(token.lower) &&
        after !== undefined &&
        after.sentence === token.sentence &&
        after.pos === 'PROPN' &&
        isUpper(after.text[0]) &&
        !isTimeWord(after.lower) &&
        !lexicon.persons.has(after.lower) &&
        !lexicon.portfolios.has(after.lower)
      )
        return null;
      return phrase;
    }
  }
  return null;
}

/** Whether words stand at a token as they are written, in its sentence. */
function standsAt(tokens: readonly Token[], at: number, words: readonly string[], sentence: number): boolean {
  for (let index = 0; index < words.length; index += 1) {
    const token = tokens[at + index];
    if (token?.text !== words[index] || token?.sentence !== sentence) return false;
  }
  return true;
}

/** A word that can stand in a name: a capital and no word of the sentence's frame. */
function isNameWord(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  if (token === undefined || !isCapital(token, lexicon)) return false;
  if (isTimeWord(token.lower) || isPartyTag(token.text)) return false;
  if (!isUpper(token.text[0])) return true;
  const isPronoun = lexicon.naming.pronoun.has(token.lower);
  if (token.pos === 'PROPN' && !isPronoun) return true;
  const starts = tokens[at - 1]?.sentence !== token.sentence;
  const capitals = token.text.length > 1 && token.text === token.text.toUpperCase();
  if (isPronoun) {
    // "Vice Premier He Wenbo", "Vice Premier Liu He".
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const ends = token.lower === 'he' && before?.pos === 'PROPN' && isUpper(before.text[0]);
    return !starts && !capitals && (ends || (next?.pos === 'PROPN' && isUpper(next.text[0])));
  }
  if (starts || capitals || token.text.length < 2) return false;
  // “Now Orr is gone”: a mark opens the sentence.
  if (/^(?:ADP|ADV)$/.test(token.pos) && /^["“„«‘]$/.test(tokens[at - 1]?.text ?? '')) return false;
  return /^(?:NOUN|ADJ|X|VERB|NUM|ADP|ADV)$/.test(token.pos) && !lexicon.naming.opener.has(token.lower);
}

/** "Ted Orr said", "Ford Works said", at the start of a sentence: a name's first word that the tagger takes for a verb. */
function isGivenName(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const [token, next, after] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (token?.pos !== 'VERB' || next?.pos !== 'PROPN' || next.sentence !== token.sentence) return false;
  if (!isUpper(next.text[0]) || isTimeWord(next.lower)) return false;
  if (lexicon.givenNames.has(token.lower))
    return after?.pos === 'VERB' || after?.pos === 'AUX' || after?.text === ',';
  const opens = tokens[at - 1]?.sentence !== token.sentence && token.lemma === token.lower;
  return opens && after?.pos === 'VERB' && lexicon.cues.has(after.lower);
}

function runEnd(tokens: readonly Token[], at: number, lexicon: Lexicon): number {
  const sentence = tokens[at]?.sentence;
  let end = at;
  let next = at;
  while (next < tokens.length && next - at < 9) {
    const token = tokens[next];
    if (token === undefined || token.sentence !== sentence) break;
    if (next > at && lexicon.saying.has(token.lower)) break;
    const nickname = next > at ? nicknameEnd(tokens, next) : next;
    if (nickname > next) {
      next = nickname;
      continue;
    }
    if (
      isNameWord(tokens, next, lexicon) ||
      lexicon.honorifics.has(token.lower) ||
      isGivenName(tokens, next, lexicon)
    ) {
      const given = tokens[next - 1];
      // "Rep. Jim Jordan": behind a given name a state's name is a surname.
      const isSurname =
        next > at &&
        given?.pos === 'PROPN' &&
        lexicon.givenNames.has(given.lower) &&
        !isTimeWord(given.lower);
      if (next > at && !isSurname && isApart(knownAt(tokens, next, lexicon), token, lexicon)) break;
      next += 1;
      end = next;
    } else if (lexicon.naming.particle.has(token.lower) && next > at && leadsToName(tokens, next, lexicon))
      next += 1;
    else break;
  }
  return end;
}

/**
 * Where a run of capitals ends as a name: a page that glues its lists together goes on with the name again, or with a label.
 * "Orr Tom Lee OrrRead", "Ana Orr Ana Lee OrrMORE" and "Orr MORE" are Orr and Ana Orr.
 */
function nameEnd(tokens: readonly Token[], at: number, end: number, { naming }: Lexicon): number {
  for (let next = at + 1; next < end; next += 1) {
    const text = tokens[next]?.text ?? '';
    for (let before = at; before < next; before += 1) {
      const word = tokens[before]?.text ?? '';
      if (word.length < 3) continue;
      if (isGlued(text, word)) return before + 1;
      if (
        text === word &&
        before === at &&
        next > at + 1 &&
        !naming.particle.has(tokens[next - 1]?.lower ?? '')
      )
        return next;
    }
  }
  const [before, last] = [tokens[end - 2]?.text ?? '', tokens[end - 1]];
  const labelled = end > at + 1 && last !== undefined && isShouted(last.text) && naming.label.has(last.lower);
  return labelled && !isShouted(before) ? end - 1 : end;
}

/** "OrrRead" after "Orr". */
const isGlued = (text: string, word: string): boolean =>
  text.length > word.length && text.startsWith(word) && isUpper(text[word.length]);

/** "Yoav (Poli) Brandt", "Ana “Nan” Marin": a nickname between marks, and the name goes on behind. */
function nicknameEnd(tokens: readonly Token[], at: number): number {
  const [open, name, close, next] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (open === undefined || !nicknameOpens.has(open.text)) return at;
  const marked = close !== undefined && nicknameCloses.has(close.text);
  const goesOn =
    next?.sentence === open.sentence &&
    next?.pos === 'PROPN' &&
    isUpper(next.text[0]) &&
    !isTimeWord(next.lower);
  return marked && goesOn && name?.pos === 'PROPN' && isUpper(name.text[0]) ? at + 3 : at;
}

const nicknameOpens: ReadonlySet<string> = new Set(['"', '“', '(']);
const nicknameCloses: ReadonlySet<string> = new Set(['"', '”', ')']);

/** "van der Laan": particles, at most three in a row, and a capital. */
function leadsToName(tokens: readonly Token[], at: number, { naming }: Lexicon): boolean {
  let next = at + 1;
  while (next - at < 3 && naming.particle.has(tokens[next]?.lower ?? '') && !isUpper(tokens[next]?.text[0]))
    next += 1;
  return isUpper(tokens[next]?.text[0]);
}

/** A catalogued name ends the run before it, unless it is a common noun too: "Presidential Blue House". */
const isApart = (known: KnownPhrase | null, token: Token, lexicon: Lexicon): boolean =>
  known !== null &&
  known.form === 'name' &&
  !(known.words.length === 1 && lexicon.corporate.has(token.lower));
