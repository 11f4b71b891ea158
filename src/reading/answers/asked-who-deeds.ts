import type { Token } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import type { Named } from '../answer.js';
import type { Clause } from '../clauses/clauses.js';
import { subjectAt, subjectOf } from './asked-who-subject.js';
import { isOneOf, type WhoWords } from './asked-who-words.js';
import { inPhrase, namesFrom, phraseEnding } from './named-phrases.js';

/** A verb that may tell of what is asked, with where it stands. */
export interface Deed {
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly clause: Clause;
  readonly clauses: readonly Clause[];
  readonly first: number;
  readonly last: number;
}

const helpers = /^(?:be|am|is|are|was|were|been|being|['’]s|['’]re)$/;

/** "Was signed", "a treaty signed by", "drafted and then signed by". */
export function isPassive(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at];
  if (verb === undefined || verb.lower === verb.lemma || verb.lower.endsWith('ing')) return false;
  return isHelped(tokens, at) || (tokens[at + 1]?.lower === 'by' && tokens[at - 1]?.lemma !== 'have');
}

/** A form of "be" stands before it. */
export function isHelped(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= at - 4; i--) {
    const token = tokens[i];
    if (token === undefined || (token.pos !== 'ADV' && token.pos !== 'AUX' && token.pos !== 'PART'))
      return false;
    if (helpers.test(token.lower)) return true;
  }
  return false;
}

/** Whether it is told as done, as still to come, or (`null`) neither. */
export function doneOf({ tokens, at, clause }: Deed): boolean | null {
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
export function sufferedBy(deed: Deed, words: WhoWords): readonly Named[] | null {
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
  tokens[partition(tokens, ({ end }) => end < headEnd)]?.lower ?? '';

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
export function thingBefore({ tokens, at, clause, first }: Deed, words: WhoWords): number | null {
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
export function doneBy(deed: Deed, words: WhoWords): readonly Named[] | null {
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

/** "Urged President Osk to sign": whoever stands between the verb and "to". */
function askedToDo(tokens: readonly Token[], to: number, first: number): Named | null {
  const noun = tokens[to - 1];
  if (noun?.pos !== 'PROPN' && noun?.pos !== 'NOUN') return null;
  const named = phraseEnding(tokens, to - 1, first);
  const before = tokens[partition(tokens, ({ end }) => end <= named.start) - 1];
  return before?.pos === 'VERB' ? named : null;
}

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
