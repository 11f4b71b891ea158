import type { Token } from '../../text/cut.js';
import { isGenitive } from './genitive.js';

/** A noun phrase without what hangs on it: tokens `first` … `last - 1`. */
export interface NounPhrase {
  readonly first: number;
  readonly last: number;
  /** The preposition right before it ("in", "of"), or null. */
  readonly after: string | null;
  /** It names a time ("Tuesday", "last week"). */
  readonly time: boolean;
  readonly pronoun: boolean;
}

const possessives: ReadonlySet<string> = new Set([
  'his',
  'her',
  'its',
  'their',
  'our',
  'my',
  'your',
  'whose',
]);
const pronouns: ReadonlySet<string> = new Set(
  'he she they it we i you who him them us me himself herself themselves itself everyone everybody someone somebody nobody anyone this that these those what which'.split(
    ' ',
  ),
);
/** Words that stand for persons without a noun: "some of the women said", "several agreed". */
const quantities: ReadonlySet<string> = new Set(
  'some most many several few others both each half much none any all'.split(' '),
);
/** Words that float between a subject and its verb: "they all agreed". */
const floating: ReadonlySet<string> = new Set(['all', 'both', 'each']);
/** Words before a number that only blur it: "about half", "nearly one in five". */
const blurring: ReadonlySet<string> = new Set([
  'about',
  'around',
  'over',
  'under',
  'nearly',
  'almost',
  'roughly',
]);

/** All of these: most words are none. */
const small: ReadonlySet<string> = new Set([...pronouns, ...quantities, ...blurring]);

const times: ReadonlySet<string> = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. today yesterday tomorrow tonight earlier later morning afternoon evening night week month year weekend noon midnight'.split(
    ' ',
  ),
);

export const isTimeWord = (lower: string): boolean => times.has(lower);

const nominal = (token: Token): boolean =>
  token.pos === 'NOUN' ||
  token.pos === 'PROPN' ||
  token.pos === 'NUM' ||
  token.pos === 'SYM' ||
  token.pos === 'X';

/** Words the tagger takes for prepositions that open a clause when a verb follows. */
const subordinators: ReadonlySet<string> = new Set(
  'although though while because as after before since until once whereas that if unless when where than like'.split(
    ' ',
  ),
);

/** "D-N.Y.": party and state of a member of Congress. */
export const isPartyTag = (text: string): boolean => text.charCodeAt(1) === 45 && /^[RDI]-\p{Lu}/u.test(text);

/** "(D)", "(R., Fla.)", "(D-Ohio)": where the party and state end that are told in brackets behind a name; `at` where none are. */
export function partyEnd(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== '(') return at;
  const party = tokens[at + 1]?.text ?? '';
  if (!isPartyTag(party) && !/^[RDI]\.?$/.test(party)) return at;
  for (let close = at + 2; close < at + 5; close += 1) if (tokens[close]?.text === ')') return close + 1;
  return at;
}

const none: ReadonlySet<number> = new Set();

/**
 * Cuts a stretch of tokens into base noun phrases, left to right, in one pass. `heads`: words that name persons and
 * bodies, nouns whatever the tagger says ("the general"); `stops`: tokens known to be verbs whatever it says.
 */
export function nounPhrases(
  tokens: readonly Token[],
  from: number,
  to: number,
  heads: ReadonlySet<string>,
  named: (token: number) => boolean,
  stops: ReadonlySet<number> = none,
): readonly NounPhrase[] {
  const found: NounPhrase[] = [];
  let at = from;
  while (at < to) {
    const token = tokens[at];
    if (token === undefined) break;
    const party = partyEnd(tokens, at);
    if (party > at) {
      at = party;
      continue;
    }
    const before = at > from ? tokens[at - 1] : undefined;
    const after =
      before !== undefined && (before.pos === 'ADP' || before.lower === 'to') ? before.lower : null;
    const isSmall = small.has(token.lower);
    if (
      token.pos !== 'PROPN' &&
      ((isSmall && pronouns.has(token.lower)) || (token.pos === 'PRON' && token.lower !== 'there')) &&
      (!possessives.has(token.lower) || (token.lower === 'her' && !opens(tokens[at + 1]))) &&
      !(isDemonstrative(token) && opens(tokens[at + 1]))
    ) {
      found.push({ first: at, last: at + 1, after, time: false, pronoun: true });
      at += 1;
      continue;
    }
    const number = isSmall && isBlurred(tokens, at, from) ? at + 1 : at;
    const end =
      isSmall && isQuantity(tokens, number, from, stops)
        ? number + 1
        : phraseEnd(tokens, number, to, heads, named, stops);
    if (end === number) {
      at += 1;
      continue;
    }
    const head = tokens[end - 1];
    const follows = tokens[end];
    const opensClause =
      after !== null &&
      subordinators.has(after) &&
      follows !== undefined &&
      (stops.has(end) ||
        follows.pos === 'VERB' ||
        follows.pos === 'AUX' ||
        follows.pos === 'ADV' ||
        follows.text === ',');
    found.push({
      first: at,
      last: end,
      after: opensClause ? null : after,
      time: head !== undefined && (isTimeWord(head.lower) || (end === at + 1 && isYearOf(tokens, at))),
      pronoun: false,
    });
    at = end;
  }
  return found;
}

/** A quantity that stands alone or before "of", and a verb or a group follows. */
function isQuantity(tokens: readonly Token[], at: number, from: number, stops: ReadonlySet<number>): boolean {
  const [token, next, before] = [tokens[at], tokens[at + 1], at > from ? tokens[at - 1] : undefined];
  if (token === undefined || next === undefined || !quantities.has(token.lower)) return false;
  if (token.pos === 'PROPN') return false;
  if (next.lower === 'of') return true;
  if (floating.has(token.lower) && before !== undefined && !/^(?:PUNCT|CCONJ|SCONJ)$/.test(before.pos))
    return false;
  return (
    stops.has(at + 1) || next.pos === 'AUX' || (next.pos === 'VERB' && !/(?:ed|ing|en)$/.test(next.lower))
  );
}

/** "about half of the voters", at the start of a clause: the preposition blurs a number and governs nothing. */
function isBlurred(tokens: readonly Token[], at: number, from: number): boolean {
  const [token, next, before] = [tokens[at], tokens[at + 1], at > from ? tokens[at - 1] : undefined];
  if (token === undefined || next === undefined || !blurring.has(token.lower)) return false;
  if (before !== undefined && !/^(?:PUNCT|CCONJ|SCONJ)$/.test(before.pos)) return false;
  return next.pos === 'NUM' || next.lower === 'half' || next.lower === 'all';
}

const isDemonstrative = (token: Token): boolean =>
  /^(?:this|that|these|those|what|which)$/.test(token.lower) && token.pos === 'DET';

const opens = (token: Token | undefined): boolean =>
  token !== undefined && (nominal(token) || token.pos === 'ADJ');

/** Where the base phrase that starts at `at` ends; `at` itself when none starts there. */
function phraseEnd(
  tokens: readonly Token[],
  at: number,
  to: number,
  heads: ReadonlySet<string>,
  isNamed: (token: number) => boolean,
  stops: ReadonlySet<number>,
): number {
  let last = at;
  let next = at;
  let named = false;
  while (next < to) {
    const token = tokens[next];
    if (token === undefined) break;
    const following = tokens[next + 1];
    if (isPartyTag(token.text) || stops.has(next)) break;
    if (
      nominal(token) ||
      (token.pos === 'ADJ' && (heads.has(token.lower) || (isAge(token.lower) && !opens(following)))) ||
      (token.pos !== 'PUNCT' && isNamed(next))
    ) {
      if (next === at + 1 && isYearOf(tokens, at)) break;
      // "Last week security officials said": what follows the time starts a phrase of its own.
      if (next === at + 2 && isLastWeek(tokens, at) && !isTimeWord(token.lower)) break;
      // A day after a name ends the phrase: "the general Tuesday".
      if (named && isTimeWord(token.lower) && token.pos === 'PROPN') break;
      if (
        named &&
        next > at &&
        isTimeOf(tokens[next - 1]) &&
        token.pos === 'PROPN' &&
        !isTimeWord(token.lower)
      )
        break;
      named = true;
      next += 1;
      last = next;
    } else if (isGenitive(token) && named && next > at) {
      next += 1;
      if (!(following !== undefined && (opens(following) || following.pos === 'VERB'))) break;
    } else if (token.pos === 'DET' || possessives.has(token.lower)) {
      if (next > at && !isGenitive(tokens[next - 1])) break;
      next += 1;
    } else if (token.pos === 'ADJ') {
      next += 1;
      if (
        named === false &&
        (following === undefined || !(opens(following) || following.pos === 'VERB' || isJoin(following)))
      ) {
        // "the French", "the wounded": an adjective as head.
        if (next - 1 > at && tokens[at]?.pos === 'DET') last = next;
      }
    } else if (
      token.pos === 'ADV' &&
      next > at &&
      !named &&
      (following?.pos === 'ADJ' || isNounAfterAll(tokens, at, next + 1, stops))
    )
      next += 1;
    else if (!named && (isNounAfterAll(tokens, at, next, stops) || isRegion(tokens, at, next))) {
      named = true;
      next += 1;
      last = next;
    } else if (
      token.pos === 'VERB' &&
      (next > at || opensSentence(tokens, next)) &&
      !named &&
      /(?:ed|ing|en)$/.test(token.lower) &&
      following !== undefined &&
      (nominal(following) || following.pos === 'ADJ')
    )
      next += 1;
    else if (token.lower === '&' || token.lower === '/') next += 1;
    else break;
  }
  return last;
}

/** "later in the day Orr spoke": a time, after which a name starts a phrase of its own. */
const isTimeOf = (token: Token | undefined): boolean =>
  token !== undefined && (isTimeWord(token.lower) || lengths.has(token.text));

/** "last week", "this month": a time of two words without an article. */
const isLastWeek = (tokens: readonly Token[], at: number): boolean =>
  /^(?:last|this|next|earlier)$/.test(tokens[at]?.lower ?? '') && isTimeWord(tokens[at + 1]?.lower ?? '');

/** "in 2012 Orr said": a year behind a preposition, after which a phrase of its own starts. */
const isYearOf = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.pos === 'ADP' && /^(?:19|20)\d\d$/.test(tokens[at]?.text ?? '');

const lengths: ReadonlySet<string> = new Set(['day', 'days', 'hours', 'moment', 'minutes']);

/** "an earlier report": after an article a bare verb form is a noun, whatever the tagger says. */
const isNounAfterAll = (
  tokens: readonly Token[],
  from: number,
  at: number,
  stops: ReadonlySet<number>,
): boolean => {
  const token = tokens[at];
  return (
    token !== undefined &&
    at > from &&
    token.pos === 'VERB' &&
    token.lemma === token.lower &&
    !/(?:ed|ing)$/.test(token.lower) &&
    !stops.has(at) &&
    /^(?:a|an|the|this|another|every)$/.test(tokens[from]?.lower ?? '')
  );
};

/** "the 61-year-old": somebody, by age. */
export const isAge = (lower: string): boolean => lower.endsWith('-year-old') && /^\d+-year-old$/.test(lower);

/** "rebels in the north": a direction behind an article is a place. */
const isRegion = (tokens: readonly Token[], from: number, at: number): boolean =>
  at === from + 1 &&
  tokens[from]?.lower === 'the' &&
  /^(?:north|south|east|west|(?:north|south)(?:east|west))$/.test(tokens[at]?.lower ?? '');

/** "Leaked emails showed": a participle in front of its noun, no verb with an object. */
const opensSentence = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.sentence !== tokens[at]?.sentence &&
  /(?:ed|en)$/.test(tokens[at]?.lower ?? '') &&
  tokens[at + 1]?.pos === 'NOUN';

const isJoin = (token: Token): boolean => token.pos === 'CCONJ' || token.lower === ',';
