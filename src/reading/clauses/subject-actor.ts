import type { Token } from '../../text/cut.js';
import { partition } from '../../text/partition.js';
import type { Mention } from '../actor.js';
import type { Clause } from './clauses.js';
import type { ClauseContext } from './context.js';

/** How far before a relative clause its noun may stand, in characters. */
const reach = 80;
/** No word that is asked for ("which") is longer. */
const longestWord = 5;
/** Pronouns, and whether they stand for a person; "they" may stand for anybody. */
const pronouns: ReadonlyMap<string, boolean | null> = new Map([
  ['it', false],
  ['they', null],
  ['he', true],
  ['she', true],
]);

/**
 * The actor that a clause's subject names: its own, else that of the clause whose subject it takes over. "Who" is whoever
 * stands before it; a pronoun that nothing else explains is the subject of the clause that holds it ("Arland announced
 * that it would stop tests"), where it can stand for that: "it" is no person, "he" no country.
 */
export function subjectActor(context: ClauseContext, clause: Clause): number | null {
  const { cut, clauses, voices } = context;
  let at: Clause | undefined = clause;
  let person: boolean | null = null;
  for (let depth = 0; at !== undefined && depth < 4; depth++) {
    if (at.subject !== null) {
      const { start, end } = at.subject;
      const word = end - start > longestWord ? '' : cut.text.slice(start, end).toLowerCase();
      if (word === 'who' || (word === 'which' && at.kind === 'relative'))
        return antecedent(context, at, word);
      const named = headMention(context, at, voices.mentions);
      if (named !== null)
        return person === null || (voices.actors[named]?.kind === 'person') === person ? named : null;
      const stands = pronouns.get(word);
      if (stands === undefined || (stands !== null && person !== null && stands !== person)) return null;
      person = stands ?? person;
      const holder: Clause | undefined = at.within === null ? undefined : clauses[at.within];
      if (holder?.sentence !== at.sentence || holder === at) return null;
      at = holder;
    } else at = at.subjectOf === null ? undefined : clauses[at.subjectOf];
  }
  return null;
}

/** Whom a relative clause is about: who stands right before it, for "which" without a word between. */
function antecedent({ cut, voices }: ClauseContext, clause: Clause, word: string): number | null {
  const from = Math.max(cut.sentences[clause.sentence]?.start ?? 0, clause.start - reach);
  const last = mentionsWithin(voices.mentions, from, clause.start).at(-1);
  if (last === undefined) return null;
  return word === 'who' || clause.start - last.end <= 2 ? last.actor : null;
}

/**
 * The mention that heads a subject: the last one before a preposition or a comma, so that "Arland's envoy Ada Voss, an
 * ally of Borland" is Ada Voss and "negotiators in Arland" are not Arland, though "negotiators from Arland" are; of
 * several the first ("Arland and Borland"). What leads up to it is passed over ("In Port Vell, the envoy").
 */
function headMention(
  { cut, lexicon }: ClauseContext,
  clause: Clause,
  mentions: readonly Mention[],
): number | null {
  const { tokens } = cut;
  const span = clause.subject;
  if (span === null) return null;
  const inside = mentionsWithin(mentions, span.start, span.end);
  if (inside.length === 0) return null;
  const start = afterAdjunct(tokens, clause, inside);
  let end = span.end;
  let head: Token | null = null;
  let stop: Token | null = null;
  for (let i = clause.first; i < clause.last; i++) {
    const token = tokens[i];
    if (token === undefined || token.start < start) continue;
    if (token.start >= span.end) break;
    const joins = token.lower === 'and' && inside.some((one) => one.start >= start && one.end <= token.start);
    const ends = token.pos === 'ADP' || token.text === ',' || token.text === '(' || token.text === '—';
    if (
      head !== null &&
      (ends || (joins && !inside.some((one) => one.start < token.start && one.end > token.end)))
    ) {
      end = token.start;
      stop = token;
      break;
    }
    if (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'PRON') head = token;
  }
  let found: Mention | null = null;
  for (const mention of inside)
    if (mention.start >= start && mention.end <= end && (found === null || mention.end >= found.end))
      found = mention;
  if (found !== null) return found.actor;
  const theirs = stop?.lower === 'from' || stop?.lower === 'of';
  if (!theirs || head === null || !lexicon.people.has(head.lower)) return null;
  return inside.find((one) => one.start >= (stop?.end ?? end))?.actor ?? null;
}

/** Where the subject itself begins, behind "In Port Vell," or "During the talks in the capital,". */
function afterAdjunct(tokens: readonly Token[], clause: Clause, inside: readonly Mention[]): number {
  const span = clause.subject;
  if (span === null) return clause.start;
  let at = clause.first;
  while (at < clause.last && (tokens[at]?.start ?? 0) < span.start) at++;
  if (tokens[at]?.pos !== 'ADP') return span.start;
  let start = span.start;
  for (let i = at; i < clause.last && (tokens[i]?.start ?? 0) < span.end; i++) {
    const comma = tokens[i];
    if (comma?.text === ',' && inside.some((one) => one.start >= comma.end)) start = comma.end;
  }
  return start;
}

/** Mentions stand in order of their start. */
export function mentionsWithin(mentions: readonly Mention[], start: number, end: number): readonly Mention[] {
  const found: Mention[] = [];
  for (let i = partition(mentions, (one) => one.start < start); i < mentions.length; i++) {
    const mention = mentions[i];
    if (mention === undefined || mention.start >= end) break;
    if (mention.end <= end) found.push(mention);
  }
  return found;
}
