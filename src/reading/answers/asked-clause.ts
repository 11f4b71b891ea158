import type { Token } from '../../text/cut.js';
import { overlapOf, type Span } from '../../text/passage.js';
import type { Clause } from '../clauses/clauses.js';
import type { AskingWords } from './asking-words.js';

/** A question has no more words than this. */
const longest = 18;

const longestSubject = 9;

/** A clause as a question sees it: tokens of its subject, its first verb, and what follows. */
export interface Parsed {
  readonly subject: readonly Token[];
  /** The auxiliary that goes to the front, or null where "do" has to. */
  readonly helper: string;
  /** Verb and what follows, without the auxiliary, the verb in its base form after "do". */
  readonly rest: readonly Worded[];
  /** Lemma of the main verb. */
  readonly head: string;
}

/** What is asked of a figure, and whether that has no verb ("How much in aid?"). */
export interface FigureQuestion {
  readonly text: string;
  readonly verbless: boolean;
}

/** A token as the question words it. */
export interface Worded {
  readonly token: Token;
  readonly text: string;
}

export function parsedOf(tokens: readonly Token[], clause: Clause, words: AskingWords): Parsed | null {
  const { subject: span } = clause;
  if (span === null) return null;
  const all = tokens.slice(clause.first, clause.last);
  const subject = all.filter((token) => token.start >= span.start && token.end <= span.end);
  const known = subject.filter(({ pos }) => pos !== 'PUNCT');
  if (known.length === 0 || known.length > longestSubject) return null;
  // "United" is tagged a verb in names of states.
  if (
    subject.some(
      ({ text, pos }) => text === ',' || pos === 'SCONJ' || (pos === 'VERB' && !/^\p{Lu}/u.test(text)),
    )
  )
    return null;
  const [lead] = known;
  if (hasGap(tokens, clause) || isParticiple(tokens, clause, span)) return null;
  if (isPieced(tokens, clause, known, words)) return null;
  if (lead?.pos === 'ADP' || words('pronoun', lead?.lower ?? '')) return null;
  if (!known.some(({ pos }) => pos === 'NOUN' || pos === 'PROPN')) return null;
  const at = all.findIndex(
    (token) => token.start >= span.end && (token.pos === 'AUX' || token.pos === 'VERB'),
  );
  const verb = all[at];
  if (verb === undefined) return null;
  // "Carts loaded with hay", "Deferred" within a name are no verbs; "the sense was that" says nothing before its clause.
  const behind = all[at + 1]?.lower;
  if (verb.pos === 'VERB' && verb.lower.endsWith('ed') && (behind === 'with' || behind === 'by')) return null;
  if (verb.pos === 'VERB' && /^\p{Lu}\p{Ll}/u.test(verb.text)) return null;
  if (behind === 'that') return null;
  const after = all.slice(at + 1).map((token): Worded => ({ token, text: token.text }));
  const next = after.find(({ token }) => token.pos !== 'ADV' && !words('negation', token.lower))?.token;
  // "has an army" asks with "does", "has left" with "has".
  const owns = verb.lemma === 'have' && next?.pos !== 'VERB' && next?.pos !== 'AUX';
  if (owns)
    return {
      subject,
      helper: formOf(verb, subject),
      rest: [{ token: verb, text: 'have' }, ...after],
      head: 'have',
    };
  const main = after.find(({ token }) => token.pos === 'VERB')?.token.lemma ?? verb.lemma;
  if (words('auxiliary', verb.lower)) return { subject, helper: verb.lower, rest: after, head: main };
  if (verb.pos !== 'VERB' || verb.lower.endsWith('ing')) return null;
  return {
    subject,
    helper: formOf(verb, subject),
    rest: [{ token: verb, text: verb.lemma }, ...after],
    head: verb.lemma,
  };
}

/** "The subsidies that Norland gives its mills": what is given stands before the clause, which is none without it. */
const hasGap = (tokens: readonly Token[], { first, introducer }: Clause): boolean =>
  introducer !== null &&
  /^(?:that|which|who|whom)$/.test(introducer) &&
  /^(?:NOUN|PROPN)$/.test(tokens[tokens[first]?.lower === introducer ? first - 1 : first - 2]?.pos ?? '');

/**
 * A subject that is a piece of one, or of two: "the world Osk" ("told the world Osk had left"), "the guilds" ("a deal
 * between the masters and the guilds was none"), "Osk claims there", "June and".
 */
function isPieced(
  tokens: readonly Token[],
  { first, sentence }: Clause,
  subject: readonly Token[],
  words: AskingWords,
): boolean {
  const [lead, last] = [subject[0], subject.at(-1)];
  if (lead === undefined || last === undefined || last.pos === 'CCONJ' || last.pos === 'ADP') return true;
  // "This missed | opportunity", "pleased Halvik": what is left of a phrase.
  if (
    subject.length === 1 &&
    lead.pos === 'NOUN' &&
    lead.lower === lead.lemma &&
    !isFirst(tokens, lead, first)
  )
    return true;
  if (/^\p{Ll}\p{L}*ed$/u.test(lead.text) && subject[1]?.pos === 'PROPN') return true;
  // "Would blame | the guilds compared to": what a verb or preposition before it is done to has no verb of its own.
  const before = tokens[first - 1];
  const opens = tokens[first]?.start === lead.start && before?.sentence === sentence;
  if (opens && (before.pos === 'ADP' || (before.pos === 'VERB' && !words('cue', before.lemma)))) return true;
  if (subject.some(({ pos, lower }, i) => i > 0 && (pos === 'PRON' || /^(?:there|.*-?who)$/.test(lower))))
    return true;
  const told = before?.pos === 'VERB' && lead.pos === 'DET';
  if (told && subject.some(({ pos }, i) => pos === 'PROPN' && subject[i - 1]?.pos === 'NOUN')) return true;
  const opening = tokens.indexOf(lead, first);
  if (tokens[opening - 1]?.lower !== 'and') return false;
  return tokens.slice(Math.max(0, opening - reach), opening).some(({ lower }) => lower === 'between');
}

const isFirst = (tokens: readonly Token[], token: Token, from: number): boolean =>
  tokens[tokens.indexOf(token, from) - 1]?.sentence !== token.sentence;

/** So many words before an "and" its "between" is looked for. */
const reach = 8;

/** "Carts loaded with goods crossed the bridge", "with a few years left on it": no finite verb, but what is said of a noun. */
function isParticiple(tokens: readonly Token[], { first, last }: Clause, subject: Span): boolean {
  const all = tokens.slice(first, last);
  const at = all.findIndex((token) => token.start >= subject.end && /^(?:AUX|VERB)$/.test(token.pos));
  const verb = all[at];
  if (verb?.pos !== 'VERB' || verb.lower === verb.lemma || all[at + 1]?.pos !== 'ADP') return false;
  const opening = first + all.findIndex((token) => token.start >= subject.start);
  if (tokens[opening - 1]?.lower === 'with') return true;
  return all.slice(at + 2).some((token, i, rest) => {
    if (token.pos !== 'VERB' && token.pos !== 'AUX') return false;
    const before = rest[i - 1]?.lower ?? '';
    return before !== 'to' && before !== 'and' && before !== ',' && !token.lower.endsWith('ing');
  });
}

/** The form of "do" for a verb; "put" after one alone is past. */
function formOf(verb: Token, subject: readonly Token[]): string {
  if (verb.lower !== verb.lemma) return verb.lower.endsWith('s') ? 'does' : 'did';
  const last = subject.at(-1);
  const joined = subject.some(({ lower }) => lower === 'and');
  const alone = !joined && (last?.pos === 'PROPN' || /^an?$/.test(subject[0]?.lower ?? ''));
  return alone && !(last?.lower ?? '').endsWith('s') ? 'did' : 'do';
}

/** Tokens of the clause that a span covers, as `first` … `last - 1`; -1 where there are none. */
export function within(
  tokens: readonly Token[],
  clause: Clause,
  span: Span,
): { readonly first: number; readonly last: number } {
  let [first, last] = [-1, -1];
  for (let i = clause.first; i < clause.last; i++) {
    const token = tokens[i];
    if (token === undefined || overlapOf(token, span) === 0) continue;
    if (first < 0) first = i;
    last = i + 1;
  }
  return { first, last };
}

/** What says something by itself has so many words behind its auxiliary. */
const fewest = 3;

/** Words up to the first comma, without what needs more behind it ("that", "to"); null where too little is left. */
export function untilComma(rest: readonly Worded[], least = fewest): readonly Worded[] | null {
  const comma = rest.findIndex(({ token }) => token.text === ',');
  const kept = comma < 0 ? [...rest] : rest.slice(0, comma);
  while (kept.length > least && (!closes(kept.at(-1)?.token) || hangs(kept)))
    if (kept.pop()?.token.pos === 'VERB' && comma < 0) return null;
  return kept.length < least || !closes(kept.at(-1)?.token) || hangs(kept) ? null : kept;
}

/** "efforts to arrange", "on conditions based": a verb at the end that waits for what it is done to, or by which. */
function hangs(kept: readonly Worded[]): boolean {
  const [before, last] = [kept.at(-2)?.token, kept.at(-1)?.token];
  if (kept.length < 3 || last?.pos !== 'VERB' || before === undefined) return false;
  return before.lower === 'to' || before.pos === 'NOUN' || before.pos === 'PROPN';
}

const ends = new Set(['NOUN', 'PROPN', 'ADJ', 'ADV', 'NUM', 'VERB']);

export const closes = (token: Token | undefined): boolean =>
  token !== undefined && ends.has(token.pos) && token.lemma !== 'have' && token.lemma !== 'be';

/** A subject's words; its first in lower case unless it is a name. */
export function subjectWords(subject: readonly Token[]): readonly string[] {
  return subject.map(({ text, pos, lower }, i) => {
    if (i === 0 && lower === 'no') return 'any';
    const common = pos !== 'PROPN' && !/\p{Lu}/u.test(text.slice(1)) && subject[i + 1]?.pos !== 'PROPN';
    return i === 0 && (common || pos === 'DET' || pos === 'NUM') ? lower : text;
  });
}

/** Words without their negation. */
export function affirmed(rest: readonly Worded[], words: AskingWords): readonly string[] {
  return rest.flatMap(({ token, text }) =>
    words('negation', token.lower) ? [] : token.lower === 'no' && token.pos === 'DET' ? ['any'] : [text],
  );
}

/** Words as a question; null where they are too many, or hold a quotation's mark or a break that a question has not. */
export function asked(words: readonly string[]): string | null {
  const kept = [...words];
  while (kept.length > 0 && /^[\p{P}\s]+$/u.test(kept.at(-1) ?? '')) kept.pop();
  if (kept.length < 3 || kept.length > longest || kept.some((word) => /["“”«»;:()[\]—–]|--/.test(word)))
    return null;
  const spaced = kept.join(' ');
  // Most are words and nothing else.
  const text = /[^\p{L}\p{N} ]/u.test(spaced)
    ? spaced
        .replace(/ (?=[,.%’'])/g, '')
        .replace(/([$€£¥‘]) /g, '$1')
        .replace(/ - /g, '-')
        .replace(/ (?=n['’]t\b)/g, '')
    : spaced;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}?`;
}
