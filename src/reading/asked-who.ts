import type { QuestionEntry } from '../catalog/catalog.js';
import type { Token } from '../text/cut.js';
import type { Named } from './answer.js';
import type { Clause } from './clauses.js';

/** Words by which it is known who does what a question asks for. */
export interface WhoWords {
  readonly entry: QuestionEntry;
  readonly acts: ReadonlySet<string>;
  readonly things: ReadonlySet<string>;
  readonly deeds: ReadonlySet<string>;
  readonly doers: ReadonlySet<string>;
  readonly gatherings: ReadonlySet<string>;
}

export const whoWordsOf = (entry: QuestionEntry): WhoWords => ({
  entry,
  acts: new Set(entry.acts),
  things: new Set(entry.things),
  deeds: new Set(entry.deeds),
  doers: new Set(entry.doers),
  gatherings: new Set(entry.gatherings),
});

/** Where a sentence names who does it: tokens `first` … `last - 1` say so. */
export interface WhoFound {
  readonly first: number;
  readonly last: number;
  readonly by: readonly Named[];
  /** It is told as done, as still to come, or (`null`) neither. */
  readonly done: boolean | null;
}

/**
 * Those whom a sentence names as who does what is asked: the subject of the verb, whom "by" names, the gathering at which
 * it is done, the owner of the deed ("Senate approval") or of the office ("Norlandic mediators"). What names nobody is no answer.
 *
 * ```ts
 * // "The treaty would be signed by the foreign ministers" → the foreign ministers
 * // "There are signs of haste", "The treaty is to be signed in spring" → nobody
 * ```
 */
export function whoIn(
  tokens: readonly Token[],
  first: number,
  last: number,
  clauses: readonly Clause[],
  words: WhoWords,
): readonly WhoFound[] {
  const found: WhoFound[] = [];
  for (let at = first; at < last; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    const { pos, lemma, lower } = token;
    const clause = clauses.find((one) => one.first <= at && at < one.last);
    if (clause === undefined || conditional(clause)) continue;
    if (pos === 'VERB' && words.acts.has(lemma)) {
      const deed = { tokens, at, clause, clauses, first, last };
      const told = isPassive(tokens, at) ? sufferedBy(deed, words) : doneBy(deed, words);
      // "The accord of 1953, signed by all": what stands with the thing is told of it too.
      const thing = isPassive(tokens, at) && !isHelped(tokens, at) ? (thingBefore(deed, words) ?? at) : at;
      if (told !== null) found.push({ first: thing, last: at + 1, by: told, done: doneOf(deed) });
    } else if (pos !== 'VERB' && isOneOf(token, words.deeds)) {
      const by = ownerOf(tokens, at, first, clause.last);
      if (by.length > 0) found.push({ first: at, last: at + 1, by, done: null });
    } else if (pos !== 'VERB' && isOneOf(token, words.doers)) {
      const by = bearersOf(tokens, at, clause, first);
      if (by.length > 0) found.push({ first: at, last: at + 1, by, done: null });
    } else if (words.gatherings.has(lower) && standsFor(tokens, at, clause, clauses, words)) {
      const by = phraseEnding(tokens, at, first);
      found.push({ first: at, last: at + 1, by: [by], done: null });
    }
  }
  return found;
}

/** Who is the subject of the clause at a token, for phrases that say by themselves what is done. */
export function subjectAt(
  tokens: readonly Token[],
  at: number,
  first: number,
  clauses: readonly Clause[],
): readonly Named[] {
  const clause = clauses.find((one) => one.first <= at && at < one.last);
  const span = clause === undefined || conditional(clause) ? null : subjectOf(clause, clauses);
  if (span === null) return [];
  const from = tokens.findIndex((token, i) => i >= first && token.start >= span.start);
  return namesFrom(tokens, from, at, span.end);
}

/** The tagger leaves capitalised words as they are: "Talks". */
const isOneOf = ({ lemma, lower }: Token, words: ReadonlySet<string>): boolean =>
  words.has(lemma) || words.has(lower) || (lower.endsWith('s') && words.has(lower.slice(0, -1)));

interface Deed {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly clause: Clause;
  readonly clauses: readonly Clause[];
  readonly first: number;
  readonly last: number;
}

const conditional = ({ introducer }: Clause): boolean => /^(?:if|unless|whether)$/.test(introducer ?? '');

const helpers = /^(?:be|am|is|are|was|were|been|being|['’]s|['’]re)$/;

/** "Was signed", "a treaty signed by", "drafted and then signed by". */
function isPassive(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at];
  if (verb === undefined || verb.lower === verb.lemma || verb.lower.endsWith('ing')) return false;
  return isHelped(tokens, at) || (tokens[at + 1]?.lower === 'by' && tokens[at - 1]?.lemma !== 'have');
}

function isHelped(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= at - 4; i--) {
    const token = tokens[i];
    if (token === undefined || (token.pos !== 'ADV' && token.pos !== 'AUX' && token.pos !== 'PART'))
      return false;
    if (helpers.test(token.lower)) return true;
  }
  return false;
}

function doneOf({ tokens, at, clause }: Deed): boolean | null {
  const verb = tokens[at];
  if (verb === undefined) return null;
  if (clause.modal !== null || clause.tense === 'future' || tokens[at - 1]?.lower === 'to') return false;
  // A participle behind its noun ("a treaty signed by all") or another verb has no time of its own.
  if (!clause.verbs.includes(at) || clause.kind === 'participle') return null;
  if (isPassive(tokens, at) && !isHelped(tokens, at)) return null;
  if (clause.tense === 'past' || clause.tense === 'perfect') return true;
  return clause.tense === 'present' ? false : null;
}

/** By whom it is or would be done to one of the things. */
function sufferedBy(deed: Deed, words: WhoWords): readonly Named[] | null {
  const { tokens, at, clause } = deed;
  const { last } = clause;
  if (!nearThing(deed, words)) return null;
  for (let i = at + 1; i < Math.min(last, at + 7); i++) {
    const { lower = '', pos } = tokens[i] ?? {};
    if (lower === 'by') {
      const by = namesFrom(tokens, i + 1, last);
      return by.length === 0 ? null : by;
    }
    if (lower === 'at' || lower === 'through') {
      const [by] = namesFrom(tokens, i + 1, last);
      return by !== undefined && words.gatherings.has(headWord(tokens, by)) ? [by] : null;
    }
    if (pos === 'VERB' || pos === 'AUX') break;
  }
  if (clause.introducer !== 'where') return null;
  const noun = clause.first - 1;
  const hall = tokens[noun]?.text === ',' ? noun - 1 : noun;
  return words.gatherings.has(tokens[hall]?.lower ?? '') ? [phraseEnding(tokens, hall, deed.first)] : null;
}

const headWord = (tokens: readonly Token[], { headEnd }: Named): string =>
  tokens.find(({ end }) => end === headEnd)?.lower ?? '';

/** How many words before its verb a thing may stand. */
const reach = 16;

/** Whether what it is done to is one of the things: named before the verb, in its clause or right before that. */
function nearThing(deed: Deed, words: WhoWords): boolean {
  const { tokens, at, clause, clauses, first } = deed;
  if (thingBefore(deed, words) !== null) return true;
  const subject = subjectOf(clause, clauses);
  return (
    subject !== null &&
    tokens
      .slice(first, at)
      .some((one) => one.start >= subject.start && one.end <= subject.end && isOneOf(one, words.things))
  );
}

/** The nearest of the things before a verb. */
function thingBefore({ tokens, at, clause, first }: Deed, words: WhoWords): number | null {
  const joins = /^(?:and|or|then)$/.test(clause.introducer ?? '');
  for (let i = at - 1; i >= Math.max(first, at - reach); i--) {
    const token = tokens[i];
    if (token === undefined) break;
    if (isOneOf(token, words.things)) return i;
    if (i < clause.first && token.pos === 'VERB' && !joins) break;
  }
  return null;
}

/** Who does it to one of the things. */
function doneBy(deed: Deed, words: WhoWords): readonly Named[] | null {
  const { tokens, at, clause, clauses, first, last } = deed;
  if (!hasObject(tokens, at, last, words)) return null;
  // "Urged President Osk to sign" names who would; "in an attempt to sign" names nobody.
  if (tokens[at - 1]?.lower === 'to' && /^(?:NOUN|PROPN)$/.test(tokens[at - 2]?.pos ?? '')) {
    const own = askedToDo(tokens, at - 1, clause.first);
    return own === null ? null : [own];
  }
  const by = subjectAt(tokens, at, first, clauses);
  return by.length === 0 ? null : by;
}

const subjectOf = (clause: Clause, clauses: readonly Clause[]): Clause['subject'] => {
  if (clause.subject !== null || clause.subjectOf === null) return clause.subject;
  const sentence = clauses.filter(({ sentence: of }) => of === clause.sentence);
  const at = sentence.indexOf(clause);
  return sentence.slice(0, at).findLast(({ subject }) => subject !== null)?.subject ?? null;
};

/** "Urged President Osk to sign": whoever stands between the verb and "to". */
function askedToDo(tokens: readonly Token[], to: number, first: number): Named | null {
  const noun = tokens[to - 1];
  if (noun?.pos !== 'PROPN' && noun?.pos !== 'NOUN') return null;
  const named = phraseEnding(tokens, to - 1, first);
  const before = tokens.findLast(({ end }) => end <= named.start);
  return before?.pos === 'VERB' ? named : null;
}

const inPhrase = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PART', 'ADV']);
const particles = new Set(['on', 'up', 'off', 'onto', 'in', 'over', 'away', 'as', 'for', '-']);

/** Whether the noun phrase behind the verb is one of the things. */
function hasObject(tokens: readonly Token[], at: number, last: number, words: WhoWords): boolean {
  let i = at + 1;
  if (particles.has(tokens[i]?.lower ?? '')) return false;
  if (tokens[i]?.lower === 'of') i += 1;
  let head: Token | null = null;
  for (; i < Math.min(last, at + 12); i++) {
    const token = tokens[i];
    if (token === undefined || !(inPhrase.has(token.pos) || /^["“”‘’'-]$/.test(token.text))) break;
    if (token.pos === 'NOUN' || token.pos === 'PROPN') head = token;
  }
  return head !== null && isOneOf(head, words.things);
}

/** Whose approval it is: "Senate approval", "approval from Congress", "the council's approval". */
function ownerOf(tokens: readonly Token[], at: number, first: number, last: number): readonly Named[] {
  const next = tokens[at + 1]?.lower ?? '';
  if (next === 'by' || next === 'from') return namesFrom(tokens, at + 2, last);
  const before = tokens[at - 1];
  if (at - 1 < first || before === undefined) return [];
  if (/^['’]s?$/.test(before.lower)) return at - 2 < first ? [] : [phraseEnding(tokens, at - 2, first)];
  return before.pos === 'PROPN' || /al$|ary$/.test(before.lower) ? [named(before, before)] : [];
}

/** Who is a mediator: "Norlandic mediators", "Osk Brandt, the mediator", "with Norland as mediator", "the mediator was Osk". */
function bearersOf(tokens: readonly Token[], at: number, clause: Clause, first: number): readonly Named[] {
  const { last } = clause;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (next?.pos === 'PROPN') return namesFrom(tokens, at + 1, last).slice(0, 1);
  if (next?.lemma === 'be') return namesFrom(tokens, at + 2, last);
  if (before !== undefined && at > first && /^\p{Lu}/u.test(before.text) && before.pos !== 'DET')
    return [named(before, before)];
  let i = at - 1;
  while (i >= first && /^(?:DET|ADJ|NUM)$/.test(tokens[i]?.pos ?? '')) i -= 1;
  const link = tokens[i];
  // "With Norlandic officials acting as mediators".
  const acting = link?.lower === 'as' && tokens[i - 1]?.lower.endsWith('ing') === true;
  if (acting)
    return /^(?:NOUN|PROPN)$/.test(tokens[i - 2]?.pos ?? '') ? [phraseEnding(tokens, i - 2, first)] : [];
  const joins = link?.lower === 'as' || link?.lemma === 'be';
  if (!joins || clause.subject === null) return [];
  const { start, end } = clause.subject;
  const from = tokens.findIndex((token, k) => k >= first && token.start >= start);
  return namesFrom(tokens, from, at, end);
}

/** "Subject to a referendum", "adopted through a referendum": who is asked there decides on the thing. */
function standsFor(
  tokens: readonly Token[],
  at: number,
  clause: Clause,
  clauses: readonly Clause[],
  words: WhoWords,
): boolean {
  if (!words.entry.decides?.includes(tokens[at]?.lower ?? '')) return false;
  const sentence = clauses.filter((one) => one.sentence === clause.sentence);
  return sentence.some((one) =>
    tokens.slice(one.first, one.last).some((token) => isOneOf(token, words.things)),
  );
}

const named = (first: Token, last: Token, end = last.end): Named => ({
  start: first.start,
  end,
  headEnd: last.end,
});

/** The phrase whose noun stands at `at`, with what stands before it. */
function phraseEnding(tokens: readonly Token[], at: number, first: number): Named {
  let from = at;
  while (from - 1 >= first && /^(?:ADJ|NOUN|PROPN|NUM)$/.test(tokens[from - 1]?.pos ?? '')) from -= 1;
  const last = tokens[at] as Token;
  return named(tokens[from] ?? last, last);
}

/** Phrases of a row that begins at `from`: "the mayor and the guilds of Halvik", up to what is none. */
function namesFrom(tokens: readonly Token[], from: number, last: number, until = Infinity): readonly Named[] {
  const row: Named[] = [];
  let i = from;
  while (i < last && row.length < mostNames) {
    while (i < last && /^(?:DET|ADV)$/.test(tokens[i]?.pos ?? '')) i += 1;
    const opening = tokens[i];
    if (opening === undefined || opening.start >= until) break;
    let head: Token | null = null;
    let owned = false;
    for (; i < last; i++) {
      const token = tokens[i];
      if (token === undefined || token.start >= until) break;
      const counted = token.pos === 'NUM' && tokens[i + 1]?.lower === 'of';
      const noun = token.pos === 'NOUN' || token.pos === 'PROPN' || (token.pos === 'PRON' && head === null);
      if (noun || counted) [head, owned] = [token, false];
      else if (owns.test(token.lower) && head !== null) owned = true;
      else if ((head !== null && !owned) || !inPhrase.has(token.pos)) break;
    }
    if (head === null) break;
    let end = head.end;
    if (tokens[i]?.lower === 'of' && i < last) {
      const [of] = namesFrom(tokens, i + 1, last, until).slice(0, 1);
      end = of?.end ?? end;
      while (i < last && (tokens[i]?.start ?? Infinity) < end) i += 1;
    }
    row.push(named(opening, head, end));
    while (i < last && /^(?:,|and|or|&)$/.test(tokens[i]?.lower ?? '')) i += 1;
    if (!/^(?:,|and|or|&)$/.test(tokens[i - 1]?.lower ?? '')) break;
  }
  return row.filter(({ start, headEnd }) =>
    tokens.some((token) => token.start >= start && token.end === headEnd && !empty.has(token.lower)),
  );
}

/** What joins an owner, or the part of a compound, to the noun behind it. */
const owns = /^(?:['’]s?|-)$/;
const mostNames = 12;
/** What stands for nobody in particular. */
const empty = new Set(['it', 'that', 'which', 'this', 'there', 'what', 'one', 'who', 'i', 'we', 'you']);
