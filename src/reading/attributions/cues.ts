import type { CutText, PartOfSpeech, Token } from '../../text/cut.js';
import type { Lexicon } from '../lexicon.js';
import { isTimeWord } from '../words/phrases.js';
import { isVerbal } from './frame.js';

const isOwned = (tokens: readonly Token[], at: number): boolean =>
  /^(?:['’]s?|his|her|its|their|our|my)$/.test(tokens[at - 1]?.lower ?? '');

/** "in a speech", "after the meeting", "Monday", "on Twitter": where or when it was said; "on the pact" tells what about. */
function isWhere(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token === undefined) return false;
  return (
    isTimeWord(token.lower) ||
    /^(?:in|at|during|after|before)$/.test(token.lower) ||
    (token.lower === 'on' && next?.pos === 'PROPN')
  );
}

const isNominal = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:NOUN|PROPN|DET|ADJ|NUM)$/.test(token.pos);

/** "pledge that", "suggestion by Marin that": a noun that carries speech, and a clause that tells what was said. */
export function isSpeechNoun(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  const entry = token === undefined ? undefined : lexicon.cueNouns.get(token.lower);
  if (token === undefined || entry === undefined) return false;
  if (token.pos !== 'NOUN' && !isOwned(tokens, at)) return false;
  const takes = entry.takes ?? [];
  for (let next = at + 1; next < at + 7; next += 1) {
    if (tokens[next]?.sentence !== token.sentence) return false;
    if (tokens[next]?.lower === 'that') return takes.includes('that');
    if (takes.includes('to') && isInfinitive(tokens, next)) return true;
    // "a pledge by the envoy that", "Marin's remark in a speech that"
    const joins =
      next === at + 1 &&
      (/^(?:by|from)$/.test(tokens[next]?.lower ?? '') || (isOwned(tokens, at) && isWhere(tokens, next)));
    if (!joins && !(next > at + 1 && isNominal(tokens[next]))) return false;
  }
  return false;
}

/** "to pull back": "to" and a bare verb, over an adverb. */
export function isInfinitive(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at + 1]?.pos === 'ADV' ? tokens[at + 2] : tokens[at + 1];
  return tokens[at]?.lower === 'to' && isVerbal(verb) && verb?.lemma === verb?.lower;
}

/**
 * Whether a verb that the catalogue does not list speaks: a comma or colon and a quotation come after it, or a quotation
 * that ends in a comma before its subject ("“We agree,” the envoy deadpanned").
 */
export function isSpoken(
  cut: CutText,
  at: number,
  { first, last }: { readonly first: number; readonly last: number },
  quoted: Int32Array,
  { documents }: Lexicon,
): boolean {
  const { tokens } = cut;
  const token = tokens[at];
  if (token?.pos !== 'VERB' || token.text !== token.lower) return false;
  const sign = tokens[at + 1]?.text;
  // "“…,” the law passed last year": what only a catalogued verb makes speak.
  if (documents.has(tokens[at - 1]?.lower ?? '') || isOneThing(tokens, at)) return false;
  if ((sign === ',' || sign === ':') && at + 2 < last && isLongQuote(cut, at + 2, quoted)) return true;
  for (let back = at - 1; back >= first && at - back < 7; back -= 1) {
    if ((quoted[back] ?? -1) >= 0)
      return /^[,?!]$/.test(tokens[back - 1]?.text ?? '') && isLongQuote(cut, back, quoted);
    if (!ofPhrases.has(tokens[back]?.pos ?? 'X')) return false;
  }
  return false;
}

/** "a weekly radio address": an article makes a noun of a bare verb form, over what stands between. */
function isOneThing(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.lemma !== tokens[at]?.lower) return false;
  let before = at - 1;
  while (at - before < 6 && /^(?:ADJ|NOUN|PROPN|ADV)$/.test(tokens[before]?.pos ?? '')) before -= 1;
  return /^an?$/.test(tokens[before]?.lower ?? '');
}

/** What a subject between a quotation and its verb is made of. */
const ofPhrases: ReadonlySet<PartOfSpeech> = new Set([
  'NOUN',
  'PROPN',
  'PRON',
  'DET',
  'ADJ',
  'ADV',
  'PART',
  'NUM',
]);

/** A quotation of three words or more stands at a token. */
export function isLongQuote(cut: CutText, at: number, quoted: Int32Array): boolean {
  const index = quoted[at] ?? -1;
  if (index < 0) return false;
  let words = 0;
  for (const step of [1, -1])
    for (let next = at; quoted[next] === index && words < 4; next += step)
      if (cut.tokens[next]?.pos !== 'PUNCT') words += 1;
  return words > 3;
}

export function isCue(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const { pos } = token;
  // Half of all words are told by their part of speech, and not looked up.
  if (pos !== 'VERB' && pos !== 'NOUN' && pos !== 'ADJ' && pos !== 'PROPN') return false;
  if (!lexicon.cues.has(token.lower)) return false;
  // "Shouts of “Out” rang": what the tagger takes for a verb.
  if (lexicon.speech.cried.has(token.lower) && tokens[at + 1]?.lower === 'of') return false;
  if (pos === 'VERB')
    return (
      !(isOwned(tokens, at) && !token.lower.endsWith('ing')) &&
      !isDetermined(tokens, at) &&
      !(tokens[at + 1]?.pos === 'NOUN' && /(?:ed|ing)$/.test(token.lower) && tokens[at - 1]?.pos === 'DET')
    );
  return isMistaken(tokens, at, lexicon) || isAbsolute(tokens, at, lexicon);
}

/** "with the ministry warning that …": a participle that the tagger takes for a noun, its subject behind "with". */
function isAbsolute(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const [token, before, next] = [tokens[at], tokens[at - 1], tokens[at + 1]];
  if (token === undefined || before === undefined || !token.lower.endsWith('ing')) return false;
  if (!(before.pos === 'PROPN' || lexicon.speakers.has(before.lower))) return false;
  if (!(next?.lower === 'that' || next?.pos === 'ADP' || /^["“:]$/.test(next?.text ?? ''))) return false;
  for (let back = at - 1; back >= 0 && at - back < 10; back -= 1) {
    if (tokens[back]?.sentence !== token.sentence) return false;
    if (tokens[back]?.lower === 'with') return true;
    if (!isNominal(tokens[back]) && !/^(?:['’]s?|of|for)$/.test(tokens[back]?.lower ?? '')) return false;
  }
  return false;
}

/** "an earlier report in the paper", "the claim": a determiner makes a noun of what the tagger takes for a verb. */
function isDetermined(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || /(?:ed|ing)$/.test(token.lower) || token.lemma !== token.lower) return false;
  let before = at - 1;
  if (/^(?:ADJ|ADV)$/.test(tokens[before]?.pos ?? '')) before -= 1;
  return /^(?:a|an|the|this|another|every)$/.test(tokens[before]?.lower ?? '');
}

/** "Turkey hopes that …", "records show she …": tagged as a noun, yet a subject stands before and a content follows. */
function isMistaken(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || before === undefined || before.sentence !== token.sentence) return false;
  // "in one of his posts".
  if (before.pos === 'PRON' && isOwned(tokens, at)) return false;
  // "Talks Failed, Marin Says": a headline's capital.
  if (token.text !== token.lower) return before.pos === 'PROPN' && lexicon.saying.has(token.lower);
  const plural =
    (before.pos === 'NUM' && before.lower !== 'one') ||
    (before.lower.endsWith('s') && lexicon.speakers.has(before.lower));
  const subject =
    before.pos === 'PROPN' ||
    before.pos === 'PRON' ||
    before.lower === 'who' ||
    plural ||
    (before.pos === 'NOUN' && lexicon.speakers.has(before.lower));
  if (!subject || !(/(?:s|ed)$/.test(token.lower) || (plural && token.lower === token.lemma))) return false;
  const next = tokens[at + 1];
  if (next === undefined || next.sentence !== token.sentence) return true;
  const opens =
    next.lower === 'that' ||
    next.pos === 'DET' ||
    next.pos === 'PRON' ||
    next.pos === 'PROPN' ||
    next.lower === 'to' ||
    (token.lower === 'points' && next.lower === 'out') ||
    /^["“:]/.test(next.text) ||
    (next.text === ',' && /^["“]/.test(tokens[at + 2]?.text ?? ''));
  // "…, the daily reports."
  return opens || (next.text === '.' && tokens[at + 2]?.sentence !== token.sentence);
}
