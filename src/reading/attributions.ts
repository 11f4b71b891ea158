import type { CueEntry } from '../catalog/catalog.js';
import type { CutText, Token } from '../text/cut.js';
import type { Lexicon } from './lexicon.js';
import { isTimeWord, type NounPhrase, nounPhrases } from './phrases.js';

/** A run of tokens, `last` exclusive. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** A cue with its source and content, as grammar gives them; who the source is comes later. */
export interface Attribution {
  readonly cue: Run;
  readonly lemma: string;
  /** How strongly the cue marks speech, by the catalogue. */
  readonly strength: number;
  /** It tells what somebody thinks or wants, not what he says. */
  readonly mind: boolean;
  /** The source's noun phrase with what belongs to it, and its head alone. */
  readonly source: Run | null;
  readonly head: Run | null;
  readonly content: Run | null;
  readonly sentence: number;
  readonly polarity: 'said' | 'denied-saying' | 'hypothetical';
  readonly form: 'clause' | 'quote' | 'infinitive' | 'object' | 'according' | 'noun';
  /** Who was told, where the cue takes a person. */
  readonly told: Run | null;
}

/** What looking for attributions needs of one sentence. */
interface Frame {
  readonly tokens: readonly Token[];
  readonly first: number;
  readonly last: number;
  readonly phrases: readonly NounPhrase[];
  /** Depth-0 quotation that a token stands in, marks included, or -1. */
  readonly quoted: Int32Array;
  readonly lexicon: Lexicon;
}

/** Finds the attributions of one sentence among the reporter's own words. */
export function attributionsOf(
  cut: CutText,
  sentence: number,
  quoted: Int32Array,
  lexicon: Lexicon,
  named: (token: number) => boolean = () => false,
): readonly Attribution[] {
  const bounds = cut.sentences[sentence];
  if (bounds === undefined) return [];
  const { tokens } = cut;
  const cues: number[] = [];
  const nouns: number[] = [];
  for (let at = bounds.first; at < bounds.last; at += 1) {
    if ((quoted[at] ?? -1) >= 0) continue;
    if (isCue(tokens, at, lexicon) || isAccording(tokens, at) || isSpoken(cut, at, bounds, quoted))
      cues.push(at);
    else if (isSpeechNoun(tokens, at, lexicon)) nouns.push(at);
  }
  const colon = colonAt(cut, sentence, quoted, lexicon, named);
  if (colon !== null) return [colon];
  const introduces = quoteColonAt(cut, bounds, quoted);
  if (cues.length === 0 && nouns.length === 0 && introduces < 0) return [];
  const frame: Frame = {
    tokens,
    first: bounds.first,
    last: bounds.last,
    phrases: nounPhrases(tokens, bounds.first, bounds.last, lexicon.speakers, named, new Set(cues)).filter(
      ({ first }) => (quoted[first] ?? -1) < 0,
    ),
    quoted,
    lexicon,
  };
  const found: Attribution[] = [];
  for (const at of cues.slice(0, 12)) {
    const attribution = isAccording(tokens, at)
      ? accordingAt(frame, at, sentence)
      : verbAt(frame, at, sentence);
    if (attribution !== null) found.push(attribution);
  }
  for (const at of nouns.slice(0, 12)) {
    const attribution = nounAt(frame, at, sentence);
    if (attribution !== null) found.push(attribution);
  }
  if (introduces >= 0 && !found.some((one) => one.source !== null && leadsTo(introduces, one))) {
    const introduced = colonAfter(frame, introduces, sentence, named);
    if (introduced !== null) found.push(introduced);
  }
  return settled(
    frame,
    found.filter((one) => !found.some((other) => lends(one, other))),
  );
}

/** "repeated a threat that …": the noun tells it, the verb need not once more. */
const lends = (verb: Attribution, noun: Attribution): boolean =>
  noun.form === 'noun' &&
  verb.form !== 'noun' &&
  verb.content !== null &&
  verb.source?.first === noun.source?.first &&
  verb.content.first <= noun.cue.first &&
  verb.content.last >= noun.cue.last;

/** "pledge that", "suggestion by Marin that": a noun that carries speech, and a clause that tells what was said. */
function isSpeechNoun(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  if (token === undefined || !lexicon.cueNouns.has(token.lower)) return false;
  if (token.pos !== 'NOUN' && !isOwned(tokens, at)) return false;
  for (let next = at + 1; next < at + 7; next += 1) {
    if (tokens[next]?.sentence !== token.sentence) return false;
    if (tokens[next]?.lower === 'that') return true;
    // "a pledge by the envoy that"
    if (next === at + 1 ? !/^(?:by|from)$/.test(tokens[next]?.lower ?? '') : !isNominal(tokens[next]))
      return false;
  }
  return false;
}

const isOwned = (tokens: readonly Token[], at: number): boolean =>
  /^(?:['’]s?|his|her|its|their|our|my)$/.test(tokens[at - 1]?.lower ?? '');

const isNominal = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:NOUN|PROPN|DET|ADJ|NUM)$/.test(token.pos);

/** Verbs that only lend a noun of speech their subject: "Marin made a pledge that …". */
const lending: ReadonlySet<string> = new Set(
  'make give issue repeat renew offer voice express reiterate deliver'.split(' '),
);

/** Whose pledge it is: the genitive before the noun, who comes after "by", or the subject of a verb that lends it. */
function ownerOf(frame: Frame, at: number): Subject | null {
  const { tokens } = frame;
  if (/^['’]s?$/.test(tokens[at - 1]?.lower ?? '')) {
    const owner = frame.phrases[lastPhraseBefore(frame, at - 1)];
    if (owner === undefined || owner.last < at - 1) return null;
    const run = { first: owner.first, last: at - 1 };
    return { head: run, whole: run };
  }
  const phrase = frame.phrases[lastPhraseBefore(frame, at + 1)];
  if (phrase === undefined || phrase.last <= at) return null;
  if (/^(?:his|her|its|their|our|my)$/.test(tokens[phrase.first]?.lower ?? '')) {
    const run = { first: phrase.first, last: phrase.first + 1 };
    return { head: run, whole: run };
  }
  for (let back = at - 1; back > phrase.first; back -= 1)
    if (/^['’]s?$/.test(tokens[back]?.lower ?? '')) {
      const run = { first: phrase.first, last: back };
      return { head: run, whole: run };
    }
  if (/^(?:by|from)$/.test(tokens[at + 1]?.lower ?? '')) {
    const by = frame.phrases.find(({ first }) => first === at + 2);
    return by === undefined ? null : { head: { first: by.first, last: by.last }, whole: extended(frame, by) };
  }
  let verb = phrase.first - 1;
  if (!lending.has(tokens[verb]?.lemma ?? '')) return null;
  while (verb > frame.first && (tokens[verb - 1]?.pos === 'AUX' || tokens[verb - 1]?.pos === 'ADV'))
    verb -= 1;
  return subjectBefore(frame, verb, false);
}

function nounAt(frame: Frame, at: number, sentence: number): Attribution | null {
  const { tokens, lexicon } = frame;
  const entry = lexicon.cueNouns.get(tokens[at]?.lower ?? '');
  let that = at + 1;
  while (that < frame.last && tokens[that]?.lower !== 'that') that += 1;
  // "reports that contradict one another", "the pledge that Marin made": a relative clause.
  if (entry === undefined || isVerbal(tokens[that + 1]) || (frame.quoted[that] ?? -1) >= 0) return null;
  const owner = ownerOf(frame, at);
  const end = nounContentEnd(frame, at, that);
  if (owner === null || end <= that + 2) return null;
  return {
    cue: { first: at, last: at + 1 },
    lemma: entry.lemma,
    strength: entry.strength,
    mind: entry.mind ?? entry.strength < 0.7,
    source: owner.whole,
    head: owner.head,
    content: { first: that, last: end },
    sentence,
    polarity: 'said',
    form: 'noun',
    told: null,
  };
}

/** Where the clause after a noun's "that" ends; `that` itself where it lacks an object and so is a relative clause. */
function nounContentEnd(frame: Frame, at: number, that: number): number {
  const { tokens } = frame;
  const end = contentEnd(frame, frame.last);
  let verb = that + 1;
  while (verb < end && !isVerbal(tokens[verb])) verb += 1;
  let group = verb;
  for (let full = false; group < end; group += 1) {
    const token = tokens[group];
    // A second group after a full verb is the sentence's own: "would fall | was doubted".
    if (token === undefined || (full && token.pos === 'AUX')) break;
    if (!isVerbal(token) && token.pos !== 'ADV' && token.lower !== 'not') break;
    if (token.pos === 'VERB') full = true;
  }
  if (verb >= end) return that;
  const plain = group === verb + 1 && tokens[verb]?.pos === 'VERB';
  if (plain && verb - that < 5 && (group >= end || tokens[group]?.pos === 'PUNCT')) return that;
  // "Marin's claim that talks failed was denied": the sentence's own verb ends it where no verb came before the noun.
  const isSubject = !hasVerb(frame, frame.first, at);
  for (let next = group; next < end; next += 1) {
    const token = tokens[next];
    if ((frame.quoted[next] ?? -1) >= 0) continue;
    if (token?.text === ',' || token?.text === ';' || token?.text === '—') return next;
    if (isSubject && isVerbal(token) && !/^(?:to|who|which|that|and|or)$/.test(tokens[next - 1]?.lower ?? ''))
      return next;
  }
  return end;
}

/** What a verb that no catalogue lists takes, where a quotation stands right beside it. */
const spoken: CueEntry = { lemma: '', kind: 'verb', strength: 0.8, takes: ['quote'] };

/**
 * Whether a verb that the catalogue does not list speaks: a comma or colon and a quotation come after it, or a quotation
 * that ends in a comma before its subject ("“We agree,” the envoy deadpanned").
 */
function isSpoken(
  cut: CutText,
  at: number,
  { first, last }: { readonly first: number; readonly last: number },
  quoted: Int32Array,
): boolean {
  const { tokens } = cut;
  const token = tokens[at];
  if (token?.pos !== 'VERB' || token.text !== token.lower) return false;
  const sign = tokens[at + 1]?.text;
  if ((sign === ',' || sign === ':') && at + 2 < last && isLongQuote(cut, at + 2, quoted)) return true;
  for (let back = at - 1; back >= first && at - back < 7; back -= 1) {
    if ((quoted[back] ?? -1) >= 0)
      return /^[,?!]$/.test(tokens[back - 1]?.text ?? '') && isLongQuote(cut, back, quoted);
    if (!/^(?:NOUN|PROPN|PRON|DET|ADJ|ADV|PART|NUM)$/.test(tokens[back]?.pos ?? '')) return false;
  }
  return false;
}

/** A quotation of three words or more stands at a token. */
function isLongQuote(cut: CutText, at: number, quoted: Int32Array): boolean {
  const index = quoted[at] ?? -1;
  if (index < 0) return false;
  let words = 0;
  for (const step of [1, -1])
    for (let next = at; quoted[next] === index && words < 4; next += step)
      if (cut.tokens[next]?.pos !== 'PUNCT') words += 1;
  return words > 3;
}

/** The colon of a sentence that a quotation follows at once, there or as the next sentence; -1 where none does. */
function quoteColonAt(
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
const leadsTo = (colon: number, { cue, content }: Attribution): boolean =>
  content === null ? cue.last <= colon : content.first <= colon + 1 && content.last > colon + 1;

/** "Marin had one reply: “…”": the clause's subject says what comes after the colon, where it is one that speaks. */
function colonAfter(
  frame: Frame,
  colon: number,
  sentence: number,
  named: (token: number) => boolean,
): Attribution | null {
  const subject = clauseSubject(frame, colon);
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

/** "Marin: we will sign", "Orr camp: talks failed": a name or office, a colon, and what it says. */
function colonAt(
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
  if (cut.tokens[colon]?.text !== ':' || sourceEnd === first || bounds.last - colon < 3) return null;
  const last = cut.tokens[sourceEnd - 1]?.lower ?? '';
  const proper =
    cut.tokens[sourceEnd - 1]?.pos === 'PROPN' && cut.paragraphs[bounds.paragraph]?.kind === 'heading';
  if (!named(sourceEnd - 1) && !proper && bracket === 0 && !lexicon.persons.has(last)) return null;
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

const isAccording = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.lower === 'according' && tokens[at + 1]?.lower === 'to';

function isCue(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  if (token === undefined || !lexicon.cues.has(token.lower)) return false;
  if (token.pos === 'VERB')
    return (
      !(isOwned(tokens, at) && !token.lower.endsWith('ing')) &&
      !(tokens[at + 1]?.pos === 'NOUN' && /(?:ed|ing)$/.test(token.lower) && tokens[at - 1]?.pos === 'DET')
    );
  if (token.pos === 'AUX') return false;
  if (token.pos === 'NOUN' || token.pos === 'ADJ' || token.pos === 'PROPN')
    return isMistaken(tokens, at, lexicon);
  return false;
}

/** "Turkey hopes that …", "records show she …": tagged as a noun, yet a subject stands before and a content follows. */
function isMistaken(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || before === undefined || before.sentence !== token.sentence) return false;
  if (token.text !== token.lower) return false;
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
    /^["“:]/.test(next.text);
  // "…, the daily reports."
  return opens || (next.text === '.' && tokens[at + 2]?.sentence !== token.sentence);
}

const isVerbal = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos === 'VERB' || token.pos === 'AUX');

const isClitic = (token: Token | undefined): boolean =>
  token !== undefined && /^['’](?:s|re|ve|ll|d|m)$/.test(token.lower);

const groupWords: ReadonlySet<string> = new Set([
  'not',
  "n't",
  'n’t',
  'never',
  'also',
  'later',
  'then',
  'only',
  'just',
  'still',
  'even',
]);

function verbAt(frame: Frame, at: number, sentence: number): Attribution | null {
  const { tokens, lexicon } = frame;
  const token = tokens[at];
  const entry = token === undefined ? undefined : (lexicon.cues.get(token.lower) ?? spoken);
  if (token === undefined || entry === undefined) return null;
  let start = at;
  while (start > frame.first && (frame.quoted[start - 1] ?? -1) < 0) {
    const before = tokens[start - 1];
    if (before === undefined) break;
    if (before.pos === 'AUX' || before.pos === 'ADV' || groupWords.has(before.lower)) start -= 1;
    // "He's calling for": the clitic is the auxiliary.
    else if (isClitic(before) && token.lower.endsWith('ing') && tokens[start - 2]?.pos === 'PRON') start -= 1;
    else if (before.lower === 'to' && tokens[start - 2]?.pos === 'VERB') {
      // "refused to say": the speaker is the first verb's; nothing is said.
      return null;
    } else break;
  }
  const group = tokens.slice(start, at).map(({ lower }) => lower);
  if (group.length === 0 && tokens[at - 1]?.lower === 'to') return null;
  const be = group.some((word) => /^(?:is|are|was|were|been|be|being|'re|'s|’s)$/.test(word));
  const passive = be && !token.lower.endsWith('ing');
  const polarity = group.some((word) => /^(?:not|n['’]t|never)$/.test(word))
    ? 'denied-saying'
    : group.some((word) => /^(?:would|could|might|may|will|should|can|'ll|'d|’ll|’d)$/.test(word))
      ? 'hypothetical'
      : 'said';
  if (/^(?:quote|cite)$/.test(entry.lemma) && tellsAsSaying(frame, at)) return null;
  const right = rightContent(frame, at, entry);
  if (token.lower === 'saying' && tokens[at - 1]?.lower === 'as') {
    const head = quotedBefore(frame, at - 1);
    if (head === null) return null;
    const edge = right.run === null ? edgeBefore(frame, head.starts) : null;
    return {
      cue: { first: at - 1, last: at + 1 },
      lemma: entry.lemma,
      strength: entry.strength,
      mind: false,
      source: head.whole,
      head: head.head,
      content: right.run ?? (edge === null ? null : leftContent(frame, edge.at)),
      sentence,
      polarity,
      form: right.form,
      told: null,
    };
  }
  const progressive = be && token.lower.endsWith('ing');
  const participle = token.lower.endsWith('ing') && !progressive;
  let source = passive ? null : subjectBefore(frame, start, participle);
  let contentLeft: Run | null = null;
  let inverted = false;
  /** A quotation ends right before the source: “…,” the envoy said in an address. */
  let ended = false;
  if (!passive && mayFollow(entry)) {
    const edge = edgeBefore(frame, start);
    const follows = edge === null ? null : subjectAfter(frame, at);
    const told = entry.takes?.includes('person') ?? false;
    if (
      edge !== null &&
      follows !== null &&
      !token.lower.endsWith('ing') &&
      (token.lower === 'asked' || !told) &&
      (edge.quoted || source === null || (source.far === true && endsAfter(frame, follows.whole.last)))
    ) {
      source = follows;
      inverted = true;
      contentLeft = leftContent(frame, edge.at);
    } else if (source !== null) {
      const before = edgeBefore(frame, source.whole.first);
      if (before !== null) {
        contentLeft = leftContent(frame, before.at);
        ended = before.quoted;
      }
    }
  }
  if (passive) {
    // "The plan was denounced by Orr": who by; what stands before.
    const by = phraseAfter(frame, at + 1, 'by');
    if (by === null || tokens[by.first - 1]?.lower !== 'by') return null;
    const patient = subjectBefore(frame, start, false);
    if (patient === null) return null;
    return {
      cue: { first: start, last: at + 1 },
      lemma: entry.lemma,
      strength: entry.strength,
      mind: entry.mind ?? false,
      source: extended(frame, by),
      head: by,
      content: patient.whole,
      sentence,
      polarity,
      form: 'object',
      told: null,
    };
  }
  const rightRun = inverted && source !== null ? rightAfter(frame, source.whole.last) : right.run;
  let content: Run | null = null;
  let form: Attribution['form'] = 'clause';
  if (
    contentLeft !== null &&
    rightRun !== null &&
    (inverted || (leftIsClause(frame, contentLeft) && resumes(frame, at, rightRun)))
  )
    content = { first: contentLeft.first, last: rightRun.last };
  else if (ended && contentLeft !== null && right.form === 'clause' && !opensThat(frame, right.run))
    content = contentLeft;
  else if (right.strong && right.run !== null && !inverted) {
    content = right.run;
    form = right.form;
  } else if (contentLeft !== null && leftIsClause(frame, contentLeft)) content = contentLeft;
  else if (rightRun !== null) {
    content = rightRun;
    form = right.form;
  }
  if (
    source !== null &&
    tokens[source.whole.first - 1]?.lower === 'as' &&
    entry.strength >= 0.7 &&
    !right.strong
  ) {
    // "…, as Orr points out", "As Orr said, …".
    const as = source.whole.first - 1;
    const comma = nextComma(frame, at, frame.last);
    const edge = tokens[as - 1]?.text === ',' ? as - 1 : as;
    if (as > frame.first + 2) content = leftContent(frame, edge);
    else if (comma > 0 && comma + 1 < contentEnd(frame, frame.last))
      content = { first: comma + 1, last: contentEnd(frame, frame.last) };
  }
  if (content === null && (source === null || !mayFollow(entry) || passive || entry.mind === true))
    return null;
  return {
    cue: { first: start, last: at + 1 },
    lemma: entry.lemma,
    strength: entry.strength,
    mind: entry.mind ?? false,
    source: source?.whole ?? null,
    head: source?.head ?? null,
    content,
    sentence,
    polarity,
    form,
    told: right.told,
  };
}

/** "quoted Marin as saying": the second verb carries it. */
function tellsAsSaying(frame: Frame, at: number): boolean {
  for (let next = at + 1; next < frame.last && next - at < 14; next += 1)
    if (frame.tokens[next]?.lower === 'as' && frame.tokens[next + 1]?.lower === 'saying') return true;
  return false;
}

interface Quoted extends Subject {
  /** Where the clause of "quoted" starts: what is quoted may stand before it. */
  readonly starts: number;
}

/** "was quoted by Tass as saying", "Tass quoted Marin as saying": the one quoted, before or after the verb. */
function quotedBefore(frame: Frame, as: number): Quoted | null {
  for (let at = as - 1; at > frame.first && as - at < 14; at -= 1) {
    if (!/^(?:quoted|cited|quoting|citing|quotes|cites)$/.test(frame.tokens[at]?.lower ?? '')) continue;
    let start = at;
    while (
      start > frame.first &&
      (frame.tokens[start - 1]?.pos === 'AUX' || frame.tokens[start - 1]?.pos === 'ADV')
    )
      start -= 1;
    if (start < at && /^(?:is|was|were|are|been|being)$/.test(frame.tokens[at - 1]?.lower ?? '')) {
      const subject = subjectBefore(frame, start, false);
      return subject === null ? null : { ...subject, starts: subject.whole.first };
    }
    const phrase = frame.phrases.find(({ first }) => first === at + 1);
    if (phrase === undefined) return null;
    return {
      head: { first: phrase.first, last: phrase.last },
      whole: extended(frame, phrase),
      starts: subjectBefore(frame, start, false)?.whole.first ?? at,
    };
  }
  return null;
}

/** Whether the content may stand before the cue: “…, he said”. */
const mayFollow = (entry: CueEntry): boolean => entry.takes?.includes('quote') ?? false;

interface Subject {
  /** Found from the clause's start, for want of a phrase right before the verb. */
  readonly far?: boolean;
  readonly head: Run;
  readonly whole: Run;
}

/** The phrase that ends before `end` and is nobody's object: the verb's subject with what hangs on it. */
function subjectBefore(frame: Frame, end: number, participle: boolean): Subject | null {
  const { tokens } = frame;
  if (participle) {
    const near = participleSubject(frame, end);
    if (near !== null) return near;
  }
  let limit = end;
  // "X, a member of the delegation, said": step over what stands between commas.
  let outer = end;
  for (let hops = 0; hops < 3; hops += 1) {
    const sign = tokens[limit - 1]?.text ?? '';
    if (limit - 1 <= frame.first || !/^[,)—–]$|^--$/.test(sign) || participle) break;
    const open = matchingSign(frame, limit - 1, sign);
    if (open < 0) break;
    limit = chained(frame, open, sign);
    outer = end;
  }
  if (
    participle ||
    /^(?:and|but|or)$/.test(tokens[limit - 1]?.lower ?? '') ||
    tokens[limit - 1]?.text === ','
  )
    return clauseSubject(frame, limit);
  let index = lastPhraseBefore(frame, limit);
  if (index < 0) return clauseSubject(frame, limit);
  let phrase = frame.phrases[index];
  if (phrase === undefined) return null;
  if (/^(?:who|which|that)$/.test(tokens[phrase.first]?.lower ?? '')) return antecedent(frame, index);
  if (limit !== end && (phrase.after === 'like' || isVerbal(tokens[limit + 1])))
    return clauseSubject(frame, end);
  // Nothing but the verb's own adverbs may stand between phrase and verb.
  if (!isClear(frame, phrase.last, limit)) return clauseSubject(frame, limit);
  if (phrase.pronoun && /^(?:that|this|these|those|what)$/.test(tokens[phrase.first]?.lower ?? ''))
    return null;
  const last = outer === end && limit !== end ? trimComma(tokens, end) : phrase.last;
  while (phrase.time && index > 0 && phrase.after === null) {
    const before = frame.phrases[index - 1];
    if (before === undefined || before.last !== phrase.first) break;
    index -= 1;
    phrase = before;
  }
  // "officials in Washington": go back over prepositions to the phrase that nothing governs.
  while (phrase.after !== null && index > 0) {
    const before = frame.phrases[index - 1];
    if (before === undefined || before.last !== phrase.first - 1) break;
    index -= 1;
    phrase = before;
  }
  if (phrase.after !== null) {
    const relative = relativeBefore(frame, phrase.first);
    if (relative !== null) return relative;
    return clauseSubject(frame, phrase.first - 1);
  }
  // "the envoy who leads the team": a verb right before the phrase makes it an object of a relative clause.
  let verb = phrase.first - 1;
  while (verb > frame.first && tokens[verb]?.pos === 'ADV') verb -= 1;
  if (isVerbal(tokens[verb]) && verb > frame.first) {
    const relative = relativeBefore(frame, phrase.first);
    if (relative !== null) return { head: relative.head, whole: { first: relative.whole.first, last } };
  }
  const before = frame.phrases[index - 1];
  if (
    before !== undefined &&
    before.last === phrase.first - 1 &&
    tokens[before.last]?.text === ',' &&
    before.after === null &&
    tokens[before.last - 1]?.pos === 'PROPN' &&
    tokens[phrase.first]?.pos === 'DET' &&
    frame.lexicon.persons.has(tokens[phrase.last - 1]?.lower ?? '')
  )
    // "Ana Marin, the mother of a soldier told …": the second comma is missing.
    return { head: { first: before.first, last: before.last }, whole: { first: before.first, last } };
  const joined = joinedWith(frame, index);
  return { head: { first: phrase.first, last: phrase.last }, whole: { first: joined, last } };
}

/** "with Marin saying", "a document stating": the phrase right before a participle, where it is no mere object. */
function participleSubject(frame: Frame, end: number): Subject | null {
  const phrase = frame.phrases[lastPhraseBefore(frame, end)];
  if (phrase === undefined || phrase.last !== end || phrase.time) return null;
  const absolute = phrase.after !== null && /^(?:with|despite|beyond|without)$/.test(phrase.after);
  if (!absolute && !frame.lexicon.documents.has(frame.tokens[end - 1]?.lower ?? '')) return null;
  return { head: { first: phrase.first, last: phrase.last }, whole: { first: phrase.first, last: end } };
}

/** "Marin, an Ohio Republican, chairman of the panel, said": the comma may close one apposition more. */
function chained(frame: Frame, open: number, sign: string): number {
  if (sign !== ',') return open;
  for (let back = open - 1; back > frame.first && open - back < 14; back -= 1) {
    const token = frame.tokens[back];
    if (token === undefined || isVerbal(token) || (frame.quoted[back] ?? -1) >= 0) return open;
    if (token.text === ',')
      return frame.tokens[back - 1]?.pos === 'PROPN' &&
        frame.tokens[open + 1]?.pos !== 'CCONJ' &&
        frame.tokens[back + 1]?.pos !== 'CCONJ'
        ? back
        : open;
  }
  return open;
}

/** "Marin and Orr said": the whole pair speaks. */
function joinedWith(frame: Frame, index: number): number {
  const phrase = frame.phrases[index];
  const before = frame.phrases[index - 1];
  if (phrase === undefined) return 0;
  if (
    before !== undefined &&
    frame.tokens[phrase.first - 1]?.lower === 'and' &&
    before.last === phrase.first - 1 &&
    before.after === null &&
    !isVerbal(frame.tokens[before.first - 1])
  )
    return before.first;
  return phrase.first;
}

const trimComma = (tokens: readonly Token[], end: number): number =>
  /^[,)—–]$|^--$/.test(tokens[end - 1]?.text ?? '') && tokens[end - 1]?.text !== ')' ? end - 1 : end;

function matchingSign(frame: Frame, at: number, sign: string): number {
  const open = sign === ')' ? '(' : sign;
  for (let back = at - 1; back > frame.first && at - back < 40; back -= 1) {
    const token = frame.tokens[back];
    if (token === undefined) return -1;
    if (token.text === open) {
      const next = frame.tokens[back + 1];
      const inside = frame.tokens.slice(back + 1, at);
      if (
        sign === ',' &&
        inside.some(({ lower }, index) => index > 0 && frame.lexicon.cues.get(lower)?.strength === 1)
      )
        return -1;
      // An apposition or a relative clause, no clause of its own.
      if (
        sign === ',' &&
        next !== undefined &&
        (next.pos === 'CCONJ' ||
          (next.pos === 'PRON' && !/^(?:who|whose|which|himself|herself|itself)$/.test(next.lower)))
      )
        return -1;
      // A series of names is no apposition: there must be a phrase right before.
      return back;
    }
    if ((frame.quoted[back] ?? -1) >= 0) return -1;
  }
  return -1;
}

function lastPhraseBefore(frame: Frame, limit: number): number {
  let [low, high] = [0, frame.phrases.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((frame.phrases[middle]?.first ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function isClear(frame: Frame, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const token = frame.tokens[at];
    if (
      token === undefined ||
      !(
        token.pos === 'ADV' ||
        token.pos === 'AUX' ||
        isTimeWord(token.lower) ||
        token.pos === 'ADJ' ||
        token.pos === 'NUM' ||
        token.pos === 'ADP'
      )
    )
      return false;
  }
  return true;
}

/** The subject of the clause that the verb at `limit` continues: the first phrase that nothing governs and a verb follows. */
function clauseSubject(frame: Frame, limit: number): Subject | null {
  const { tokens } = frame;
  let from = frame.first;
  for (let at = limit - 1; at > frame.first; at -= 1)
    if (tokens[at]?.text === ';') {
      from = at + 1;
      break;
    }
  if (from === frame.first && subordinating.has(tokens[from]?.lower ?? '')) {
    // "As Marin spoke, Orr shrugged, saying": the main clause comes after the comma.
    const comma = nextComma(frame, from, limit - 1);
    if (comma > 0 && hasVerb(frame, from, comma) && hasVerb(frame, comma, limit)) from = comma + 1;
  }
  for (const phrase of frame.phrases) {
    if (phrase.first < from || phrase.after !== null || phrase.time) continue;
    if (phrase.last >= limit) break;
    if (isVerbal(tokens[phrase.first - 1]) && phrase.first > from) continue;
    let next = phrase.last;
    // Step over an apposition and what hangs on the phrase.
    const whole = extended(frame, phrase);
    next = whole.last;
    for (let hops = 0; hops < 6 && /^(?:,|—|–|--|\()$/.test(tokens[next]?.text ?? ''); hops += 1) {
      const close = closingSign(frame, next, limit);
      if (close <= 0) break;
      next = close + 1;
      // ", who, like Orr, is a lawmaker, said": on to where the main verb comes.
      if (!isVerbal(tokens[next]) || next < limit - 1)
        if (tokens[next]?.text !== ',') {
          const further = nextComma(frame, next, limit);
          if (further > 0 && !mainVerbAt(frame, next, limit)) next = further;
        }
    }
    while (next < limit && (tokens[next]?.pos === 'ADV' || isTimeWord(tokens[next]?.lower ?? ''))) next += 1;
    if (isVerbal(tokens[next]) || (tokens[next]?.text === ',' && next + 1 >= limit))
      return { head: { first: phrase.first, last: phrase.last }, whole, far: true };
  }
  return null;
}

const subordinating: ReadonlySet<string> = new Set(
  'as when while after before since because although though if once until'.split(' '),
);

function nextComma(frame: Frame, from: number, limit: number): number {
  for (let at = from; at < limit && at - from < 40; at += 1) if (frame.tokens[at]?.text === ',') return at;
  return -1;
}

/** Whether the verb at hand, or another of the same subject, stands here. */
function mainVerbAt(frame: Frame, at: number, limit: number): boolean {
  let next = at;
  while (next < limit && (frame.tokens[next]?.pos === 'ADV' || frame.tokens[next]?.pos === 'AUX')) next += 1;
  return next >= limit || isVerbal(frame.tokens[next]);
}

function closingSign(frame: Frame, open: number, limit: number): number {
  const sign = frame.tokens[open]?.text === '(' ? ')' : frame.tokens[open]?.text;
  for (let at = open + 1; at < limit && at - open < 40; at += 1)
    if (frame.tokens[at]?.text === sign) return at;
  return -1;
}

/** "X, who leads the team, said" without the second comma: the phrase before the relative pronoun. */
function relativeBefore(frame: Frame, from: number): Subject | null {
  for (let at = from - 1; at > frame.first && from - at < 20; at -= 1) {
    const lower = frame.tokens[at]?.lower ?? '';
    if (lower === 'who' || lower === 'which') {
      const index = lastPhraseBefore(frame, at);
      return index < 0 ? null : antecedent(frame, frame.phrases[index]?.first === at ? index : index + 1);
    }
    if (/^[,;:]$/.test(lower)) return null;
  }
  return null;
}

/** Whom a relative pronoun (phrase `index`) stands for: the phrase before it, past times, places and what is "of" it. */
function antecedent(frame: Frame, index: number): Subject | null {
  const { tokens, phrases, lexicon } = frame;
  let at = index - 1;
  let phrase = phrases[at];
  while (phrase !== undefined && phrase.after !== null && at > 0) {
    const before = phrases[at - 1];
    if (before === undefined) break;
    const speaks = lexicon.speakers.has(tokens[phrase.last - 1]?.lower ?? '');
    if (phrase.after !== 'of' && !phrase.time && (speaks || before.last !== phrase.first - 1)) break;
    at -= 1;
    phrase = before;
  }
  if (phrase === undefined) return null;
  const pronoun = phrases[index];
  const before = phrases[at - 1];
  // "Ana Marin, a former official who is now in business": the name before its description.
  const named =
    before !== undefined &&
    before.last === phrase.first - 1 &&
    tokens[before.last]?.text === ',' &&
    before.after === null &&
    tokens[before.last - 1]?.pos === 'PROPN' &&
    tokens[phrase.first]?.pos === 'DET' &&
    lexicon.persons.has(tokens[phrase.last - 1]?.lower ?? '');
  const head = named ? before : phrase;
  const whole = extended(frame, head);
  return {
    head: { first: head.first, last: head.last },
    whole: { first: whole.first, last: Math.max(whole.last, pronoun?.last ?? 0) },
  };
}

/** A phrase with the prepositional phrases that hang on it: "officials in Washington". */
function extended(frame: Frame, phrase: Run): Run {
  let last = phrase.last;
  for (let index = lastPhraseBefore(frame, phrase.first) + 1; index < frame.phrases.length; index += 1) {
    const next = frame.phrases[index];
    if (next === undefined || next.first < last) continue;
    if (next.first !== last + 1 || next.after === null || next.after === 'to' || next.time) break;
    last = next.last;
  }
  return { first: phrase.first, last };
}

function phraseAfter(frame: Frame, from: number, preposition: string): NounPhrase | null {
  for (let index = lastPhraseBefore(frame, from) + 1; index < frame.phrases.length; index += 1) {
    const phrase = frame.phrases[index];
    if (phrase === undefined || phrase.first - from > 8) return null;
    if (phrase.after === preposition) return phrase;
  }
  return null;
}

/** Nothing but a comma, a mark or the sentence's end comes after. */
function endsAfter(frame: Frame, at: number): boolean {
  return at >= frame.last || (frame.quoted[at] ?? -1) >= 0 || /^[,.;:—–]$/.test(frame.tokens[at]?.text ?? '');
}

/** Inversion: "said Orr, the envoy": the phrase right after the verb, with nothing but commas or the end after it. */
function subjectAfter(frame: Frame, at: number): Subject | null {
  const { tokens } = frame;
  const index = lastPhraseBefore(frame, at + 1) + 1;
  const phrase = frame.phrases[index];
  if (phrase === undefined || phrase.first !== at + 1 || phrase.time) return null;
  if (phrase.pronoun && !/^(?:he|she|they|i|we)$/.test(tokens[phrase.first]?.lower ?? '')) return null;
  const whole = extended(frame, phrase);
  const next = tokens[whole.last];
  if (next !== undefined && whole.last < frame.last && isVerbal(next)) return null;
  let last = whole.last;
  if (tokens[last]?.text === ',') {
    const after = frame.phrases.find(({ first }) => first === last + 1);
    // An apposition belongs to the source; a new clause does not.
    if (after !== undefined && !after.pronoun && !isVerbal(tokens[after.last]))
      last = extended(frame, after).last;
  }
  return { head: { first: phrase.first, last: phrase.last }, whole: { first: phrase.first, last } };
}

interface Edge {
  /** Where the content before ends (exclusive). */
  readonly at: number;
  /** A quotation ends here. */
  readonly quoted: boolean;
}

/** What stands right before the source or cue: a comma or a closing mark ends a fronted content. */
function edgeBefore(frame: Frame, at: number): Edge | null {
  const { tokens, quoted } = frame;
  const before = at - 1;
  if (before < frame.first) return null;
  if ((quoted[before] ?? -1) >= 0) return { at, quoted: true };
  const sign = tokens[before]?.text ?? '';
  if (/^(?:,|—|–|--|\?|!)$/.test(sign))
    return { at: /^[?!]$/.test(sign) ? at : before, quoted: (quoted[before - 1] ?? -1) >= 0 };
  return null;
}

/** Everything of the sentence before `end`, from where its clause starts. */
function leftContent(frame: Frame, end: number): Run | null {
  let first = frame.first;
  while (first < end && /^(?:and|but|so|,|—|–|--)$/.test(frame.tokens[first]?.lower ?? '')) first += 1;
  return first < end ? { first, last: end } : null;
}

/** A fronted content is a quotation or has a verb; else it is an adverbial ("On Tuesday, Orr said"). */
function leftIsClause(frame: Frame, run: Run): boolean {
  const opening = frame.tokens[run.first];
  const subordinate =
    opening !== undefined &&
    (opening.pos === 'SCONJ' ||
      (opening.pos === 'VERB' && (frame.quoted[run.first] ?? -1) < 0) ||
      /^(?:if|when|while|as|after|before|since|because|although|though|asked|speaking|addressing|citing|referring)$/.test(
        opening.lower,
      ));
  let verb = false;
  for (let at = run.first; at < run.last; at += 1) {
    if ((frame.quoted[at] ?? -1) >= 0) return true;
    const token = frame.tokens[at];
    if (isVerbal(token) && !(token?.lower.endsWith('ing') ?? false)) verb = true;
  }
  return verb && !subordinate;
}

interface Right {
  readonly run: Run | null;
  readonly form: Attribution['form'];
  /** Grammar leaves no doubt: "that", a colon, an infinitive, a clause right after. */
  readonly strong: boolean;
  readonly told: Run | null;
}

const nothing: Right = { run: null, form: 'clause', strong: false, told: null };

const opensThat = (frame: Frame, run: Run | null): boolean =>
  run !== null && frame.tokens[run.first]?.lower === 'that';

/** What follows a cue as its content. */
function rightContent(frame: Frame, at: number, entry: CueEntry): Right {
  const { tokens, last } = frame;
  const takes = entry.takes ?? [];
  const end = contentEnd(frame, last);
  // "pointed out that", "shot back:".
  let next = /^(?:out|back)$/.test(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
  let told: Run | null = null;
  if (takes.includes('person')) {
    const phrase = frame.phrases.find(({ first }) => first === next);
    if (
      phrase !== undefined &&
      !isVerbal(tokens[phrase.last]) &&
      !(tokens[phrase.last]?.pos === 'ADV' && isVerbal(tokens[phrase.last + 1]))
    ) {
      told = { first: phrase.first, last: phrase.last };
      next = extended(frame, phrase).last;
    }
  }
  if (tokens[next]?.lower === 'for') {
    // "is calling for the sides to meet": who is to act belongs to what is asked.
    const asked = frame.phrases.find(({ first }) => first === next + 1);
    const to = asked === undefined ? -1 : extended(frame, asked).last;
    if (asked !== undefined && tokens[to]?.lower === 'to' && isVerbal(tokens[to + 1]))
      return { run: { first: asked.first, last: end }, form: 'infinitive', strong: true, told };
  }
  const begin = afterAdverbials(frame, next);
  const token = tokens[begin];
  if (token === undefined || begin >= end) return { ...nothing, told };
  if (token.lower === 'that' && !isVerbal(tokens[begin + 1]))
    return { run: { first: begin, last: end }, form: 'clause', strong: true, told };
  if (token.text === ':')
    return begin + 1 < end
      ? { run: { first: begin + 1, last: end }, form: 'quote', strong: true, told }
      : { ...nothing, told };
  if ((frame.quoted[begin] ?? -1) >= 0)
    return { run: { first: begin, last: end }, form: 'quote', strong: true, told };
  if (
    /^(?:whether|if|how|why|what|when|where|who|which)$/.test(token.lower) &&
    (takes.includes('clause') || takes.includes('that'))
  )
    return { run: { first: begin, last: end }, form: 'clause', strong: true, told };
  if (token.lower === 'to' && isVerbal(tokens[begin + 1])) {
    if (!takes.includes('to')) return { ...nothing, told };
    // "urged the sides to meet": who is to act belongs to what is asked.
    if (told !== null)
      return { run: { first: told.first, last: end }, form: 'infinitive', strong: true, told };
    return { run: { first: begin, last: end }, form: 'infinitive', strong: true, told };
  }
  if (token.text === ',') {
    const quote = begin + 1 < end && (frame.quoted[begin + 1] ?? -1) >= 0;
    return quote
      ? { run: { first: begin + 1, last: end }, form: 'quote', strong: true, told }
      : { ...nothing, told };
  }
  if (begin === at + 1 && token.pos === 'AUX' && isRelative(frame, at))
    return { run: { first: begin, last: end }, form: 'clause', strong: true, told };
  if ((token.pos === 'DET' || token.pos === 'ADJ' || token.lower === 'as') && quoteNear(frame, begin))
    return { run: { first: begin, last: end }, form: 'quote', strong: true, told };
  const phrase = frame.phrases.find(({ first }) => first === begin);
  if (takes.includes('clause') || takes.includes('that')) {
    if (phrase !== undefined && hasVerb(frame, phrase.last, end))
      return {
        run: { first: begin, last: end },
        form: 'clause',
        strong: hasSubjectVerb(frame, begin, end),
        told,
      };
    // "says running for mayor is hard", "said much of it was lost".
    const opens = begin === at + 1 && entry.strength >= 0.9 && token.pos !== 'PUNCT' && token.pos !== 'CCONJ';
    if (
      (opens ||
        token.pos === 'ADP' ||
        token.pos === 'SCONJ' ||
        token.pos === 'ADV' ||
        token.lower === 'there') &&
      hasSubjectVerb(frame, begin, end)
    )
      return { run: { first: begin, last: end }, form: 'clause', strong: true, told };
  }
  if (takes.includes('object') || takes.includes('to')) {
    if (phrase !== undefined || token.pos === 'ADP') {
      if (takes.includes('to') && !takes.includes('object') && !hasInfinitive(frame, begin, end))
        return { ...nothing, told };
      return {
        run: { first: begin, last: objectEnd(frame, begin, end) },
        form: 'object',
        strong: true,
        told,
      };
    }
  }
  return { ...nothing, told };
}

/** `a “first step”`: a quotation starts within the phrase that starts here. */
function quoteNear(frame: Frame, at: number): boolean {
  for (let next = at + 1; next < frame.last && next - at < 4; next += 1) {
    if ((frame.quoted[next] ?? -1) >= 0) return true;
    if (!/^(?:DET|ADJ|ADV|NUM|ADP)$/.test(frame.tokens[next]?.pos ?? '')) return false;
  }
  return false;
}

/** "in what the Kremlin said was …": a relative pronoun stands before the speaker. */
function isRelative(frame: Frame, at: number): boolean {
  for (let back = at - 1; back >= frame.first && at - back < 8; back -= 1)
    if (/^(?:what|which|who|that)$/.test(frame.tokens[back]?.lower ?? '')) return true;
  return false;
}

/** Steps over when, where and how it was said: "said Monday in a statement that". */
function afterAdverbials(frame: Frame, from: number): number {
  const { tokens } = frame;
  let at = from;
  for (let hops = 0; hops < 6; hops += 1) {
    const token = tokens[at];
    if (token === undefined || at >= frame.last) return from;
    if (token.lower === 'that' || token.text === ':' || (frame.quoted[at] ?? -1) >= 0) return at;
    const genitive = /^['’]s?$/.test(tokens[at + 1]?.lower ?? '');
    // "said Tuesday was a bad day": the day is the subject of what is said.
    if (isTimeWord(token.lower) && tokens[at + 1]?.pos === 'AUX') return at;
    if (
      token.pos === 'ADV' ||
      ((isTimeWord(token.lower) || /^(?:late|early)$/.test(token.lower)) && !genitive)
    ) {
      at += 1;
      continue;
    }
    if (token.text === ',' && hops > 0 && /^(?:that|:)$/.test(tokens[at + 1]?.lower ?? '')) {
      at += 1;
      continue;
    }
    if (token.pos === 'ADP' || token.lower === 'to') {
      const phrase = frame.phrases.find(({ first }) => first === at + 1);
      if (phrase === undefined) return at;
      const whole = extended(frame, phrase);
      // Only what leads on to a content is stepped over.
      const next = tokens[whole.last];
      if (next === undefined || whole.last >= frame.last) return at;
      if (isVerbal(next)) {
        // "in a statement carried by Orbis that": how it went out.
        const { carrying, issued } = frame.lexicon.circumstances;
        const follows = tokens[whole.last + 1];
        const goesOut = carrying.has(next.lower) || issued.has(next.lower);
        if (!goesOut || !(follows?.pos === 'ADP' || isTimeWord(follows?.lower ?? ''))) return at;
        at = whole.last + 1;
        continue;
      }
      at = whole.last;
      continue;
    }
    break;
  }
  return at;
}

function contentEnd(frame: Frame, last: number): number {
  let end = last;
  while (
    end > frame.first &&
    /^[.]+$/.test(frame.tokens[end - 1]?.text ?? '') &&
    (frame.quoted[end - 1] ?? -1) < 0
  )
    end -= 1;
  return end;
}

function objectEnd(frame: Frame, from: number, end: number): number {
  for (let at = from + 1; at < end; at += 1) {
    if ((frame.quoted[at] ?? -1) >= 0) continue;
    const token = frame.tokens[at];
    if (token === undefined) break;
    if (/^(?:,|;|—|–|--|:)$/.test(token.text)) return at;
    if (/^(?:and|but|while|after|before|when|as)$/.test(token.lower) && isVerbal(frame.tokens[at + 1]))
      return at;
    if (/^(?:but|while|after|before|when|although)$/.test(token.lower)) return at;
  }
  return end;
}

const hasVerb = (frame: Frame, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1)
    if (isVerbal(frame.tokens[at]) || (isClitic(frame.tokens[at]) && frame.tokens[at - 1]?.pos === 'PRON'))
      return true;
  return false;
};

const hasInfinitive = (frame: Frame, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1)
    if (frame.tokens[at]?.lower === 'to' && isVerbal(frame.tokens[at + 1])) return true;
  return false;
};

/** A phrase with a finite verb after it, before any comma. */
function hasSubjectVerb(frame: Frame, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const token = frame.tokens[at];
    if (token === undefined) return false;
    if (isVerbal(token) && frame.tokens[at - 1]?.lower !== 'to' && !token.lower.endsWith('ing')) return true;
    if (isClitic(token) && frame.tokens[at - 1]?.pos === 'PRON') return true;
  }
  return false;
}

/** After "said Orr": a second half of the content. */
function rightAfter(frame: Frame, from: number): Run | null {
  let at = from;
  if (frame.tokens[at]?.text === ',') at += 1;
  at = afterAdverbials(frame, at);
  if (/^[,:]$/.test(frame.tokens[at]?.text ?? '')) at += 1;
  const end = contentEnd(frame, frame.last);
  return at < end && (frame.quoted[at] ?? -1) >= 0 ? { first: at, last: end } : null;
}

/** `“A,” he said, “B.”`: the content goes on after the cue. */
function resumes(frame: Frame, at: number, right: Run): boolean {
  if ((frame.quoted[right.first] ?? -1) < 0) return false;
  const before = frame.tokens[right.first - 1];
  return before?.text === ',' || right.first === at + 1;
}

function accordingAt(frame: Frame, at: number, sentence: number): Attribution | null {
  const { tokens } = frame;
  const index = lastPhraseBefore(frame, at + 2) + 1;
  const phrase = frame.phrases[index];
  if (phrase === undefined || phrase.first - at > 4) return null;
  const source = extended(frame, phrase);
  const end = contentEnd(frame, frame.last);
  let content: Run | null = null;
  if (at - frame.first <= 1) {
    let comma = source.last;
    while (comma < end && tokens[comma]?.text !== ',') comma += 1;
    if (comma + 1 < end) content = { first: comma + 1, last: end };
  } else {
    const edge = tokens[at - 1]?.text === ',' ? at - 1 : at;
    content = { first: frame.first, last: edge };
  }
  if (content === null || content.last <= content.first) return null;
  return {
    cue: { first: at, last: at + 2 },
    lemma: 'according to',
    strength: 1,
    mind: false,
    source,
    head: { first: phrase.first, last: phrase.last },
    content,
    sentence,
    polarity: 'said',
    form: 'according',
    told: null,
  };
}

/** Ends each content where the next attribution of the same rank begins: "X said A and Y said B". */
function settled(frame: Frame, found: readonly Attribution[]): readonly Attribution[] {
  return found.map((one) => {
    if (one.content === null || one.content.first < one.cue.first) return one;
    let last = one.content.last;
    for (const other of found) {
      if (other.cue.first <= one.cue.last || other.cue.first >= last) continue;
      const start =
        other.source !== null && other.source.first > one.cue.last && other.source.first < other.cue.first
          ? other.source.first
          : other.cue.first;
      if (start <= one.content.first) continue;
      const before = frame.tokens[start - 1];
      const further = frame.tokens[start - 2];
      const joint = before?.pos === 'CCONJ' || before?.lower === 'while';
      const participle =
        other.cue.last - other.cue.first === 1 &&
        (frame.tokens[other.cue.first]?.lower.endsWith('ing') ?? false);
      if (
        !joint &&
        !(
          before?.text === ',' &&
          (participle ||
            other.content === null ||
            other.content.first > other.cue.first ||
            other.form === 'according')
        )
      ) {
        // "A, he said": the whole before it is the later cue's, unless "that" opened the earlier content.
        continue;
      }
      const cutAt = joint && further?.text === ',' ? start - 2 : start - 1;
      if (cutAt > one.content.first && hasVerb(frame, one.content.first, cutAt)) last = Math.min(last, cutAt);
    }
    return last === one.content.last ? one : { ...one, content: { first: one.content.first, last } };
  });
}
